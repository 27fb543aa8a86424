"""One series of the statistics with its observations, as plain values."""

from datetime import date
from pathlib import Path
from typing import Any

from app.archive import open_existing
from app.contract import plain
from app.documents import known_date
from app.errors import NotFound
from app.statistics import open_statistics


def series_figures(path: Path, id: str, as_of: str | None = None) -> dict[str, Any]:
    """The series and its observations by period, as known now or on the day `as_of`. Raises NotFound."""
    statistics = open_statistics(open_existing(path))
    series = statistics.names.get(id)
    if series is None:
        raise NotFound(f"no series {id!r}: `fulcrum statistics series` lists them")
    day = date.fromisoformat(known_date(as_of)) if as_of else None
    rows = [
        {"period": period, "value": cell.value, "vintage": cell.vintage.isoformat()}
        for period, cell in sorted(statistics.observations(id, day).items())
    ]
    return {"series": plain(series), "observations": rows}
