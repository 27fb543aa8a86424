"""A noun beside a word of trade makes goods fewer than all goods, whether the lexicon has it or not."""

import pytest

from tests.nlp.asking import claims

BESIDE = [
    ("en", "Vehicle imports from Japan rose 3 percent in 2025.", "87"),
    ("en", "US toy imports from Vietnam fell 20 percent in 2025.", "95"),
    ("en", "Auto part imports from Japan rose 3 percent in 2025.", "8708"),
    ("en", "Battery imports from Korea rose 3 percent in 2025.", "8507"),
    ("en", "The US steel deficit with Brazil was $4 billion in 2025.", "72"),
    ("en", "Widget imports from Japan fell 20 percent in 2025.", None),
    ("en", "US imports of widgets from Japan fell 20 percent in 2025.", None),
    ("en", "US imports of German gadgets fell 20 percent in 2025.", None),
    ("es", "Las ventas de tornos de México a Estados Unidos cayeron 3 por ciento en 2025.", None),
    ("es", "Las importaciones de vehículos de Estados Unidos desde Japón cayeron 3 por ciento en 2025.", "87"),
    ("fr", "Les importations américaines de jantes du Japon ont reculé de 3 % en 2025.", None),
    ("en", "US imports of Japanese goods rose 6 percent in 2025.", "TOTAL"),
    ("en", "World trade aside, the country's imports from Japan rose 6 percent in 2025.", "TOTAL"),
    ("en", "American imports from Japan rose 6 percent in 2025.", "TOTAL"),
    ("es", "Las exportaciones de bienes de Japón a Estados Unidos crecieron 6 por ciento en 2025.", "TOTAL"),
    ("es", "Las exportaciones de Japón a Estados Unidos crecieron 6 por ciento en 2025.", "TOTAL"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "commodity"), BESIDE)
def test_goods_beside_a_word_of_trade(language: str, text: str, commodity: str | None):
    assert [one.question.commodity for one in claims(text, language) if one.question] == [commodity]


@pytest.mark.parametrize(
    ("text", "commodities"),
    [
        ("Exports of US corn to Chile were $5 billion in 2025, up 5 percent.", ["1005", "1005"]),
        ("Imports of Chilean wine were $6 billion in 2025, a record.", ["2204", "2204"]),
        ("US imports of cars from Japan fell 3 percent in 2025, while overall imports rose 6 percent.", ["8703", "TOTAL"]),
        ("Imports of Chilean wine were $6 billion in 2025. Total imports from Chile rose 6 percent.", ["2204", "TOTAL"]),
    ],
)  # fmt: skip
def test_goods_go_on_until_the_flow_is_named_again(text: str, commodities: list[str]):
    assert [one.question.commodity for one in claims(text) if one.question] == commodities
