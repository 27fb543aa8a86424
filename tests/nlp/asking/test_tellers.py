"""Who only tells a figure, and an article before an adjective, make no partner."""

import pytest

from nlp.asking.tellers import without_tellers
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


PLAIN = "Goods exports totaled $18 billion in 2025"
ASIDES = [
    ("en", f"The US sells much to Chile. {PLAIN}, a figure that Indian negotiators have often quoted.", "CHL"),
    ("en", f"The US sells much to Chile. {PLAIN}, data compiled by a Japanese newspaper show.", "CHL"),
    ("en", "BRUSSELS (Newswire) - US goods exports to Chile totaled $18 billion in 2025.", "CHL"),
    ("en", "A Peruvian envoy in Geneva said US exports to Chile totaled $18 billion in 2025.", "CHL"),
    ("es", "LIMA, 12 de marzo.- Estados Unidos exportó a Chile 18 mil millones de dólares en 2025.", "CHL"),
    ("es", "Estados Unidos exportó a Chile 18 mil millones de dólares en 2025, cifra que los peruanos citan a menudo.", "CHL"),
    ("fr", "Les États-Unis ont exporté vers le Chili pour 18 milliards de dollars en 2025, un chiffre que les Péruviens citent souvent.", "CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "partner"), ASIDES)
def test_whoever_publishes_or_quotes_a_figure_is_no_partner(language: str, text: str, partner: str):
    asked = [one.question for one in claims(text, language)]
    assert [(one.flow, one.partner) for one in asked if one] == [("exports", partner)]


def test_a_foreign_speakers_imports_are_not_taken_for_american():
    told = "Imports from China, a Chilean minister said, fell by 30 percent in 2025."
    assert [one.question.reporter for one in claims(told) if one.question] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The United States runs a deficit of $200 billion a year with Chile.",
        "In January 2026 little changed. The United States runs a deficit of $200 billion a year with Chile.",
    ],
)
def test_a_rate_a_year_asks_for_a_year_and_no_side_alone(text: str):
    asked = [one for one in claims(text) if one.question]
    assert [(one.question.period, one.figures) for one in asked] == [(None, (0,))]


BEFORE = [
    ("en", "While Japan waits, US goods exports to Chile were $18 billion in 2025.", [("exports", "CHL")]),
    ("en", "As Brussels prepares its response, Chile bought $18 billion of US goods in 2025.", [("exports", "CHL")]),
    ("en", "Peru knows it well: US goods exports to Chile were $18 billion in 2025.", [("exports", "CHL")]),
    ("en", "To Tokyo's annoyance, Chile had a goods surplus of $3 billion with the US in 2025.", [("balance", "CHL")]),
    ("en", "The 2026 budget passed. US goods exports to Chile were $18 billion in 2025.", [("exports", "CHL")]),
    ("en", "While Peru sold more, US goods imports from Chile were $15 billion in 2025.", [("imports", "CHL")]),
    ("es", "Mientras Japón espera, Estados Unidos exportó a Chile 18 mil millones de dólares en 2025.", [("exports", "CHL")]),
    ("es", "Estados Unidos exportó a Chile 18 mil millones de dólares en 2025, para sorpresa de Ottawa.", [("exports", "CHL")]),
    ("fr", "Les États-Unis ont exporté vers le Chili pour 18 milliards de dollars en 2025, à la surprise d'Ottawa.", [("exports", "CHL")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), BEFORE)
def test_what_stands_before_a_sentence_of_its_own_parties_is_none(language: str, text: str, expected: list):
    asked = [one.question for one in claims(text, language)]
    assert [(one.flow, one.partner) for one in asked if one] == expected


def test_a_long_line_of_capitals_is_read_in_one_way_only():
    found = list(without_tellers("A" * 5_000, "a" * 5_000, (), (), ()))
    assert found == []  # with words that may be cut anywhere this would never end
