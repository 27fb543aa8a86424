"""The flat table that CSV, XLSX and Parquet share: one row a claim, its cells joined."""

import re

from app.correcting import QUESTION
from app.reports.items import Item
from app.reports.telling import amount_told

HEADERS = (
    "id",
    "verdict",
    "code",
    "reason",
    "claim",
    "claimant",
    "date",
    "publisher",
    "title",
    "url",
    "language",
    *QUESTION,
    "stated_low",
    "stated_high",
    "stated_unit",
    "found_value",
    "found_unit",
    "relative_difference",
    "evidence",
    "explanations",
    "reviews",
    "note",
)
Cell = str | float | None
# Where a spreadsheet may take a formula to begin: at the start, or after what parts cells in some country.
FORMULA = re.compile(r"(^\s*|[;\t\r\n]\s*)(?=[=+@＝＋－＠-])|^(?=[\t\r\n])")


def row(item: Item) -> tuple[Cell, ...]:
    """One claim under `HEADERS`."""
    check, asked = item.check, item.question
    question = tuple(getattr(asked, slot) if asked else None for slot in QUESTION)
    stated = (check.stated.low, check.stated.high, check.stated.unit) if check.stated else (None, None, None)
    found = (check.found.value, check.found.unit) if check.found else (None, None)
    cells = "; ".join(
        f"{cell.title}, {cell.period}: {amount_told(item.told_in, cell.value, cell.unit)} ({cell.provider}, {cell.vintage}, {cell.url})"
        for cell in check.evidence
    )
    head = (item.id, check.verdict, check.code, check.reason, item.claim, item.speaker)
    where = (item.date, item.publisher, item.title, item.url, item.language)
    explained = "; ".join(explanation.text for explanation in check.explanations)
    tail = (
        check.relative_difference,
        cells,
        explained,
        "; ".join(review.words(item.told_in) for review in item.reviews),
        item.note,
    )
    return head + where + question + stated + found + tail


def tame(value: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front of it.

    >>> tame("=HYPERLINK(1)"), tame("-5 %"), tame("plain"), tame("a;=b"), tame(-5.0)
    ("'=HYPERLINK(1)", "'-5 %", 'plain', "a;'=b", -5.0)
    """
    return FORMULA.sub(r"\g<0>'", value) if isinstance(value, str) else value
