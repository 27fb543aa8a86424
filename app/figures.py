"""One series of the statistics with its observations, as plain values."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from app.contract import plain
from app.documents import known_date
from app.errors import NotFound
from app.statistics import open_statistics
from ingest.statistics.indicators import indicators
from ingest.types import Series

ADJUSTED = {"NSA": "not seasonally adjusted", "SA": "seasonally adjusted"}


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
    return {"series": plain(series), "about": about(series), "observations": rows}


def about(series: Series) -> dict[str, str]:
    """What a reader must know of a series: what it measures and on what basis, whose it is, where it misleads."""
    known = indicators().get(series.indicator)
    told = {
        "title": series.title,
        "definition": known.definition if known else "",
        "basis": f"{series.basis}, {series.valuation} value, {ADJUSTED.get(series.adjustment, series.adjustment)}",
        "unit": series.unit,
        "provider": series.provider,
        "address": series.url,
        "licence": series.licence,
        "beware": " ".join(filter(None, (series.notes, known.pitfalls if known else ""))),
    }
    return {name: text for name, text in told.items() if text}
