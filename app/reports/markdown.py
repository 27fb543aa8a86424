"""Markdown. Other people's words are escaped, so that they are shown and not read as markup."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from app.reports.items import Item, Report
from app.wording import ICONS, amount

SUFFIX = "md"
MEDIA_TYPE = "text/markdown"
TITLE = "Markdown"
ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # what an address may hold as it is
SPECIAL = re.compile(r"([\\`*_{}\[\]#|<>$~&])|^(?=[-+=])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")


def render(report: Report) -> bytes:
    """The report as Markdown."""
    return ("\n".join(lines(report)) + "\n").encode("utf-8", "replace")


def verbatim(text: str | None) -> str:
    """`text` on one line, with everything escaped that Markdown would read.

    >>> verbatim("*not* bold")
    '\\\\*not\\\\* bold'
    """
    return SPECIAL.sub(r"\\\g<1>", " ".join((text or "").split()))


def lines(report: Report) -> Iterator[str]:
    """The lines of the report."""
    yield f"# {verbatim(report.title)}"
    yield f"\nAs of {report.as_of}. {report.extent} Selection: {verbatim(report.selection)}."
    if report.statistics_to:
        yield f"Statistics up to the vintage of {report.statistics_to}."
    for item in report.items:
        yield from item_lines(item)
    yield "\n## Method\n"
    yield from (f"{verbatim(paragraph)}\n" for paragraph in report.method)


def item_lines(item: Item) -> Iterator[str]:
    """One claim."""
    check = item.check
    yield f"\n## {ICONS[check.verdict]} {check.verdict.capitalize()}: {verbatim(item.claim)}\n"
    yield f"{verbatim(check.reason)}\n"
    yield f"- Claimed by: {verbatim(item.speaker)}"
    yield f"- Where and when: {verbatim(item.title)}, {verbatim(item.publisher)}, {item.date or 'undated'}"
    if item.link:
        yield f"- Source: <{quote(item.link, safe=ADDRESS)}>"
    yield f"- Claimed: {verbatim(item.claimed)} · statistics say: {verbatim(item.found)} · the claim is off by: {item.difference}"
    if check.evidence:
        yield "\n| Series | Period | Value | Provider | Vintage | Address |\n|---|---|---|---|---|---|"
    for cell in check.evidence:
        cells = (
            cell.title,
            cell.period,
            amount(cell.value, cell.unit),
            cell.provider,
            cell.vintage,
            cell.url,
        )
        yield f"| {' | '.join(map(verbatim, cells))} |"
    if check.explanations:
        yield ""
    for match in item.matches:
        yield f"- {verbatim(match)}"
    for review in item.reviews:
        yield f"- Review: {verbatim(review)}"
