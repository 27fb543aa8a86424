"""Reads: filters in SQL and in words, search that takes any string, facets, what an actor said."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app import queries
from app.errors import UnusableInput
from app.filters import ClaimFilter, search_expression

STRINGS = [
    "T-MEC", '"', "*", "AND", "OR NOT", "o'brien", "", "   ", '"open', "a OR b)", "NEAR(a b)", "text:x", "^a", "-",
    "ñandú", "中文", "\0", "\ud800", "%_", "a" * 100_000, "'; drop table claims; --", "(((", "{}", "💶", "“imports”",
]  # fmt: skip


@pytest.mark.parametrize("text", STRINGS)
def test_search_survives_any_string(db: Database, text: str):
    where = ClaimFilter(text=text)
    assert queries.count_claims(db, where) == len(queries.claims(db, where))
    assert isinstance(where.words(), str)
    assert queries.articles(db, text) is not None
    assert queries.said(db, None, text) is not None
    assert queries.actors(db, text.encode("utf-8", "replace").decode()) is not None


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text())
def test_search_survives_everything_else(db: Database, text: str):
    assert queries.count_claims(db, ClaimFilter(text=text)) >= 0


@pytest.mark.parametrize(
    ("where", "number", "words"),
    [
        (ClaimFilter(), 2, "all claims"),
        (ClaimFilter(text="imported goods"), 2, "claims where the words have “imported goods”"),
        (ClaimFilter(text='"imported goods"'), 0, "claims where the words have “\"imported goods\"”"),
        (ClaimFilter(text="IMPORTÉD MEX"), 2, "claims where the words have “IMPORTÉD MEX”"),
        (ClaimFilter(verdict=("supported",)), 2, "claims where verdict is supported"),
        (ClaimFilter(verdict=("close", "contradicted")), 0, "claims where verdict is close or contradicted"),
        (ClaimFilter(actor=("minister",), partner=("MEX",)), 2, "claims where actor is minister and partner is MEX"),
        (ClaimFilter(country=("MEX",)), 2, "claims where country is MEX"),
        (ClaimFilter(publisher=("",)), 0, "claims where publisher is none"),
        (ClaimFilter(since="2026-06-11"), 0, "claims where from 2026-06-11"),
        (ClaimFilter(until="2026-06-10", period=("2026-04",)), 2, "claims where period is 2026-04 and until 2026-06-10"),
    ],
)  # fmt: skip
def test_filters_select_and_say_what(db: Database, where: ClaimFilter, number: int, words: str):
    assert queries.count_claims(db, where) == len(queries.claims(db, where)) == number
    assert where.words() == words


def test_pages_follow_one_another_in_every_order(db: Database):
    for sort in ("date", "oldest", "worth", "verdict"):
        pages = [queries.claims(db, ClaimFilter(), sort=sort, limit=1, offset=n)[0]["id"] for n in (0, 1)]
        assert pages == [row["id"] for row in queries.claims(db, ClaimFilter(), sort=sort)]
    with pytest.raises(UnusableInput, match="unknown sort 'x'"):
        queries.claims(db, ClaimFilter(), sort="x")


def test_a_facet_counts_without_its_own_choice(db: Database):
    found = queries.facets(db, ClaimFilter(verdict=("contradicted",)), ("verdict", "actor"))
    assert found["verdict"] == [{"value": "supported", "label": "supported", "count": 2}]
    assert found["actor"] == []
    assert queries.facets(db, ClaimFilter(), ("actor",))["actor"][0]["label"] == "the minister"


def test_one_claim_comes_with_everything_behind_it(db: Database):
    first, second = queries.claims(db, ClaimFilter())
    claim = queries.claim(db, first["id"])
    assert (claim["before"], claim["after"]) == ("The minister said that ", ".")
    assert claim["evidence"][0]["provider"] == "Census"
    assert claim["explanations"][0]["question"]["partner"] == "MEX"
    assert [row["id"] for row in queries.elsewhere(db, first["id"])] == [second["id"]]


def test_what_an_actor_said(db: Database):
    rows = queries.said(db, "minister")
    assert sorted(row["what"] for row in rows) == ["claim"] * 2 + ["quotation"] * 2 + ["stance"] * 2
    assert [row["what"] for row in queries.said(db, "minister", "depend on", limit=2)] == [
        "quotation",
        "stance",
    ]
    assert {row["what"] for row in queries.said(db, about="USA")} == {"claim", "stance"}
    [actor] = queries.actors(db, "MINI")
    assert (actor["claims"], actor["quotations"], actor["stances"], actor["supported"]) == (2, 2, 2, 2)
    assert queries.actor(db, "minister")["aliases"] == [{"alias": "The minister", "count": 2}]
    by_id = queries.claims_by_id(db, [row["id"] for row in rows])
    assert {row["claimant_name"] for row in by_id.values()} == {"the minister"}
    by_id = queries.stances_by_id(db, [row["id"] for row in rows])
    assert {row["holder"] for row in by_id.values()} == {"MEX"}
    [voice] = queries.voice(db, ("minister",))
    assert (voice["month"], voice["actor"], voice["count"], voice["percent"]) == (
        "2026-06",
        "the minister",
        2,
        100,
    )


def test_stances_of_a_pair_and_all_pairs(db: Database):
    assert len(queries.stances(db, "USA", "MEX")) == len(queries.stances(db, "MEX")) == 2
    assert queries.stances(db, "USA", "CAN") == []
    assert queries.pairs(db) == [
        {"holder": "MEX", "over": "USA", "holds": 2, "lacks": 0, "mutual": 0, "count": 2}
    ]


def test_an_article_with_its_marks(db: Database):
    article, marks = queries.article(db, "a1"), queries.marks(db, "a1")
    assert article["link"] == "https://example.org/a1"
    for kind in ("claims", "quotations", "stances", "figures"):
        [mark] = marks[kind]
        assert article["text"][mark["start"] : mark["end"]] == mark["text"] or kind == "figures"
    assert [row["claims"] for row in queries.articles(db, "april")] == [1, 1]


def test_totals_and_sources(db: Database):
    assert queries.verdicts(db) == {"supported": 2}
    assert queries.latest_vintage(db) == "2026-10-10"
    [source] = queries.sources(db)
    assert (source["state"], source["articles"], source["entries"], source["error"]) == ("new", 2, 0, None)


def test_phrases_and_beginnings():
    assert search_expression("auto part") == '"auto" "part"*'
    assert search_expression('"auto parts"') == '"auto parts"'


@pytest.mark.parametrize("sort", ["date", "oldest", "worth", "verdict"])
@pytest.mark.parametrize("text", ["imported", "goods from", '"of goods" apr', "nothing"])
def test_common_and_rare_words_give_the_same_page(db: Database, monkeypatch, text: str, sort: str):
    rare = queries.claims(db, ClaimFilter(text=text), sort=sort)
    said = queries.said(db, None, text)
    monkeypatch.setattr("app.queries.choosing.COMMON", 1)
    assert queries.claims(db, ClaimFilter(text=text), sort=sort) == rare
    assert queries.said(db, None, text) == said
    assert bool(rare) == (text != "nothing")


@pytest.mark.parametrize("sort", ["date", "oldest", "worth", "verdict"])
def test_few_and_many_chosen_claims_give_the_same_page(db: Database, monkeypatch, sort: str):
    where = ClaimFilter(partner=("MEX",), verdict=("supported",), text="imported")
    few = queries.claims(db, where, sort=sort)
    monkeypatch.setattr("app.queries.choosing.FEW", 0)
    assert queries.claims(db, where, sort=sort) == few
    assert len(few) == 2


def test_pages_of_what_was_said_follow_one_another(db: Database):
    every = queries.said(db)
    assert [queries.said(db, limit=1, offset=n)[0]["id"] for n in range(len(every))] == [
        row["id"] for row in every
    ]


def test_what_copies_of_a_story_repeat_counts_once(db: Database):
    first, second = queries.claims(db, ClaimFilter(), sort="oldest")
    assert queries.count_independent(db, ClaimFilter()) == 2
    db.execute("update claims set article = ?, text = ?", [first["article"], first["text"]])
    assert queries.count_independent(db, ClaimFilter()) == 2  # two readings of the same words
    db.execute("update claims set article = ? where id = ?", [second["article"], second["id"]])
    db.execute("update articles set story = ? where id = ?", [first["article"], second["article"]])
    assert queries.count_independent(db, ClaimFilter(verdict=("supported",))) == 1
    assert queries.elsewhere(db, first["id"]) == queries.elsewhere(db, second["id"]) == []
    assert queries.count_claims(db, ClaimFilter()) == 2


def test_words_stand_in_their_sentence(db: Database):
    rows = queries.with_sentences(db, queries.stances(db, "USA", "MEX"))
    assert {(row["before"], row["after"]) for row in rows} == {("“", ",” she added.")}


def test_articles_are_counted_as_they_are_listed(db: Database):
    for words in ("", "Mexico", "nobody wrote this", "***"):
        assert queries.count_articles(db, words) == len(queries.articles(db, words))
