"""Arithmetic with periods."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checking.periods import in_words, is_period, length, months, normal, shift, span, spell


@pytest.mark.parametrize(
    ("period", "count", "words"),
    [
        ("2024", 12, "2024"),
        ("2024-Q4", 3, "the fourth quarter of 2024"),
        ("2026-02", 1, "February 2026"),
        ("2026-01/2026-08", 8, "January to August 2026"),
        ("2025-11/2026-02", 4, "November 2025 to February 2026"),
        ("2020/2023", 48, "2020 to 2023"),
        ("2025-Q1/2025-Q2", 6, "January to June 2025"),
    ],
)
def test_periods_have_length_and_name(period: str, count: int, words: str) -> None:
    assert (length(period), len(months(period)), in_words(period)) == (count, count, words)


@pytest.mark.parametrize(
    "text", ["", "2025-00", "2025-13", "2025-Q5", "25", "2026/2025", "٢٠٢٥", "2025 ", "1/2"]
)
def test_what_is_no_period(text: str) -> None:
    assert not is_period(text)
    with pytest.raises(ValueError, match="not a period"):
        span(text)


@settings(deadline=None)
@given(st.integers(12 * 1950, 12 * 2100), st.integers(0, 40), st.integers(-600, 600))
def test_shifting_there_and_back_changes_nothing(first: int, more: int, by: int) -> None:
    period = spell(first, first + more)
    assert span(period) == (first, first + more)
    assert shift(shift(period, by), -by) == normal(period) == period
