"""Collecting for the desk: the sources of the archive, with progress and rows for people and programs."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from app.errors import NotFound
from ingest.archive import find_sources
from ingest.collecting import PollResult, collect
from ingest.fetching import Fetcher
from ingest.sources.catalogue import subscribe_listed
from ingest.stories import group_stories


def collect_sources(
    db: Database, ids: Sequence[str] | None, *, now: bool, progress: Callable[[int, int], None]
) -> Iterator[PollResult]:
    """Poll the sources named (all active ones by default) and read what is new; a result for each.

    At the end copies of one story are grouped, those too that an earlier run left.
    """
    total = len(ids) if ids else sum(state.source.status == "active" for state in find_sources(db))
    with Fetcher() as fetcher:
        for done, result in enumerate(collect(db, fetcher, ids or None, now=now), 1):
            progress(done, total)
            yield result
    group_stories(db)


def ensure_sources(db: Database) -> int:
    """Put the catalogue's sources into an archive that has none at all; how many were put there.

    Who has chosen sources of their own is not given others: `fulcrum sources catalogue` adds them.
    """
    return 0 if next(find_sources(db), None) else subscribe_listed(db)


def find_unknown(db: Database, ids: Sequence[str] | None) -> None:
    """Raises NotFound for a source that the archive does not have."""
    known = {state.source.id for state in find_sources(db)}
    for id in ids or ():
        if id not in known:
            raise NotFound(f"no source {id!r}: `fulcrum sources list` shows them")


def result_row(result: PollResult) -> dict[str, Any]:
    """How a poll went, as plain values."""
    return {
        "source": result.source.id,
        "name": result.source.name,
        "outcome": result.outcome,
        "entries": result.entries.new + result.entries.revised,
        "articles": result.articles,
        "revised": result.revised,
        "lacking": result.lacking,
        "unread": result.unread,
        "error": result.error,
        "warning": result.warning,
    }
