"""What the readers of questions hand on: a question with what is stated, and where it is asked."""

from dataclasses import dataclass

from nlp.asking.scene import Cue, Scene, Span
from nlp.types import Figure, Interval, Origin, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is stated, and the stretch of text that asks it."""

    question: Question
    stated: Interval | None
    span: Span
    figure: Figure | None = None
    origins: tuple[Origin, ...] = ()
    cue: Cue | None = None
    """The word that says what is looked up, where one does."""


def span_of(scene: Scene, figure: Figure, clause: Span, cue: Cue | None) -> Span:
    """The stretch of text that makes the claim: the clause, and the cue's where it stands before."""
    start, end = min(clause.start, figure.start), max(clause.end, figure.end)
    sentence = scene.around(scene.sentences, figure.start)
    if cue is not None and sentence.start <= cue.start and cue.end < start:
        start = scene.around(scene.clauses, cue.start).start
    text = scene.text[start:end]
    return Span(start + len(text) - len(text.lstrip(" \u00a0\n,")), start + len(text.rstrip(" \u00a0\n,;")))
