"""Which period a figure is about, and what a change is from: nearest words first."""

import re
from dataclasses import dataclass, replace

from nlp.asking.own_times import (
    SAME,
    fronted,
    had_been,
    is_compared,
    owning,
    right_behind,
    same_length,
)
from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.shifting import is_ahead, is_since_january, length_of, like, moved
from nlp.asking.words import any_of, shape
from nlp.types import Origin, Period

YEAR_GAPS = frozenset({" ", ", ", " of ", " in ", " de ", " del ", " en ", " d'"})
BACK = 3  # sentences: a period named further back counts only where the document has no other
FAR = 2000  # characters: a talk of hours names a month once, and does not mean it from then on
FAR_DATED = 20_000  # the same for a month or year in full, which an article has for its subject
YEAR = re.compile(r"(?:19|20)\d\d")
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
    chosen = chosen or choose(scene, near, clause, sentence)
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
    if "/" in value and YEARS_TO.match(period.text):
        return Times(value.split("/")[1][:4], str(int(value[:4]) - 1), (origin,))
    if "/" in value and is_from_to(scene, period, sentence):
        first, last = value.split("/")
        return Times(last, first, (origin,))
    if "/" in value and PAIRED.match(period.text) and not is_accumulated(scene, value, clause, sentence):
        if is_since_january(value):
            return Times(None)  # the year to date, or from one month to the other: the words do not say
        first, last = value.split("/")
        years = first[5:] == "01" and last[5:] == "12" and re.search(r"\d{4}\D+\d{4}", period.text)
        return Times(last[:4], first[:4], (origin,)) if years else Times(last, first, (origin,))
    return with_base(scene, near, clause, sentence, value, origin)


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


def choose(scene: Scene, near: Spanned, clause: Span, sentence: Span) -> tuple[Period, Origin] | None:
    """The period in the clause, the sentence, the sentences before, or the title; the nearest of each."""
    if own := right_behind(scene, near, clause) or owning(scene, near, clause):
        return own, Origin("period", "clause", own.text, own.start, own.end)
    said = SAME.search(scene.lower, clause.start, clause.end)
    if said and (meant := same_length(scene, said)):
        return meant, Origin("period", "context", meant.text, meant.start, meant.end)
    if own := had_been(scene, near, clause) or fronted(scene, clause):
        return own, Origin("period", "clause", own.text, own.start, own.end)
    for span, source in ((clause, "clause"), (sentence, "sentence")):
        there = [p for p in named_in(scene, span) if not is_set_apart(scene, p, near)]
        if source == "sentence":
            there = [p for p in there if same_time(scene, p, clause)]
            there = [p for p in there if same_part(scene, p, near)] or there
        if there:
            period = min(there, key=lambda p: distance(scene, p, near))
            return period, Origin("period", source, period.text, period.start, period.end)  # type: ignore[arg-type]
    said = next(SAME.finditer(scene.lower, sentence.start, clause.start), None)
    if said and (meant := same_length(scene, said)):
        return meant, Origin("period", "context", meant.text, meant.start, meant.end)
    if carried := in_context(scene, sentence):
        return carried
    if scene.title and (there := [p for p in scene.title_periods if p.value and p.role == "of"]):
        return there[-1], Origin("period", "title", scene.title)
    return only_one(scene, sentence)


def in_context(scene: Scene, sentence: Span) -> tuple[Period, Origin] | None:
    """The period of the nearest sentence before that names one; a later one beside it where that only looks back.

    "They reached $5 billion in 2025. In 2024, they were $4 billion." is followed by more about 2025.
    """
    found: Period | None = None
    for earlier in scene.before(sentence, BACK):
        there = [p for p in named_in(scene, earlier) if not is_compared(scene, p)]
        if found is None and there:
            found = there[-1]
        elif found is not None:
            later = [p for p in there if is_later(p, found)]
            found = later[-1] if later else found
    return (found, Origin("period", "context", found.text, found.start, found.end)) if found else None


def is_later(period: Period, other: Period) -> bool:
    """Whether a period of the same length lies behind another one."""
    first, second = period.value or "", other.value or ""
    return length_of(first) == length_of(second) and first > second


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


def is_set_apart(scene: Scene, period: Period, near: Spanned) -> bool:
    """Whether a period stands in brackets with a figure of its own, or behind one that this is set against.

    "$30 billion (July: $29 billion)", "a deficit of $26 billion, compared with $16 billion in July last year".
    """
    if (
        period.start > near.end
        and is_compared(scene, period)
        and scene.within(scene.figures, Span(near.end, period.start))
    ):
        return True
    start = scene.lower.rfind("(", near.end, period.start)
    if start < 0 or ")" in scene.lower[start : period.start]:
        return False
    end = scene.lower.find(")", period.end)
    return bool(scene.within(scene.figures, Span(start, end if end > 0 else period.end)))


def before_change(scene: Scene, near: Spanned, clause: Span, sentence: Span) -> Times:
    """The period of "down from $349.7 billion the year before": what the change in the sentence is from."""
    if own := right_behind(scene, near, clause) or owning(scene, near, clause):
        return Times(own.value, None, (Origin("period", "clause", own.text, own.start, own.end),))
    told = find_times(scene, Span(clause.start, clause.start), clause, sentence, True)
    return Times(told.base, None, told.origins) if told.base else Times(None)


def same_time(scene: Scene, period: Period, clause: Span) -> bool:
    """Whether a period of another clause may be the figure's: not where that clause looks ahead and this does not."""
    other = scene.around(scene.clauses, period.start)
    ahead = any_of("assertion", "predicted")
    return not ahead.search(scene.lower, other.start, other.end) or bool(
        ahead.search(scene.lower, clause.start, clause.end)
    )


def same_part(scene: Scene, period: Period, near: Spanned) -> bool:
    """Whether no semicolon parts a period from a figure."""
    first, last = sorted((period, near), key=lambda thing: thing.start)
    return ";" not in scene.lower[first.end : last.start]


def named_in(scene: Scene, span: Span) -> list[Period]:
    """The periods of a stretch that figures can be about; "early 2025", without a value, is one of them."""
    there = [p for p in scene.within(scene.periods, span) if p.role == "of"]
    return [p for n, p in enumerate(there) if n == 0 or not is_year_of(scene, there[n - 1], p)]


def is_year_of(scene: Scene, part: Period, period: Period) -> bool:
    """Whether a year only says of which year the part before it is: "between January and August of this year"."""
    gap = scene.lower[part.end : period.start]
    value, year = part.value or "", period.value or ""
    return len(year) == 4 < len(value) and value[:4] == year and gap in YEAR_GAPS


def only_one(scene: Scene, sentence: Span) -> tuple[Period, Origin] | None:
    """The one period that the document names before this sentence and not far from it, where it names no other."""
    earlier = [p for p in scene.periods if p.start < sentence.start and p.value and p.role == "of"]
    if len({p.value for p in earlier}) != 1:
        return None
    reach = FAR_DATED if YEAR.search(earlier[-1].text) else FAR
    if sentence.start - earlier[-1].end > reach:
        return None
    return earlier[-1], Origin("period", "context", earlier[-1].text, earlier[-1].start, earlier[-1].end)


def distance(scene: Scene, period: Period, near: Spanned) -> int:
    """Characters between a period and a figure; a comma between them weighs as much as a few words."""
    first, last = sorted((period, near), key=lambda thing: thing.start)
    gap = scene.text[first.end : last.start]
    return len(gap) + 20 * gap.count(",") + 40 * (" from " in gap and period.start > near.start)


def with_base(scene: Scene, near: Spanned, clause: Span, sentence: Span, value: str, origin: Origin) -> Times:
    """The base named in the clause or sentence; a year earlier for years and the year to date."""
    bases = [p for p in scene.within(scene.periods, clause) if p.role == "base"]
    bases = bases or [p for p in scene.within(scene.periods, sentence) if p.role == "base"]
    for base in sorted(own_bases(scene, near, bases), key=lambda p: distance(scene, p, near)):
        told = moved(value, base.offset) if base.offset else like(base.value, value)
        if told and told != value and not is_ahead(told, value):
            return Times(
                value, told, (origin, Origin("base_period", "clause", base.text, base.start, base.end))
            )
    if start := told_from(scene, near, sentence, value):
        return Times(
            value,
            start.value,
            (origin, Origin("base_period", "sentence", start.text, start.start, start.end)),
        )
    if carried := carried_base(scene, sentence, value):
        return Times(value, carried[0], (origin, carried[1]))
    if len(value) == 4 or value.count("-01/") == 1 and value[:4] == value.split("/")[1][:4]:
        return Times(value, moved(value, "P1Y"), (origin, Origin("base_period", "default", "a year earlier")))
    return Times(value, None, (origin,))


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
