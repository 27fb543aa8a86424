"""The flat table that CSV and XLSX share: one row a claim, its cells joined."""

import re

from app.reports.items import Item
from app.wording import amount

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
    "indicator",
    "flow",
    "reporter",
    "partner",
    "commodity",
    "period",
    "measure",
    "stated_low",
    "stated_high",
    "stated_unit",
    "found_value",
    "found_unit",
    "relative_difference",
    "evidence",
    "explanations",
    "reviews",
)
Cell = str | float | None
# What XML cannot hold: control characters and lone surrogates.
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def row(item: Item) -> tuple[Cell, ...]:
    """One claim under `HEADERS`."""
    check, asked = item.check, item.question
    slots = ("indicator", "flow", "reporter", "partner", "commodity", "period", "measure")
    question = tuple(getattr(asked, slot) if asked else None for slot in slots)
    stated = (check.stated.low, check.stated.high, check.stated.unit) if check.stated else (None, None, None)
    found = (check.found.value, check.found.unit) if check.found else (None, None)
    cells = "; ".join(
        f"{cell.title}, {cell.period}: {amount(cell.value, cell.unit)} ({cell.provider}, {cell.vintage}, {cell.url})"
        for cell in check.evidence
    )
    head = (item.id, check.verdict, check.code, check.reason, item.claim, item.speaker)
    where = (item.date, item.publisher, item.title, item.url, item.language)
    explained = "; ".join(explanation.text for explanation in check.explanations)
    tail = (check.relative_difference, cells, explained, "; ".join(item.reviews))
    return head + where + question + stated + found + tail


def tame(value: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front.

    >>> tame("=HYPERLINK(1)"), tame("-5 %"), tame("plain"), tame(-5.0)
    ("'=HYPERLINK(1)", "'-5 %", 'plain', -5.0)
    """
    if not isinstance(value, str):
        return value
    start = value.lstrip()
    risky = start[:1] in set("=+-@＝＋－＠") or value[:1] in set("\t\r\n")
    return f"'{value}" if risky else value


def clean(text: str) -> str:
    """`text` without what an XML file cannot hold.

    >>> clean("a\\x00b")
    'a\ufffdb'
    """
    return UNHELD.sub("\N{REPLACEMENT CHARACTER}", text)
