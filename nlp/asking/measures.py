"""How a figure measures: a level, a change, a share, a ratio; signed as the statistics are."""

import re
from dataclasses import dataclass

from nlp.asking.directions import MORE, find_direction, is_by, signed
from nlp.asking.portions import (
    BEHIND,
    answers_share,
    is_moved_share,
    is_share,
    is_told_in_money,
    one_in,
    told_of_share,
)
from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.words import shape
from nlp.types import Figure, Interval, Measure

POSSESSIVE = 4  # characters from "Peru" to the figure in "Peru's 9 percent"
GAPPED = 130  # characters back to a verb that a clause leaves out
DOWNWARD = frozenset(
    {
        "below",
        "less",
        "lower",
        "smaller",
        "fewer",
        "narrower",
        "menos",
        "moins",
        "menor",
        "inferior",
        "debajo",
    }
)
EVERY = re.compile(r"(?<!\w)(?:for every|for each|por cada|pour chaque)(?!\w)")
THAN_FLOW = re.compile(
    r" (?:(?:u\.?s\.? |its |the )?(?:exports|imports|exportaciones|importaciones)|plus|más|more)(?!\w)"
)
ANOTHER = 60  # characters in which the time that a multiple is measured by would stand
AS_MUCH = re.compile(
    r" *(?:as (?:much|many|large|big|high)|lo que|más de lo que|(?:plus|autant)(?= que| qu'| de))"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with what is stated; `of` where the words say what a share or ratio is of."""

    measure: Measure
    stated: Interval
    of: str | None = None


def ratio_of_every(scene: Scene, sentence: Span, figure: Figure) -> Measured | None:
    """ "For every $100 that went south, $158 came north": the second against the first; None for the first itself."""
    every = EVERY.search(scene.lower, sentence.start, figure.start)
    if every is None:
        return None
    told = [f for f in scene.within(scene.figures, Span(every.end(), figure.start)) if f.kind == "amount"]
    base = told[0].value if told and told[0].start - every.end() < 3 else 1.0
    if figure.start - every.end() < 3 or base <= 0 or figure.value >= 100 * base:
        return None
    low, high = (None if end is None else end / base for end in (figure.low, figure.high))
    return Measured("ratio", Interval(low, high, "multiple"), "other")


def is_of_base(scene: Scene, figure: Figure, cue: Spanned) -> bool:
    """Whether a cue is of the first of two amounts: "for every $100 that went south, $158 came north"."""
    sentence = scene.around(scene.sentences, figure.start)
    every = EVERY.search(scene.lower, sentence.start, figure.start)
    return bool(every and every.end() <= cue.start and "," in scene.lower[cue.end : figure.start])


def read_amount(scene: Scene, clause: Span, figure: Figure) -> Measured:
    """An amount as a level or a change."""
    stated = Interval(figure.low, figure.high, figure.unit or "USD")
    direction = find_direction(scene, clause, figure)
    if direction and is_by(scene, figure, direction[1]):
        return Measured("change", signed(stated, direction[0]))
    return Measured("level", stated)


def read_percent(scene: Scene, clause: Span, sentence: Span, figure: Figure) -> Measured | None:
    """A percentage as a share or a change, None where it is neither."""
    low, high = one_in(figure) or (figure.low, figure.high)
    stated = Interval(low, high, "percent")
    if shape("of_what_was").match(scene.lower, figure.end) and figure.value < 100:
        return Measured("percent_change", below(stated))
    behind = scene.lower[figure.end : figure.end + BEHIND]
    gdp = shape("of_gdp").match(behind)
    if gdp:
        return Measured("share", stated, "GDP")
    if is_moved_share(scene, clause, figure):
        return None
    if is_told_in_money(scene, sentence, figure):
        return Measured("share", stated, "WLD")
    if answers_share(scene, figure, sentence):
        return Measured("share", stated, "WLD")
    before = shape("base_amount").search(scene.lead(figure.start))
    if is_share(scene, clause, figure, behind) or before and told_of_share(scene, figure):
        return Measured("share", stated, "WLD")
    if before and find_direction(scene, clause, figure):
        return None  # "up from 15.4 percent": no change by that much
    if is_one_of_two(scene, figure):
        return None
    direction = find_direction(scene, clause, figure)
    tail = MORE.match(scene.lower, figure.end)
    if tail and not scene.lower[tail.end("word") :].startswith(" of "):
        return Measured("percent_change", signed(stated, -1 if tail["word"].split()[-1] in DOWNWARD else 1))
    if direction is None:
        direction = find_direction(scene, sentence, figure)
        gapped = is_gapped(scene, clause, figure)
        if direction and abs(direction[1] - figure.start) > (GAPPED if gapped else 60):
            direction = None
        if direction and not gapped and is_change_of_another(scene, clause, figure, direction[1]):
            direction = None
    if direction is None:
        marked = figure.value < 0 or "+" in scene.lower[max(0, figure.start - 1) : figure.start + 1]
        return Measured("percent_change", stated) if marked else None
    return Measured("percent_change", signed(stated, direction[0]))


def below(part: Interval) -> Interval:
    """The change that leaves a part of what was before.

    >>> below(Interval(None, 50.0, "percent"))
    Interval(low=None, high=-50.0, unit='percent')
    """
    low, high = (None if end is None else end - 100 for end in (part.low, part.high))
    return Interval(low, high, part.unit)


def is_change_of_another(scene: Scene, clause: Span, figure: Figure, change: int) -> bool:
    """Whether a change told in another clause has its own figure, and this one a subject: "… fell 3 percent, and Peru
    supplied 9 percent"; "Peru's 9 percent" only leaves the verb out."""
    taken = any(one.kind == figure.kind for one in scene.within(scene.figures, Span(change, clause.start)))
    subjects = scene.named(Span(clause.start, figure.start))
    return taken and bool(subjects) and figure.start - subjects[-1].end > POSSESSIVE


def is_gapped(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a clause leaves its verb out: "imports are up 13 percent …, and exports to it 16.6 percent"."""
    nouns = [cue for cue in scene.within(scene.cues, clause) if cue.end <= figure.start]
    return bool(nouns) and shape("gapped").fullmatch(scene.lower, nouns[-1].end, figure.start) is not None


def is_one_of_two(scene: Scene, figure: Figure) -> bool:
    """Whether a percentage is where something went from or to: "from 3.8 percent to 14 percent"."""
    lead = scene.lead(figure.start)
    first = shape("percent_from").search(lead) and shape("percent_to").match(scene.lower, figure.end)
    return bool(first or shape("percent_end").search(lead))


def read_multiple(scene: Scene, clause: Span, sentence: Span, figure: Figure) -> Measured | None:
    """A multiple as a percent change ("doubled") or a ratio of flows ("1.6 times as much as it sold")."""
    if (
        AS_MUCH.match(scene.lower, figure.end)
        or THAN_FLOW.match(scene.lower, figure.end)
        or EVERY.search(scene.lower, sentence.start, figure.start)
    ):
        both = {cue.name for cue in scene.within(scene.cues, sentence)}
        if both & {"sell", "exports"} and both & {"buy", "imports"}:
            return Measured("ratio", Interval(figure.low, figure.high, "multiple"), "other")
    if shape("than_another").match(scene.lower, figure.end) and not scene.within(
        scene.periods, Span(figure.end, figure.end + ANOTHER)
    ):
        return None
    if figure.value < 1:
        return Measured(
            "percent_change",
            Interval(-100 * (1 - figure.value) - 5, -100 * (1 - figure.value) + 5, "percent"),
        )
    lead = scene.lead(figure.start, 24)
    more = re.search(r"(?:more than|over|más (?:del|que se)|se ha más que|plus (?:du|que)) *$", lead)
    less = re.search(r"(?:nearly|almost|casi(?: se)?|presque|close to) *$", lead)
    change = 100 * (figure.value - 1)
    spread = 5 * figure.value
    low = change if more else change - (2 * spread if less else spread)
    high = None if more else change if less else change + spread
    return Measured("percent_change", Interval(low, high, "percent"))
