"""What an observation must be before it is kept: a period, a finite number, one value for one period."""

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date

from ingest.errors import StatisticsError
from ingest.types import Observation, Series

Cell = tuple[Series, Observation]
PERIODS = {
    "A": re.compile(r"[0-9]{4}"),
    "Q": re.compile(r"[0-9]{4}-Q[1-4]"),
    "M": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"),
}
ONE_WAY = frozenset({"imports", "exports"})


def validated(cells: Iterable[Cell], source: str) -> Iterator[Cell]:
    """The cells as they came, each checked. Raises StatisticsError, naming `source` and the cell.

    The same value twice for one period and vintage of a series (its rows lie together) is passed over; two
    different ones are an error.
    """
    seen: dict[tuple[str, date], float] = {}
    current = ""
    for series, observation in cells:
        if series.id != current:  # rows of one series lie together; memory stays flat over millions
            seen, current = {}, series.id
        fault = fault_of(series, observation)
        if fault:
            raise StatisticsError(f"{source}: {series.id}, {observation.period!r}: {fault}; nothing was kept")
        key = (observation.period, observation.vintage)
        if key in seen:
            if seen[key] != observation.value:
                raise StatisticsError(
                    f"{source}: {series.id}, {observation.period}: two values, {seen[key]:g} and "
                    f"{observation.value:g}; nothing was kept"
                )
            continue
        seen[key] = observation.value
        yield series, observation


def fault_of(series: Series, observation: Observation) -> str | None:
    """What is wrong with an observation, or None."""
    form = PERIODS.get(series.frequency)
    if form is None:
        return f"frequency {series.frequency!r} is not A, Q or M"
    if not form.fullmatch(observation.period):
        return f"not a period of frequency {series.frequency}"
    if not math.isfinite(observation.value):
        return f"the value {observation.value} is no number"
    if series.flow in ONE_WAY and observation.value < 0:
        return f"negative {series.flow} ({observation.value:g})"
    return None
