"""Writing down how a poll went and what was read. One transaction for each feed and each batch of articles."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from ingest.archive import Poll, Stored, record_event, store_article, store_entries, transaction
from ingest.archive.reading import make
from ingest.archive.writing import clean
from ingest.articles.types import Document
from ingest.collecting.polling import Polled
from ingest.collecting.reading import Read, Waiting
from ingest.collecting.schedule import (
    PROVED,
    backoff,
    entries_per_day,
    interval,
    is_silent,
    is_upgrade,
    jittered,
)
from ingest.errors import IngestError, SourceUnreachable
from ingest.types import Article, Entry, Source

ATTEMPTS = 6
"""How often a page that cannot be fetched is tried before it counts as failed."""
GONE = 410


def store_poll(
    archive: Database, source: Source, state: Poll, polled: Polled, now: datetime
) -> tuple[Stored, str | None]:
    """Store the entries of a feed and how it stands with the source; gives counts and a warning."""
    feed, headers = polled.feed, polled.answer.headers
    with transaction(archive):
        if feed is None:
            stored, warning, per_day, seen = Stored(), state.warning, state.per_day, state.entries_seen
        else:
            entries = feed.entries[:-1] if feed.cut else feed.entries
            stored = store_entries(archive, source.id, entries)
            per_day, seen = entries_per_day(entries), len(entries)
            warning = find_warning(archive, source, state, polled, stored, now)
        fault = feed.fault if feed else state.error
        told: dict[str, Any] = {
            "etag": None if fault else polled.etag,
            "modified": None if fault else polled.modified,
            "fingerprint": polled.fingerprint,
            "last_poll": now,
            "last_success": now,
            "last_full": now if polled.full else state.last_full,
            "next_poll": now + jittered(interval(per_day, seen, headers)),
            "failures": 0,
            "health": "warning" if warning or fault else "ok",
            "error": fault,
            "warning": warning,
            "entries_seen": seen,
            "per_day": per_day,
            **follow_move(archive, source, state, polled, now),
        }
        update_poll(archive, source, told)
        for kind, detail, before in (("fault", fault, state.error), ("warning", warning, state.warning)):
            if detail and detail != before:
                record_event(archive, source.id, kind, detail)
    return stored, warning


def find_warning(
    archive: Database, source: Source, state: Poll, polled: Polled, stored: Stored, now: datetime
) -> str | None:
    """What a person should look at, though the poll went well."""
    feed = polled.feed
    assert feed
    if state.entries_seen and not feed.entries:
        return "the feed has no entries any more; look at the address in a browser"
    if state.entries_seen and stored.new > 1 and not stored.unchanged and not stored.revised:
        return "no entry in common with the poll before: items may have been lost, poll more often"
    dates = [entry.published for entry in feed.entries if entry.published]
    latest = max(dates, default=None)
    if is_silent(latest, entries_per_day(feed.entries), now):
        return f"nothing new since {latest:%Y-%m-%d}; the feed may have been left behind"
    return None


def follow_move(
    archive: Database, source: Source, state: Poll, polled: Polled, now: datetime
) -> dict[str, Any]:
    """A permanent redirect is believed when it has led to the feed for some days; https at once."""
    old, new = state.address or source.url, polled.answer.moved_to
    if not new or new == old:
        return {"moved_to": None, "moved_since": None}
    since = state.moved_since if state.moved_to == new and state.moved_since else now
    if now - since >= PROVED or is_upgrade(old, new):
        record_event(archive, source.id, "moved", f"{old} has moved to {new}, which is polled from now on")
        return {"address": new, "moved_to": None, "moved_since": None}
    return {"moved_to": new, "moved_since": since}


def store_failure(archive: Database, source: Source, state: Poll, error: Exception, now: datetime) -> str:
    """Store that a poll failed and when the next one is; what was collected stays. Gives the error as told."""
    status = error.status if isinstance(error, SourceUnreachable) else None
    wait = error.retry_after if isinstance(error, SourceUnreachable) else None
    text = str(error) if isinstance(error, IngestError) else f"{source.url}: unexpected fault, {error!r}"
    failures = state.failures + 1
    with transaction(archive):
        update_poll(archive, source, {
            "last_poll": now,
            "next_poll": None if status == GONE else now + jittered(backoff(failures, wait)),
            "failures": failures,
            "health": "paused" if status == GONE else "failing",
            "error": text,
            "warning": None,
        })  # fmt: skip
        record_event(archive, source.id, "failed", text)
    return text


def update_poll(archive: Database, source: Source, told: dict[str, Any]) -> None:
    """Write what is told into the source's row of polls."""
    columns = ", ".join(f"{name} = :{name}" for name in told)
    values = {name: clean(value) for name, value in told.items()}
    archive.execute(f"update polls set {columns} where source = :source", {**values, "source": source.id})


def find_waiting(archive: Database, source: Source, now: datetime, limit: int) -> list[Waiting]:
    """Entries whose articles are wanted, the newest first."""
    told = {"source": source.id, "now": clean(now), "limit": limit}
    rows = list(archive.query(WAITING, told))
    return [Waiting(row["id"], make(Entry, row), row["attempts"]) for row in rows]


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


def is_due(state: Poll, now: datetime) -> bool:
    """Whether a source is to be polled now; one that is paused waits for a person."""
    return state.health != "paused" and (
        state.next_poll is None or state.next_poll <= now + timedelta(seconds=1)
    )


WAITING = """
select * from entries
where source = :source and state = 'waiting' and (next_attempt is null or next_attempt <= :now)
order by published desc, id limit :limit
"""
