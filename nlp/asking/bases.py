"""What a change is from: the base that is named, the one of the sentence before, or a year earlier."""

import re

from nlp.asking.near_times import distance
from nlp.asking.own_times import right_behind
from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.shifting import is_ahead, length_of, like, moved
from nlp.asking.words import shape
from nlp.types import Origin, Period

YEAR = len("2026")
WITH_YEAR = re.compile(r"\d{4}|(?<!\w)(?:this|last|year|año|année|pasado|pasada|dernier|dernière)(?!\w)")


def find_base(
    scene: Scene, near: Spanned, clause: Span, sentence: Span, value: str
) -> tuple[str, Origin] | None:
    """The base of a change in the period `value`; a year earlier for years and the year to date."""
    if base := named_base(scene, near, clause, sentence, value):
        return base
    if (start := told_from(scene, near, sentence, value)) and start.value:
        return start.value, Origin("base_period", "sentence", start.text, start.start, start.end)
    if carried := carried_base(scene, sentence, value):
        return carried
    yearly = len(value) == YEAR or value.count("-01/") == 1 and value[:4] == value.split("/")[1][:4]
    earlier = moved(value, "P1Y") if yearly else None
    return (earlier, Origin("base_period", "default", "a year earlier")) if earlier else None


def named_base(
    scene: Scene, near: Spanned, clause: Span, sentence: Span, value: str
) -> tuple[str, Origin] | None:
    """The base named in the clause or else in the sentence, the nearest that lies before `value`."""
    bases = [p for p in scene.within(scene.periods, clause) if p.role == "base"]
    bases = bases or [p for p in scene.within(scene.periods, sentence) if p.role == "base"]
    for base in sorted(own_bases(scene, near, bases), key=lambda p: distance(scene, p, near)):
        told = moved(value, base.offset) if base.offset else like(in_year(base, value), value)
        if told and told != value and not is_ahead(told, value):
            return told, Origin("base_period", "clause", base.text, base.start, base.end)
    return None


def in_year(base: Period, value: str) -> str | None:
    """The base, where it tells no year the last one before `value`: "in August 2025 from July" is from July 2025."""
    told = base.value
    if told is None or WITH_YEAR.search(base.text.lower()) or length_of(told) != length_of(value):
        return told
    if told < value or "/" in told or len(told) == YEAR:
        return told
    same = value[:YEAR] + told[YEAR:]
    return same if same < value else moved(same, "P1Y")


def own_bases(scene: Scene, near: Spanned, bases: list[Period]) -> list[Period]:
    """The bases without those behind another figure, where one stands behind this: "6% above March and 15% above June"."""
    bases = [p for p in bases if not is_of_record(scene, p)]
    behind = [
        p for p in bases if p.start > near.end and not scene.within(scene.figures, Span(near.end, p.start))
    ]
    first = min((p.start for p in bases), default=near.start)
    ahead = scene.within(scene.figures, Span(max(0, first - 40), near.start))
    return behind if behind and any(figure.end <= first for figure in ahead) else bases


def is_of_record(scene: Scene, base: Period) -> bool:
    """Whether a time is how far back a record goes, and no change: "fell 30 percent, to their lowest since 2009"."""
    return shape("record_since").search(scene.lead(base.start)) is not None


def carried_base(scene: Scene, sentence: Span, value: str) -> tuple[str, Origin] | None:
    """As far back as the change of the sentence before: "rose 27 percent from a year earlier. Trade with Peru was up"."""
    for earlier in scene.before(sentence, 1):
        there = scene.within(scene.periods, earlier)
        bases = [p for p in there if p.role == "base"]
        yearly = [p for p in there if bases and p.value and moved(p.value, "P1Y") == bases[0].value]
        told = moved(value, "P1Y" if yearly else bases[0].offset) if len(bases) == 1 else None
        if told and any(figure.kind == "percent" for figure in scene.within(scene.figures, earlier)):
            base = bases[0]
            return told, Origin("base_period", "context", base.text, base.start, base.end)
    return None


def told_from(scene: Scene, near: Spanned, sentence: Span, value: str) -> Period | None:
    """The period of the amount that the sentence goes from: "from $323 billion in 2020 to $534 billion in 2025, a rise of"."""
    for figure in scene.within(scene.figures, Span(sentence.start, near.start)):
        if figure.kind == "amount" and shape("base_amount").search(scene.lead(figure.start)):
            period = right_behind(scene, figure, sentence)
            if period and period.value and len(period.value) == len(value) and period.value < value:
                return period
    return None
