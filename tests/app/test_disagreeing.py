"""Kept disagreements: the same as comparing every claim, after any change and with any part of them kept."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app import queries, schema
from app.archive import open_archive, open_existing
from app.disagreeing import SLOTS, keep_disagreements
from app.records import Place, add_review, save_analysis
from ingest import archive as collected
from ingest.archive import store_article
from ingest.statistics import tables
from tests.app.conftest import fill, make_analysis, make_article

rows = st.fixed_dictionaries(
    {
        "article": st.sampled_from(("a1", "a2")),
        "current": st.sampled_from((1, 1, 1, 0)),
        "assertion": st.sampled_from(("asserted", "asserted", "denied")),
        "indicator": st.sampled_from(("goods_trade", "goods_trade", None)),
        "partner": st.sampled_from(("MEX", "CAN", None)),
        "period": st.sampled_from(("2026-04", "2025", None)),
        "per": st.sampled_from((None, None, "day")),
        "stated_unit": st.sampled_from(("USD", "percent")),
        "stated_low": st.sampled_from((1.0, 5.0, 9.0, None)),
        "stated_high": st.sampled_from((2.0, 6.0, 9.0, None)),
    }
)
numbers = st.integers(1, 6)
changes = st.lists(
    st.one_of(
        st.tuples(st.just("put"), numbers, rows),
        st.tuples(st.just("put"), numbers, rows),
        st.tuples(st.just("delete"), numbers, st.none()),
        st.tuples(st.just("review"), numbers, st.sampled_from(("rejected", "corrected", "confirmed"))),
        st.tuples(st.just("forget reviews"), numbers, st.none()),
        st.tuples(st.just("keep"), numbers, st.none()),
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An archive that every example empties."""
    with open_archive(tmp_path_factory.mktemp("disagreeing") / "archive.db") as db:
        fill(db)
        yield db


@settings(max_examples=150, deadline=None)
@given(changes=changes, partner=st.sampled_from((None, None, "MEX")), limit=st.sampled_from((1, 2, 50)))
def test_they_are_those_of_comparing_every_claim(
    empty: Database, changes: list[tuple[Any, ...]], partner: str | None, limit: int
):
    empty.execute("delete from claims")
    empty.execute("delete from reviews")
    for change in changes:
        make_change(empty, *change)
    empty.conn.commit()
    expected = sorted(find_by_hand(empty, partner), key=str)
    found = queries.disagreements(empty, partner=partner)
    told = [
        (
            tuple(row[name] for name in SLOTS),
            row["count"],
            row["documents"],
            {one["id"] for one in row["claims"]},
        )
        for row in found
    ]
    assert sorted(told, key=str) == expected
    most = [(-row["documents"], -row["count"]) for row in found]
    assert most == sorted(most)
    assert queries.disagreements(empty, partner=partner, limit=limit) == found[:limit]


def make_change(db: Database, what: str, number: int, told: Any) -> None:
    """One change of claims or reviews by bare SQL, as any program may make it."""
    id = f"c{number}"
    match what:
        case "put":
            row = {
                "number": number,
                "id": id,
                "revision": 1,
                "extractor": "x",
                "start": 0,
                "end": 1,
                "text": "x",
            }
            row |= {"kind": "level", "checkworthiness": 0.5, "figures": "[]", "origins": "{}"}
            db.table("claims").upsert(row | told, pk="id")
        case "delete":
            db.execute("delete from claims where id = ?", [id])
        case "review":
            db.execute("insert into reviews (claim, at, by, decision) values (?, '', '', ?)", [id, told])
        case "forget reviews":
            db.execute("delete from reviews where claim = ?", [id])
        case _:
            keep_disagreements(db)


def find_by_hand(db: Database, partner: str | None) -> Iterator[tuple[Any, ...]]:
    """Each question that is answered differently: its slots, how many claims and documents, which claims."""
    told = {row["claim"] for row in db.query("select * from reviews where decision <> 'confirmed'")}
    answers = defaultdict[tuple[Any, ...], list[dict[str, Any]]](list)
    for row in db.query("select * from claims where current and assertion = 'asserted'"):
        if row["indicator"] and row["period"] and row["id"] not in told:
            answers[tuple(row[name] for name in SLOTS)].append(row)
    for question, claims in answers.items():
        lows = [row["stated_low"] for row in claims if row["stated_low"] is not None]
        highs = [row["stated_high"] for row in claims if row["stated_high"] is not None]
        if lows and highs and max(lows) > min(highs) and partner in (None, claims[0]["partner"]):
            ids = {row["id"] for row in claims}
            yield question, len(claims), len({row["article"] for row in claims}), ids


def test_of_many_answers_the_lowest_and_the_highest_are_given(empty: Database):
    empty.execute("delete from reviews")  # of examples before
    empty.execute("delete from claims")
    slots = {"assertion": "asserted", "current": 1, "indicator": "gdp", "period": "2025"}
    for number in range(1, 31):
        value = {"article": "a1", "stated_low": float(number), "stated_high": float(number)}
        make_change(empty, "put", number, slots | value)
    [row] = queries.disagreements(empty, ends=2)
    assert row["count"] == 30
    assert [one["stated_low"] for one in row["claims"]] == [1, 2, 29, 30]


def test_a_new_verdict_changes_no_question(empty: Database):
    keep_disagreements(empty)
    empty.execute("update claims set verdict = 'close'")
    assert not list(empty.query("select * from questions_changed"))


def test_the_work_of_the_desk_keeps_them(db: Database, path: Path):
    add_review(db, "nobody's", by="Ana", decision="noted")
    assert list(db.query("select * from questions_changed"))
    open_archive(path).close()
    assert not list(db.query("select * from questions_changed"))


def test_an_older_archive_is_brought_up_to_date_when_it_is_looked_at(path: Path):
    with collected.open_archive(path) as older, collected.transaction(older):
        tables.prepare(older)
        schema.migrations.apply(older, stop_before="keep_disagreements")
    with collected.open_archive(path) as older:
        fill(older)
        store_article(older, make_article("a3"))
        save_analysis(older, Place("a3", 1, "2026-06-11"), make_analysis(), "test 1")
        older.execute("update claims set stated_low = 60e9, stated_high = 61e9 where article = 'a3'")
    with open_existing(path) as archive:
        assert [row["count"] for row in queries.disagreements(archive)] == [3]
        assert not list(archive.query("select * from questions_changed"))
        assert len(list(archive.query("select * from disagreements"))) == 1
