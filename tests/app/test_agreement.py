"""Documents against each other, and a document against itself, as the archive and the commands show them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database
from typer.testing import CliRunner

from app import queries
from app.cli import app
from app.records import Place, add_review, save_analysis
from ingest.archive import store_article
from nlp.types import Interval
from tests.app.conftest import make_analysis, make_article

TEXT = "Trade with Mexico was $86 billion in April 2026, of which $50.69 billion were imports."


@pytest.fixture
def third(db: Database) -> str:
    """A third document that says another number; the id of its claim."""
    analysis = make_analysis()
    claim = replace(analysis.claims[0], stated=Interval(60e9, 61e9, "USD"))
    store_article(db, make_article("a3"))
    place = Place("a3", 1, "2026-06-11", "s", "The Ledger", "USA")
    save_analysis(db, place, replace(analysis, claims=(claim,)), "test 1")
    return next(db.query("select id from claims where article = 'a3'"))["id"]


def test_documents_that_disagree_are_set_side_by_side(db: Database, third: str) -> None:
    [row] = queries.disagreements(db)
    assert (row["partner"], row["period"], row["count"], row["documents"]) == ("MEX", "2026-04", 3, 3)
    assert [one["article"] for one in row["claims"]] == ["a1", "a2", "a3"]
    assert not queries.disagreements(db, partner="CAN")
    assert {one["article"] for one in queries.clashing(db, third)} == {"a1", "a2"}
    [other, _] = queries.clashing(db, third)
    assert [one["id"] for one in queries.clashing(db, other["id"])] == [third]


def test_an_article_tells_which_of_its_claims_others_contradict(db: Database, third: str) -> None:
    [row] = queries.clashes_of(db, "a3")
    assert row["id"] == third and {one["article"] for one in row["others"]} == {"a1", "a2"}
    [row] = queries.clashes_of(db, "a1")
    assert [one["id"] for one in row["others"]] == [third]
    assert not queries.clashes_of(db, "none")


def test_copies_of_one_story_are_of_one_origin(db: Database, third: str) -> None:
    [first] = [row["id"] for row in db.query("select id from claims where article = 'a1'")]
    db.execute("update articles set story = null")
    assert queries.count_tellers(db, first) == (2, 2)
    db.execute("update articles set story = 'a1' where id in ('a2', 'a3')")
    assert queries.count_tellers(db, first) == (2, 1)  # the third says another number
    assert queries.count_tellers(db, third) == (1, 1)
    db.execute("update claims set indicator = null")
    assert queries.count_tellers(db, first) == (3, 1)
    assert queries.count_tellers(db, "none") == (0, 0)


def test_what_a_person_found_misread_disagrees_with_nobody(db: Database, third: str) -> None:
    add_review(db, third, by="Ana", decision="rejected", note="speaks of May")
    assert not queries.disagreements(db)


def test_two_documents_with_one_number_agree(db: Database) -> None:
    assert not queries.disagreements(db)
    assert not queries.implied(db, "a1")


def test_the_amounts_of_one_document_imply_the_missing_part(db: Database) -> None:
    analysis = make_analysis()
    [part] = analysis.claims
    question = replace(part.question, flow="total")  # type: ignore[type-var]
    whole = replace(part, id="c2", question=question, stated=Interval(85.5e9, 86.5e9, "USD"))
    save_analysis(db, Place("a1", 1, "2026-06-10"), replace(analysis, claims=(part, whole)), "test 1")
    [found] = queries.implied(db, "a1")
    assert found.question.flow == "exports" and found.contradicts is None


def test_the_commands_show_it(db: Database, path: Path, third: str) -> None:
    out = CliRunner().invoke(app, ["disagreements", "--db", str(path)]).stdout
    assert "US goods imports from Mexico, April 2026 — 3 claims, 3 documents" in out
    told = CliRunner().invoke(app, ["disagreements", "--partner", "mexico", "--json", "--db", str(path)])
    assert json.loads(told.stdout)[0]["count"] == 3
    page = CliRunner().invoke(app, ["check", "--date", "2026-06-02", "--text", TEXT]).stdout
    assert "⇒ implied" in page and "US goods exports to Mexico, April 2026" in " ".join(page.split())
    assert "what is implied is supported, statistics say $35.343 billion" in page
    wrong = f"{TEXT} Exports were $44 billion in April 2026."
    assert (
        CliRunner()
        .invoke(app, ["check", "--date", "2026-06-02", "--text", wrong])
        .stdout.count("does not fit")
        == 1
    )


def test_exposure_tells_both_sides_and_what_is_missing() -> None:
    out = CliRunner().invoke(app, ["exposure", "Mexico", "US", "--year", "2025"]).stdout
    assert "Mexico → the United States, 2025" in out and "the United States → Mexico, 2025" in out
    assert "Not in the data: Mexico's total goods exports before 2025." in out
    assert "Not in the data: US exports to Mexico by chapter." in out
    assert "80.4" in out and "machinery and computers (HS 84)" in out
    told = CliRunner().invoke(app, ["exposure", "France", "US", "--json"]).stdout
    assert json.loads(told)["period"] == "2024"


def test_a_report_tells_what_is_said_beside_a_claim(db: Database, path: Path, third: str) -> None:
    out = CliRunner().invoke(app, ["report", "--format", "md", "--db", str(path)]).stdout
    assert "answers the same question with $60 billion to $61 billion" in out
    assert out.count("answers the same question") == 4  # two say it of the third, which says it of both
    for format in ("html", "json", "docx"):
        made = CliRunner().invoke(app, ["report", "--format", format, "--db", str(path)])
        assert made.exit_code == 0
