"""What a report rests on, each once: the documents that its claims stand in, and the series that they were held against."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.reports.items import Item, Report
from app.reports.wording import bare_title


@dataclass(frozen=True, slots=True)
class Work:
    """A document or a series, as it is cited."""

    kind: str
    """document or dataset"""
    title: str
    author: str | None
    """A publisher or a provider: an organisation."""
    date: str | None
    """ISO 8601: when it was put out; of a series its vintage."""
    url: str | None
    language: str | None = None
    id: str | None = None
    """The series' own name."""


def find_works(report: Report) -> Iterator[Work]:
    """Documents in the order in which they first come up, then series by their id."""
    yield from dict.fromkeys(map(document_of, report.items))
    cells = [cell for item in report.items for cell in item.check.evidence]
    latest = {cell.series: cell for cell in sorted(cells, key=lambda cell: (cell.vintage, cell.title))}
    for id, cell in sorted(latest.items()):
        title = bare_title(report.told_in, cell.title)
        yield Work("dataset", title, cell.provider, cell.vintage, cell.url or None, report.told_in, id)


def document_of(item: Item) -> Work:
    """The document that a claim stands in."""
    return Work(
        "document",
        item.title or item.tell("untitled").capitalize(),
        item.publisher,
        item.date,
        item.link,
        item.language,
    )
