"""The archive: one SQLite file that holds sources, entries, articles and every wording they ever had."""

from ingest.archive.ids import make_id
from ingest.archive.opening import open_archive, open_readonly, transaction
from ingest.archive.reading import (
    Event,
    Poll,
    Revision,
    SourceState,
    article,
    find_articles,
    find_events,
    find_revisions,
    find_sources,
    find_turns,
)
from ingest.archive.searching import Hit, search_articles
from ingest.archive.writing import (
    Outcome,
    Stored,
    add_source,
    record_event,
    remove_source,
    set_status,
    store_article,
    store_entries,
)

__all__ = [
    "Event",
    "Hit",
    "Outcome",
    "Poll",
    "Revision",
    "SourceState",
    "Stored",
    "add_source",
    "article",
    "find_articles",
    "find_events",
    "find_revisions",
    "find_sources",
    "find_turns",
    "make_id",
    "open_archive",
    "open_readonly",
    "record_event",
    "remove_source",
    "search_articles",
    "set_status",
    "store_article",
    "store_entries",
    "transaction",
]
