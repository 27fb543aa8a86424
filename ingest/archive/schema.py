"""The tables of what was collected, as named migrations of the set `ingest`.

Times are UTC, `2026-06-10T08:30:00Z`, so that they sort as text. Articles carry a number of their own
beside their id, because a full-text index needs a row number that never changes.
"""

from sqlite_utils import Database, Migrations

from ingest.transcripts import read_turns

migrations = Migrations("ingest")

TABLES = """
create table sources (
  id text primary key,
  name text not null, url text not null, publisher text not null,
  country text, language text not null, official integer not null, actor text,
  homepage text, terms text, status text not null, note text,
  added text not null
) without rowid;
create table polls (              -- how it stands with each source; written with every poll
  source text primary key references sources (id) on delete cascade,
  etag text, modified text,       -- what the server said, to ask it for changes only
  fingerprint text,               -- hash of the bytes last seen: an ETag may lie
  last_poll text, last_success text, next_poll text,
  last_full text,                 -- when it last sent the feed and not just "unchanged"
  address text,                   -- where it is polled since it moved for good; null: at its url
  failures integer not null default 0, -- in a row
  health text not null default 'new',  -- new, ok, warning, failing, paused
  error text,                     -- of the last poll, or null
  warning text,                   -- what a person should look at though the poll went well
  entries_seen integer not null default 0, -- in the last feed that was read
  per_day real,                   -- how many entries a day the source publishes
  moved_to text, moved_since text -- a permanent redirect that has to prove itself
) without rowid;
create table events (             -- failures and warnings, so that nothing happens in silence
  number integer primary key,
  source text not null references sources (id) on delete cascade,
  at text not null, kind text not null, detail text not null
);
create index events_source on events (source, number);
create table entries (
  id text primary key,
  source text not null references sources (id) on delete cascade,
  guid text not null, url text, title text not null,
  published text, published_raw text, author text, summary text, content text, language text,
  fingerprint text not null,      -- hash of what a reader sees: unchanged entries are left alone
  first_seen text not null,
  state text not null default 'waiting', -- waiting, article, empty, paywalled, failed
  article text, attempts integer not null default 0, next_attempt text, error text
) without rowid;
create index entries_guid on entries (source, guid);
create index entries_url on entries (source, url);
create index entries_state on entries (state, next_attempt);
create table articles (
  number integer primary key,
  id text not null unique,
  source text not null references sources (id) on delete cascade,
  url text, title text not null, text text not null,
  published text, language text, author text,
  revision integer not null default 1,
  fingerprint text not null,
  first_seen text not null, changed text not null,
  story text                      -- id of the first article that tells the same, for syndicated copies
);
create index articles_source on articles (source, published);
create index articles_url on articles (url);
create index articles_published on articles (published);
create index articles_changed on articles (changed);
create index articles_story on articles (story);
create table revisions (          -- what an article said before
  article text not null references articles (id) on delete cascade,
  revision integer not null,
  title text not null, text text not null, published text, author text,
  seen text not null,             -- when this wording was stored
  primary key (article, revision)
) without rowid;
"""

SIGNATURES = """
create table signatures (
  article text primary key references articles (id) on delete cascade,
  fingerprint text not null,      -- of the wording that was signed
  hashes blob not null
) without rowid;
create table bands (
  band text not null,
  article text not null references articles (id) on delete cascade,
  primary key (band, article)
) without rowid;
create index bands_article on bands (article);
"""

TURNS = """
create table turns (              -- who speaks from where to where in the present wording of a transcript
  article text not null references articles (id) on delete cascade,
  number integer not null,
  "start" integer not null, "end" integer not null, -- offsets into the article's text, end exclusive
  speaker text not null,          -- the label as it stands there
  asks integer not null,          -- whether it is somebody who asks and is not named
  primary key (article, number)
) without rowid;
"""
STORE_TURN = 'insert into turns (article, number, "start", "end", speaker, asks) values (?, ?, ?, ?, ?, ?)'

SEARCH = """
create virtual table articles_fts using fts5 (
  title, text, content = 'articles', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
create trigger articles_inserted after insert on articles begin
  insert into articles_fts (rowid, title, text) values (new.number, new.title, new.text); end;
create trigger articles_deleted after delete on articles begin
  insert into articles_fts (articles_fts, rowid, title, text)
  values ('delete', old.number, old.title, old.text); end;
create trigger articles_updated after update of title, text on articles
  when old.title is not new.title or old.text is not new.text begin
  insert into articles_fts (articles_fts, rowid, title, text)
  values ('delete', old.number, old.title, old.text);
  insert into articles_fts (rowid, title, text) values (new.number, new.title, new.text); end;
"""


@migrations()
def create_tables(db: Database) -> None:
    """The tables and their indexes."""
    db.executescript(TABLES)


@migrations()
def add_address_key(db: Database) -> None:
    """The part of an entry's address that tells it from others, to know it when its guid has changed."""
    db.execute("alter table entries add column address_key text")
    db.execute("update entries set address_key = url")
    db.execute("drop index entries_url")
    db.execute("create index entries_address on entries (source, address_key)")


@migrations()
def add_signatures(db: Database) -> None:
    """What near copies of an article are found by: its MinHash, and the bands of it."""
    db.executescript(SIGNATURES)


@migrations()
def add_kind(db: Database) -> None:
    """How a source is read: as a feed, or as a page that lists articles."""
    db.execute("alter table sources add column kind text not null default 'feed'")


@migrations()
def add_waiting(db: Database) -> None:
    """What waits for each source is found without passing over what waits for the others."""
    db.execute("drop index entries_state")
    db.execute("create index entries_waiting on entries (source, state, published)")


@migrations()
def create_search(db: Database) -> None:
    """A full-text index over titles and texts, without accents, kept by triggers."""
    db.executescript(SEARCH)


@migrations()
def add_turns(db: Database) -> None:
    """Who speaks where in a transcript; those that are stored already are read for it."""
    db.executescript(TURNS)
    for [id] in db.execute("select id from articles").fetchall():
        store_turns(db, id, db.execute("select text from articles where id = ?", [id]).fetchone()[0])


def store_turns(db: Database, article: str, text: str) -> None:
    """Store the turns of an article's present wording in place of those of the wording before."""
    db.execute("delete from turns where article = ?", [article])
    for number, turn in enumerate(read_turns(text)):
        db.execute(STORE_TURN, [article, number, turn.start, turn.end, turn.speaker, turn.asks])
