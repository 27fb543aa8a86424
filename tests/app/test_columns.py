"""Counting by kept columns: the same as looking at every claim, after any change and with any part of them kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app import queries, schema
from app.archive import open_archive, open_existing
from app.columns import KEPT, SIZE, find_lacking, keep_columns, packed, read_columns, unpacked
from app.filters import COLUMNS, ClaimFilter
from app.queries import choosing
from app.queries.of_claims import FACETS
from ingest import archive as collected
from ingest.statistics import tables
from tests.app.conftest import fill

WORDS = ("imports", "tariffs", "Mexico", "rose")
VALUES: dict[str, tuple[str | None, ...]] = {
    "claimant": (None, "minister", "anna", "ben"),
    "publisher": (None, "The Ledger", "L'Économie “du jour”"),
    "source": ("s", None),
    "country": ("USA", "MEX", None),
    "indicator": ("goods_trade", "gdp", None),
    "partner": ("MEX", "CAN", "CAN+MEX", "MEX+USA", None),
    "flow": ("imports", "exports", None),
    "verdict": ("supported", "close", "contradicted", "unverifiable"),
    "kind": ("level", "share"),
    "assertion": ("asserted", "denied"),
    "language": ("en", "es", None),
    "period": ("2026-04", "2025", None),
    "date": ("2026-06-10", "2025-01-02", None),
}
FIELDS = {COLUMNS[name].removeprefix("claims."): name for name in COLUMNS}
# On both sides of the borders of the first pieces, so that three are in use.
numbers = st.sampled_from((1, 2, 3, SIZE - 1, SIZE, SIZE + 1, 2 * SIZE, 2 * SIZE + 7))
rows = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in VALUES.items()}
    | {"current": st.sampled_from((1, 1, 1, 0)), "text": st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)}
)  # fmt: skip
changes = st.lists(
    st.one_of(
        st.tuples(st.just("put"), numbers, rows),
        st.tuples(st.just("verdict"), numbers, st.sampled_from(VALUES["verdict"])),
        st.tuples(st.just("withdraw"), numbers, st.none()),
        st.tuples(st.just("delete"), numbers, st.none()),
        st.tuples(st.just("keep"), st.none(), st.none()),
    ),
    max_size=25,
)
asked = st.sampled_from([name for name in VALUES if name != "date"]).flatmap(
    lambda name: st.tuples(
        st.just(FIELDS[name]),
        st.lists(
            st.sampled_from([value or "" for value in VALUES[name]] + ["unknown"]), min_size=1, max_size=2
        ),
    )
)
selections = st.builds(
    lambda fields, **others: ClaimFilter(**{name: tuple(values) for name, values in fields}, **others),
    st.lists(asked, max_size=2),
    text=st.sampled_from(("", "", "", "imports", "mex", "rose tariffs", "“")),
    since=st.sampled_from((None, None, "2025-06-01")),
    until=st.sampled_from((None, None, "2026-01-01")),
    withdrawn=st.booleans(),
    ids=st.sampled_from(((), (), (), ("c1", f"c{SIZE}"))),
    article=st.sampled_from(((), (), (), ("a1",), ("a2",))),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An archive that every example empties."""
    with open_archive(tmp_path_factory.mktemp("columns") / "archive.db") as db:
        fill(db)
        for id in ("anna", "ben"):
            db.table("actors").insert({"id": id, "name": id.title(), "kind": "person"})
        yield db


@settings(max_examples=120, deadline=None)
@given(
    changes=changes,
    selections=st.lists(selections, min_size=1, max_size=4),
    few=st.sampled_from((0, 2, 5_000)),
    sample=st.sampled_from((1, 2, 16)),
    common=st.sampled_from((1, 10_000)),
)
def test_counts_are_those_of_looking_at_every_claim(
    empty: Database,
    changes: list[tuple[Any, ...]],
    selections: list[ClaimFilter],
    few: int,
    sample: int,
    common: int,
):
    empty.execute("delete from claims")
    for change in changes:
        make_change(empty, *change)
    empty.conn.commit()
    kept = list(empty.query("select * from claims order by number"))
    for where in selections:
        chosen = [row for row in kept if meets(row, where)]
        assert queries.count_claims(empty, where) == len(chosen)
        with (
            patch.object(choosing, "FEW", few),
            patch.object(choosing, "SAMPLE", sample),
            patch.object(choosing, "COMMON", common),
        ):
            assert {row["id"] for row in queries.claims(empty, where)} == {row["id"] for row in chosen}
        found = queries.facets(empty, where, limit=2)
        for name in FACETS:
            column = COLUMNS[name].removeprefix("claims.")
            others = [row for row in kept if meets(row, replace(where, **{name: ()}))]
            counts = Counter(row[column] for row in others if row[column] is not None)
            expected = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2]
            assert [(row["value"], row["count"]) for row in found[name]] == expected


def make_change(db: Database, what: str, number: int, told: Any) -> None:
    """One change of the claims by bare SQL, as any program may make it."""
    match what:
        case "put":
            row = told | {
                "number": number,
                "id": f"c{number}",
                "article": "a1",
                "revision": 1,
                "extractor": "x",
            }
            row |= {"start": 0, "end": 1, "checkworthiness": 0.5, "approximation": "exact", "figures": "[]"}
            db.table("claims").upsert(row | {"origins": "{}"}, pk="id")
        case "verdict":
            db.execute("update claims set verdict = ? where number = ?", [told, number])
        case "withdraw":
            db.execute("update claims set current = 0 where number = ?", [number])
        case "delete":
            db.execute("delete from claims where number = ?", [number])
        case _:
            keep_columns(db)


def meets(row: dict[str, Any], where: ClaimFilter) -> bool:
    """Whether a claim meets a selection, told without SQL."""
    if not where.withdrawn and not row["current"]:
        return False
    if (where.ids and row["id"] not in where.ids) or (where.article and row["article"] not in where.article):
        return False
    if where.text and not has_words(row["text"].lower().split(), where.text.lower().split()):
        return False
    for column, name in FIELDS.items():
        asked, value = getattr(where, name), row[column] or ""
        if asked and not set(asked) & ({value} | (set(value.split("+")) if name == "partner" else set())):
            return False
    return not (where.since and (row["date"] or "") < where.since) and not (
        where.until and (row["date"] is None or row["date"] > where.until)
    )


def has_words(words: list[str], asked: list[str]) -> bool:
    """Whether all words asked for are there, the last as a beginning; quotes alone ask for nothing that is."""
    *whole, last = asked
    return last != "“" and set(whole) <= set(words) and any(word.startswith(last) for word in words)


def test_a_change_drops_no_piece_but_its_own(empty: Database):
    empty.execute("delete from claims")
    row = {name: values[0] for name, values in VALUES.items()} | {"current": 1, "text": ""}
    for number in (1, SIZE, 3 * SIZE):
        make_change(empty, "put", number, row)
    keep_columns(empty)
    assert not list(find_lacking(empty))
    make_change(empty, "put", SIZE, row)  # the same again
    assert not list(find_lacking(empty))
    make_change(empty, "verdict", SIZE, "close")
    assert list(find_lacking(empty)) == [1]
    make_change(empty, "delete", 1, None)
    assert list(find_lacking(empty)) == [0, 1]
    keep_columns(empty)
    assert read_columns(empty, ["verdict"]).codes["verdict"].astype(bool).nonzero()[0].tolist() == [
        SIZE,
        3 * SIZE,
    ]


@pytest.mark.parametrize("column", KEPT)
def test_a_change_of_each_column_is_noticed(empty: Database, column: str):
    empty.execute("delete from claims")
    row = {name: values[0] for name, values in VALUES.items()} | {"current": 1, "text": ""}
    make_change(empty, "put", 1, row)
    keep_columns(empty)
    empty.execute(f"update claims set {column} = ?", [0 if column == "current" else "ben"])
    assert list(find_lacking(empty)) == [0]


def test_words_are_found_as_they_are_after_any_change(db: Database):
    db.execute("update claims set verdict = 'close' where number = 1")
    assert queries.count_claims(db, ClaimFilter(text="imported")) == 2
    db.execute("update claims set text = 'Exports fell.' where number = 1")
    assert queries.count_claims(db, ClaimFilter(text="imported")) == 1
    assert queries.count_claims(db, ClaimFilter(text="exports")) == 1
    db.execute("insert into claims_fts (claims_fts) values ('integrity-check')")


def test_articles_that_go_take_their_claims_out_of_the_counts(db: Database):
    keep_columns(db)
    db.execute("delete from articles where id = 'a1'")
    assert queries.count_claims(db, ClaimFilter()) == 1
    assert queries.facets(db, ClaimFilter(), ("verdict",))["verdict"][0]["count"] == 1


def test_an_older_archive_is_brought_up_to_date_when_it_is_looked_at(path: Path):
    with collected.open_archive(path) as older, collected.transaction(older):
        tables.prepare(older)
        schema.migrations.apply(older, stop_before="keep_columns")
    with collected.open_archive(path) as older:
        fill(older)
        assert not older.table("claim_pieces").exists()
    with open_existing(path) as archive:
        assert queries.count_claims(archive, ClaimFilter(verdict=("supported",))) == 2
        assert not list(find_lacking(archive))
    with open_archive(path) as archive:
        assert not schema.migrations.pending(archive)


@pytest.mark.parametrize(
    ("last", "width"), [(0, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 4), (2**32 - 1, 4)]
)
def test_codes_are_kept_as_narrow_as_they_can_be(last, width):
    codes = np.array([0, 1, last], np.uint32)
    blob = packed(codes)
    assert len(blob) == 1 + 3 * width
    assert unpacked(blob).tolist() == codes.tolist()
    assert unpacked(packed(codes[:0])).tolist() == []
