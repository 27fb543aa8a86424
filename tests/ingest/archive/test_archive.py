"""What is stored stays, once; and every way in which the file can be unusable is said plainly."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ingest.archive import (
    add_source,
    article,
    find_articles,
    find_events,
    find_revisions,
    find_sources,
    open_archive,
    open_readonly,
    record_event,
    remove_source,
    search_articles,
    set_status,
    store_article,
    store_entries,
    transaction,
)
from ingest.errors import ArchiveError
from tests.ingest.making import NOON, make_article, make_entry, make_source


def test_source_keeps_its_state_when_described_anew(archive):
    add_source(archive, make_source())
    archive.execute("update polls set etag = 'x', failures = 2")
    add_source(archive, make_source(name="The New Gazette"))
    [state] = find_sources(archive)
    assert (state.source.name, state.poll.etag, state.poll.failures) == ("The New Gazette", "x", 2)
    assert state.source == make_source(name="The New Gazette")


def test_entries_are_stored_once(archive):
    add_source(archive, make_source())
    entries = [make_entry("1"), make_entry("2")]
    assert store_entries(archive, "gazette", entries).new == 2
    archive.execute("update entries set state = 'article'")
    assert store_entries(archive, "gazette", entries).unchanged == 2
    changed = store_entries(archive, "gazette", [make_entry("1"), make_entry("2", title="Corrected")])
    assert (changed.unchanged, changed.revised) == (1, 1)
    assert list(archive.query("select guid, state from entries order by guid")) == [
        {"guid": "1", "state": "article"},
        {"guid": "2", "state": "waiting"},
    ]
    [state] = find_sources(archive)
    assert (state.entries, state.articles) == (2, 0)


def test_article_goes_new_unchanged_revised(archive):
    add_source(archive, make_source())
    first = make_article()
    told = [store_article(archive, one) for one in (first, first, replace(first, text="They fell."))]
    assert told == ["new", "unchanged", "revised"]
    assert article(archive, "a1") == replace(first, text="They fell.", revision=2)
    assert [(r.revision, r.text) for r in find_revisions(archive, "a1")] == [
        (1, first.text),
        (2, "They fell."),
    ]
    assert article(archive, "unknown") is None


def test_unchanged_article_leaves_the_index_alone(archive):
    add_source(archive, make_source())
    store_article(archive, make_article())
    before = archive.conn.total_changes
    store_article(archive, make_article())
    store_entries(archive, "gazette", [])
    assert archive.conn.total_changes == before


def test_index_follows_revisions_and_removal(archive):
    add_source(archive, make_source())
    store_article(archive, make_article(text="Aranceles al acero en México"))
    assert [hit.article.id for hit in search_articles(archive, "mexico ARANCELES")] == ["a1"]
    store_article(archive, make_article(text="Nothing of the kind"))
    assert not list(search_articles(archive, "aranceles"))
    assert remove_source(archive, "gazette")
    assert not list(search_articles(archive, "nothing"))
    assert not remove_source(archive, "gazette")
    archive.execute("insert into articles_fts (articles_fts) values ('integrity-check')")


def test_find_articles_by_source_and_time(archive):
    for source in ("gazette", "herald"):
        add_source(archive, make_source(source, publisher=source.title()))
    for number in range(250):
        store_article(archive, make_article(f"a{number}", source=("gazette", "herald")[number % 2]))
    assert len(list(find_articles(archive))) == 250
    assert {a.source for a in find_articles(archive, publisher="Herald")} == {"herald"}
    assert len(list(find_articles(archive, source="gazette", since=NOON - timedelta(days=999)))) == 125
    assert not list(find_articles(archive, since=NOON + timedelta(days=99_999)))


TYPED = [
    ("T-MEC", ["tmec"]),
    ("t-mec aranceles", ["tmec"]),
    ("o'brien", ["brien"]),
    ('"', []),
    ("*", []),
    ("AND", []),
    ("NEAR(", []),
    ("¿qué?", ["tmec"]),
    ('"quoted words', ["brien"]),
    ('"words quoted"', []),
    ("arancel*", ["tmec"]),
    ("U.S.", ["brien"]),
    ("C++", []),
    ("关税", ["cjk"]),
    ("title:x", []),
    ("\0", ["cjk", "brien", "tmec"]),
    ("", ["cjk", "brien", "tmec"]),
]


@pytest.fixture
def searchable(archive):
    add_source(archive, make_source())
    store_article(archive, make_article("tmec", text="¿Qué dice el T-MEC de los aranceles?"))
    store_article(archive, make_article("brien", text="Ms O'Brien said quoted words in the U.S. House."))
    store_article(archive, make_article("cjk", text="美国加征关税的决定"))
    return archive


@pytest.mark.parametrize(("typed", "found"), TYPED)
def test_search_takes_any_typed_string(searchable, typed, found):
    assert [hit.article.id for hit in search_articles(searchable, typed)] == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(typed=st.text(st.characters(), max_size=60) | st.text('"*()-+^:{}ANDORNEAR ', max_size=30))
def test_search_never_fails(searchable, typed):
    assert len(list(search_articles(searchable, typed, limit=2))) <= 2


def test_text_that_sqlite_cannot_hold_is_mended(archive):
    add_source(archive, make_source(name="a\0b"))
    store_article(archive, make_article(text="half \ud800 character"))
    assert article(archive, "a1").text == "half ? character"


def test_events_are_kept_but_not_for_ever(archive):
    add_source(archive, make_source())
    for number in range(130):
        record_event(archive, "gazette", "failed", str(number))
    set_status(archive, "gazette", "paused", "410 Gone")
    events = list(find_events(archive, "gazette", limit=500))
    assert (len(events), events[0].detail) == (100, "129")
    assert [s.source.status for s in find_sources(archive)] == ["paused"]


def test_transaction_is_all_or_nothing(archive):
    with pytest.raises(ZeroDivisionError), transaction(archive):
        add_source(archive, make_source())
        raise ZeroDivisionError
    assert not list(find_sources(archive))


def test_newer_version(tmp_path):
    path = tmp_path / "archive.db"
    with open_archive(path) as db:
        db.table("_sqlite_migrations").insert(
            {"migration_set": "ingest", "name": "of_the_future", "applied_at": ""}
        )
    for opening in (open_archive, open_readonly):
        with pytest.raises(
            ArchiveError, match=r"newer version of Fulcrum \(it knows of_the_future\); update"
        ):
            opening(path)


def test_older_version_is_not_read(tmp_path):
    path = tmp_path / "archive.db"
    with open_archive(path) as db:
        db.execute("delete from _sqlite_migrations where name = 'create_search'")
    with pytest.raises(ArchiveError, match="older version; run `fulcrum collect`"):
        open_readonly(path)


def test_locked(tmp_path):
    path = tmp_path / "archive.db"
    open_archive(path).close()
    other = sqlite3.connect(path)
    other.execute("begin immediate")
    with pytest.raises(ArchiveError, match="another program is writing"):
        open_archive(path, wait=0.01)
    other.close()


def test_not_a_database(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("These are notes. " * 100)
    for opening in (open_archive, open_readonly):
        with pytest.raises(ArchiveError, match=r"notes\.txt: it is no SQLite database"):
            opening(path)
    assert path.read_text().startswith("These are notes.")


def test_another_programs_database(tmp_path):
    path = tmp_path / "shop.db"
    with Database(path) as db:
        db.table("orders").insert({"id": 1})
    with pytest.raises(ArchiveError, match="another program's database"):
        open_archive(path)


def test_folder_and_missing_file(tmp_path):
    with pytest.raises(ArchiveError, match="cannot be opened"):
        open_archive(tmp_path)
    with pytest.raises(ArchiveError, match="no archive here"):
        open_readonly(tmp_path / "none.db")
    open_archive(tmp_path / "new" / "folder" / "archive.db").close()


def test_reader_cannot_write_and_crosses_threads(tmp_path):
    path = tmp_path / "archive.db"
    with open_archive(path) as db:
        add_source(db, make_source())
        with open_readonly(path) as reader:
            with pytest.raises(ArchiveError, match="read-only"):
                add_source(reader, make_source("other"))
            found = []
            thread = Thread(target=lambda: found.extend(find_sources(reader)))
            thread.start()
            thread.join()
            assert len(found) == 1


def test_two_writers_take_turns(tmp_path):
    path = tmp_path / "archive.db"
    open_archive(path).close()

    def write(name):
        with open_archive(path) as db:
            for number in range(30):
                add_source(db, make_source(f"{name}{number}"))

    threads = [Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_readonly(path) as db:
        assert len(list(find_sources(db))) == 60
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
