"""Who has a deficit with whom, told without a number."""

import pytest

from tests.nlp.asking import claims


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In 2025 the US ran a goods surplus with Chile.", ("USA", "CHL", 0, None)),
        ("en", "Chile had a trade surplus with the United States in 2025.", ("USA", "CHL", None, 0)),
        ("en", "The US had no deficit with Chile in 2025.", ("USA", "CHL", 0, None)),
        ("en", "The United States was in surplus with Chile in 2025.", ("USA", "CHL", 0, None)),
        ("es", "Chile registró un déficit comercial con Estados Unidos en 2025.", ("USA", "CHL", 0, None)),
        ("fr", "Le Chili avait en 2025 un excédent commercial avec les États-Unis.", ("USA", "CHL", None, 0)),
    ],
)  # fmt: skip
def test_who_has_a_deficit_is_asked_without_a_number(language: str, text: str, expected: tuple[object, ...]):
    [claim] = claims(text, language)
    asked, stated = claim.question, claim.stated
    assert asked is not None and stated is not None
    assert (asked.flow, asked.measure, asked.period) == ("balance", "level", "2025")
    assert (asked.reporter, asked.partner, stated.low, stated.high) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The US has always had a deficit with Chile.",
        "The US has run a trade deficit with Chile every year since 1990.",
        "A deficit with Chile is no reason for a tariff.",
        "The minister wants a surplus with Chile in 2025.",
    ],
)
def test_what_holds_for_many_years_or_is_not_had_asks_for_no_side(text: str):
    assert not [claim for claim in claims(text, "en") if claim.question]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The $7 billion surplus that Chile ran with the US in 2025 annoys Washington."),
        (
            "es",
            "El superávit de 7 mil millones de dólares que Chile tuvo con Estados Unidos en 2025 molesta a Washington.",
        ),
        (
            "fr",
            "L'excédent de 7 milliards de dollars que le Chili a eu avec les États-Unis en 2025 agace Washington.",
        ),
    ],
)
def test_a_surplus_that_somebody_had_is_theirs(language: str, text: str):
    [claim] = [one for one in claims(text, language) if one.figures]
    assert claim.stated is not None and claim.stated.high is not None
    assert claim.stated.high < 0


def test_an_and_that_opens_a_clause_joins_no_country_to_one_before():
    told = "En 2025 Chile vendió menos, y Perú registró un superávit de 1,500 millones de dólares en su comercio de bienes con Estados Unidos."
    assert [(one.question.partner, one.stated.low) for one in claims(told, "es") if one.question] == [
        ("PER", -1_500_500_000.0)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2025 the United States had a trade deficit with us of $19 billion."),
        ("es", "En 2025 Estados Unidos tuvo con nosotros un déficit de 19 mil millones de dólares."),
    ],
)
def test_a_balance_with_us_is_not_with_the_world(language: str, text: str):
    assert [one.question.partner for one in claims(text, language) if one.question] == [None]
