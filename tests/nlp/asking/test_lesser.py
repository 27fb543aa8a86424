"""Trade of less than a country, or less than all of it, is never asked of the whole country's total."""

import pytest

from tests.nlp.asking import claims

PARTS = [
    ("en", "California's exports to Mexico reached $26 billion in 2025, a rise of 4 percent.", "state_trade"),
    ("en", "Texas alone sold $30 billion of goods to Mexico in 2025, up 4 percent.", "state_trade"),
    ("en", "US imports from Ontario reached $130 billion in 2025.", "state_trade"),
    ("en", "Michigan's exports to Canada hit a record in 2025.", "state_trade"),
    ("es", "Las exportaciones de Nuevo León a Estados Unidos sumaron 56 mil millones de dólares en 2025.", "state_trade"),
    ("en", "Walmart's imports from China fell 20 percent in 2025.", "company_trade"),
    ("en", "Imports by Walmart from China hit a record in 2025.", "company_trade"),
    ("en", "Automakers' imports from Mexico fell 3 percent in 2025.", "company_trade"),
    ("es", "Las exportaciones de la industria automotriz de México a Estados Unidos cayeron 4 por ciento en 2025.", "company_trade"),
    ("en", "US imports from Mexico by truck rose 6 percent in 2025.", "trade_by_transport"),
    ("en", "Imports from Mexico by truck hit a record in 2025.", "trade_by_transport"),
    ("fr", "Les importations américaines du Canada par camion ont reculé de 6 % en 2025.", "trade_by_transport"),
    ("en", "Imports from Mexico through Laredo reached $200 billion in 2025, up 4 percent.", "border_crossing_freight"),
    ("en", "Small firms sold $50 billion of goods to Canada in 2024, 5 percent more than in 2023.", "trade_by_enterprise_size"),
    ("en", "Imports from Mexico under the USMCA reached $450 billion in 2025.", "usmca_use"),
    ("en", "Related-party imports from Mexico were $300 billion in 2025.", "related_party_trade"),
    ("en", "Dutiable imports from Mexico fell 12 percent in 2025.", "dutiable_trade"),
    ("en", "Domestic exports to Mexico fell 2 percent in 2025.", "domestic_exports"),
    ("en", "Weekly imports from China fell 20 percent in 2025.", "weekly_trade"),
    ("en", "Mexico's exports to the US rose 12 percent in pesos in 2025.", "trade_in_other_money"),
    ("en", "In real terms, US exports to Mexico fell 2 percent in 2025.", "trade_in_volume"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "indicator"), PARTS)
def test_a_part_is_asked_as_a_part(language: str, text: str, indicator: str):
    asked = [one.question for one in claims(text, language) if one.question]
    assert asked
    assert {one.indicator for one in asked} == {indicator}


WHOLES = [
    "Michigan officials said US exports to Canada fell 4 percent in 2025.",
    "Acme said imports from Mexico rose 6 percent in 2025.",
    "In Texas, US imports from Mexico rose 6 percent in 2025.",
    "Mexico was the largest US trading partner in 2025, the Detroit Chamber said.",
    "Imports from Mexico rose 6 percent in 2025, and those through Laredo were up as well.",
]


@pytest.mark.parametrize("text", WHOLES)
def test_a_part_named_beside_leaves_the_whole(text: str):
    [asked] = [one.question for one in claims(text) if one.question]
    assert (asked.indicator, asked.period) == ("goods_trade", "2025")


def test_the_total_beside_a_part_is_the_totals():
    told = "Imports from Mexico through Laredo reached $200 billion in 2025, and US imports from Mexico as a whole grew 6 percent."
    asked = [one.question.indicator for one in claims(told) if one.question]
    assert asked == ["border_crossing_freight", "goods_trade"]


SIDES = [
    ("They sold us 40 billion dollars of goods last year.", "imports"),
    ("They bought $27 billion from us last year.", "exports"),
    ("They sold 40 billion dollars of US goods last year.", "exports"),
    ("Tariffs have brought in $300 billion since January 2025.", None),
]


@pytest.mark.parametrize(("text", "flow"), SIDES)
def test_what_others_sell_us_are_imports(text: str, flow: str):
    assert [one.question.flow for one in claims(text) if one.question] == [flow]


def test_somebody_unnamed_is_not_the_world():
    told = [
        one.question
        for one in claims(
            '"We sell them $534 billion a year and buy $337 billion," the Mexican minister said.'
        )
    ]
    assert [(one.reporter, one.flow, one.partner) for one in told if one] == [
        ("MEX", "exports", None),
        ("MEX", "imports", None),
    ]
