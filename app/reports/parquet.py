"""Parquet: the same flat table as CSV, typed, for pandas, DuckDB and others."""

import io

import pyarrow as pa
from pyarrow import parquet

from app.reports.items import Report
from app.reports.table import HEADERS, row

SUFFIX = "parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
TITLE = "Parquet"
NUMBERS = {"stated_low", "stated_high", "found_value", "relative_difference"}


def render(report: Report) -> bytes:
    """One row a claim; the report's head is in the file's metadata."""
    columns = list(zip(*(row(item) for item in report.items), strict=True)) or [()] * len(HEADERS)
    types = [pa.float64() if name in NUMBERS else pa.string() for name in HEADERS]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    names = ("title", "as_of", "by", "selection", "extent", "tally", "statistics_to", "introduction")
    told = {name: str(getattr(report, name) or "") for name in names}
    told |= {name: "\n".join(getattr(report, name)) for name in ("corrections", "method")}
    table = pa.Table.from_arrays(arrays, HEADERS)
    file = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(told), file)
    return file.getvalue()
