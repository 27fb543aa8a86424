"""Writing what was collected. Everything may be stored again: what is known already changes nothing."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlite_utils import Database

from ingest.archive.identity import address_key, find_identity
from ingest.archive.ids import make_id
from ingest.archive.opening import transaction
from ingest.archive.schema import store_turns
from ingest.types import Article, Entry, Source

Outcome = Literal["new", "revised", "unchanged"]


@dataclass(frozen=True, slots=True)
class Stored:
    """How many entries were new, changed or known already."""

    new: int = 0
    revised: int = 0
    unchanged: int = 0


def add_source(archive: Database, source: Source) -> None:
    """Add a source, or bring its description up to date; how it stands with its polls is kept."""
    row = {name: clean(value) for name, value in asdict(source).items()}
    with transaction(archive):
        archive.execute(
            "update polls set address = null, etag = null, modified = null, fingerprint = null, next_poll = null"
            " where source = ? and exists (select 1 from sources where id = ? and url <> ?)",
            [source.id, source.id, source.url],
        )
        archive.execute(ADD_SOURCE, {**row, "now": now()})
        archive.execute("insert into polls (source) values (?) on conflict do nothing", [source.id])


def remove_source(archive: Database, source: str) -> bool:
    """Forget a source with all that came from it; whether there was one."""
    with transaction(archive):
        return bool(archive.execute("delete from sources where id = ?", [source]).rowcount)


def set_status(archive: Database, source: str, status: str, note: str | None = None) -> None:
    """Mark a source as `active`, `dead`, `blocked` or `paused`, and say why."""
    with transaction(archive):
        archive.execute(
            "update sources set status = ?, note = coalesce(?, note) where id = ?", [status, note, source]
        )


def store_entries(archive: Database, source: str, entries: Iterable[Entry]) -> Stored:
    """Store what a feed holds, all or nothing. A changed entry waits to be read again."""
    counts = dict.fromkeys(("new", "revised", "unchanged"), 0)
    listed = list(entries)
    present = frozenset(clean(entry.guid) for entry in listed)
    with transaction(archive):
        for entry in listed:
            counts[store_entry(archive, source, entry, present)] += 1
    return Stored(**counts)


def store_entry(archive: Database, source: str, entry: Entry, present: frozenset[str]) -> Outcome:
    """Store one entry of a feed, and say whether it is new, changed or known."""
    row = {name: clean(value) for name, value in asdict(entry).items()}
    mark = make_id(*(row[name] for name in ("title", "summary", "content", "url")))
    id, known = find_identity(archive, source, row, present)
    if known == mark:
        return "unchanged"
    told = {"id": id, "source": source, "fingerprint": mark, "now": now(), "key": address_key(row["url"])}
    archive.execute(STORE_ENTRY, {**row, **told})
    return "revised" if known else "new"


def store_article(archive: Database, article: Article) -> Outcome:
    """Store an article; when its words differ from those stored, they become a new revision of it.

    The wording before is kept in `revisions`. `article.revision` is not looked at: the archive counts.
    """
    row = {name: clean(value) for name, value in asdict(article).items()}
    mark = make_id(row["title"], row["text"])
    with transaction(archive):
        known = archive.execute("select fingerprint from articles where id = ?", [article.id]).fetchone()
        if known and known[0] == mark:
            return "unchanged"
        if known:
            archive.execute(KEEP_REVISION, [article.id])
        archive.execute(STORE_ARTICLE, {**row, "fingerprint": mark, "now": now()})
        store_turns(archive, article.id, row["text"])
    return "revised" if known else "new"


def record_event(archive: Database, source: str, kind: str, detail: str) -> None:
    """Keep a failure or a warning, the last hundred of each source."""
    with transaction(archive):
        archive.execute(
            "insert into events (source, at, kind, detail) values (?, ?, ?, ?)",
            [source, now(), kind, clean(detail)[:500]],
        )
        archive.execute(FORGET_EVENTS, {"source": source})


def now() -> str:
    """This moment, as the archive writes times."""
    return stamp(datetime.now(UTC))


def stamp(time: datetime) -> str:
    """A time as the archive writes it.

    >>> stamp(datetime(2026, 6, 10, 8, 30, tzinfo=UTC))
    '2026-06-10T08:30:00Z'
    """
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clean(value: Any) -> Any:
    """A value that SQLite can hold: times as text, no half characters, no NUL."""
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "")
    return value


ADD_SOURCE = """
insert into sources (id, name, url, publisher, country, language, official, actor, homepage, terms, status,
  note, kind, added)
values (:id, :name, :url, :publisher, :country, :language, :official, :actor, :homepage, :terms, :status,
  :note, :kind, :now)
on conflict (id) do update set name = excluded.name, url = excluded.url, publisher = excluded.publisher,
  country = excluded.country, language = excluded.language, official = excluded.official,
  actor = excluded.actor, homepage = excluded.homepage, terms = excluded.terms, status = excluded.status,
  note = excluded.note, kind = excluded.kind
"""
STORE_ENTRY = """
insert into entries (id, source, guid, url, title, published, published_raw, author, summary, content,
  language, fingerprint, address_key, first_seen)
values (:id, :source, :guid, :url, :title, :published, :published_raw, :author, :summary, :content,
  :language, :fingerprint, :key, :now)
on conflict (id) do update set guid = excluded.guid, address_key = excluded.address_key, url = excluded.url, title = excluded.title,
  published = coalesce(excluded.published, published), published_raw = excluded.published_raw,
  author = excluded.author, summary = excluded.summary, content = excluded.content,
  language = excluded.language, fingerprint = excluded.fingerprint,
  state = 'waiting', attempts = 0, next_attempt = null, error = null
"""
STORE_ARTICLE = """
insert into articles (id, source, url, title, text, published, language, author, fingerprint, first_seen,
  changed)
values (:id, :source, :url, :title, :text, :published, :language, :author, :fingerprint, :now, :now)
on conflict (id) do update set url = excluded.url, title = excluded.title, text = excluded.text,
  published = coalesce(excluded.published, published), language = excluded.language,
  author = excluded.author, fingerprint = excluded.fingerprint, changed = excluded.changed,
  revision = revision + 1
"""
KEEP_REVISION = """
insert into revisions (article, revision, title, text, published, author, seen)
select id, revision, title, text, published, author, changed from articles where id = ?
"""
FORGET_EVENTS = """
delete from events where source = :source and number not in
  (select number from events where source = :source order by number desc limit 100)
"""
