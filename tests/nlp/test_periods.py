"""Periods: resolved against the document's date, with what a change is from told apart."""

import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.periods import read_periods
from nlp.types import Language
from tests.eval import periods as labelled

CASES = [
    ("2026-06-10", "Up in April from March", "2026-04:of 2026-03:base"),
    ("2026-01-10", "Up in November from October", "2025-11:of 2025-10:base"),
    ("2026-06-10", "It will start in December", "2026-12:of"),
    ("2026-06-10", "April 2025 and April 2026", "2025-04:of 2026-04:of"),
    ("2026-06-10", "Between March and April", "2026-03/2026-04:of"),
    ("2026-06-10", "In November through January", "2025-11/2026-01:of"),
    ("2026-06-10", "the year ended June 2026", "2025-07/2026-06:of"),
    ("2026-06-10", "in the year to August", "None:of"),
    ("2026-06-10", "$3 billion above February's", "2026-02:base"),
    ("2026-06-10", "In the five years to 2023", "2019-01/2023-12:of"),
    ("2026-06-10", "534 against 309 billion in 2025", "2025:of"),
    ("2026-06-10", "from 309 billion in 2025", "2025:base"),
    ("2026-06-10", "the year ended December 2025", "2025:of"),
    ("2026-01-10", "so far this year", "None:of"),
    ("2026-06-10", "2011-12 was a good season", "None:of"),
    (None, "last month and in 2024", "None:of 2024:of"),
    (None, "the first half of 2026", "2026-01/2026-06:of"),
    ("2026-06-10", "en el primer cuatrimestre de 2026", "2026-01/2026-04:of"),
    ("2026-06-10", "en el segundo cuatrimestre de 2025", "2025-05/2025-08:of"),
    ("2026-06-10", "en el cuarto cuatrimestre de 2025", "None:of"),
    ("2026-06-10", "Early in 2025 and in mid-2024", "None:of None:of"),
    ("2026-06-10", "the first weeks of 2025, since early 2024", "None:of None:base"),
    ("2026-06-10", "a principios de 2025", "None:of"),
    ("2026-06-10", "by the end of 2025", "2025:of"),
    ("2026-09-10", "After eight months, imports are up", "2026-01/2026-08:of"),
    ("2026-09-10", "After eight months of talks", ""),
    ("2026-09-10", "a ocho meses de este año", "2026-01/2026-08:of"),
    ("2026-09-10", "up 4 percent on the first half of 2025", "2025-01/2025-06:base"),
    ("2026-09-10", "the same eight months of 2025", "2025:base"),
    ("2026-09-10", "superior a la de 2024", "2024:base"),
    ("2026-09-10", "from 116 to 201 billion dollars in 2025", "2025:of"),
    ("2026-06-10", "since the pact took effect in 2020", "2020:base"),
    ("2026-06-10", "Desde que el tratado entró en vigor en 2020", "2020:base"),
    ("2026-06-10", "Since imports rose in 2025, they worry", "2025:of"),
    ("2026-06-10", "march on, you may", ""),
    ("2026-06-10", "Resolution 2026 on $2024", ""),
]
ISO = r"\d{4}|\d{4}-Q[1-4]|\d{4}-\d\d|\d{4}-\d\d/\d{4}-\d\d"
WORDS = [
    "in",
    "from",
    "than",
    "last",
    "first",
    "second",
    "quarter",
    "half",
    "months",
    "year",
    "earlier",
    "April",
    "May",
    "2025",
    "2026",
    "-",
    "and",
    "through",
    "to",
    "Q1",
    "of",
    "the",
    "ended",
    "enero",
    "de",
    "a",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))


@pytest.mark.parametrize(("day", "text", "expected"), CASES)
def test_periods(day, text, expected):
    assert " ".join(f"{period.value}:{period.role}" for period in read_periods(text, day)) == expected


def test_labelled_sentences_are_read_in_full():
    assert min(labelled.score().values()) >= 0.95


@given(st.sampled_from(get_args(Language)), TEXTS, st.one_of(st.none(), st.dates(date(1900, 1, 1))))
@settings(max_examples=200, deadline=None)
def test_offsets_point_back_and_values_are_iso(language, text, day):
    periods = read_periods(text, day and day.isoformat(), language)
    assert periods == read_periods(text, day and day.isoformat(), language)
    for period in periods:
        assert text[period.start : period.end] == period.text
        assert period.value is None or re.fullmatch(ISO, period.value)


@pytest.mark.parametrize(
    "junk", ["2", "2026", "2026-", "May ", "first ", "the year ", "last ", "de ", " ", "1/"]
)
@pytest.mark.parametrize("language", get_args(Language))
def test_junk_ends(language, junk):
    text = junk * (20_000 // len(junk))
    for period in read_periods(text, "2026-06-10", language):
        assert text[period.start : period.end] == period.text


def test_the_year_of_a_law_is_part_of_its_name() -> None:
    text = "Under the Trade Expansion Act of 1962 and the Ley de 1993, steel pays a duty since 2018."
    assert [one.value for one in read_periods(text, "2026-06-10")] == ["2018"]
