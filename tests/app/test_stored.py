"""A stored claim is read back the same wherever it is shown."""

from pathlib import Path

from sqlite_utils import Database

from app import queries
from app.desk import recheck
from app.filters import ClaimFilter
from app.reports.selecting import make_report
from app.stored import standing_question, stated_of
from tests.app.conftest import CHECK, QUESTION


def test_a_claim_comes_back_as_it_was_read(db: Database):
    row = queries.claims(db, ClaimFilter())[0]
    assert standing_question(row, []) == QUESTION
    assert stated_of(row) == CHECK.stated


def test_a_report_names_the_question_that_was_checked(db: Database, path: Path):
    """The last correction stands for all, in the check and in every report of it."""
    id = queries.claims(db, ClaimFilter())[0]["id"]
    for correction in ({"partner": "CAN"}, {"period": "2026-03"}):
        recheck(path, id, by="Ana", decision="corrected", correction=correction)
    [item] = make_report(db, ClaimFilter(ids=(id,))).items
    assert item.question == standing_question(queries.claim(db, id), queries.reviews(db, id))
    assert (item.question.partner, item.question.period) == ("MEX", "2026-03")
    assert "from Mexico, March 2026" in item.check.reason
