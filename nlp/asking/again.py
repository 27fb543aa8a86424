"""Figures told of what the sentence before was about: an answer to its question, the same share of another time."""

from dataclasses import replace

from nlp.asking import directions, measures, times
from nlp.asking.asked import Asked
from nlp.asking.cues import owned_alone
from nlp.asking.rows import UNSTATED, with_partner
from nlp.asking.scene import HOME, Scene, Span
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Figure, Interval, Origin


def ask_again(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, before: Asked | None
) -> Asked | None:
    """The share of the sentence before, asked of another period: "in 2025 it supplied 9 percent"."""
    same = before and (
        ask_exactly(scene, figure, sentence, before)
        or ask_then(scene, figure, sentence, before)
        or ask_from(scene, figure, clause, sentence, before)
    )
    if same:
        return same
    if before and (other := ask_of_another(scene, figure, clause, sentence, before)):
        return other
    if (
        figure.kind != "percent"
        or before is None
        or before.figure is None
        or before.question.measure != "share"
    ):
        return None
    earlier = next(scene.before(sentence, 1), sentence)
    if before.figure.start < earlier.start:
        return None
    there = clause if before.figure.start >= sentence.start else sentence
    if not shape("again").fullmatch(scene.lower, there.start, figure.start):
        return None
    if scene.named(there) or directions.find_direction(scene, clause, figure):
        return None
    when = times.find_times(scene, figure, clause, sentence, False)
    return Asked(
        replace(before.question, period=when.period),
        Interval(figure.low, figure.high, "percent"),
        there,
        figure,
        (*(one for one in before.origins if one.slot != "period"), *when.origins),
        before.cue,
    )


def ask_of_another(scene: Scene, figure: Figure, clause: Span, sentence: Span, before: Asked) -> Asked | None:
    """The question before, asked of whom a sentence opens with: "Canada's was 11.2 percent", "Las de Canadá sumaron"."""
    stop = max(scene.lower.rfind(mark, sentence.start, figure.start) for mark in ";:")
    part = Span(max(sentence.start, stop + 1), clause.end)
    owner = owned_alone(scene, figure, sentence) or owned_alone(scene, figure, part)
    placed = None if owner else placed_alone(scene, figure, sentence)
    owner = owner or placed
    told, question = before.figure, before.question
    if owner is None or told is None or told.start > sentence.start or question.partner in UNSTATED:
        return None
    if told.start < next(scene.before(sentence, 1), sentence).start or scene.within(scene.cues, clause):
        return None
    moves = placed is None and directions.find_direction(scene, clause, figure) is not None
    if moves and figure.kind == "amount" and question.measure == "change":
        read = measures.read_amount(scene, clause, figure)
        return (
            replace(with_partner(before, figure, owner), stated=read.stated)
            if read.measure == "change"
            else None
        )
    fits = {"level": "amount", "share": "percent"}.get(question.measure or "") == figure.kind
    from_ = directions.goes_from(scene, figure)
    if (
        question.reporter != HOME
        or not fits
        or (moves and not from_ and not shape("moved_to").search(scene.lead(figure.start)))
    ):
        return None
    when = times.find_times(scene, figure, clause, sentence, False)
    if from_:
        when = times.before_change(scene, figure, clause, sentence)
    asked = with_partner(before, figure, owner)
    return replace(
        asked,
        question=replace(asked.question, period=when.period),
        origins=(*(one for one in asked.origins if one.slot != "period"), *when.origins),
    )


def placed_alone(scene: Scene, figure: Figure, sentence: Span) -> Mention | None:
    """Whose figure a sentence tells that takes up the row before it: "China trailed at", "Canada, once first, managed"."""
    named = scene.named(Span(sentence.start, figure.start))
    if not named or named[0].country in (HOME, "WLD"):
        return None
    start, end = named[0].start, named[0].end
    opens = shape("owned_opening").fullmatch(scene.lower, sentence.start, start)
    return named[0] if opens and shape("row_verb").fullmatch(scene.lower, end, figure.start) else None


def ask_then(scene: Scene, figure: Figure, sentence: Span, before: Asked) -> Asked | None:
    """The level before, asked of the time that alone stands in front of a figure: "2024: $350.6 billion"."""
    told = before.figure
    if (
        told is None
        or before.question.measure != "level"
        or told.kind != figure.kind
        or told.start >= sentence.start
    ):
        return None
    ahead = scene.within(scene.periods, Span(sentence.start, figure.start))
    if (
        len(ahead) != 1
        or not ahead[0].value
        or not shape("other_time").fullmatch(scene.lower, sentence.start, ahead[0].start)
    ):
        return None
    alone = not scene.within(scene.cues, sentence) and not scene.named(sentence)
    if not alone or not shape("then_figure").fullmatch(scene.lower, ahead[0].end, figure.start):
        return None
    period = Origin("period", "sentence", ahead[0].text, ahead[0].start, ahead[0].end)
    return asked_of(before, figure, sentence, times.Times(ahead[0].value, None, (period,)))


def ask_from(scene: Scene, figure: Figure, clause: Span, sentence: Span, before: Asked) -> Asked | None:
    """The level before, of the time that it is set against: "averaged $52 billion a month, up from $44 billion a year ago"."""
    told = before.figure
    if told is None or before.question.measure not in ("level", "share") or told.kind != figure.kind:
        return None
    if before.question.indicator == "tariff_rate":
        return None  # until when the rate that was left held, the words do not say
    between = Span(told.end, figure.start)
    if told.start < sentence.start or bool(scene.named(between)) or bool(scene.within(scene.cues, between)):
        return None
    if not directions.goes_from(scene, figure):
        return None
    when = times.before_change(scene, figure, clause, sentence)
    defaulted = any(one.slot == "base_period" and one.source == "default" for one in when.origins)
    if defaulted and scene.within(scene.periods, Span(figure.end, clause.end)):
        when = times.Times(None)  # "at the same point of 2025": no year before is told
    return asked_of(before, figure, clause, when)


def asked_of(before: Asked, figure: Figure, span: Span, when: times.Times) -> Asked:
    """The question before, with its sign, of another time."""
    unit = before.stated.unit if before.stated else figure.unit or "USD"
    falls = before.stated is not None and (before.stated.high or before.stated.low or 0) < 0
    stated = directions.signed(Interval(figure.low, figure.high, unit), -1 if falls else 1)
    origins = (*(one for one in before.origins if one.slot != "period"), *when.origins)
    return Asked(replace(before.question, period=when.period), stated, span, figure, origins, before.cue)


def ask_exactly(scene: Scene, figure: Figure, sentence: Span, before: Asked) -> Asked | None:
    """The question before, answered once more and exactly: "a third of the exports in 2025: 30.8 percent"."""
    told = before.figure
    if told is None or told.kind != figure.kind or told.start < sentence.start:
        return None
    between = Span(told.end, figure.start)
    apart = bool(scene.named(between)) or bool(scene.within(scene.cues, between))
    if apart or not shape("exactly").search(scene.lower[between.start : between.end]):
        return None
    unit = before.stated.unit if before.stated else figure.unit or ""
    clause = scene.around(scene.clauses, figure.start)
    return replace(before, stated=Interval(figure.low, figure.high, unit), span=clause, figure=figure)
