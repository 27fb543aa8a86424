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


def test_what_tariffs_do_is_no_rate() -> None:
    text = "The tariffs on cars cut exports to Mexico by 25 percent in May 2025."
    assert [c.question.indicator for c in analyse(text, date="2026-01-01").claims if c.question] == [
        "goods_trade"
    ]
