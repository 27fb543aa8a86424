"""Whether a percentage is part of a total of trade, and not a change."""

import re

from nlp.asking.directions import find_direction, is_by
from nlp.asking.scene import Scene, Span
from nlp.asking.words import any_of, shape
from nlp.types import Figure

BEHIND = 70  # characters behind a figure in which it is told what it is a part of
BOUND = re.compile(
    r"[.;:]|(?<!\w)(?:se|con|with|is|are|was|were|(?<!everything )(?<!all )that|which|(?<!lo )que|qui|by|est|sont|fue|fueron)(?!\w)"
)
OF_ALL = shape("of_all")
SHARE = re.compile(
    r" (?:(?:share|slice|part) of (?:(?:the|all|total) )*|of (?:the|all) (?:us|u\.s\.|american|national|overall) total(?!\w))"
)
ONE_IN = re.compile(r"(?:one|uno|una|un|une) (?:in|out of|of|de|sur) ")


def is_share(scene: Scene, clause: Span, figure: Figure, behind: str) -> bool:
    """Whether a percentage is part of a total of trade."""
    if shape("in_dollars").match(behind):
        return True
    if is_of_other_flow(scene, clause, figure):
        return False
    if shape("of_goods_traded").match(scene.lower, figure.end) or SHARE.match(behind):
        return True
    if shape("of_the_total").match(behind):
        return True
    part = re.match(r" *(?:out )?(?:of|de|del|du|des|d')(?!\w)", behind)
    if part and any_of("share", "totals").search(BOUND.split(behind[part.end() :])[0]):
        return True
    lead = scene.lower[max(clause.start, figure.start - 90) : figure.start]
    if OF_ALL.match(lead.lstrip()) and any_of("share", "totals").search(lead):
        return True
    if any_of("share", "gdp").search(lead + behind[:40]) or shape("means_change").search(lead):
        return False
    if shape("share_at").search(lead) and told_of_share(scene, figure):
        return True
    return bool(
        re.search(
            r"(?<!\w)(?:share|participación|cuota|la part|slice|proportion|weight|peso|poids)(?!\w)", lead
        )
    )


def is_of_other_flow(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a part is of the flow that goes the other way: "exports to China were worth a third of its imports"."""
    told = shape("of_flow").match(scene.lower, figure.end)
    ahead = [cue.name for cue in scene.within(scene.cues, Span(clause.start, figure.start))]
    flows = [name for name in ahead if name in ("imports", "exports")]
    return told is not None and bool(flows) and not told["flow"].startswith(flows[-1][:2])


def is_told_in_money(scene: Scene, sentence: Span, figure: Figure) -> bool:
    """Whether a percentage is a part of each dollar: "16 cents of every dollar", "one dollar in every six"."""
    return bool(
        shape("of_every").search(scene.lower, sentence.start, sentence.end)
        or shape("dollar").search(scene.lower, figure.start, figure.end)
    )


def answers(scene: Scene, figure: Figure, sentence: Span) -> bool:
    """Whether a sentence opens with the figure that the one before it asked for: "The gap? $117 billion"."""
    before = next(scene.before(sentence, 1), None)
    asked = before is not None and scene.lower[before.start : before.end].rstrip().endswith("?")
    return asked and shape("opening").fullmatch(scene.lower, sentence.start, figure.start) is not None


def answers_share(scene: Scene, figure: Figure, sentence: Span) -> bool:
    """Whether the question that a percentage answers is about a share: "What share …? 16 percent"."""
    before = next(scene.before(sentence, 1), None)
    told = before and shape("share_noun").search(scene.lower, before.start, before.end)
    return bool(told) and answers(scene, figure, sentence)


def one_in(figure: Figure) -> tuple[float, float] | None:
    """The ends of "one in six", which is nearer to six than to five or seven; None for another percentage."""
    if not ONE_IN.match(figure.text.lower()) or not 0 < figure.value < 100:
        return None
    number = 100 / figure.value
    return 100 / (number + 0.5), 100 / (number - 0.5)


def is_moved_share(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a share changed by a percentage: "Mexico's share rose 0.2 percent" is percent of it or points."""
    if not shape("share_moved").search(scene.lower, clause.start, figure.start):
        return False
    direction = find_direction(scene, clause, figure)
    return direction is not None and direction[1] < figure.start and is_by(scene, figure, direction[1])


def told_of_share(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence has spoken of a share before a percentage that it stands at."""
    sentence = scene.around(scene.sentences, figure.start)
    if shape("share_noun").search(scene.lower, max(sentence.start, figure.start - 160), figure.start):
        return True
    ahead = [
        f for f in scene.within(scene.figures, sentence) if f.kind == "percent" and f.end <= figure.start
    ]
    if not ahead:
        return False
    clause = scene.around(scene.clauses, ahead[-1].start)
    return is_share(scene, clause, ahead[-1], scene.lower[ahead[-1].end : ahead[-1].end + BEHIND])
