"""Parquet: the same flat table as CSV, typed, for pandas, DuckDB and others."""

import io

import pyarrow as pa
from pyarrow import parquet

from app.reports.items import Report
from app.reports.table import HEADERS, clean, row

SUFFIX = "parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
TITLE = "Parquet"
NUMBERS = {"stated_low", "stated_high", "found_value", "relative_difference"}


def render(report: Report) -> bytes:
    """One row a claim; the report's head is in the file's metadata."""
    columns = list(zip(*(row(item) for item in report.items), strict=True)) or [()] * len(HEADERS)
    types = [pa.float64() if name in NUMBERS else pa.string() for name in HEADERS]
    arrays = [
        pa.array([clean(value) if isinstance(value, str) else value for value in column], kind)
        for column, kind in zip(columns, types, strict=True)
    ]
    head = {
        "title": report.title,
        "as_of": report.as_of,
        "extent": report.extent,
        "selection": report.selection,
    }
    table = pa.Table.from_arrays(arrays, HEADERS)
    file = io.BytesIO()
    told = {name: clean(text).encode() for name, text in head.items()}
    parquet.write_table(table.replace_schema_metadata(told), file)
    return file.getvalue()
