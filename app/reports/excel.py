"""XLSX: the claims as a table, the cells behind them, and the method; text stays text, never a formula."""

import io
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from app.reports.items import Report
from app.reports.table import HEADERS, Cell, clean, row

SUFFIX = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Excel"
CELL_HEADERS = ("claim", "series", "title", "period", "value", "unit", "provider", "vintage", "url")
LONGEST = 32_767  # characters that a cell of this format may hold
CUT = " … [cut: the cell is full]"


def render(report: Report) -> bytes:
    """Three sheets: claims, cells, about."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": clean(report.title)[:255], "created": made(report)})
        head = book.add_format({"bold": True, "bottom": 1})
        write(book.add_worksheet("Claims"), [HEADERS, *(row(item) for item in report.items)], head)
        cells = [
            (item.id, c.series, c.title, c.period, c.value, c.unit, c.provider, c.vintage, c.url)
            for item in report.items
            for c in item.check.evidence
        ]
        write(book.add_worksheet("Cells"), [CELL_HEADERS, *cells], head)
        told = (("As of", report.as_of), ("Selection", report.selection), ("Extent", report.extent))
        method = (("Method", paragraph) for paragraph in report.method)
        write(book.add_worksheet("About"), [("Report", report.title), *told, *method], head)
    return file.getvalue()


def made(report: Report) -> datetime:
    """The day of the report: the file's date, so that the same report gives the same bytes."""
    try:
        return datetime.fromisoformat(report.as_of[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)


def write(sheet: Worksheet, rows: list[tuple[Cell, ...]], head: object) -> None:
    """Rows into a sheet, the first as headers; numbers as numbers and everything else as text."""
    for number, cells in enumerate(rows):
        for column, value in enumerate(cells):
            style = (head,) if number == 0 else ()
            if isinstance(value, int | float):
                sheet.write_number(number, column, value, *style)
            elif value:
                sheet.write_string(number, column, fitting(clean(value)), *style)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(map(len, rows)), 18)


def fitting(text: str) -> str:
    """`text`, or what fits of it into a cell, and that it was cut."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - len(CUT)]}{CUT}"
