"""The article that Fulcrum began with, where it is at hand: its figures, ranks and stances, by what the statistics hold."""

import os
from pathlib import Path

import pytest

from app.assessing import assess
from app.documents import make_document
from app.statistics import checker

FOLDER = Path(os.environ.get("FULCRUM_FIXTURES", Path(__file__).parents[3] / "shared/fixtures")).parent
ARTICLE = FOLDER / "seed" / "who-holds-the-leverage.txt"


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article of others is not here (FULCRUM_FIXTURES)")
def test_what_it_says_is_read_and_checked() -> None:
    assessed = assess(make_document(ARTICLE.read_text("utf-8")), checker())
    told = {
        (asked.measure, asked.flow, asked.partner, asked.period): check.verdict
        for claim, check in zip(assessed.analysis.claims, assessed.checks, strict=True)
        if (asked := claim.question)
    }
    assert told[("level", "total", "MEX", "2026-04")] == "supported"
    assert told[("level", "imports", "MEX", "2026-04")] == "supported"
    assert told[("rank", "total", "MEX", "2026-04")] == "supported"
    assert told[("rank", "total", "CHN", "2026-04")] == "supported"
    assert "contradicted" not in told.values()
    stances = {(one.holder, one.over, one.polarity, one.assertion) for one in assessed.analysis.leverage}
    assert {("USA", "MEX", "holds", "asserted"), ("USA", "MEX", "holds", "denied")} <= stances
    assert {("MEX", "USA", "holds", "asserted"), ("MEX", "USA", "lacks", "asserted")} <= stances
    assert ("CAN", "USA", "holds", "asserted") in stances
