"""What was read and checked is kept once, survives a second run, and never goes without a trace."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from app import queries
from app.errors import NotFound
from app.filters import ClaimFilter
from app.records import Place, add_review, save_analysis, save_failure
from ingest.archive import remove_source, store_article
from tests.app.conftest import QUESTION, TEXT, fill, make_analysis, make_article

PLACE = Place("a1", 1, "2026-06-10", "s", "The Ledger", "USA")


def dump(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of ours, times apart."""
    names = ("actors", "mentions", "figures", "quotations", "claims", "stances", "checks", "reviews")
    return {
        name: [tuple(v for k, v in row.items() if k not in ("at", "number")) for row in db.table(name).rows]
        for name in names
    }


def test_a_second_run_changes_nothing(db: Database):
    before = dump(db)
    fill(db)
    assert dump(db) == before


def test_a_claim_that_stays_keeps_id_check_and_reviews_in_a_new_revision(db: Database):
    [claim] = queries.claims(db, ClaimFilter(article=("a1",)))
    add_review(db, claim["id"], by="Ana", decision="confirmed", note="right")
    text = f"Corrected on Friday. {TEXT}"
    store_article(db, make_article(text=text))
    save_analysis(db, replace(PLACE, revision=2), make_analysis(text), "test 1")
    [again] = queries.claims(db, ClaimFilter(article=("a1",)))
    assert (again["id"], again["verdict"], again["revision"]) == (claim["id"], "supported", 2)
    assert text[again["start"] : again["end"]] == again["text"]
    assert [review["by"] for review in queries.reviews(db, claim["id"])] == ["Ana"]


def test_a_claim_that_goes_is_kept_as_withdrawn_and_still_found_in_its_wording(db: Database):
    [claim] = queries.claims(db, ClaimFilter(article=("a1",)))
    store_article(db, make_article(text="Nothing to see."))
    empty = replace(
        make_analysis(), text="Nothing to see.", claims=(), leverage=(), quotations=(), actors=(), figures=()
    )
    save_analysis(db, replace(PLACE, revision=2), empty, "test 1")
    assert queries.count_claims(db, ClaimFilter(article=("a1",))) == 0
    assert queries.count_claims(db, ClaimFilter(article=("a1",), withdrawn=True)) == 1
    assert queries.claim(db, claim["id"])["before"] == "The minister said that "


def test_a_claim_read_otherwise_loses_its_check(db: Database):
    analysis = make_analysis()
    other = replace(analysis.claims[0], question=replace(QUESTION, period="2026-05"))
    save_analysis(db, PLACE, replace(analysis, claims=(other,)), "test 2")
    [claim] = queries.claims(db, ClaimFilter(article=("a1",)))
    assert (claim["verdict"], claim["reason"]) == ("unverifiable", None)


def test_equal_claims_in_one_article_have_ids_of_their_own(db: Database):
    analysis = make_analysis()
    save_analysis(db, PLACE, replace(analysis, claims=analysis.claims * 3), "test 1")
    assert queries.count_claims(db, ClaimFilter(article=("a1",))) == 3


def test_a_failure_is_recorded_and_what_was_read_before_stays(db: Database):
    save_failure(db, PLACE, "test 3", "out of words")
    assert queries.article(db, "a1")["error"] == "out of words"
    assert queries.count_claims(db, ClaimFilter(article=("a1",))) == 1


def test_what_was_read_goes_with_its_source(db: Database):
    remove_source(db, "s")
    assert queries.totals(db)["claims"] == queries.totals(db)["checks"] == 0


def test_a_correction_has_the_claim_checked_anew(db: Database):
    [claim] = queries.claims(db, ClaimFilter(article=("a1",)))
    add_review(db, claim["id"], by="Ana", decision="corrected", correction={"partner": "CAN"})
    [row] = queries.pending_checks(db, "stamp 1")
    assert (row["id"], row["correction"]) == (claim["id"], '{"partner": "CAN"}')


@pytest.mark.parametrize("read", [queries.claim, queries.actor, queries.article])
def test_what_is_not_there_is_told_in_words(db: Database, read):
    with pytest.raises(NotFound, match="no .* 'nobody' in this archive"):
        read(db, "nobody")
