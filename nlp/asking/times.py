"""Which period a figure is about, and what a change is from: nearest words first."""

import re
from dataclasses import dataclass, replace

from nlp.asking.bases import find_base
from nlp.asking.near_times import choose, in_context, named_in, of_start
from nlp.asking.own_times import before_goal, owning, right_behind
from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.shifting import is_since_january, like, moved
from nlp.asking.words import shape
from nlp.types import Origin, Period

YEARS_TO = re.compile(r"\w+ (?:\w+ ){1,3}(?:years|años|années|ans) ", re.IGNORECASE)
FROM_TO = re.compile(r".{0,5}?(?<!\w)from(?!\w)")
PAIRED = re.compile(r"(?:between|entre)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Times:
    """A period, what a change in it is from, and where each was found."""

    period: str | None
    base: str | None = None
    origins: tuple[Origin, ...] = ()


def find_times(scene: Scene, near: Spanned, clause: Span, sentence: Span, changing: bool) -> Times:
    """The period of the figure at `near`, and the base of its change where `changing`."""
    if shape("back_then").match(scene.lower, near.end):
        return Times(None)
    chosen = None if changing else looked_back(scene, near, clause, sentence)
    chosen = chosen or choose(scene, near, clause, sentence, changing)
    if chosen is None:
        return begun(scene, clause, sentence) if changing else Times(None)
    period, origin = chosen
    value = period.value
    if changing and (told := told_over(scene, period, sentence)):
        return told
    if not changing and (end := end_of_pair(scene, near, period)):
        return Times(end, None, (origin,))
    if not changing or value is None:
        return Times(value, None, (origin,))
    if "/" in value and (ranged := over_range(scene, period, value, clause, sentence)):
        return replace(ranged, origins=(origin,) if ranged.period else ())
    base = find_base(scene, near, clause, sentence, value)
    return Times(value, base[0], (origin, base[1])) if base else Times(value, None, (origin,))


def over_range(scene: Scene, period: Period, value: str, clause: Span, sentence: Span) -> Times | None:
    """A change from one end of a range to the other, None where the range is what it is measured in."""
    first, last = value.split("/")
    if YEARS_TO.match(period.text):
        return Times(last[:4], str(int(value[:4]) - 1))
    if is_from_to(scene, period, sentence):
        return Times(last, first)
    told = scene.around(scene.sentences, period.start)  # where it may be told what it is from
    counted = any(is_accumulated(scene, value, clause, one) for one in (sentence, told))
    if not PAIRED.match(period.text) or counted:
        return None
    if is_since_january(value):
        return Times(None)  # the year to date, or from one month to the other: the words do not say
    years = first[5:] == "01" and last[5:] == "12" and re.search(r"\d{4}\D+\d{4}", period.text)
    return Times(last[:4], first[:4]) if years else Times(last, first)


def is_from_to(scene: Scene, period: Period, sentence: Span) -> bool:
    """Whether two months are told as where a change goes from and to: "rose 8 percent from July to August"."""
    first, last = ((period.value or "").split("/") + [""])[:2]
    if moved(last, "P1M") != first or not FROM_TO.match(scene.lower, max(0, period.start - 5)):
        return False
    return not any(one.role == "base" for one in scene.within(scene.periods, sentence))


def end_of_pair(scene: Scene, near: Spanned, period: Period) -> str | None:
    """The end of two years that is an amount's own: "pasó de 74 a 147 mil millones entre 2024 y 2025"."""
    years = re.fullmatch(r"(\d{4})-01/(\d{4})-12", period.value or "")
    if years is None or not PAIRED.match(period.text):
        return None
    lead = scene.lead(near.start)
    if shape("out_of").search(lead) and shape("to_next").match(scene.lower, near.end):
        return years[1]
    return years[2] if shape("from_to").search(lead) else None


def begun(scene: Scene, clause: Span, sentence: Span) -> Times:
    """A change whose end is not told: "has halved since 2018" at least says from when."""
    for span in (clause, sentence):
        if bases := [p for p in scene.within(scene.periods, span) if p.role == "base" and p.value]:
            base = bases[0]
            return Times(
                None, base.value, (Origin("base_period", "clause", base.text, base.start, base.end),)
            )
    return Times(None)


def is_accumulated(scene: Scene, value: str, clause: Span, sentence: Span) -> bool:
    """Whether "between January and August" is the year to date and not from one month to the other.

    In Spanish and French it is, longer than two months; in English where a year earlier is the base.
    """
    first = value.split("/")[0]
    bases = [p for p in scene.within(scene.periods, sentence) if p.role == "base"]
    told = [p for p in bases if p.offset == "P1Y" or (p.value or "9") < first[:4]]
    return is_since_january(value) and (scene.language != "en" or bool(told))


def told_over(scene: Scene, base: Period, sentence: Span) -> Times | None:
    """A change over one period that ends in another of the sentence: "higher by $4 billion over 2024, to close 2025"."""
    others = [p for p in named_in(scene, sentence) if (p.value or "") > (base.value or "")]
    if not others or not shape("compared_with").search(scene.lead(base.start)):
        return None
    last = others[0]
    return Times(
        last.value,
        base.value,
        (
            Origin("period", "sentence", last.text, last.start, last.end),
            Origin("base_period", "clause", base.text, base.start, base.end),
        ),
    )


def looked_back(scene: Scene, near: Spanned, clause: Span, sentence: Span) -> tuple[Period, Origin] | None:
    """The earlier time that a sentence opens with: "Two years before, imports had been", "In the same month of 2025"."""
    there = [p for p in scene.within(scene.periods, Span(sentence.start, max(clause.end, near.end + 1)))]
    own = [p for p in there if p.start >= clause.start]
    ahead = [p for p in there if p.start < clause.start and p.role == "of" and p.value]
    there = own if ahead else there
    if not there or there[0].role != "base" or len(there) > 1:
        return None
    opened = max(
        sentence.start, *(scene.lower.rfind(mark, sentence.start, there[0].start) + 1 for mark in ",;:(")
    )
    gap = (opened, there[0].start) if there[0].start < near.start else (near.end, there[0].start)
    if not shape("opens_back").fullmatch(scene.lower, *gap):
        return None
    met = in_context(scene, sentence)
    from_ = ahead[-1].value if ahead else met[0].value if met else None
    if from_ is None:
        return None
    value = moved(from_, there[0].offset) if there[0].offset else like(there[0].value, from_)
    told = replace(there[0], value=value)
    return told, Origin("period", "sentence", told.text, told.start, told.end)


def before_change(scene: Scene, near: Spanned, clause: Span, sentence: Span) -> Times:
    """The period of "down from $349.7 billion the year before": what the change in the sentence is from."""
    if (
        own := right_behind(scene, near, clause)
        or owning(scene, near, clause)
        or of_start(scene, near)
        or before_goal(scene, near, sentence)
    ):
        return Times(own.value, None, (Origin("period", "clause", own.text, own.start, own.end),))
    told = find_times(scene, Span(clause.start, clause.start), clause, sentence, True)
    return Times(told.base, None, told.origins) if told.base else Times(None)
