"""Whose a balance is, and which time an amount is of, where other words stand between."""

import pytest

from tests.nlp.asking import claims


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The surplus that Chile used to run with us is not gone; in 2025 it was $9 billion.", -9e9),
        ("en", "The winner was Chile: its surplus with the United States was $9 billion in 2025.", -9e9),
        ("en", "We lost $9.4 billion to Chile in 2025 alone.", -9.4e9),
        ("es", "El déficit de la balanza comercial de Estados Unidos con Chile fue de 9 mil millones de dólares en 2025.", -9e9),
        ("es", "Chile tuvo un superávit en su balanza comercial con Estados Unidos de 9 mil millones de dólares en 2025.", -9e9),
        ("es", "El saldo fue favorable a Chile en 9.1 mil millones de dólares en 2025 con Estados Unidos.", -9.1e9),
        ("en", "Chile sold the US $9 billion of goods in 2025 and bought $7 billion, which left a gap of $2 billion.", -2e9),
    ],
)  # fmt: skip
def test_whose_a_balance_is(language: str, text: str, expected: float):
    claim = [one for one in claims(text, language) if one.question and one.question.flow == "balance"][-1]
    assert claim.stated and claim.stated.low and claim.stated.high
    assert (claim.stated.low + claim.stated.high) / 2 == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US imports from Chile were $9 billion in 2025, against 2024's $8 billion.", ["2025", "2024"]),
        ("US imports from Chile were $9 billion in the second quarter of 2025 after $8 billion in the first.",
         ["2025-Q2", "2025-Q1"]),
        ("US imports from Chile were $9 billion in 2025, compared to $8 billion in the same period of 2024.",
         ["2025", "2024"]),
        ("US imports from Chile were $9 billion in 2025, and $8 billion then.", ["2025", None]),
    ],
)  # fmt: skip
def test_which_time_an_amount_is_of(text: str, expected: list[str | None]):
    assert [claim.question and claim.question.period for claim in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "US imports from Chile averaged $9 billion in the first eight months of 2025.",
        "Chile used to be the third-largest supplier of US goods; in 2025 it was far behind.",
    ],
)
def test_what_the_words_leave_open_stays_open(text: str):
    asked = [claim.question for claim in claims(text) if claim.question]
    assert all(question.measure is None or question.period is None for question in asked)


def test_amounts_that_go_out_and_come_in_are_no_total():
    out, back = claims("Trade with Chile is balanced: $9 billion out, $8 billion in, in 2025.")
    assert out.question and back.question
    assert (out.question.flow, back.question.flow) == ("exports", "imports")


def test_a_surplus_in_spanish_is_nobodys_where_the_united_states_are_not_named():
    [*_, claim] = claims("Chile crece. Tuvimos un superávit de 9 mil millones de dólares en 2025.", "es")
    assert claim.question and claim.question.partner is None
