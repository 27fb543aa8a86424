"""PDF, set by Typst: one wheel without system libraries, quick, with its own fonts.

The report goes in as data, so that other people's words are never read as markup; the same report gives
the same bytes.
"""

from importlib.resources import files
from typing import Any

import typst

from app.checking.types import Evidence
from app.contract import dumps
from app.reports.chart import caption, draw, takeaway
from app.reports.items import Item, Report, made
from app.reports.telling import amount_told
from app.wording import shorten

SUFFIX = "pdf"
MEDIA_TYPE = "application/pdf"
TITLE = "PDF"
LONGEST = 5_000  # characters of one text: more is no quote, and takes minutes to set
PPI = 120  # of pictures: 800 points across a page, enough to print


def render(report: Report) -> bytes:
    """The report as PDF pages."""
    charts = {name(number): chart for number, item in enumerate(report.items) if (chart := draw(item))}
    told = {
        "title": report.title,
        "short": shorten(report.title, 80),
        "language": report.told_in,
        "words": {
            "foot": report.tell("foot", day=report.as_of),
            **{name: report.tell(name) for name in ("corrections", "method", "rejected", "review")},
        },
        "by": report.by,
        "head": report.head,
        "opening": report.opening,
        "corrections": report.corrections,
        "method": report.method,
        "items": [
            describe(item, name(number) if name(number) in charts else None)
            for number, item in enumerate(report.items)
        ],
    }
    page = {"main.typ": files(__package__).joinpath("report.typ").read_bytes()}
    parts = {
        "report.json": dumps(fitting(told, report.tell("cut_for_a_page"))).encode(),
        **{name: svg.encode() for name, svg in charts.items()},
    }
    return typst.compile(page | parts, timestamp=int(made(report).timestamp()))


def fitting(told: Any, mark: str) -> Any:
    """The same with every text in at most `LONGEST` characters, and the `mark` that it was cut."""
    if isinstance(told, dict):
        return {name: fitting(value, mark) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [fitting(value, mark) for value in told]
    return f"{told[:LONGEST]}{mark}" if isinstance(told, str) and len(told) > LONGEST else told


def name(number: int) -> str:
    """The file of a chart, as the page asks for it."""
    return f"chart-{number}.svg"


def describe(item: Item, chart: str | None) -> dict[str, Any]:
    """One claim as the words and cells that the page puts down."""
    check = item.check
    return {
        "verdict": check.verdict,
        "heading": item.verdict.capitalize(),
        "claim": item.claim,
        "before": item.sentence[0],
        "after": item.sentence[1],
        "rejected": item.rejected,
        "reason": check.reason,
        "note": item.note,
        "facts": [(item.tell(name), words) for name, words in item.facts.items()],
        "link": item.words_link,
        "shown": item.link,
        "remarks": item.remarks,
        "chart": chart,
        "takeaway": takeaway(item),
        "caption": caption(item),
        "columns": item.columns,
        "cells": [cell_row(cell, item.told_in) for cell in check.evidence],
        "reviews": [review.words(item.told_in) for review in item.reviews],
    }


def cell_row(cell: Evidence, tongue: str) -> tuple[str, ...]:
    """A cell under the names of `COLUMNS`."""
    value = amount_told(tongue, cell.value, cell.unit)
    return f"{cell.title}\n{cell.series} {cell.url}", cell.period, value, cell.provider, cell.vintage


def pictures(charts: list[str]) -> list[bytes]:
    """SVG charts as PNG pictures, for formats that hold no SVG."""
    if not charts:
        return []
    parts = {name(number): svg.encode() for number, svg in enumerate(charts)}
    leaves = "\n#pagebreak()\n".join(f'#image("{name}")' for name in parts)
    page = f"#set page(width: auto, height: auto, margin: 0pt)\n{leaves}"
    drawn = typst.compile({"main.typ": page.encode(), **parts}, format="png", ppi=PPI)
    return drawn if isinstance(drawn, list) else [drawn]
