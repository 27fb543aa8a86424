"""Reading the archive: every query as a named function, values bound."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlite_utils import Database

from ingest.archive.writing import clean, stamp
from ingest.transcripts import Turn
from ingest.types import Article, Source

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
CHUNK = 100
TIMES = {"published", "seen", "at", "last_poll", "last_success", "last_full", "next_poll", "moved_since"}
ARTICLE_COLUMNS = "id, source, url, title, text, published, language, author, revision"


@dataclass(frozen=True, slots=True)
class Poll:
    """How it stands with a source: what it last answered and when it is asked again."""

    etag: str | None = None
    modified: str | None = None
    fingerprint: str | None = None
    last_poll: datetime | None = None
    last_success: datetime | None = None
    next_poll: datetime | None = None
    last_full: datetime | None = None
    address: str | None = None
    """Where it is polled since it has moved for good; None: at the source's `url`."""
    failures: int = 0
    health: str = "new"
    """`new`, `ok`, `warning`, `failing` or `paused`; `error` and `warning` say why."""
    error: str | None = None
    warning: str | None = None
    entries_seen: int = 0
    per_day: float | None = None
    moved_to: str | None = None
    moved_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source, how it stands with it, and how much came from it."""

    source: Source
    poll: Poll
    entries: int
    articles: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of an article, and when it was stored."""

    article: str
    revision: int
    title: str
    text: str
    published: datetime | None
    author: str | None
    seen: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """A failure or a warning that a source gave."""

    source: str
    at: datetime
    kind: str
    detail: str


def find_sources(archive: Database, *, publisher: str | None = None) -> Iterator[SourceState]:
    """Every source with its state and counts, by name."""
    cursor = archive.execute(SOURCES, {"publisher": publisher})
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():  # not as dicts at once: of thousands of sources they are many megabytes
        row = dict(zip(names, values, strict=True))
        yield SourceState(
            make(Source, row | {"official": bool(row["official"])}),
            make(Poll, row),
            row["entry_count"],
            row["article_count"],
        )


def find_articles(
    archive: Database,
    *,
    since: datetime | None = None,
    source: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Iterator[Article]:
    """Articles as they now stand, in the order of storing; `since`: stored or changed at or after it."""
    told = {"since": since and stamp(since), "source": source, "publisher": publisher, "language": language}
    after = 0
    while rows := list(archive.query(ARTICLES, {**told, "after": after, "limit": CHUNK})):
        yield from (make(Article, row) for row in rows)
        after = rows[-1]["number"]


def article(archive: Database, id: str) -> Article | None:
    """The article with this id as it now stands, or None."""
    return next((make(Article, row) for row in archive.query(ONE_ARTICLE, [clean(id)])), None)


def find_revisions(archive: Database, id: str) -> Iterator[Revision]:
    """Every wording of an article, the first one first, the present one last."""
    for row in list(archive.query(REVISIONS, {"id": clean(id)})):
        yield make(Revision, row)


def find_turns(archive: Database, id: str) -> Iterator[Turn]:
    """Who speaks from where to where in the present wording of an article; nothing when it is no transcript."""
    for row in list(archive.query(TURNS, {"id": clean(id)})):
        yield make(Turn, row | {"asks": bool(row["asks"])})


def find_events(archive: Database, source: str | None = None, *, limit: int = 100) -> Iterator[Event]:
    """Failures and warnings, the latest first."""
    for row in list(archive.query(EVENTS, {"source": source, "limit": limit})):
        yield make(Event, row)


def make(kind: type[T], row: Mapping[str, Any]) -> T:
    """One of our own types from the columns of the same names; times are read."""
    names = (field.name for field in fields(kind))
    return kind(**{name: read_time(row[name]) if name in TIMES else row[name] for name in names})


def read_time(text: str | None) -> datetime | None:
    """A time as the archive writes it.

    >>> read_time("2026-06-10T08:30:00Z")
    datetime.datetime(2026, 6, 10, 8, 30, tzinfo=datetime.timezone.utc)
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) if text else None


SOURCES = """
select sources.*, polls.*,
  (select count(*) from entries where entries.source = sources.id) as entry_count,
  (select count(*) from articles where articles.source = sources.id) as article_count
from sources join polls on polls.source = sources.id
where :publisher is null or publisher = :publisher
order by name, id
"""
ARTICLES = f"""
select articles.number, {", ".join(f"articles.{name}" for name in ARTICLE_COLUMNS.split(", "))}
from articles join sources on sources.id = articles.source
where articles.number > :after
  and (:since is null or articles.changed >= :since)
  and (:source is null or articles.source = :source)
  and (:publisher is null or sources.publisher = :publisher)
  and (:language is null or articles.language = :language)
order by articles.number limit :limit
"""
ONE_ARTICLE = f"select {ARTICLE_COLUMNS} from articles where id = ?"
REVISIONS = """
select article, revision, title, text, published, author, seen from revisions where article = :id
union all
select id, revision, title, text, published, author, changed from articles where id = :id
order by revision
"""
TURNS = 'select "start", "end", speaker, asks from turns where article = :id order by number'
EVENTS = """
select source, at, kind, detail from events where :source is null or source = :source
order by number desc limit :limit
"""
