"""Whose "our" it is, and who "they" are, in what somebody says."""

import pytest

from tests.nlp.asking import claims

SAID = [
    ("en", '"Our imports from China rose 3 percent in 2025," said Canada\'s trade minister.', ("imports", "CAN", "CHN")),
    ("en", '"Our exports to Mexico were worth $10 billion in 2025," said Canada\'s trade minister.', ("exports", "CAN", "MEX")),
    ("en", '"Our exports to China fell 26 percent in 2025," the US trade representative said.', ("exports", "USA", "CHN")),
    ("en", '"In 2025 we sold $534 billion of goods to the Americans," said the Mexican economy secretary.', ("imports", "USA", "MEX")),
    ("en", '"We bought $337 billion of goods from the US in 2025," the Mexican economy secretary said.', ("exports", "USA", "MEX")),
    ("es", '"En 2025 le vendimos a Estados Unidos 534 mil millones de dólares en bienes", dijo la presidenta de México.', ("imports", "USA", "MEX")),
    ("es", '"En 2025 más del 80 por ciento de nuestras exportaciones fueron a Estados Unidos", dijo la presidenta de México.', ("exports", "MEX", "USA")),
    ("en", '"They bought $106 billion of our goods in 2025," the senator from Iowa said of China.', ("exports", "USA", "CHN")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_the_first_person_is_the_speakers_country(language: str, text: str, expected: tuple[str, ...]):
    [claim] = claims(text, language)
    asked = claim.question
    assert asked is not None
    assert (asked.flow, asked.reporter, asked.partner) == expected


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Mexico exported more to the US than Canada and China in 2025.", ["CAN", "CHN"]),
        ("Mexico exported more to the US than Canada and China combined in 2025.", ["CAN+CHN"]),
        ("In 2025 the US imported more from Mexico than from either Canada or China.", ["CAN", "CHN"]),
    ],
)
def test_others_are_added_up_only_where_it_is_said(text: str, others: list[str]):
    assert [claim.question and claim.question.of for claim in claims(text)] == others


def test_a_partner_told_only_later_is_not_the_one_of_the_first_clause():
    text = "Both ways, the two did $231 billion of goods business in 2025, against $176 billion for the US and Canada."
    first = claims(text)[0].question
    assert first is not None
    assert first.partner != "CAN"
