"""Which period a figure is about, and what a change is from: nearest words first."""

import re
from dataclasses import dataclass, replace

from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.words import any_of, shape
from nlp.types import Origin, Period

YEAR_GAPS = frozenset({" ", ", ", " of ", " in ", " de ", " del ", " en ", " d'"})
BACK = 3  # sentences: a period named further back counts only where the document has no other
FAR = 2000  # characters: a talk of hours names a month once, and does not mean it from then on
FAR_DATED = 20_000  # the same for a month or year in full, which an article has for its subject
BEHIND = re.compile(r" *(?:(?:in|for|during|over|en|durante|au|pour|de) +)?(?:(?:the|el|la|le|les) +)?")
LENGTHS = {
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "mes": "month",
    "trimestre": "quarter",
    "año": "year",
    "mois": "month",
    "année": "year",
}
YEAR = re.compile(r"(?:19|20)\d\d")
SAME = shape("same_length")
TOLD_AFTER = 160  # characters back to the quarter that another one is told after
ORDER = {
    word: place
    for place, words in enumerate(
        (
            "first primero premier",
            "second segundo deuxième",
            "third tercero troisième",
            "fourth cuarto quatrième",
        ),
        1,
    )
    for word in words.split()
}
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


def is_since_january(value: str) -> bool:
    """Whether a span of three months or more begins with its year and ends within it."""
    first, last = value.split("/")
    return first[5:] == "01" and first[:4] == last[:4] and 3 <= int(last[5:7]) < 12


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


def is_compared(scene: Scene, period: Period) -> bool:
    """Whether a period stands behind a figure that another is set against: "compared with $16 billion in July 2025"."""
    sentence = scene.around(scene.sentences, period.start)
    ahead = [f for f in scene.within(scene.figures, sentence) if f.end <= period.start]
    if not ahead or not BEHIND.fullmatch(scene.lower, ahead[-1].end, period.start):
        return False
    lead = scene.lead(ahead[-1].start)
    return bool(shape("base_amount").search(lead) or shape("after_amount").search(lead))


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


def right_behind(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """The period right behind a figure: "from $105.6 billion in August" is August, base or not."""
    there = scene.within(scene.periods, Span(near.end, max(clause.end, near.end + 20)))
    period = next((p for p in there if p.value), None)
    if told := elliptic(scene, near, clause) or same_months(scene, near):
        return told
    gap = scene.lower[near.end : period.start] if period else "-"
    return period if BEHIND.fullmatch(gap) else None


def elliptic(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """A quarter told by its number alone, another one having been named: "after $36 billion in the first"."""
    told = shape("elliptic").match(scene.lower, near.end)
    earlier = [
        p
        for p in scene.within(scene.periods, Span(max(0, near.start - TOLD_AFTER), near.start))
        if "-Q" in (p.value or "")
    ]
    if told is None or not earlier:
        return None
    value = f"{(earlier[-1].value or '')[:4]}-Q{ORDER[told['n']]}"
    return Period(told.start("n"), told.end("n"), told["n"], value)


def owning(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """The period that a figure is of, right before it: "down from July's $25.7 billion"."""
    there = [p for p in scene.within(scene.periods, clause) if p.end <= near.start and p.value]
    owned = there and shape("owns").fullmatch(scene.lower, there[-1].end, near.start)
    return there[-1] if owned else None


def had_been(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """The period of what things were before: "which in 2024 had been $73.8 billion"."""
    there = [p for p in scene.within(scene.periods, clause) if p.end <= near.start]
    if not there or there[-1].role != "base":
        return None
    gap = scene.lower[there[-1].end : near.start]
    if shape("back_when").fullmatch(gap):
        told = [p for p in there if p.role == "of" and p.value]
        value = there[-1].value or (moved(told[0].value or "", there[-1].offset) if told else None)
        return replace(there[-1], value=value) if value else None
    if there[-1].value is None:
        return None
    return there[-1] if len(gap) < 30 and "," not in gap and shape("had_been").search(gap) else None


def fronted(scene: Scene, clause: Span) -> Period | None:
    """The period that a clause opens with, told from the one before: "… in 2025. The year before it had sold …"."""
    first = next(iter(scene.within(scene.periods, clause)), None)
    if (
        first is None
        or not first.offset
        or not shape("fronted_had").fullmatch(scene.lower, clause.start, first.start)
    ):
        return None
    if not shape("had").search(scene.lower, first.end, clause.end):
        return None
    earlier = [p for p in scene.periods if p.end <= clause.start and p.value and p.role == "of"]
    value = moved(earlier[-1].value or "", first.offset) if earlier else None
    return replace(first, value=value) if value else None


def same_months(scene: Scene, near: Spanned) -> Period | None:
    """The months named before, in another year: "shrank to $34 billion in the same months of 2026"."""
    told = shape("same_months").match(scene.lower, near.end)
    earlier = [p for p in scene.periods if p.end <= near.start and len(p.value or "") > len("2026")]
    if told is None or not earlier:
        return None
    back = int((earlier[-1].value or "")[:4]) - int(told["year"])
    value = moved(earlier[-1].value or "", f"P{back}Y") if back > 0 else later(earlier[-1].value or "", -back)
    return Period(told.start("told"), told.end(), told["told"], value)


def later(value: str, years: int) -> str:
    """A period so many years later.

    >>> later("2025-01/2025-08", 1)
    '2026-01/2026-08'
    """
    return "/".join(f"{int(part[:4]) + years}{part[4:]}" for part in value.split("/"))


def same_length(scene: Scene, said: re.Match[str]) -> Period | None:
    """What "for the month" or "in the quarter" means: the last month or quarter named before."""
    kind = LENGTHS[said["length"]]
    earlier = [p for p in scene.periods if p.start < said.start() and p.value and p.role == "of"]
    for period in (*reversed(earlier), *reversed(scene.title_periods)):
        value = period.value or ""
        if kind == length_of(value):
            return period
        if kind == "month" and "/" in value:
            return replace(period, value=value.split("/")[1])
        if kind == "quarter" and length_of(value) == "month":
            return replace(period, value=quarter_to(value))
    return None


def quarter_to(month: str) -> str | None:
    """The quarter that ends with a month; None for a month within one, which leaves open which is meant.

    >>> quarter_to("2026-03"), quarter_to("2026-04")
    ('2026-Q1', None)
    """
    number = int(month[5:7])
    return None if number % 3 else f"{month[:4]}-Q{number // 3}"


def length_of(value: str) -> str:
    """Whether a period is a month, a quarter, a year or another span."""
    if "/" in value:
        return "span"
    return {4: "year", 7: "quarter" if "Q" in value else "month"}.get(len(value), "span")


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
    behind = [
        p for p in bases if p.start > near.end and not scene.within(scene.figures, Span(near.end, p.start))
    ]
    first = min((p.start for p in bases), default=near.start)
    ahead = scene.within(scene.figures, Span(max(0, first - 40), near.start))
    return behind if behind and any(figure.end <= first for figure in ahead) else bases


def is_ahead(base: str, value: str) -> bool:
    """Whether what a change would be from lies behind it, which no change has."""
    return length_of(base) == length_of(value) and base > value


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


def like(base: str | None, value: str) -> str | None:
    """A base in the shape of the period: "than in 2025" of a year to date is that year's same months."""
    if base is None:
        return None
    if len(base) == 4 and len(value) != 4:
        return moved(value, f"P{int(value[:4]) - int(base)}Y") if value[:4] > base else None
    return base


def moved(value: str, offset: str | None) -> str | None:
    """A period moved back by an ISO duration of years or months.

    >>> moved("2026-01/2026-08", "P1Y"), moved("2026-01", "P1M"), moved("2026-Q1", "P3M")
    ('2025-01/2025-08', '2025-12', '2025-Q4')
    """
    if offset is None:
        return None
    count, unit = int(re.sub(r"\D", "", offset) or 1), offset[-1]
    if unit == "Y":
        return "/".join(f"{int(part[:4]) - count}{part[4:]}" for part in value.split("/"))
    if "Q" in value:
        number = int(value[:4]) * 4 + int(value[-1]) - 1 - count // 3
        return f"{number // 4}-Q{number % 4 + 1}"
    if re.fullmatch(r"\d{4}-\d\d", value):
        number = int(value[:4]) * 12 + int(value[5:]) - 1 - count
        return f"{number // 12}-{number % 12 + 1:02d}"
    return None
