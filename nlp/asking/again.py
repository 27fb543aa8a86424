"""Figures told of what the sentence before was about: an answer to its question, the same share of another time."""

from dataclasses import replace

from nlp.asking import measures, times
from nlp.asking.asked import Asked
from nlp.asking.scene import Scene, Span
from nlp.asking.words import shape
from nlp.types import Figure, Interval


def ask_again(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, before: Asked | None
) -> Asked | None:
    """The share of the sentence before, asked of another period: "in 2025 it supplied 9 percent"."""
    if before and (same := ask_exactly(scene, figure, sentence, before)):
        return same
    if (
        figure.kind != "percent"
        or before is None
        or before.figure is None
        or before.question.measure != "share"
    ):
        return None
    earlier = next(scene.before(sentence, 1), None)
    if earlier is None or before.figure.start < earlier.start:
        return None
    if not shape("again").fullmatch(scene.lower, sentence.start, figure.start):
        return None
    if scene.named(sentence) or measures.find_direction(scene, clause, figure):
        return None
    when = times.find_times(scene, figure, clause, sentence, False)
    return Asked(
        replace(before.question, period=when.period),
        Interval(figure.low, figure.high, "percent"),
        sentence,
        figure,
        (*(one for one in before.origins if one.slot != "period"), *when.origins),
        before.cue,
    )


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
