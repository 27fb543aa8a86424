"""Claims about tariff rates."""

from datetime import date

import pytest

from app.checking import check_question
from app.checking.policy import UNCHECKED
from ingest.statistics.policies import measures
from ingest.statistics.store import Statistics
from nlp.types import Assertion, Interval, Question

STATISTICS = Statistics.embedded()


@pytest.mark.parametrize(
    ("partner", "commodity", "period", "rate", "verdict", "code"),
    [
        ("WLD", "72", "2025-04", 25, "supported", "matches"),
        ("WLD", "72", "2025-03", 25, "supported", "matches"),
        (None, "7208", "2025-07", 50, "supported", "matches"),
        ("CHN", "TOTAL", "2025-04", 145, "supported", "matches"),
        ("CHN", "TOTAL", "2025-04", 60, "unverifiable", "no_series"),
        ("CHN", "TOTAL", "2026-05", 25, "unverifiable", "no_series"),  # on lists of goods only
        ("CHN", "TOTAL", "2018-07", 25, "supported", "matches"),  # when the first list began
        ("MEX", "TOTAL", "2025-04", 25, "supported", "matches"),
        ("MEX", "TOTAL", "2025-02", 25, "unverifiable", "no_series"),
        ("CAN", "TOTAL", "2025-09", 35, "supported", "matches"),
        ("CAN", "TOTAL", "2026", 35, "unverifiable", "no_series"),  # seven weeks of that year only
        ("CAN", "8708", "2025-06", 25, "supported", "matches"),
        ("CAN", "72", "2018-04", 25, "unverifiable", "no_series"),
        ("CAN", "72", "2018-06", 25, "supported", "matches"),
        ("GBR", "76", "2025-08", 50, "unverifiable", "no_series"),
        ("GBR", "76", "2025-08", 25, "supported", "matches"),
        ("DEU", "TOTAL", "2025-06", 10, "supported", "matches"),
        ("DEU", "TOTAL", "2025-10", 10, "unverifiable", "no_series"),
        ("DEU", "TOTAL", "2025-10", 15, "supported", "matches"),
        ("MEX", "0702", "2025-05", 25, "unverifiable", "no_series"),  # may be exempt from a general tariff
        (None, "TOTAL", "2026-05", 10, "supported", "matches"),
        (None, "TOTAL", "2026-02", 10, "supported", "matches"),
        (None, "TOTAL", None, 10, "unverifiable", "ambiguous"),
        ("CHN", None, "2025-04", 145, "unverifiable", "ambiguous"),
    ],
)
def test_a_rate_is_confirmed_or_left_open(
    partner: str | None, commodity: str | None, period: str | None, rate: float, verdict: str, code: str
) -> None:
    question = Question("tariff_rate", None, "USA", partner, commodity, period, "level")
    found = check_question(question, Interval(rate, rate, "%"), STATISTICS)
    assert (found.verdict, found.code) == (verdict, code), found.reason
    assert bool(found.found) == (verdict == "supported")


@pytest.mark.parametrize(
    ("period", "rate", "began"),
    [("2025-03", 25, "2025-03-12"), ("2025-06", 50, "2025-06-04"), ("2025-06", 25, None), ("2018-03", 25, "2018-03-23")],
)  # fmt: skip
def test_a_beginning_is_that_of_the_measure_and_not_a_time_within_it(
    period: str, rate: float, began: str | None
) -> None:
    question = Question("tariff_rate", None, "USA", None, "72", period, "level", of="start")
    found = check_question(question, Interval(rate, rate, "%"), STATISTICS)
    assert (
        ([cell.period for cell in found.evidence] == [began]) == (found.verdict == "supported") == bool(began)
    )
    assert began or "from 12 March 2025 to 4 June 2025" in found.reason


def test_a_rate_of_this_year_is_that_of_this_years_measure() -> None:
    question = Question("tariff_rate", None, "USA", None, "TOTAL", "2026", "level", of="start")
    [cell] = check_question(question, Interval(10, 10, "%"), STATISTICS).evidence
    assert (cell.series, cell.period) == ("policy.s122-2026-02", "2026-02-24")


def test_what_was_not_held_against_a_legal_text_is_marked() -> None:
    question = Question("tariff_rate", None, "USA", "CHN", "TOTAL", "2018-07", "level")
    assert "general knowledge" in check_question(question, Interval(25, 25, "%"), STATISTICS).reason
    others = Question("tariff_rate", None, "MEX", "CHN", "8703", "2026-01", "level")
    assert "none of Mexico" in check_question(others, Interval(50, 50, "%"), STATISTICS).reason


def test_without_a_period_the_day_of_the_text_counts() -> None:
    question = Question("tariff_rate", None, "USA", "MEX", "TOTAL", None, "level")
    now, later = date(2025, 4, 1), date(2026, 5, 1)
    assert check_question(question, Interval(25, 25, "%"), STATISTICS, on=now).verdict == "supported"
    assert check_question(question, Interval(25, 25, "%"), STATISTICS, on=later).verdict == "unverifiable"


def test_a_rate_that_was_just_announced_is_not_the_one_before_it() -> None:
    question = Question("tariff_rate", None, "USA", None, "TOTAL", None, "level")
    found = check_question(question, Interval(10, 10, "%"), STATISTICS, on=date(2026, 2, 22))
    assert found.verdict == "unverifiable"
    assert (
        "Import surcharge after the Supreme Court's ruling (Section 122), from 24 February 2026"
        in found.reason
    )


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
        assert measure.checked in UNCHECKED
        assert 0 < measure.rate <= 200
