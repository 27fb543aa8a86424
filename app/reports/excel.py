"""XLSX: the claims as a table, their series and cells, and the method; text stays text, never a formula."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.reports.items import Item, Report, made
from app.reports.table import HEADERS, Cell, row

SUFFIX = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Excel"
CELL_HEADERS = ("claim", "series", "title", "period", "value", "unit", "provider", "vintage", "url")
SERIES_HEADERS = ("claim", "series", "period", "value", "unit", "stated_low", "stated_high")
WIDTHS = {"reason": 60, "claim": 60, "evidence": 60, "title": 40, "url": 30, "about": 100}
WIDTH = 16
LONGEST = 32_767  # characters that a cell of this format may hold
CUT = " … [cut: the cell is full]"


def render(report: Report) -> bytes:
    """Four sheets: claims, each with the course of its series as a sparkline, series, cells, about."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": report.title[:255], "author": report.by[:255], "created": made(report)})
        head = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        claims = book.add_worksheet("Claims")
        write(claims, [("chart", *HEADERS), *(("", *row(item)) for item in report.items)], head, wrapped)
        write(book.add_worksheet("Series"), [SERIES_HEADERS, *series_rows(report.items)], head)
        draw_courses(claims, report.items)
        cells = [
            (item.id, c.series, c.title, c.period, c.value, c.unit, c.provider, c.vintage, c.url)
            for item in report.items
            for c in item.check.evidence
        ]
        write(book.add_worksheet("Cells"), [CELL_HEADERS, *cells], head)
        write(book.add_worksheet("About"), [("what", "about"), *about(report)], head, wrapped)
    return file.getvalue()


def about(report: Report) -> list[tuple[Cell, ...]]:
    """The report's head, corrections and method."""
    told = [("Report", report.title), ("As of", report.as_of), ("Published by", report.by)]
    told += [("Selection", report.selection), ("Extent", report.extent), ("Verdicts", report.tally)]
    told += [("Statistics up to", report.statistics_to or "–")]
    told += [("Introduction", paragraph) for paragraph in report.opening]
    told += [("Corrections", one) for one in report.corrections]
    return [*told, *(("Method", paragraph) for paragraph in report.method)]


def series_rows(items: Iterable[Item]) -> list[tuple[Cell, ...]]:
    """Every point of the series of every claim, with what is claimed where it is a value of the series."""
    return [
        (item.id, item.series.title, period, value, item.series.unit, *stated)
        for item in items
        if item.series
        for stated in [stated_ends(item)]
        for period, value in item.series.points
    ]


def stated_ends(item: Item) -> tuple[float | None, float | None]:
    """The ends of what is claimed, as columns."""
    stated = item.check.stated
    return (stated.low, stated.high) if stated and item.series and item.series.stated else (None, None)


def draw_courses(sheet: Worksheet, items: Iterable[Item]) -> None:
    """A sparkline beside each claim that has a series, from the rows of the sheet of series."""
    first = 1
    for number, item in enumerate(items, 1):
        points = item.series.points if item.series else ()
        if len(points) > 1:
            # The sheet's name is ours, so nothing of others gets into a reference.
            sheet.add_sparkline(number, 0, {"range": f"Series!$D${first + 1}:$D${first + len(points)}"})
        first += len(points)


def write(
    sheet: Worksheet, rows: Sequence[tuple[Cell, ...]], head: Format, body: Format | None = None
) -> None:
    """Rows into a sheet, the first as headers; numbers as numbers and everything else as text."""
    for number, cells in enumerate(rows):
        style = head if number == 0 else body
        for column, value in enumerate(cells):
            if isinstance(value, int | float):
                sheet.write_number(number, column, value, style)
            elif value:
                sheet.write_string(number, column, fitting(value), style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows) - 1), len(rows[0]) - 1)
    for column, header in enumerate(rows[0]):
        sheet.set_column(column, column, WIDTHS.get(str(header), WIDTH))


def fitting(text: str) -> str:
    """`text`, or what fits of it into a cell, and that it was cut."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - len(CUT)]}{CUT}"
