"""What the stated number does match when it is off: another flow, partner, period, a slip of scale or sign."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.checking.lookup import Lookup, Value
from app.checking.periods import kind, length, months, normal, shift, spell, year_to_date
from app.checking.readings import readings
from app.checking.types import Explanation
from app.checking.values import measure
from app.checking.verdicts import distance
from app.checking.wording import PLACES, cell_of, name_question, show_found
from nlp.types import Flow, Interval, Question

MOST = 3
FLOWS: tuple[Flow, ...] = ("exports", "imports", "total", "balance")
THOUSANDS = ((1e3, "a thousand times too small"), (1e-3, "a thousand times too large"))
TENS = ((10.0, "ten times too small"), (0.1, "ten times too large"))
USUAL = ("MEX", "CAN", "CHN", "WLD")
"""Partners that are most easily taken for one another."""
LOOSELY = 0.02
"""Of the value: a slip of scale is plain even where the figure was revised since."""
SPECIFIC = 0.06
"""Half the width of an interval, of its middle: a wider one matches too much by chance."""
SHARPER = 0.0015
"""The same among the many spans of a year."""
SHARP = 0.006
"""As narrow as this, it says something even among many candidates."""
ROUNDED = 2e-4
"""Of the value: "168,600 million" looks exact to the million and is rounded all the same."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another question the number may answer."""

    question: Question
    within: float = SPECIFIC
    """How precise the number must be: of many candidates of a kind only a sharp one tells them apart."""


def explain(lookup: Lookup, question: Question, stated: Interval, found: Value) -> Iterator[Explanation]:
    """At most three other questions that the stated number does match, likeliest first."""
    if found.unit in PLACES:
        yield from islice(explain_rank(lookup, question, stated), MOST)
        return
    precision = precision_of(stated)
    if precision is None or precision > SPECIFIC:
        return
    yield from islice(find_matches(lookup, question, stated, found, precision), MOST)


def match_rivals(
    lookup: Lookup, question: Question, stated: Interval, rivals: Iterable[Question]
) -> Iterator[tuple[Question, Value]]:
    """Those of the questions that the words allow beside the one read which a stated number does answer.

    An open end is taken as a tenth away: "more than $500 billion" is not said of $900 billion. Where more than
    one slot is another, only a sharp number tells; the sign of a gap that is nobody's does not count.
    """
    if stated.unit in PLACES or not (stated.low or stated.high):
        return
    low, high = stated.low, stated.high
    if low is None or high is None:
        end = low or high or 0.0
        low, high = sorted((end, end * (1.1 if (low is None) == (end < 0) else 0.9)))
    meant = replace(stated, low=low, high=high)
    sharp = (precision_of(meant) or 1.0) <= SHARP
    for rival in rivals:
        if slots_apart(question, rival) > 1 and not sharp:
            continue
        value = first_value(lookup, rival)
        far = distance_either_sign if rival.flow == "balance" else distance
        if value and far(meant, value.value) <= ROUNDED * abs(value.value):
            yield rival, value


def slots_apart(question: Question, other: Question) -> int:
    """In how many of partner, period and flow two questions differ."""
    pairs = zip(
        (question.partner, question.period, question.flow),
        (other.partner, other.period, other.flow),
        strict=True,
    )
    return sum(a != b for a, b in pairs)


def precision_of(stated: Interval) -> float | None:
    """Half the width of an interval as part of its middle; None for an open one or one around zero."""
    if stated.low is None or stated.high is None or stated.low * stated.high <= 0:
        return None
    return abs(stated.high - stated.low) / abs(stated.high + stated.low)


def find_matches(
    lookup: Lookup, question: Question, stated: Interval, found: Value, precision: float
) -> Iterator[Explanation]:
    """Slips of sign and of millions for billions, the questions near the one asked, a digit too many."""
    if distance(stated, -found.value) == 0:
        text = f"the stated number has the opposite sign: {show_found(question, found)}"
        yield Explanation(text, question, found.value)
    yield from find_slips(question, stated, found, THOUSANDS, LOOSELY)
    for candidate in find_candidates(lookup, question):
        if precision > candidate.within:
            continue
        value = first_value(lookup, candidate.question)
        slack = ROUNDED * abs(value.value) if value and value.unit == "USD" else 0.0
        if value and value.unit == found.unit and distance_either_sign(stated, value.value) <= slack:
            named = f"{name_question(candidate.question)}: {show_found(candidate.question, value)}"
            yield Explanation(f"the stated number matches {named}", candidate.question, value.value)
    if precision <= SHARP:
        yield from find_slips(question, stated, found, TENS, 0.0)


def find_slips(
    question: Question,
    stated: Interval,
    found: Value,
    slips: tuple[tuple[float, str], ...],
    slack: float,
) -> Iterator[Explanation]:
    """The right cell on the wrong scale."""
    for factor, words in slips:
        scaled = found.value / factor
        if found.unit == "USD" and distance_either_sign(stated, scaled) <= slack * abs(scaled):
            text = f"the stated number is {words} for {name_question(question)}"
            yield Explanation(text, question, found.value)


def distance_either_sign(stated: Interval, value: float) -> float:
    """How far the nearer of a value and its negative lies outside: a gap is often told without its sign."""
    return min(distance(stated, value), distance(stated, -value))


def first_value(lookup: Lookup, question: Question) -> Value | None:
    """The value under the first reading that has one."""
    for reading in readings(question.indicator or "", question.partner, question.commodity):
        value = measure(lookup, question, reading)
        if value is not None:
            return value
    return None


def find_candidates(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """Questions that are easily taken for the one asked, each once, likeliest first."""
    seen = {question}
    for kinds in KINDS:
        for candidate in kinds(lookup, question):
            if candidate.question not in seen:
                seen.add(candidate.question)
                yield candidate


def other_flows(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """Exports for imports, the total for a part, the balance for a flow."""
    if question.indicator in ("goods_trade", "services_trade", "goods_and_services_trade"):
        for flow in FLOWS:
            yield Candidate(replace(question, flow=flow))


def other_measures(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """A change told as the level, a share of something else."""
    if question.measure == "change" and not question.of:
        yield Candidate(replace(question, measure="level", base_period=None))
    if question.measure == "level" and question.base_period:
        yield Candidate(replace(question, measure="change"))
    if question.measure == "share" and question.partner:
        for of in ("WLD", f"GDP:{question.reporter}", f"GDP:{question.partner}"):
            yield Candidate(replace(question, of=of))


def other_periods(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """The month for the year to date, the quarter or year around it, the period before, a year earlier."""
    for period in neighbouring_periods(question.period or ""):
        base = moved_base(question, period)
        yield Candidate(replace(question, period=period, base_period=base))
    for within, periods in ((SHARP, distant_periods), (SHARPER, longer_periods)):
        for period in periods(question.period or ""):
            base = moved_base(question, period)
            yield Candidate(replace(question, period=period, base_period=base), within)


def neighbouring_periods(period: str) -> Iterator[str]:
    """The periods that are most easily taken for this one."""
    every = months(period)
    if kind(period) == "M":
        yield year_to_date(period)
    if len(every) > 1:
        yield every[-1]
    yield shift(period, -len(every) if kind(period) != "R" else -12)
    yield shift(period, -12)
    yield every[0][:4]
    yield shift(period, len(every) if kind(period) != "R" else 12)


def distant_periods(period: str) -> Iterator[str]:
    """Further periods: single months of a longer one, the year to date, years further back."""
    every = months(period)
    if 1 < len(every) <= 12:
        yield from every
    if kind(period) == "A":
        yield from (shift(period, -12 * back) for back in (2, 3, 4, 5))
    if kind(period) == "M":
        yield from (shift(period, -back) for back in (2, 3))
        first = spell_quarter(period)
        yield first


def longer_periods(period: str) -> Iterator[str]:
    """From the same beginning to each later month of the year, and to each earlier one."""
    every = months(period)
    year, last = every[0][:4], int(every[-1][5:])
    if every[0].endswith("-01") and every[-1].startswith(year):
        yield from (normal(f"{year}-01/{year}-{month:02d}") for month in range(2, 13) if month != last)


def spell_quarter(month: str) -> str:
    """The quarter that a month lies in."""
    year, number = int(month[:4]), int(month[5:7])
    start = 12 * year + (number - 1) // 3 * 3
    return spell(start, start + 2)


def moved_base(question: Question, period: str) -> str | None:
    """The base period that stands to `period` as the asked one stood to the asked period."""
    if not question.base_period or not question.period:
        return question.base_period
    if length(period) != length(question.period):
        return shift(period, -12)
    return shift(question.base_period, offset(question.period, period))


def offset(period: str, other: str) -> int:
    """How many months later the other period begins."""
    first, second = months(period)[0], months(other)[0]
    return 12 * (int(second[:4]) - int(first[:4])) + int(second[5:]) - int(first[5:])


def other_bases(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """A change from the month before for one from a year before, and the other way round."""
    if question.measure in ("change", "percent_change") and question.period:
        for back in (-length(question.period), -12):
            yield Candidate(replace(question, base_period=shift(question.period, back)))


def other_partners(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """The same figure of a neighbour or rival."""
    if question.partner and question.reporter and not (question.of and question.partner in question.of):
        cell = cell_of(question)._replace(partner=None, period="", flow="imports")
        partners = {
            series.partner
            for reading in readings(cell.indicator, question.partner, question.commodity)
            for series in lookup.series(cell, reading.basis)
        }
        for partner in sorted(filter(None, partners)):
            yield Candidate(replace(question, partner=partner), SPECIFIC if partner in USUAL else SHARP)


def all_goods(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """The total for one commodity, goods for goods and services and the other way round."""
    if question.commodity not in (None, "TOTAL"):
        yield Candidate(replace(question, commodity="TOTAL"))
    for indicator in ("goods_trade", "services_trade", "goods_and_services_trade"):
        if question.flow and question.indicator != indicator:
            commodity = "TOTAL" if indicator == "goods_trade" else None
            yield Candidate(replace(question, indicator=indicator, commodity=commodity))


def flow_and_period(lookup: Lookup, question: Question) -> Iterator[Candidate]:
    """Two slips at once: only for a sharp number."""
    for flow in other_flows(lookup, question):
        for candidate in other_periods(lookup, flow.question):
            yield Candidate(candidate.question, SHARP)


KINDS: tuple[Callable[[Lookup, Question], Iterator[Candidate]], ...] = (
    other_flows,
    other_bases,
    other_periods,
    other_measures,
    all_goods,
    other_partners,
    flow_and_period,
)


def explain_rank(lookup: Lookup, question: Question, stated: Interval) -> Iterator[Explanation]:
    """The period or flow in which the stated rank is right: the last month first, then other flows."""
    every = months(question.period or "")
    periods = (
        [*reversed(every[-12:]), shift(question.period or "", -12)] if question.measure == "rank" else []
    )
    candidates = [replace(question, period=period) for period in periods]
    if question.measure == "rank":
        candidates += [replace(question, flow=flow) for flow in FLOWS]
    for candidate in candidates:
        value = first_value(lookup, candidate)
        if candidate != question and value and distance(stated, value.value) == 0:
            text = f"the stated place matches {name_question(candidate)}: {show_found(candidate, value)}"
            yield Explanation(text, candidate, value.value)
