"""What the desk shows first, what is new, and what was said in nearly the same words."""

import pytest

from app import queries
from ingest.archive import store_article
from tests.app.conftest import make_article


def test_what_is_new_since_a_moment(db):
    assert queries.news(db, None) == {
        "articles": 2,
        "changed": 0,
        "claims": 2,
        "contradicted": 0,
        "reviews": 0,
    }
    assert queries.news(db, "2999-01-01T00:00:00Z")["articles"] == 0


@pytest.mark.parametrize("many", [1, 1_000])
def test_what_to_check_first(db, monkeypatch, many: int):
    monkeypatch.setattr("app.queries.of_desk.MANY", many)
    assert queries.to_check(db) == []  # all are supported
    with db.conn:
        db.execute("update claims set verdict = 'contradicted' where number = 2")
        db.execute("update claims set verdict = 'close' where number = 1")
    assert [row["verdict"] for row in queries.to_check(db)] == ["contradicted", "close"]
    assert [row["verdict"] for row in queries.to_check(db, limit=1)] == ["contradicted"]
    assert len(queries.to_check(db, "2000-01-01T00:00:00Z")) == 2
    assert queries.to_check(db, "2999-01-01T00:00:00Z") == []


def test_copies_know_each_other(db):
    store_article(db, make_article("a3"))
    with db.conn:
        db.execute("update articles set story = 'a1' where id in ('a2', 'a3')")
    assert [row["id"] for row in queries.copies(db, "a1")] == ["a2", "a3"]
    assert [row["id"] for row in queries.copies(db, "a3")] == ["a1", "a2"]
    assert queries.copies(db, "no-such-article") == []


def test_what_an_actor_says_of_leverage(db):
    [row] = queries.stances_of(db, "minister")
    assert (row["holder"], row["over"], row["polarity"], row["count"]) == ("MEX", "USA", "holds", 2)
    assert queries.find_actor(db, "nobody") is None
