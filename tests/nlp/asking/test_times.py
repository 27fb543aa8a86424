"""Parts of a year that are no period, and changes whose end is not told."""

import pytest

from tests.nlp.asking import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Early in 2025 US imports from Chile reached $5 billion.", ("Early in 2025", None)),
        ("In 2024 all was well. In late 2025 US imports from Chile reached $5 billion.", ("late 2025", None)),
        ("In 2024 all was well. US imports from Chile reached $5 billion in 2025.", ("2025", "2025")),
    ],
)
def test_a_part_of_a_year_that_is_no_period_leaves_the_period_open(
    text: str, expected: tuple[str, str | None]
):
    [claim] = claims(text, "en")
    assert claim.question is not None
    told = [origin.text for origin in claim.origins if origin.slot == "period"]
    assert (told, claim.question.period) == ([expected[0]], expected[1])


def test_a_change_since_a_year_is_from_that_year():
    [claim] = claims("US imports from Chile have halved since 2018.", "en")
    assert claim.question is not None
    assert (claim.question.period, claim.question.base_period) == (None, "2018")


@pytest.mark.parametrize(
    ("named", "period"),
    [("in April 2025", "2025-04"), ("in April", None)],
)
def test_the_one_month_of_an_article_reaches_as_far_as_it_was_told_in_full(named: str, period: str | None):
    filler = "The talks went on for days and nobody was content with them. " * 50
    text = f"Look at the numbers {named}. {filler}US imports from Chile were $5 billion."
    assert [claim.question and claim.question.period for claim in claims(text) if claim.question] == [period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US imports from Chile rose 3 percent in August 2025 from July.", ("2025-08", "2025-07")),
        ("US imports from Chile rose 3 percent in January 2025 from December.", ("2025-01", "2024-12")),
        ("In the third quarter of 2025, US imports from Chile fell 2 percent from the second quarter.", ("2025-Q3", "2025-Q2")),
        ("US imports from Chile fell 3 percent in February from January.", ("2026-02", "2026-01")),
    ],
)  # fmt: skip
def test_a_base_without_a_year_is_the_last_before_the_period(text: str, expected: tuple[str, str]):
    asked = [one.question for one in claims(text, "en") if one.question]
    assert [(one.period, one.base_period) for one in asked] == [expected]


def test_above_the_same_span_of_a_year_is_a_change_from_it():
    told = "En lo que va del año hasta mayo, las compras de Estados Unidos a Chile suman 8 mil millones de dólares, 17 por ciento por encima del mismo lapso de 2024."
    asked = [one.question for one in claims(told, "es") if one.question]
    assert [one.measure for one in asked] == ["level", "percent_change"]


def test_where_something_came_from_has_the_time_before_its_goal():
    told = "Chile has gone from $8 billion of sales to the US in 2016 to $18 billion in 2025."
    asked = [one.question for one in claims(told, "en") if one.question]
    assert [(one.measure, one.period) for one in asked] == [("level", "2016"), ("level", "2025")]
