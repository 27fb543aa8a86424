"""What else the words around a figure may be asking: each other country, period and flow that is told there.

A figure that is wrong of what was read, and right of what stands beside it, is more likely misread than wrong.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product

from nlp.asking.asked import Asked
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.shifting import moved
from nlp.asking.words import shape
from nlp.types import Figure, Flow, Question

MOST = 90
BACK = 3  # sentences in which a party or time stands that was carried over
CARRIED = ("context", "default", "title")
BESIDE = 16  # characters from a word of trade to the pronoun that says who trades
MEASURES = frozenset({"level", "change", "percent_change", "share"})
FLOWS: dict[str, tuple[Flow, ...]] = {
    "imports": ("imports", "exports"),
    "exports": ("exports", "imports"),
    "buy": ("imports", "exports"),
    "sell": ("exports", "imports"),
    "enter": ("imports",),
    "go": ("exports",),
    "total": ("total",),
    "deficit": ("balance",),
    "surplus": ("balance",),
}
"""What a word of trade may tell, seen from the home country."""


def find_rivals(scene: Scene, asked: Asked) -> Iterator[Question]:
    """Other questions that the sentence of a figure and the one before it allow, nearest to the one read first.

    The question itself is among them where nothing says whose a balance is: it may be either's.
    """
    question, figure = asked.question, asked.figure
    if figure is None or question.measure not in MEASURES or question.reporter != HOME:
        return
    if question.flow is None or question.partner is None or question.period is None:
        return
    sentence = scene.around(scene.sentences, figure.start)
    near = [sentence, *scene.before(sentence, 1)]
    clause = scene.around(scene.clauses, figure.start)
    gap = asked.cue and shape("neutral_gap").fullmatch(scene.lower, asked.cue.start, asked.cue.end)
    if gap or is_nobodys(scene, asked):
        yield question
    own = own_stretch(scene, figure, clause)
    carried = {one.slot for one in asked.origins if one.source in CARRIED}
    far = [sentence, *scene.before(sentence, BACK)]
    whose, when = (far if slot in carried else near for slot in ("partner", "period"))
    own_cue = asked.cue is not None and clause.start <= asked.cue.start < clause.end
    base = question.base_period
    flows = [question.flow, *find_flows(scene, asked.cue, [clause] if own_cue else near)]
    if asked.cue and ("partner" in carried or not own_cue or not scene.named(clause)):
        flows += FLOWS.get(asked.cue.name, ())  # "Exports fell", of whom other words tell
    slots = product(
        choices(
            question.partner, find_partners(scene, [own]) if own_cue else [], find_partners(scene, whose)
        ),
        choices(question.period, find_periods(scene, base, [own]), find_periods(scene, base, when)),
        dict.fromkeys(flows),
    )
    others = sorted(slots, key=lambda one: difference(question, one))[1:]
    yield from islice((told for one in others for told in retold(question, *one)), MOST)


def is_nobodys(scene: Scene, asked: Asked) -> bool:
    """Whether a partner's surplus or deficit is told in a clause that names nobody who could have it."""
    if asked.cue is None or asked.question.flow != "balance" or asked.question.partner == "WLD":
        return False
    return not scene.named(scene.around(scene.clauses, asked.cue.start))


def own_stretch(scene: Scene, figure: Figure, clause: Span) -> Span:
    """The part of its clause that is no other figure's: from the one before it to the one behind it.

    What stands between two figures may be of either, and only what precedes the first is safely of it.
    """
    others = [
        one for one in scene.within(scene.figures, clause) if one.kind == figure.kind and one is not figure
    ]
    ahead = [one.end for one in others if one.start < figure.start]
    behind = [one.start for one in others if one.start > figure.start]
    return Span(ahead[-1] if ahead else clause.start, figure.end if behind else clause.end)


def choices(read: str, own: list[str], near: list[str]) -> dict[str, None]:
    """The values that a slot may have, each once: those of the figure's clause, where the one read is told there."""
    return dict.fromkeys([read, *(own if read in own else near)])


def difference(question: Question, slots: tuple[str, str, Flow]) -> int:
    """In how many slots another question differs."""
    return sum(a != b for a, b in zip((question.partner, question.period, question.flow), slots, strict=True))


def find_partners(scene: Scene, near: list[Span]) -> list[str]:
    """The countries named near a figure."""
    return [mention.country for span in near for mention in scene.partners(span)]


def find_periods(scene: Scene, base: str | None, near: list[Span]) -> list[str]:
    """The periods told near a figure, but what a change is from; "a year earlier" counts from each of the others."""
    there = [period for span in near for period in scene.within(scene.periods, span)]
    values = [period.value for period in there if period.value and period.value != base]
    return values + [
        told
        for period in there
        for value in values
        if period.offset and (told := moved(value, period.offset))
    ]


def find_flows(scene: Scene, cue: Cue | None, near: list[Span]) -> list[Flow]:
    """The flows that the words of trade near a figure may tell: both ways where others stand there or a pronoun does it."""
    cues = [one for span in near for one in scene.within(scene.cues, span) if one.name in FLOWS]
    if cue and shape("pronoun_party").search(scene.lower, max(0, cue.start - BESIDE), cue.end + BESIDE):
        cues.append(cue)
    return [flow for one in cues if one != cue or cues.count(one) > 1 for flow in FLOWS[one.name]]


def retold(question: Question, partner: str, period: str, flow: Flow) -> Iterator[Question]:
    """The question with other slots, a change from a year earlier and from as far back as the one read."""
    told = replace(question, partner=partner, period=period, flow=flow)
    if question.measure in ("level", "share") or period == question.period:
        yield told
        return
    for base in dict.fromkeys((moved(period, "P1Y"), question.base_period)):
        if base is not None and len(base) == len(period) and base < period:
            yield replace(told, base_period=base)
