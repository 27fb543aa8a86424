"""What a share is of: a partner's part of all trade, or some goods' part of the trade with a partner."""

import pytest

from tests.nlp.asking import claims

SHARES = [
    ("en", "Vehicles accounted for a third of US imports from Japan in 2025.", ("imports", "JPN", "87", "TOTAL")),
    ("en", "A third of US imports from Japan in 2025 were vehicles.", ("imports", "JPN", "87", "TOTAL")),
    ("en", "In 2025 cars made up 20 percent of Japan's exports to the US.", ("imports", "JPN", "8703", "TOTAL")),
    ("es", "Los autos representaron 30 por ciento de las exportaciones de Japón a Estados Unidos en 2025.", ("imports", "JPN", "8703", "TOTAL")),
    ("en", "Imports from Japan made up 5 percent of US imports in 2025.", ("imports", "JPN", "TOTAL", "WLD")),
    ("en", "Some 5 percent of US imports came from Japan in 2025.", ("imports", "JPN", "TOTAL", "WLD")),
    ("en", "Japan supplied 5 percent of US imports of goods in 2025.", ("imports", "JPN", "TOTAL", "WLD")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SHARES)
def test_a_share_of_two_countries_trade_is_of_some_goods(language: str, text: str, expected: tuple[str, ...]):
    asked = [one.question for one in claims(text, language) if one.question]
    assert [(one.flow, one.partner, one.commodity, one.of) for one in asked] == [expected]


def test_a_share_of_two_countries_trade_without_goods_names_no_code():
    told = "In 2025 widgets made up 20 percent of Japan's exports to the US."
    asked = [one.question for one in claims(told) if one.question]
    assert [(one.measure, one.commodity, one.of) for one in asked] == [("share", None, "TOTAL")]
