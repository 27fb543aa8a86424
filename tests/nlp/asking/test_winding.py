"""Winding sentences: what is told before what it is of, in another clause, or once for several."""

import pytest

from tests.nlp.asking import claims

LEVELS = [
    ("While imports from Chile fell to $30.7 billion in 2024, those from Peru climbed to $20.1 billion.", "imports", "PER", "2024"),
    ("Chile sold the United States goods worth $15.8 billion in 2024. The year before it had sold 16.3 billion.", "imports", "CHL", "2023"),
    ("Chilean goods for the US, $9 billion of exports in the first eight months of 2024, shrank to $3.8 billion in the same months of 2025.", "imports", "CHL", "2025-01/2025-08"),
    ("The US runs a goods deficit with Chile. In the first five months of 2025 it was $1.7 billion.", "balance", "CHL", "2025-01/2025-05"),
    ("2024: US goods exports to Chile, $33.6 billion. 2023: $35.6 billion.", "exports", "CHL", "2023"),
    ("Q: How much did we import from Chile? A: In 2024, $53.4 billion.", "imports", "CHL", "2024"),
    ("Goods imports from Chile (in billions of dollars): 41.8 in 2023, 38.9 in 2024.", "imports", "CHL", "2024"),
    ("US goods exports in 2024 ($ billions): Chile, 33.6; Peru, 37.3.", "exports", "PER", "2024"),
    ("The United States sold its two neighbors $670.9 billion of goods in 2025.", "exports", "CAN+MEX", "2025"),
    ("US exports to its North American partners, Canada and Mexico, were $670.9 billion in 2025.", "exports", "CAN+MEX", "2025"),
    ("America's neighbor to the north sold it $420 billion of goods in 2025.", "imports", "CAN", "2025"),
    ("Mexico's northern neighbor bought goods worth $534 billion from it in 2025.", "imports", "MEX", "2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flow", "partner", "period"), LEVELS)
def test_the_last_figure_is_of_what_its_own_clause_tells(text: str, flow: str, partner: str, period: str):
    question = [claim.question for claim in claims(text) if claim.question and claim.stated][-1]
    assert question is not None
    assert (question.measure, question.flow, question.partner, question.period) == (
        "level",
        flow,
        partner,
        period,
    )


CHANGES = [
    ("Up 73 percent, US imports of goods from Chile were the surprise of 2024.", "imports", 73),
    ("Down by 26.0 percent in a single year: that is what became of American goods sales to Chile in 2024.", "exports", -26),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flow", "middle"), CHANGES)
def test_a_change_may_open_its_sentence(text: str, flow: str, middle: float):
    (claim,) = claims(text)
    assert claim.question is not None and claim.stated is not None
    asked = claim.question
    assert (asked.measure, asked.flow, asked.partner, asked.period) == ("percent_change", flow, "CHL", "2024")
    assert claim.stated.low is not None and claim.stated.low < middle < (claim.stated.high or 0) + 1


def test_services_told_first_are_what_the_sentence_is_about():
    found = claims(
        "Services are the bright spot, the bank says: a surplus of $31.0 billion in August, on exports of $109.5 billion."
    )
    assert {claim.question.indicator for claim in found if claim.question} == {"services_trade"}


PLACES = [
    ("Only Mexico and Canada took more US goods than China in 2025.", "CHN", "exports", 3),
    ("Among US suppliers, Mexico was the largest in 2025.", "MEX", "imports", 1),
]


@pytest.mark.parametrize(("text", "partner", "flow", "place"), PLACES)
def test_a_place_is_counted_from_who_is_ahead_or_told_of_a_group(
    text: str, partner: str, flow: str, place: int
):
    (claim,) = claims(text)
    assert claim.question is not None and claim.stated is not None
    assert (claim.question.partner, claim.question.flow, claim.stated.low) == (partner, flow, place)


def test_the_group_of_another_country_is_not_asked_of_the_united_states():
    assert not [
        one for one in claims("Among Mexico's suppliers, China was the largest in 2025.") if one.question
    ]


def test_numbers_of_a_scale_keep_the_indexes_of_the_figures_as_they_are():
    found = claims("Goods imports from Chile (in billions of dollars): 41.8 in 2023, up 7 percent.")
    assert all(index == 0 for claim in found for index in claim.figures)
