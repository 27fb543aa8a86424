"""Who only tells a figure, and an article before an adjective, make no partner."""

import pytest

from tests.nlp.asking import claims

TOLD = [
    ("en", "A Chilean minister said US imports from Peru totaled $9.4 billion in 2025.", ("imports", "PER")),
    ("en", "US imports from Peru totaled $9.4 billion in 2025, a Chilean minister said on Tuesday.", ("imports", "PER")),
    ("en", "US imports from Peru, a Chilean minister said, totaled $9.4 billion in 2025.", ("imports", "PER")),
    ("en", "A Chilean envoy in Washington said Peru sold $9.4 billion of goods to the US in 2025.", ("imports", "PER")),
    ("en", "A Chilean minister said the country's exports to the US totaled $15 billion in 2025.", ("imports", "CHL")),
    ("en", "A Chilean minister said its exports to the US totaled $15 billion in 2025.", ("imports", "CHL")),
    ("en", "A Chilean economist noted exports to the US totaled $15 billion in 2025.", ("imports", "CHL")),
    ("en", "The US sold $18 billion of goods to a Chilean economy in trouble in 2025.", ("exports", "CHL")),
    ("es", "Un funcionario chileno dijo que Estados Unidos importó de Perú 9,400 millones de dólares en 2025.", ("imports", "PER")),
    ("es", "Un ministro chileno dijo que sus exportaciones a Estados Unidos sumaron 15 mil millones en 2025.", ("imports", "CHL")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_a_teller_is_a_party_only_of_what_is_said_of_it(language: str, text: str, expected: tuple[str, str]):
    asked = [one.question for one in claims(text, language)]
    assert [(one.flow, one.partner) for one in asked if one] == [expected]
