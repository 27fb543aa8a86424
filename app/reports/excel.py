"""XLSX: the claims as a table, their series and cells, and the method; text stays text, never a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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


def render(report: Report) -> bytes:
    """Four sheets: claims, each with the course of its series as a sparkline, series, cells, about."""
    file = io.BytesIO()
    sheets = report.words["sheet"]
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": report.title[:255], "author": report.by[:255], "created": made(report)})
        plain = Look(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format(),
            report.words["column"],
            report.tell("cut_for_a_cell"),
        )
        wrapped = replace(plain, body=book.add_format({"text_wrap": True, "valign": "top"}))
        claims = book.add_worksheet(sheets["claims"])
        write(claims, ("chart", *HEADERS), list(map(claim_row, report.items)), wrapped)
        write(book.add_worksheet(sheets["series"]), SERIES_HEADERS, series_rows(report.items), plain)
        draw_courses(claims, report.items, sheets["series"])
        write(book.add_worksheet(sheets["cells"]), CELL_HEADERS, cell_rows(report.items), plain)
        write(book.add_worksheet(sheets["about"]), ("what", "about"), about(report), wrapped)
    return file.getvalue()


def claim_row(item: Item) -> tuple[Cell, ...]:
    """One claim, with a place for the course of its series, and the verdict as a word."""
    cells = dict(zip(HEADERS, row(item), strict=True))
    return "", *(cells | {"verdict": item.verdict}).values()


def cell_rows(items: Iterable[Item]) -> list[tuple[Cell, ...]]:
    """Every cell of every claim."""
    return [
        (item.id, c.series, c.title, c.period, c.value, c.unit, c.provider, c.vintage, c.url)
        for item in items
        for c in item.check.evidence
    ]


def about(report: Report) -> list[tuple[Cell, ...]]:
    """The report's head, corrections and method."""
    named = report.words["sheet"]
    told = {
        "report": report.title,
        "as_of": report.as_of,
        "published_by": report.by,
        "selection": report.selection,
        "extent": report.extent,
        "verdicts": report.tally,
        "statistics_up_to": report.statistics_to or "–",
    }
    rows = [(named[name], words) for name, words in told.items()]
    rows += [(named["introduction"], paragraph) for paragraph in report.opening]
    rows += [(report.tell("corrections"), one) for one in report.corrections]
    return [*rows, *((report.tell("method"), paragraph) for paragraph in report.method)]


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


def draw_courses(sheet: Worksheet, items: Iterable[Item], series: str) -> None:
    """A sparkline beside each claim that has a series, from the rows of the sheet of that name."""
    first = 1
    for number, item in enumerate(items, 1):
        points = item.series.points if item.series else ()
        if len(points) > 1:
            # The sheet's name is one of ours, so nothing of others gets into a reference.
            sheet.add_sparkline(number, 0, {"range": f"{series}!$D${first + 1}:$D${first + len(points)}"})
        first += len(points)


@dataclass(frozen=True, slots=True)
class Look:
    """How rows look, what their columns are called, and the mark of a text that was cut."""

    head: Format
    body: Format
    names: Mapping[str, str]
    mark: str


def write(sheet: Worksheet, headers: Sequence[str], rows: Sequence[tuple[Cell, ...]], look: Look) -> None:
    """Rows into a sheet below their headers; numbers as numbers and everything else as text."""
    for column, header in enumerate(headers):
        sheet.write_string(0, column, look.names.get(header, header), look.head)
        sheet.set_column(column, column, WIDTHS.get(header, WIDTH))
    for number, cells in enumerate(rows, 1):
        for column, value in enumerate(cells):
            if isinstance(value, int | float):
                sheet.write_number(number, column, value, look.body)
            elif value:
                sheet.write_string(number, column, fitting(value, look.mark), look.body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(headers) - 1)


def fitting(text: str, mark: str) -> str:
    """`text`, or what fits of it into a cell, and the `mark` that it was cut."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - len(mark)]}{mark}"
