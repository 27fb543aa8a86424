"""Writing down how a poll went: the entries, how it stands with the source, and when it is asked again."""

from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from ingest.archive import Poll, Stored, record_event, store_entries, transaction
from ingest.archive.writing import clean
from ingest.collecting.polling import Polled
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
from ingest.feeds import Feed
from ingest.types import Source

GONE = 410
LEFT = (404, 410)
"""What an address answers that was left behind."""
OF_FEED = ("warning", "entries_seen", "per_day")
"""What is known of a source by its feed; it stays while the feed does not change."""


def store_poll(
    archive: Database, source: Source, state: Poll, polled: Polled, now: datetime
) -> tuple[Stored, str | None]:
    """Store the entries of a feed and how it stands with the source; gives counts and a warning."""
    with transaction(archive):
        stored = Stored()
        told: dict[str, Any] = {"error": None} | {name: getattr(state, name) for name in OF_FEED}
        if polled.feed is not None:
            stored, told = store_feed(archive, source, state, polled.feed, now)
        told |= describe_answer(polled, state, now, trusted=not told["error"])
        told |= follow_move(archive, source, state, polled, now)
        wait = interval(told["per_day"], told["entries_seen"], polled.answer.headers)
        told |= {"next_poll": now + jittered(wait), "failures": 0}
        told["health"] = "warning" if told["warning"] or told["error"] else "ok"
        update_poll(archive, source, told)
        for kind in ("error", "warning"):
            if told[kind] and told[kind] != getattr(state, kind):
                record_event(archive, source.id, kind, told[kind])
    return stored, told["warning"]


def store_feed(
    archive: Database, source: Source, state: Poll, feed: Feed, now: datetime
) -> tuple[Stored, dict[str, Any]]:
    """Store the entries of a feed, without half of one at the end; gives counts, and what the feed is like."""
    entries = feed.entries[:-1] if feed.cut else feed.entries
    stored = store_entries(archive, source.id, entries)
    return stored, {
        "warning": find_warning(state, feed, stored, now),
        "error": feed.fault,
        "entries_seen": len(entries),
        "per_day": entries_per_day(entries),
    }


def describe_answer(polled: Polled, state: Poll, now: datetime, *, trusted: bool) -> dict[str, Any]:
    """What is to be known for the next poll; a feed with a fault is asked for whole, and read, again."""
    return {
        "etag": polled.etag if trusted else None,
        "modified": polled.modified if trusted else None,
        "fingerprint": polled.fingerprint if trusted else None,
        "last_poll": now,
        "last_success": now,
        "last_full": now if polled.full else state.last_full,
    }


def find_warning(state: Poll, feed: Feed, stored: Stored, now: datetime) -> str | None:
    """What a person should look at, though the poll went well."""
    if state.entries_seen and not feed.entries:
        return "the feed has no entries any more; look at the address in a browser"
    if state.entries_seen and stored.new > 1 and not stored.unchanged and not stored.revised:
        return "no entry in common with the poll before: items may have been lost, poll more often"
    latest = max((entry.published for entry in feed.entries if entry.published), default=None)
    if latest and is_silent(latest, entries_per_day(feed.entries), now):
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
        if state.moved_to and status in LEFT:
            adopt_move(archive, source, state, now)
            return text
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


def adopt_move(archive: Database, source: Source, state: Poll, now: datetime) -> None:
    """The address that redirected for good is dead now, so that the new one need not prove itself any longer."""
    detail = f"{state.address or source.url} is gone; it had moved to {state.moved_to}, which is polled from now on"
    record_event(archive, source.id, "moved", detail)
    told = {"address": state.moved_to, "moved_to": None, "moved_since": None}
    update_poll(archive, source, told | {"last_poll": now, "next_poll": now, "failures": 0})


def update_poll(archive: Database, source: Source, told: dict[str, Any]) -> None:
    """Write what is told into the source's row of polls."""
    columns = ", ".join(f"{name} = :{name}" for name in told)
    values = {name: clean(value) for name, value in told.items()}
    archive.execute(f"update polls set {columns} where source = :source", {**values, "source": source.id})


def is_due(state: Poll, now: datetime) -> bool:
    """Whether a source is to be polled now; one that is paused waits for a person."""
    return state.health != "paused" and (
        state.next_poll is None or state.next_poll <= now + timedelta(seconds=1)
    )
