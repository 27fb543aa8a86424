"""Whose statistics a figure is told from."""

import pytest

from tests.nlp.asking import claims

COUNTS = [
    ("en", "Chinese customs data show exports to the United States fell 20 percent in 2025.", ["Chinese customs data"]),
    ("en", "Mexico's exports to the United States totaled $560 billion in 2025, according to Banxico.", ["Banxico"]),
    ("en", "By Mexico's count, its surplus with the United States was $250 billion in 2025.", ["Mexico's count"]),
    ("en", "Statistics Canada said exports to the US fell 6 percent in 2025.", ["Statistics Canada"]),
    ("es", "Según el INEGI, las exportaciones de México a Estados Unidos sumaron 560 mil millones de dólares en 2025.", ["INEGI"]),
    ("es", "De acuerdo con cifras oficiales de México, las exportaciones a Estados Unidos cayeron 6 por ciento en 2025.", ["cifras oficiales de México"]),
    ("en", "US Census data show imports from Mexico fell 6 percent in 2025.", []),
    ("en", "Statistics Canada may differ, but by Washington's count imports from Canada were $382 billion in 2025.", []),
    ("en", "Banxico kept its rate; US imports from China fell 30 percent in 2025.", []),
    ("en", "Mexican officials said exports to the US reached $560 billion in 2025.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), COUNTS)
def test_a_partners_own_count_is_told(language: str, text: str, told: list[str]):
    [claim] = [one for one in claims(text, language) if one.question]
    assert [one.text for one in claim.origins if one.slot == "statistics"] == told
