"""What a figure may be of where its own sentence does not say: each partner and time that the text before tells.

A report names its month and its partner once and goes on for paragraphs. Where a slot is open, or was carried on from
what stands before, these are the questions that the words leave it between; an analyst lets the number decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from nlp.asking import directions
from nlp.asking.asked import Asked
from nlp.asking.averages import is_yearly
from nlp.asking.described import UNTOLD
from nlp.asking.rivals import MEASURES, difference, find_partners, stretch_before
from nlp.asking.scene import HOME, Scene, Span
from nlp.asking.shifting import moved
from nlp.types import Origin, Question

MOST = 40
CARRIED = ("context", "title")
MONTH = len("2026-08")


@dataclass(frozen=True, slots=True)
class Allowed:
    """The questions between which words leave one, made only when they are asked for."""

    question: Question
    partners: tuple[str, ...]
    periods: tuple[str, ...]

    def __iter__(self) -> Iterator[Question]:
        """The questions, those with fewer other slots first."""
        flow = self.question.flow
        if flow is None:
            return
        slots = product(self.partners, self.periods, (flow,))
        nearest = sorted(slots, key=lambda one: difference(self.question, one))
        every = (other for who, when, _ in nearest for other in retold(self.question, who, when))
        yield from islice((one for one in every if one != self.question), MOST)


def find_allowed(scene: Scene, asked: Asked) -> Iterable[Question]:
    """The questions that differ from the one read in an open partner or period only, nearest words first."""
    question, figure = asked.question, asked.figure
    if figure is None or question.measure not in MEASURES or question.reporter != HOME or not question.flow:
        return ()
    sentence = scene.around(scene.sentences, figure.start)
    before = stretch_before(scene, sentence)
    clause = scene.around(scene.clauses, figure.start)
    partners, periods = [question.partner], [question.period]
    if is_open(scene, question.partner, "partner", asked, sentence) and not scene.partners(clause):
        partners += [*find_partners(scene, before), "WLD"]
    if is_open(scene, question.period, "period", asked, sentence) and not is_yearly(scene, figure):
        told = told_periods(scene, before)
        periods += [*told, *earlier(told)] if directions.goes_from(scene, figure) else told
    whose = tuple(dict.fromkeys(one for one in partners if one and one != UNTOLD))
    return Allowed(question, whose, tuple(dict.fromkeys(one for one in periods if one)))


def earlier(periods: list[str]) -> list[str]:
    """A year and a month before each: what "from $29 billion" may be of, where the change is not told over what."""
    back = (
        (one, offset) for one in periods for offset in ("P1Y", "P1M") if offset == "P1Y" or len(one) == MONTH
    )
    return [told for one, offset in back if (told := moved(one, offset))]


def is_open(scene: Scene, value: str | None, slot: str, asked: Asked, sentence: Span) -> bool:
    """Whether nothing is told of a slot, or it was carried on from further off than the sentence right before.

    What that one alone names is meant here too: "In 2025 imports from Peru were … The deficit was …".
    """
    origins: list[Origin] = [one for one in asked.origins if one.slot == slot]
    if not origins:
        return value is None
    return all(one.source in CARRIED and not is_sure(scene, one, slot, sentence) for one in origins)


def is_sure(scene: Scene, origin: Origin, slot: str, sentence: Span) -> bool:
    """Whether a slot was carried on from the sentence right before, in one paragraph, which names nothing else for it."""
    last = next(scene.before(sentence, 1), None)
    if last is None or origin.start is None or not last.start <= origin.start < last.end:
        return False
    if "\n\n" in scene.text[origin.start : sentence.start]:
        return False
    partners = {one.country for one in scene.partners(last)}
    periods = {one.value for one in scene.within(scene.periods, last)}
    return len(partners if slot == "partner" else periods) == 1


def told_periods(scene: Scene, near: Span) -> list[str]:
    """The times told in a stretch of text, the last first, without what something else is compared with."""
    there = reversed(scene.within(scene.periods, near))
    return list(dict.fromkeys(one.value for one in there if one.value and one.role == "of"))


def retold(question: Question, partner: str, period: str) -> Iterator[Question]:
    """The question with other slots; a change from as far back, and where that is open from a year or a month before."""
    told = replace(question, partner=partner, period=period)
    same = period == question.period and question.base_period is not None
    if question.measure not in ("change", "percent_change") or same:
        yield told
        return
    bases = [moved(period, "P1Y"), moved(period, "P1M") if len(period) == MONTH else None]
    yield from (replace(told, base_period=base) for base in bases if base)
