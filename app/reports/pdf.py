"""PDF, set by Typst: one wheel without system libraries, quick, with its own fonts.

The report goes in as data, so that other people's words are never read as markup; the same report gives
the same bytes.
"""

from importlib.resources import files
from typing import Any

import typst

from app.contract import dumps
from app.reports.excel import made
from app.reports.items import Item, Report
from app.reports.table import clean
from app.wording import amount

SUFFIX = "pdf"
MEDIA_TYPE = "application/pdf"
TITLE = "PDF"


def render(report: Report) -> bytes:
    """The report as PDF pages."""
    told = {
        "title": report.title,
        "as_of": report.as_of,
        "extent": report.extent,
        "selection": report.selection,
        "method": report.method,
        "items": [describe(item) for item in report.items],
    }
    page = files(__package__).joinpath("report.typ").read_bytes()
    data = clean(dumps(told)).encode()
    return typst.compile({"main.typ": page, "report.json": data}, timestamp=int(made(report).timestamp()))


def describe(item: Item) -> dict[str, Any]:
    """One claim as the words and cells that the page puts down."""
    check = item.check
    source = f"{item.title or 'untitled'}, {item.publisher or 'unknown publisher'}, {item.date or 'undated'}"
    return {
        "verdict": check.verdict,
        "heading": check.verdict.capitalize(),
        "claim": item.claim,
        "reason": check.reason,
        "facts": [
            ("Claimed by", item.speaker),
            ("Source", source),
            ("Claimed", item.claimed),
            ("Statistics say", item.found),
            ("Difference", item.difference),
        ],
        "link": item.link,
        "notes": [
            *item.matches,
            *(f"Review: {review}" for review in item.reviews),
        ],
        "cells": [
            (f"{c.title} {c.url}", c.period, amount(c.value, c.unit), c.provider, c.vintage)
            for c in check.evidence
        ],
    }
