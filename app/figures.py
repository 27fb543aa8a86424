"""One series of the statistics with its observations, as plain values."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from app.contract import plain
from app.documents import known_date
from app.errors import NotFound
from app.statistics import open_statistics


def series_figures(db: Database | None, id: str, as_of: str | None = None) -> dict[str, Any]:
    """The series and its observations by period, as known now or on the day `as_of`. Raises NotFound."""
    statistics = open_statistics(db)
    series = statistics.names.get(id)
    if series is None:
        raise NotFound(f"no series {id!r}: `fulcrum statistics series` lists them")
    day = date.fromisoformat(known_date(as_of)) if as_of else None
    rows = [
        {"period": period, "value": cell.value, "vintage": cell.vintage.isoformat()}
        for period, cell in sorted(statistics.observations(id, day).items())
    ]
    return {"series": plain(series), "observations": rows}
