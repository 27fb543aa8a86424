"""Claims about tariff rates."""

from datetime import date

import pytest

from app.checking import check_question
from ingest.statistics.policies import measures
from ingest.statistics.store import Statistics
from nlp.types import Assertion, Interval, Question

STATISTICS = Statistics.embedded()


@pytest.mark.parametrize(
    ("partner", "commodity", "period", "rate", "verdict", "code"),
    [
        ("WLD", "72", "2025-03", 25, "supported", "matches"),
        (None, "7208", "2025-07", 50, "supported", "matches"),
        ("CHN", None, "2025-04", 145, "supported", "matches"),
        ("MEX", "TOTAL", "2025-04", 25, "supported", "matches"),
        ("MEX", "TOTAL", "2025-02", 25, "unverifiable", "no_series"),
        ("CAN", "TOTAL", "2025-09", 35, "supported", "matches"),
        ("CAN", "8708", "2025-06", 25, "supported", "matches"),
        ("GBR", "76", "2025-08", 50, "unverifiable", "no_series"),
        (None, "TOTAL", "2026-05", 10, "supported", "matches"),
        (None, "TOTAL", None, 10, "unverifiable", "ambiguous"),
        ("CHN", "TOTAL", "2025-04", 60, "unverifiable", "no_series"),
    ],
)
def test_a_rate_is_confirmed_or_left_open(
    partner: str | None, commodity: str | None, period: str | None, rate: float, verdict: str, code: str
) -> None:
    question = Question("tariff_rate", None, "USA", partner, commodity, period, "level")
    found = check_question(question, Interval(rate, rate, "%"), STATISTICS)
    assert (found.verdict, found.code) == (verdict, code), found.reason
    assert bool(found.found) == (verdict == "supported")


def test_without_a_period_the_day_of_the_text_counts() -> None:
    question = Question("tariff_rate", None, "USA", "MEX", "TOTAL", None, "level")
    now, later = date(2025, 4, 1), date(2026, 5, 1)
    assert check_question(question, Interval(25, 25, "%"), STATISTICS, on=now).verdict == "supported"
    assert check_question(question, Interval(25, 25, "%"), STATISTICS, on=later).verdict == "unverifiable"


@pytest.mark.parametrize("assertion", ["predicted", "conditional"])
def test_a_threatened_tariff_is_a_forecast(assertion: Assertion) -> None:
    question = Question("tariff_rate", None, "USA", "MEX", "TOTAL", "2025-04", "level")
    found = check_question(question, Interval(25, 25, "%"), STATISTICS, assertion=assertion)
    assert found.code == "forecast"


def test_the_timeline_holds_together() -> None:
    assert len({measure.id for measure in measures()}) == len(measures()) >= 30
    for measure in measures():
        assert measure.announced <= measure.effective, measure.id
        assert measure.ended is None or measure.ended > measure.effective, measure.id
        assert measure.source
        assert 0 < measure.rate <= 200
