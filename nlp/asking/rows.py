"""Rows of partners that share one question: "Mexico supplied 15.6 percent; Canada, 11.2 percent; China, 9"."""

from dataclasses import replace

from nlp.asking import measures
from nlp.asking.asked import Asked
from nlp.asking.partners import HOME
from nlp.asking.scene import Scene, Span
from nlp.asking.words import shape
from nlp.types import Figure, Interval, Origin

UNSTATED = (None, "WLD")


def ask_next(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, before: Asked | None
) -> Asked | None:
    """The question before, asked of the partner that stands alone in front of this figure, where one does."""
    told = before.figure if before else None
    if before is None or told is None or told.kind != figure.kind or told.start < sentence.start:
        return None
    start = max(told.end, clause.start)
    between = [m for m in scene.within(scene.countries, Span(start, figure.start)) if m.form != "place"]
    if scene.within(scene.cues, Span(start, figure.start)):
        return None  # "and the bloc took $40.7 billion": a question of its own
    if len(between) != 1 or between[0].country in (HOME, "WLD") or before.question.partner in UNSTATED:
        return None
    partner = between[0]
    ahead, behind = scene.lower[start : partner.start], scene.lower[partner.end : figure.start]
    if not shape("row_ahead").fullmatch(ahead) or not shape("row_behind").fullmatch(behind):
        return None
    unit = before.stated.unit if before.stated else figure.unit or ""
    falls = before.stated is not None and (before.stated.high or before.stated.low or 0) < 0
    stated = measures.signed(Interval(figure.low, figure.high, unit), -1 if falls else 1)
    origins = tuple(one for one in before.origins if one.slot != "partner")
    named = Origin("partner", "clause", partner.text, partner.start, partner.end)
    return Asked(
        replace(before.question, partner=partner.country),
        stated,
        Span(partner.start, figure.end),
        figure,
        (*origins, named),
    )
