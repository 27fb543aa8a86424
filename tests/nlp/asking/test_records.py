"""Records: of all time, since a year, or in so many years; and changes told without a number."""

import pytest

from tests.nlp.asking import claims

RECORDS = [
    ("en", "US imports from Japan were the lowest in 16 years in 2025.", ("2009", "years:low")),
    ("en", "US imports from Japan were the lowest in more than a decade in 2025.", ("2015", "years:low")),
    ("en", "The US deficit with Japan was the smallest in two decades in 2025.", ("2005", "years:high")),
    ("en", "US exports to Japan in April 2026 were the highest in 24 months.", ("2024-04", "months:high")),
    ("en", "US exports to Japan fell to their lowest in decades in 2025.", ("2005", "years:low")),
    ("en", "US exports to Japan hit a record in 2025.", (None, "years:high")),
    ("es", "Las importaciones de Estados Unidos desde Japón fueron en 2025 las más bajas en 16 años.", ("2009", "years:low")),
    ("fr", "Les importations américaines du Japon ont été en 2025 les plus basses en dix ans.", ("2015", "years:low")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), RECORDS)
def test_a_record_counts_from_where_its_words_say(language: str, text: str, expected: tuple[str | None, str]):
    [asked] = [one.question for one in claims(text, language) if one.question]
    assert asked.measure == "record"
    assert (asked.base_period, asked.of) == expected


def test_a_record_of_some_years_that_nobody_counts_is_none():
    assert [
        one for one in claims("US exports to Japan were the highest in years in 2025.") if one.question
    ] == []


CHANGED = [
    ("US imports of cars from Japan fell in 2025.", ("goods_trade", "8703", None)),
    ("US farm exports to Japan fell in 2025.", ("goods_trade", None, None)),
    ("US services exports to Japan fell in 2024.", ("services_trade", None, None)),
    ("US imports from Japan fell in 2025.", ("goods_trade", "TOTAL", None)),
    (
        "The US deficit with Japan widened for the third straight year in 2025.",
        ("goods_trade", "TOTAL", "streak"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_a_change_without_a_number_is_of_the_goods_it_names(text: str, expected: tuple[str | None, ...]):
    [asked] = [one.question for one in claims(text) if one.question]
    assert asked.measure == "percent_change"
    assert (asked.indicator, asked.commodity, asked.of) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("US imports from Japan were the second-highest on record in April 2026.", 2),
        ("US exports to Japan in 2025 were the third-highest ever.", 3),
        ("US exports to Japan in 2025 were the highest ever.", 1),
    ],
)
def test_a_record_may_be_the_second(text: str, place: int):
    [claim] = [one for one in claims(text) if one.question]
    assert claim.stated is not None
    assert (claim.stated.low, claim.stated.high) == (place, place)


GROWTHS = [
    ("en", "US imports from Japan grew twice as fast as those from Canada in 2025."),
    ("en", "US imports from Japan grew faster than those from Canada in 2025."),
    ("en", "US imports from Japan rose more than those from Canada in 2025."),
    ("en", "US exports to Japan fell less than exports to Canada in 2025."),
    ("es", "Las importaciones de Estados Unidos desde Japón crecieron el doble que las de Canadá en 2025."),
]


@pytest.mark.parametrize(("language", "text"), GROWTHS)
def test_growth_against_growth_is_no_trade_against_trade(language: str, text: str):
    assert [one for one in claims(text, language) if one.question] == []


PARTS = [
    ("en", "US imports from Japan in April were less than half the level of a year earlier.", (None, -50.0)),
    ("en", "US imports from Japan in 2025 were two-thirds of what they were in 2022.", (-36.7, -30.0)),
    ("en", "US imports from Japan in April were half those from Canada.", None),
]


@pytest.mark.parametrize(("language", "text", "ends"), PARTS)
def test_a_part_of_what_was_is_a_fall(language: str, text: str, ends: tuple[float | None, float] | None):
    falls = [
        one.stated
        for one in claims(text, language)
        if one.question and one.question.measure == "percent_change"
    ]
    if ends is None:
        assert falls == []
    else:
        [fall] = falls
        assert fall is not None
        assert (fall.low, fall.high) == pytest.approx(ends, abs=1.5)
