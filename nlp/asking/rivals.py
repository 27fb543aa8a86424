"""What else the words around a figure may be asking: each other country, period and flow that is told there.

A figure that is wrong of what was read, and right of what stands beside it, is more likely misread than wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from nlp.asking.asked import Asked
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.shifting import moved
from nlp.asking.words import any_of, shape
from nlp.types import Figure, Flow, Question

MOST = 240
BACK = 40  # sentences in which a party or time stands that the words may go on about
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


@dataclass(frozen=True, slots=True)
class Rivals:
    """Other questions that words allow, made only when they are asked for: most figures are right as they were read."""

    question: Question
    itself: bool
    """Whether the question read is among them, since nothing says whose a balance is."""
    wider: bool
    """Whether services may be meant beside goods: "the trade deficit"."""
    partners: tuple[str, ...]
    periods: tuple[str, ...]
    flows: tuple[Flow, ...]

    def __iter__(self) -> Iterator[Question]:
        """The questions, nearest to the one read first."""
        if self.wider:
            yield replace(self.question, indicator="goods_and_services_trade", commodity=None)
        if self.itself:
            yield self.question
        slots = product(self.partners, self.periods, self.flows)
        others = sorted(slots, key=lambda one: difference(self.question, one))[1:]
        yield from islice((told for one in others for told in retold(self.question, *one)), MOST)


def find_rivals(scene: Scene, asked: Asked) -> Iterable[Question]:
    """Other questions that the text up to a figure allows, nearest to the one read first.

    The question itself is among them where nothing says whose a balance is: it may be either's.
    """
    question, figure = asked.question, asked.figure
    if figure is None or question.measure not in MEASURES or question.reporter != HOME:
        return ()
    if question.flow is None or question.partner is None or question.period is None:
        return ()
    sentence = scene.around(scene.sentences, figure.start)
    clause = scene.around(scene.clauses, figure.start)
    far = stretch_before(scene, sentence)
    gap = asked.cue and shape("neutral_gap").fullmatch(scene.lower, asked.cue.start, asked.cue.end)
    own = own_stretch(scene, figure, clause)
    carried = {one.slot for one in asked.origins if one.source in CARRIED}
    own_cue = asked.cue is not None and clause.start <= asked.cue.start < clause.end
    near = [clause] if own_cue else [sentence, *scene.before(sentence, 1)]
    flows = [question.flow, *find_flows(scene, asked.cue, near)]
    if asked.cue and ("partner" in carried or not own_cue or not scene.named(clause)):
        flows += FLOWS.get(asked.cue.name, ())  # "Exports fell", of whom other words tell
    here = find_partners(scene, own) if own_cue else []
    there = [*find_partners(scene, far), *(["WLD"] if "partner" in carried else [])]
    base = question.base_period
    when = choices(
        question.period, find_periods(scene, base, own), with_earlier(find_periods(scene, base, far))
    )
    whose = choices(question.partner, here, there)
    itself = bool(gap) or is_nobodys(scene, asked)
    return Rivals(
        question,
        itself,
        is_bare(scene, asked, clause),
        tuple(whose),
        tuple(when),
        tuple(dict.fromkeys(flows)),
    )


def is_bare(scene: Scene, asked: Asked, clause: Span) -> bool:
    """Whether a balance or total is told without a word of goods: "the trade deficit", which counts services for many."""
    if asked.cue is None or asked.question.indicator != "goods_trade" or asked.question.commodity != "TOTAL":
        return False
    if any_of("both", "goods").search(scene.lower, clause.start, clause.end):
        return False
    return shape("bare_deficit").fullmatch(scene.lower, asked.cue.start, asked.cue.end) is not None


def stretch_before(scene: Scene, sentence: Span) -> Span:
    """A sentence with those before it that it may go on about."""
    *_, first = (sentence, *scene.before(sentence, BACK))
    return Span(first.start, sentence.end)


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


def find_partners(scene: Scene, near: Span) -> list[str]:
    """The countries named near a figure, each once, the last first."""
    return list(dict.fromkeys(mention.country for mention in reversed(scene.partners(near))))


def find_periods(scene: Scene, base: str | None, near: Span) -> list[str]:
    """The periods told near a figure, the last first, but what a change is from; "a year earlier" counts from each."""
    there = scene.within(scene.periods, near)
    values = list(dict.fromkeys(one.value for one in reversed(there) if one.value and one.value != base))
    offsets = dict.fromkeys(one.offset for one in there if one.offset)
    return values + [told for offset in offsets for value in values if (told := moved(value, offset))]


def with_earlier(periods: list[str]) -> list[str]:
    """The same and, behind them, each a year earlier: what a comparison is with, where the words only hint at it."""
    return [*periods, *(told for one in periods if (told := moved(one, "P1Y")))]


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
