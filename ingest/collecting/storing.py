"""Writing down what was read of the entries: one transaction for each batch of articles."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from ingest.archive import store_article, transaction
from ingest.archive.reading import make
from ingest.archive.writing import clean
from ingest.articles.types import Document
from ingest.collecting.reading import Read, Waiting
from ingest.collecting.schedule import backoff, jittered
from ingest.errors import IngestError, SourceUnreachable
from ingest.types import Article, Entry, Source

ATTEMPTS = 6
"""How often a page that cannot be fetched is tried before it counts as failed."""


def find_waiting(archive: Database, source: Source, now: datetime, limit: int) -> list[Waiting]:
    """Entries whose articles are wanted, the newest first."""
    told = {"source": source.id, "now": clean(now), "limit": limit}
    rows = list(archive.query(WAITING, told))
    return [Waiting(row["id"], make(Entry, row), row["attempts"]) for row in rows]


def count_lacking(archive: Database, source: Source) -> dict[str, int]:
    """How many entries of a source have no article to be had, by what they are: empty or paywalled."""
    return {state: number for state, number in archive.execute(LACKING, [source.id]).fetchall()}


def store_read(archive: Database, source: Source, batch: Sequence[Read], now: datetime) -> dict[str, int]:
    """Store what became of a batch of entries; counts of new, revised, unchanged, lacking and failed."""
    counts = dict.fromkeys(("new", "revised", "unchanged", "lacking", "failed"), 0)
    with transaction(archive):
        for read in batch:
            counts[store_one(archive, source, read, now)] += 1
    return counts


def store_one(archive: Database, source: Source, read: Read, now: datetime) -> str:
    """Store one article, or why there is none."""
    document = read.document
    if document is None:
        mark_failed(archive, read, now)
        return "failed"
    if document.lack:
        mark_entry(archive, read, document.lack, error=document.why)
        return "lacking"
    article = make_article(source, read.waiting, document)
    if read.error:
        mark_failed(archive, read, now, article.id)
    else:
        mark_entry(archive, read, "article", article=article.id)
    return store_article(archive, article)


def make_article(source: Source, waiting: Waiting, document: Document) -> Article:
    """The article of an entry: what the feed says of it comes first, then what the page says of itself."""
    entry = waiting.entry
    return Article(
        id=waiting.id,
        source=source.id,
        url=document.url or entry.url,
        title=entry.title or document.title,
        text=document.text,
        published=entry.published or document.published,
        language=document.language or entry.language or source.language,
        author=entry.author or document.author,
    )


def mark_failed(archive: Database, read: Read, now: datetime, article: str | None = None) -> None:
    """Write that a page could not be had: it is tried again, unless that is of no use."""
    attempts = read.waiting.attempts + 1
    asked = read.error.retry_after if isinstance(read.error, SourceUnreachable) else None
    given_up = attempts >= ATTEMPTS or is_final(read.error)
    mark_entry(
        archive,
        read,
        ("article" if article else "failed") if given_up else "waiting",
        article=article,
        attempts=attempts,
        next_attempt=now + jittered(backoff(attempts, asked)),
        error=str(read.error),
    )


def mark_entry(archive: Database, read: Read, state: str, **told: Any) -> None:
    """Write what became of an entry."""
    values = {"article": None, "attempts": 0, "next_attempt": None, "error": None} | told
    archive.execute(
        "update entries set state = :state, article = coalesce(:article, article), attempts = :attempts,"
        " next_attempt = :next_attempt, error = :error where id = :id",
        {**{name: clean(value) for name, value in values.items()}, "state": state, "id": read.waiting.id},
    )


def is_final(error: IngestError | None) -> bool:
    """Whether trying again is of no use: the page is gone or forbidden, or no page."""
    if isinstance(error, SourceUnreachable):
        return error.status in {401, 404, 410, 451}
    return error is not None


def utc_now() -> datetime:
    """This moment in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


WAITING = """
select * from entries
where source = :source and state = 'waiting' and (next_attempt is null or next_attempt <= :now)
order by published desc, id limit :limit
"""
LACKING = """
select state, count(*) from entries where source = ? and state in ('empty', 'paywalled') group by state
"""
