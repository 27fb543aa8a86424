"""Whose investment it is: where it goes reports it, where it comes from is the partner."""

import pytest

from tests.nlp.asking import claims

INVESTED = [
    ("en", "US foreign direct investment in Japan was $15 billion in 2025.", ("JPN", "USA")),
    ("en", "Foreign direct investment in the United States reached $300 billion in 2024.", ("USA", "WLD")),
    ("en", "Japan drew $40.9 billion in foreign direct investment in 2025.", ("JPN", "WLD")),
    ("es", "La inversión extranjera directa de Estados Unidos en Japón sumó 15 mil millones de dólares en 2025.", ("JPN", "USA")),
    ("es", "Japón recibió 40 mil 871 millones de dólares de inversión extranjera directa en 2025.", ("JPN", "WLD")),
    ("es", "La inversión extranjera directa alcanzó 40 mil 871 millones de dólares en 2025.", (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "parties"), INVESTED)
def test_whose_investment_it_is(language: str, text: str, parties: tuple[str | None, str | None]):
    [asked] = [one.question for one in claims(text, language) if one.question]
    assert (asked.indicator, asked.reporter, asked.partner) == ("fdi", *parties)
