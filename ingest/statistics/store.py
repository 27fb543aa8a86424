"""Official statistics as the checking sees them: series, their observations, and every vintage kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources.abc import Traversable
from threading import Lock
from typing import Protocol

from ingest.errors import StatisticsError
from ingest.statistics.parts import Part, find_parts, read_part, snapshot_folder
from ingest.types import Observation, Series

REMEMBERED = 500
"""Series whose observations are kept at hand: more than any check needs, and memory stays flat."""
Cells = dict[date, dict[str, Observation]]
"""The observations of one series: by vintage, then by period."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is of one indicator on one basis."""

    indicator: str
    basis: str
    provider: str
    frequency: str
    series: int
    partners: tuple[str, ...]
    commodities: tuple[str, ...]
    """HS codes and TOTAL; empty where goods do not apply."""
    first: str
    last: str


class Shelf(Protocol):
    """A place where series lie: the embedded snapshot, the archive's tables, a user's own file."""

    def find_series(
        self,
        indicator: str | None,
        flow: str | None,
        reporter: str | None,
        partner: str | None,
        commodity: str | None,
    ) -> Iterator[Series]:
        """The series that have the dimensions given; None leaves a dimension open."""
        ...

    def cells(self, series_id: str) -> Cells:
        """Every observation of one series; empty when it is not here."""
        ...


class Snapshot:
    """The embedded figures. A table is read when a lookup first needs it; many threads may look.

    Raises StatisticsError for a damaged file.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self.folder = folder or snapshot_folder()
        self.unread: list[Part] = list(find_parts(self.folder))
        self.series: dict[str, Series] = {}
        self.observed: dict[str, Cells] = {}
        self.lock = Lock()  # the pages of all who use the app share one snapshot

    def read(self, indicator: str | None, commodity: str | None) -> None:
        """Read the tables that may hold these dimensions and were not read yet."""
        with self.lock:
            for part in [part for part in self.unread if part.may_hold(indicator, commodity)]:
                self.add(part)
                self.unread.remove(part)

    def add(self, part: Part) -> None:
        """Take in the series and observations of one table."""
        fresh = list(read_part(self.folder, part))  # all or nothing: a damaged table adds no cell
        for series, observation in fresh:
            self.series.setdefault(series.id, series)
            cells = self.observed.setdefault(series.id, {}).setdefault(observation.vintage, {})
            before = cells.setdefault(observation.period, observation)
            if before.value != observation.value:
                told = f"{series.id}, {observation.period}: two values in one vintage"
                raise StatisticsError(f"{part.file} is damaged ({told}): reinstall or fetch it again")

    def find_series(
        self,
        indicator: str | None,
        flow: str | None,
        reporter: str | None,
        partner: str | None,
        commodity: str | None,
    ) -> Iterator[Series]:
        """The series that have the dimensions given."""
        self.read(indicator, commodity)
        wanted = (indicator, flow, reporter, partner, commodity)
        with self.lock:
            every = tuple(self.series.values())
        for series in every:
            held = (series.indicator, series.flow, series.reporter, series.partner, series.commodity)
            if all(want is None or want == have for want, have in zip(wanted, held, strict=True)):
                yield series

    def cells(self, series_id: str) -> Cells:
        """Every observation of one series."""
        if series_id not in self.series:
            self.read(None, None)
        with self.lock:  # another thread may be half through the table
            return self.observed.get(series_id, {})


class Statistics:
    """Lookups over one or more shelves, remembered. What a nearer shelf has of a series comes first.

    May be asked from many threads, as far as its shelves may.

    >>> statistics = Statistics.embedded()
    >>> [series] = statistics.find_series(indicator="gdp", reporter="MEX", basis="wdi")
    >>> statistics.latest_period(series.id)
    '2025'
    """

    def __init__(self, *shelves: Shelf) -> None:
        self.shelves = shelves
        self.found: dict[tuple[str | None, ...], tuple[Series, ...]] = {}
        self.merged: dict[tuple[str, date | None], Mapping[str, Observation]] = {}
        self.held: dict[str, Cells] = {}

    @classmethod
    def embedded(cls) -> "Statistics":
        """The statistics that come with the package."""
        return cls(Snapshot())

    def find_series(
        self,
        *,
        indicator: str | None = None,
        flow: str | None = None,
        reporter: str | None = None,
        partner: str | None = None,
        commodity: str | None = None,
        basis: str | None = None,
        frequency: str | None = None,
    ) -> tuple[Series, ...]:
        """The series that have the dimensions given; None leaves a dimension open."""
        key = (indicator, flow, reporter, partner, commodity)
        if key not in self.found:
            every = {
                series.id: series for shelf in reversed(self.shelves) for series in shelf.find_series(*key)
            }
            self.found[key] = tuple(every.values())
        return tuple(
            series
            for series in self.found[key]
            if basis in (None, series.basis) and frequency in (None, series.frequency)
        )

    def cells(self, series_id: str) -> Cells:
        """Every observation of one series, by vintage and period."""
        held = self.held.get(series_id)
        if held is None:
            if len(self.held) >= REMEMBERED:
                self.held.clear()
                self.merged.clear()
            held = {}
            for shelf in reversed(self.shelves):
                for vintage, row in shelf.cells(series_id).items():
                    held.setdefault(vintage, {}).update(row)
            self.held[series_id] = held
        return held

    def observations(self, series_id: str, as_of: date | None = None) -> Mapping[str, Observation]:
        """By period, the observation of the latest vintage (not after `as_of`, where it is given)."""
        key = (series_id, as_of)
        known = self.merged.get(key)
        if known is None:
            row: dict[str, Observation] = {}
            for vintage, observations in sorted(self.cells(series_id).items()):
                if as_of is None or vintage <= as_of:
                    row.update(observations)
            known = self.merged[key] = row
        return known

    def vintages(self, series_id: str, period: str | None = None) -> Sequence[date]:
        """The days on which the series (or one period of it) was published or fetched, oldest first."""
        cells = self.cells(series_id).items()
        return sorted(vintage for vintage, row in cells if period is None or period in row)

    def latest_period(self, series_id: str) -> str | None:
        """The last period that has an observation."""
        return max(self.observations(series_id), default=None)

    def coverage(self) -> Iterator[Coverage]:
        """What there is, one row for each indicator, basis and frequency."""
        groups: dict[tuple[str, str, str], list[Series]] = {}
        for series in self.find_series():
            groups.setdefault((series.indicator, series.basis, series.frequency), []).append(series)
        for (indicator, basis, frequency), members in sorted(groups.items()):
            periods = [period for series in members for period in self.observations(series.id)]
            yield Coverage(
                indicator,
                basis,
                members[0].provider,
                frequency,
                len(members),
                tuple(sorted({series.partner or series.reporter for series in members})),
                tuple(sorted({series.commodity for series in members if series.commodity})),
                min(periods, default=""),
                max(periods, default=""),
            )

    @cached_property
    def names(self) -> Mapping[str, Series]:
        """Every series by its id."""
        return {series.id: series for series in self.find_series()}
