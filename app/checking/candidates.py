"""The questions that are easily taken for the one asked: another flow, base, period, partner, whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.checking.lookup import Lookup
from app.checking.periods import kind, length, months, normal, quarter_of, shift, year_to_date
from app.checking.readings import readings
from app.checking.wording import cell_of
from nlp.types import Flow, Question

FLOWS: tuple[Flow, ...] = ("exports", "imports", "total", "balance")
USUAL = ("MEX", "CAN", "CHN", "WLD")
"""Partners that are most easily taken for one another."""
SPECIFIC = 0.06
"""Half the width of an interval, of its middle: a wider one matches too much by chance."""
SHARPER = 0.0015
"""The same among the many spans of a year."""
SHARP = 0.006
"""As narrow as this, it says something even among many candidates."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another question the number may answer."""

    question: Question
    within: float = SPECIFIC
    """How precise the number must be: of many candidates of a kind only a sharp one tells them apart."""


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
        yield quarter_of(period)


def longer_periods(period: str) -> Iterator[str]:
    """From the same beginning to each later month of the year, and to each earlier one."""
    every = months(period)
    year, last = every[0][:4], int(every[-1][5:])
    if every[0].endswith("-01") and every[-1].startswith(year):
        yield from (normal(f"{year}-01/{year}-{month:02d}") for month in range(2, 13) if month != last)


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
