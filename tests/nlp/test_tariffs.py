"""Tariff rates: whose, on whose goods, on which, and whether a beginning is told."""

import pytest

from nlp.pipeline import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US imposed a 25 percent tariff on steel that took effect in March 2025.", ("USA", None, "72", "start")),
        ("Washington put a 35 percent tariff on Canadian goods.", ("USA", "CAN", "TOTAL", None)),
        ("Steel tariffs of 50 percent have hurt carmakers.", ("USA", None, "72", None)),
        ("The tariff on Mexican tomatoes is 17 percent.", ("USA", "MEX", "0702", None)),
        ("Goods from Brazil face a 50% tariff.", ("USA", "BRA", "TOTAL", None)),
        ("Mexico imposed a 50 percent tariff on Chinese cars in January 2026.", ("MEX", "CHN", "8703", "start")),
        ("China's 34 percent tariff on American goods began in April 2025.", ("CHN", "USA", "TOTAL", "start")),
        ("The 40 percent tariff on garden gnomes from Brazil stays.", ("USA", "BRA", None, None)),
        ("El arancel del 50 % al acero entró en vigor en junio de 2025.", ("USA", None, "72", "start")),
    ],
)  # fmt: skip
def test_a_tariff_has_its_parties_and_goods(text: str, expected: tuple[str | None, ...]) -> None:
    language = "es" if text.startswith("El ") else "en"
    [claim] = [one for one in analyse(text, language=language, date="2026-05-01").claims if one.question]
    asked = claim.question
    assert asked is not None and asked.indicator == "tariff_rate"
    assert (asked.reporter, asked.partner, asked.commodity, asked.of) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Lo que está fuera del T-MEC paga un arancel del 25 por ciento, dijo la ministra de México.", ("USA", "MEX", "TOTAL")),
        ("es", "Los bienes mexicanos que no cumplen con el tratado tienen un arancel de 25 %.", ("USA", "MEX", "TOTAL")),
        ("en", "We pay a 25 percent tariff on goods outside the pact, a Mexican minister said.", ("USA", "MEX", "TOTAL")),
        ("en", "Goods outside the USMCA face a tariff of 25 percent.", ("USA", None, None)),
        ("es", "Nosotros pusimos un arancel del 35 % a la ropa de China, dijo el ministro de México.", ("MEX", "CHN", "61")),
        ("es", "México aprobó un decreto que puso un arancel del 35 % a 138 fracciones.", ("MEX", None, None)),
        ("es", "A México le puso un arancel del 25 por ciento.", ("USA", "MEX", "TOTAL")),
        ("es", "Hay un arancel del 50 por ciento para todo el acero y el aluminio.", ("USA", None, "72")),
        ("en", "They slapped a 50 percent tariff on us, said Brazil's minister.", ("USA", "BRA", "TOTAL")),
    ],
)  # fmt: skip
def test_a_tariff_is_borne_by_whoever_speaks(
    language: str, text: str, expected: tuple[str | None, ...]
) -> None:
    [claim] = [one for one in analyse(text, language=language, date="2025-11-20").claims if one.question]
    asked = claim.question
    assert asked is not None and (asked.reporter, asked.partner, asked.commodity) == expected


def test_a_rate_of_today_takes_no_period_from_before() -> None:
    text = "In 2018 trade was calm. Now the United States puts a 10 percent tariff on everybody."
    [claim] = [one for one in analyse(text, date="2025-06-01").claims if one.question]
    assert claim.question is not None and claim.question.period is None


def test_what_tariffs_do_is_no_rate() -> None:
    text = "The tariffs on cars cut exports to Mexico by 25 percent in May 2025."
    assert [c.question.indicator for c in analyse(text, date="2026-01-01").claims if c.question] == [
        "goods_trade"
    ]
