"""Goods, services or both: what stands beside the word of trade says, and a bare deficit may be either."""

import pytest

from tests.nlp.asking import claims

TOLD = [
    ("en", "The US had a $197 billion goods deficit with Japan in 2025, offset by a $20 billion services surplus.", ["goods_trade", "services_trade"]),
    ("en", "The services surplus with Japan was $35 billion in 2024, against a goods deficit of $61 billion.", ["services_trade", "goods_trade"]),
    ("en", "The US goods and services deficit was $885 billion in 2024.", ["goods_and_services_trade"]),
    ("es", "El déficit de bienes de Estados Unidos con Japón fue de 70 mil millones de dólares en 2024 y el superávit de servicios de 20 mil millones.", ["goods_trade", "services_trade"]),
    ("en", "Imports fell 25 percent after the tariff on Japan took effect in March 2025.", ["goods_trade"]),
    ("en", "Imports from Japan have fallen 12 percent since the tariffs began.", ["goods_trade"]),
    ("en", "Tariffs hit 25 percent of US imports from Japan in 2025.", ["goods_trade"]),
    ("en", "The average US tariff was 10 percent in 2025.", ["average_tariff"]),
    ("en", "The effective tariff rate on imports from Japan was 4 percent in 2025.", ["average_tariff"]),
    ("es", "El arancel promedio de Estados Unidos fue de 10 por ciento en 2025.", ["average_tariff"]),
    ("en", "Services exports to Japan were $35 billion in 2024, against imports of $20 billion.", ["services_trade", "services_trade"]),
    ("en", "Services exports to Japan were $35 billion in 2024, while imports of cars were $20 billion.", ["services_trade", "goods_trade"]),
    ("en", "Customs duties brought in $30 billion in May 2025, three times as much as a year earlier.", ["customs_duties", "customs_duties"]),
    ("es", "En mayo de 2025 Estados Unidos recaudó 30 mil millones de dólares por aranceles, tres veces más que un año antes.", ["customs_duties", "customs_duties"]),
    ("fr", "Les droits de douane ont rapporté 30 milliards de dollars aux États-Unis en mai 2025.", ["customs_duties"]),
    ("fr", "L'acier japonais est frappé d'un droit de douane de 50 % depuis juin 2025.", ["tariff_rate"]),
    ("en", "The Treasury raised $30 billion from tariffs in May 2025.", ["customs_duties"]),
    ("es", "En 2024 Estados Unidos vendió a Japón servicios por 46 mil millones de dólares.", ["services_trade"]),
    ("en", "The US sold Japan services worth $46 billion in 2024.", ["services_trade"]),
    ("en", "The US sold Japan goods and services worth $46 billion in 2024.", ["goods_and_services_trade"]),
    ("en", "Japan has paid a tariff of 15 percent since August 2025.", ["tariff_rate"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "indicators"), TOLD)
def test_what_stands_beside_the_word_of_trade_says_it(language: str, text: str, indicators: list[str]):
    assert [one.question.indicator for one in claims(text, language) if one.question] == indicators


@pytest.mark.parametrize(
    ("text", "wider"),
    [
        ("The US trade deficit was $918 billion in 2024.", True),
        ("US trade with Japan was $319 billion in 2024.", True),
        ("The US goods deficit was $918 billion in 2024.", False),
        ("The US trade deficit in merchandise was $918 billion in 2024.", False),
        ("US imports from Japan were $148 billion in 2024.", False),
    ],
)
def test_a_bare_deficit_may_count_services(text: str, wider: bool):
    [claim] = [one for one in claims(text) if one.question]
    assert any(one.indicator == "goods_and_services_trade" for one in claim.rivals) is wider


def test_the_fastest_growth_since_a_year_is_no_growth_from_it():
    told = "US imports from Japan rose 6 percent in 2025 despite tariffs, the fastest growth since 2022."
    assert [one.question.base_period for one in claims(told) if one.question] == ["2024"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Customs duties totalled $195 billion in fiscal year 2025."),
        ("en", "Tariff revenue hit $195 billion in FY25."),
        ("es", "La recaudación por aranceles llegó a 195 mil millones de dólares en el año fiscal 2025."),
    ],
)
def test_a_fiscal_year_of_the_treasury_ends_with_september(language: str, text: str):
    assert [one.question.period for one in claims(text, language) if one.question] == ["2024-10/2025-09"]


def test_a_fiscal_year_of_trade_is_left_open():
    told = "India's exports to the US were $80 billion in fiscal 2025."
    assert [one.question.period for one in claims(told) if one.question] == [None]
