"""Figures that go on about the question before them in their sentence: a part of its whole, a change of its level."""

from dataclasses import replace

from nlp.asking import measures, times
from nlp.asking.asked import Asked
from nlp.asking.scene import HOME, Scene, Span
from nlp.asking.words import shape
from nlp.types import Figure, Interval

RIGHT_BEHIND = 2  # characters from a figure to "of which"
FLOWS = frozenset({"imports", "exports", "total"})


def ask_on(scene: Scene, figure: Figure, clause: Span, sentence: Span, last: Asked | None) -> Asked | None:
    """The question that a figure goes on with, None where it asks one of its own."""
    if last is None or last.figure is None or last.figure.start < sentence.start:
        return None
    return ask_part(scene, figure, clause, last) or ask_change(scene, figure, clause, sentence, last)


def ask_part(scene: Scene, figure: Figure, clause: Span, last: Asked) -> Asked | None:
    """One partner's share of a whole just told: "$2.2 trillion, of which Peru took 1 percent"."""
    question, told = last.question, last.figure
    whole = question.partner == "WLD" and question.reporter == HOME and question.flow in FLOWS
    if figure.kind != "percent" or told is None or not whole or question.measure != "level":
        return None
    link = shape("of_which").search(scene.lower, told.end, min(clause.end, figure.end + 20))
    if link is None or link.start() - figure.end > RIGHT_BEHIND:
        return None
    named = {one.country for one in scene.partners(Span(told.end, clause.end))}
    if len(named) != 1:
        return None
    share = replace(question, partner=named.pop(), measure="share", of="WLD", base_period=None)
    stated = Interval(figure.low, figure.high, "percent")
    return Asked(share, stated, clause, figure, last.origins, last.cue)


def ask_change(scene: Scene, figure: Figure, clause: Span, sentence: Span, last: Asked) -> Asked | None:
    """A change of duties just told: "brought in $30 billion, four times as much as a year earlier"."""
    if last.question.indicator != "customs_duties" or last.question.measure != "level":
        return None
    read = None
    if figure.kind == "multiple":
        read = measures.read_multiple(scene, clause, sentence, figure)
    elif figure.kind == "percent":
        read = measures.read_percent(scene, clause, sentence, figure)
    if read is None or read.measure != "percent_change":
        return None
    when = times.find_times(scene, figure, clause, sentence, True)
    question = replace(last.question, measure="percent_change", base_period=when.base)
    period = last.question.period or when.period
    return Asked(replace(question, period=period), read.stated, clause, figure, when.origins, last.cue)
