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
