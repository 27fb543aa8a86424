"""What a figure that no statistics answer says of its matter: how large it is, which part, by how much it moved.

"Unemployment is down to 3.7 percent" is a level, "spending is down 18 percent" a change in percent, and "72 percent of
the crude" a share, whether or not it can be looked up.
"""

import re
from functools import cache
from typing import Literal

from nlp.asking.directions import find_direction, is_by
from nlp.asking.scene import Scene, Span
from nlp.asking.words import pattern, shape
from nlp.lexicon import load_lexicon
from nlp.phrases import fold
from nlp.types import ClaimKind, Figure

PART = re.compile(r"\s*(?:out )?(?:(?:of|de|del|du|des)(?!\w)|d')\s*")
NEAR = 60  # characters from a word of change to the figure that it is by
BEHIND = 12  # the same where it follows: "11 percent higher", and not "2 percent, the lowest in years"
AHEAD = 24  # characters behind a count in which the noun stands that is counted: "3,000 new jobs"
SIGN = re.compile(r"%|points?(?!\w)|puntos?(?!\w)|per ?cent|por ciento|pour cent|pp(?!\w)")
MEASURED = frozenset({"amount", "count", "rate"})


def kind_of_figures(scene: Scene, span: Span) -> ClaimKind | None:
    """The kind of a statement by the first of its figures that tells one, None where none does."""
    kinds = (kind_of(scene, span, figure) for figure in scene.within(scene.figures, span))
    return next((kind for kind in kinds if kind), None)


def kind_of(scene: Scene, span: Span, figure: Figure) -> ClaimKind | None:
    """What one figure says, by its kind and the words around it."""
    if figure.kind in ("percent", "percentage_points"):
        return kind_of_percent(scene, span, figure)
    if figure.kind == "multiple":
        return kind_of_multiple(scene, figure)
    if figure.kind in MEASURED:
        return "change" if is_moved(scene, span, figure) else "level"
    return None


def kind_of_percent(scene: Scene, span: Span, figure: Figure) -> Literal["share", "percent_change", "level"]:
    """A share where it is of something, a change beside a word of change, else how high something is."""
    clause = scene.around(scene.clauses, figure.start)
    found = find_direction(scene, clause, figure) or find_direction(scene, span, figure)
    direction = found is not None and is_beside(scene, figure, found[1])
    part = PART.match(scene.lower, figure.end)
    if not SIGN.search(scene.lower, figure.start, figure.end):
        return "share"  # a fraction: "two thirds", "nine out of ten"
    if part and not words("of_change").match(scene.lower, part.end()):
        return "share"
    if direction and not shape("changed_to").search(scene.lead(figure.start)):
        return "percent_change"
    return "level"


def is_beside(scene: Scene, figure: Figure, change: int) -> bool:
    """Whether a word of change stands near enough to a figure to be what it is by."""
    if change < figure.start:
        return figure.start - NEAR <= change
    return change - figure.end < BEHIND and "," not in scene.lower[figure.end : change]


def kind_of_multiple(scene: Scene, figure: Figure) -> ClaimKind:
    """A comparison where it is told against another thing: "three times as much as", "el doble que"."""
    return "comparison" if words("against").match(scene.lower, figure.end + 1) else "percent_change"


def is_moved(scene: Scene, span: Span, figure: Figure) -> bool:
    """Whether an amount is by how much something grew, or how many jobs came and went."""
    clause = scene.around(scene.clauses, figure.start)
    direction = find_direction(scene, clause, figure)
    if direction and is_beside(scene, figure, direction[1]) and is_by(scene, figure, direction[1]):
        return True
    counted = words("counted").search(scene.lower, figure.start, min(span.end, figure.end + AHEAD))
    return bool(counted and words("moving").search(scene.lower, clause.start, clause.end))


@cache
def words(name: str) -> re.Pattern[str]:
    """The words of a list of `kinds.toml`, folded as texts are."""
    return pattern(fold(word) for word in load_lexicon("kinds")[name])
