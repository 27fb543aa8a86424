"""From a cell that is asked for to its value: single observations, sums of months, totals and balances."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from app.checking.periods import in_words, months, normal, quarters, span, spell
from app.checking.types import Code
from ingest.statistics.store import Statistics
from ingest.types import Series


class Cell(NamedTuple):
    """What is looked up: one flow between two parties, of one commodity, in one period."""

    indicator: str
    flow: str | None
    reporter: str
    partner: str | None
    commodity: str | None
    period: str


@dataclass(frozen=True, slots=True)
class Used:
    """One series that was used, over one period: an observation, or the sum of those that make it up."""

    series: Series
    period: str
    value: float
    vintage: date
    count: int = 1


@dataclass(frozen=True, slots=True)
class Value:
    """What the statistics give, with what was used, and whatever a reader must know of it."""

    value: float
    unit: str
    used: tuple[Used, ...]
    note: str = ""
    places: frozenset[int] = frozenset()
    """For a rank or record: the other places that a small revision could bring."""
    bound: bool = False
    """For a rank: at best this place, because partners are absent from the data."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no value."""

    code: Code
    reason: str


TOGETHER = "+"
"""Between partners that are added together: `DEU+FRA`."""
SIGNS: dict[str, tuple[tuple[Literal["exports", "imports"], int], ...]] = {
    "total": (("exports", 1), ("imports", 1)),
    "balance": (("exports", 1), ("imports", -1)),
}


class Lookup:
    """Values of cells from the statistics, remembered: the same cell is asked for again and again."""

    def __init__(self, statistics: Statistics) -> None:
        self.statistics = statistics
        self.level = lru_cache(100_000)(self.find_level)
        self.gap = lru_cache(10_000)(self.explain_gap)
        self.frontier = lru_cache(100)(self.find_frontier)
        self.series = lru_cache(10_000)(self.find_series)

    def find_series(self, cell: Cell, basis: str) -> tuple[Series, ...]:
        """The series of one flow (the period of `cell` does not matter)."""
        return self.statistics.find_series(
            indicator=cell.indicator,
            flow=cell.flow,
            reporter=cell.reporter,
            partner=cell.partner,
            commodity=cell.commodity,
            basis=basis,
        )

    def find_level(self, cell: Cell, basis: str, as_of: date | None = None) -> Value | None:
        """The value of a cell in units, or None where any part of it is missing.

        `as_of` takes what was known on that day. Of a total or balance, one flow may then be today's.
        """
        if cell.partner and TOGETHER in cell.partner:
            return self.together(cell, basis, as_of)
        if cell.flow in SIGNS:
            return self.combined(cell, basis, as_of)
        found = [
            value
            for series in self.series(cell._replace(period=""), basis)
            if (value := self.from_series(series, cell.period, as_of))
        ]
        return max(found, key=lambda value: preference(value.used[0].vintage, as_of), default=None)

    def together(self, cell: Cell, basis: str, as_of: date | None) -> Value | None:
        """Several partners added; None where one of them is missing."""
        parts = [self.level(one, basis, as_of) for one in parties_of(cell)]
        known = [part for part in parts if part]
        if len(known) < len(parts):
            return None
        used = tuple(one for part in known for one in part.used)
        return Value(sum(part.value for part in known), known[0].unit, used)

    def combined(self, cell: Cell, basis: str, as_of: date | None) -> Value | None:
        """Exports and imports together, or one less the other."""
        parts = [
            (sign, self.level(cell._replace(flow=flow), basis, as_of))
            for flow, sign in SIGNS[cell.flow or ""]
        ]
        if as_of is not None and any(
            part for _, part in parts
        ):  # today's stands in for one flow, not for both
            parts = [
                (sign, part or self.level(cell._replace(flow=flow), basis))
                for (flow, sign), (_, part) in zip(SIGNS[cell.flow or ""], parts, strict=True)
            ]
        known = [(sign, part) for sign, part in parts if part]
        if len(known) < len(parts):
            return None
        used = tuple(one for _, part in known for one in part.used)
        return Value(sum(sign * part.value for sign, part in known), known[0][1].unit, used)

    def from_series(self, series: Series, period: str, as_of: date | None) -> Value | None:
        """The value of a period from one series: its own observation, or the sum of all its parts."""
        pieces = pieces_of(series.frequency, period)
        row = self.statistics.observations(series.id, as_of)
        found = [row[piece] for piece in pieces if piece in row]
        if not pieces or len(found) < len(pieces):
            return None
        total = sum(one.value for one in found)
        used = Used(series, normal(period), total, max(one.vintage for one in found), len(found))
        return Value(total, series.unit, (used,))

    def vintages(self, cell: Cell, basis: str) -> Iterator[date]:
        """The days on which anything that bears on a cell was published or fetched."""
        for one in single_cells(cell):
            for series in self.series(one._replace(period=""), basis):
                yield from self.statistics.vintages(series.id)

    def find_frontier(self, indicator: str) -> int:
        """The last month that any series of totals of an indicator has: what is later is not out yet."""
        commodity = "TOTAL" if indicator == "goods_trade" else None
        every = self.statistics.find_series(indicator=indicator, commodity=commodity)
        latest = [self.statistics.latest_period(series.id) for series in every]
        return max((span(period)[1] for period in latest if period), default=-1)

    def explain_gap(self, cell: Cell, bases: tuple[str, ...], what: str) -> Gap:
        """Why no basis has a value for a cell: no series, not yet released, or a hole."""
        all_series = [
            series
            for basis in bases
            for one in single_cells(cell)
            for series in self.series(one._replace(period=""), basis)
            if pieces_of(series.frequency, cell.period)
        ]
        periods = [period for one in all_series for period in self.statistics.observations(one.id)]
        if not periods:
            return Gap("no_series", f"No series in the data holds {what}.")
        first = min(span(period)[0] for period in periods)
        last = max(span(period)[1] for period in periods)
        latest = in_words(spell(last, last))
        if span(cell.period)[1] > last and span(cell.period)[1] <= self.frontier(cell.indicator):
            return Gap("no_series", f"{what[0].upper()}{what[1:]}: the data on this end with {latest}.")
        if span(cell.period)[1] > last:
            told = f"{what[0].upper()}{what[1:]}: not in the data yet, which end with {latest}."
            return Gap("not_released", told)
        if span(cell.period)[0] < first:
            begins = in_words(spell(first, first))
            return Gap("no_series", f"{what[0].upper()}{what[1:]}: the data begin with {begins}.")
        return Gap("no_series", f"{what[0].upper()}{what[1:]}: the data have a gap there.")


def parties_of(cell: Cell) -> list[Cell]:
    """The cell of each of the partners that are added together; the cell itself for a single one."""
    return [cell._replace(partner=code) for code in (cell.partner or "").split(TOGETHER) if code] or [cell]


def single_cells(cell: Cell) -> Iterator[Cell]:
    """The cells of one flow with one partner whose series make up a cell."""
    flows = [flow for flow, _ in SIGNS[cell.flow]] if cell.flow in SIGNS else [cell.flow]
    for one in parties_of(cell):
        yield from (one._replace(flow=flow) for flow in flows)


def preference(vintage: date, as_of: date | None) -> tuple[bool, int]:
    """The newest of what was known then; of what came later, the oldest."""
    known = as_of is None or vintage <= as_of
    return known, vintage.toordinal() if known else -vintage.toordinal()


@lru_cache(4096)
def pieces_of(frequency: str, period: str) -> Sequence[str]:
    """The periods of a series that make up `period` exactly, as few as its frequency allows.

    >>> pieces_of("A", "2024"), pieces_of("Q", "2024-Q2"), pieces_of("A", "2024-Q2")
    (('2024',), ('2024-Q2',), ())
    """
    if frequency == "M":
        return months(period)
    if frequency == "Q":
        return quarters(period)
    first, last = span(period)
    if first % 12 or (last + 1) % 12:
        return ()
    return tuple(spell(month, month + 11) for month in range(first, last + 1, 12))
