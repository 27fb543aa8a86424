"""CSV: UTF-8 with a mark that Excel knows, one row a claim, no cell that runs as a formula."""

import csv
import io

from app.reports.items import Report
from app.reports.table import HEADERS, row, tame

SUFFIX = "csv"
MEDIA_TYPE = "text/csv"
TITLE = "CSV"


def render(report: Report) -> bytes:
    """One row a claim; when the limit left any out, the last row says so."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([tame(cell) for cell in row(item)] for item in report.items)
    if report.left_out:
        writer.writerow(["", "", "", report.extent])
    return file.getvalue().encode("utf-8-sig", "replace")
