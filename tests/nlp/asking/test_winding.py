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


OWNERS = [
    ("Vietnam, which in 2024 had sold the United States $136 billion of goods, sold it $194 billion in 2025.", "imports", "VNM", "2025", 194e9),
    ("Imports from Germany exceeded exports to it by $73.0 billion in 2025, against $84.6 billion in 2024.", "balance", "DEU", "2024", -84.6e9),
    ("The US sold South Korea $56.5 billion less than it bought from it in 2025.", "balance", "KOR", "2025", -56.5e9),
    ("Ottawa's complaint is that it runs a deficit with the US in services. In goods it had a surplus of $48.3 billion in 2025.", "balance", "CAN", "2025", -48.3e9),
    ("Together with Vietnam's $163.9 billion, Taiwan's surplus with the US of $147.7 billion in 2025 is the most of all.", "balance", "TWN", "2025", -147.7e9),
    ("Twelve months ago, in August 2024, the gap with China was $27.1 billion; in August of 2025 it was $17.1 billion.", "balance", "CHN", "2025-08", -17.1e9),
    ("US goods imports were $3.41 trillion in 2025; exports, $2.18 trillion.", "exports", "WLD", "2025", 2.18e12),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flow", "partner", "period", "amount"), OWNERS)
def test_who_trades_is_who_the_sentence_is_about(
    text: str, flow: str, partner: str, period: str, amount: float
):
    claim = [claim for claim in claims(text) if claim.question and claim.stated and claim.figures][-1]
    assert claim.question is not None and claim.stated is not None
    assert (claim.question.flow, claim.question.partner, claim.question.period) == (flow, partner, period)
    assert claim.stated.low is not None and claim.stated.low <= amount <= (claim.stated.high or 0)


def test_an_average_is_set_against_an_average():
    text = "US goods imports from Chile averaged $2.4 billion a month in 2025, up from $1.3 billion in 2024."
    assert [(one.question.period, one.question.per) for one in claims(text) if one.question] == [
        ("2025", "month"),
        ("2024", "month"),
    ]


def test_two_months_are_from_the_one_to_the_other():
    (claim,) = claims("Imports of goods from Chile fell 7.9 percent from July to August 2025.")
    assert claim.question is not None
    assert (claim.question.period, claim.question.base_period) == ("2025-08", "2025-07")


def test_the_largest_of_several_are_in_no_order():
    assert not [
        one
        for one in claims("Mexico and Canada were the largest buyers of US goods in 2025.")
        if one.question
    ]


BALANCES = [
    ("Vietnam's surplus with the United States, which stood at $123.3 billion in 2024, has since passed that of Mexico.", "VNM", "2024"),
    ("The gap between imports from and exports to Ireland shrank in 2025 to $15.0 billion.", "IRL", "2025"),
    ("Canada is on everybody's lips: the goods deficit with it in 2025 was $24.8 billion.", "CAN", "2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "partner", "period"), BALANCES)
def test_a_balance_is_told_by_its_sides_or_hangs_on_them(text: str, partner: str, period: str):
    (claim,) = [one for one in claims(text) if one.question and one.figures]
    assert claim.question is not None and claim.stated is not None
    assert (claim.question.flow, claim.question.partner, claim.question.period) == (
        "balance",
        partner,
        period,
    )
    assert (claim.stated.high or 0) < 0


def test_a_share_is_of_what_opens_the_sentence():
    found = claims(
        "Of all US goods exports in 2024, Canada took 17.0 percent, Mexico 16.2 percent and China 6.9 percent."
    )
    asked = [one.question for one in found if one.question]
    assert [(one.reporter, one.flow, one.partner) for one in asked] == [
        ("USA", "exports", code) for code in ("CAN", "MEX", "CHN")
    ]


AHEAD = [
    ("The world bought $1.65 trillion of American goods in 2025.", "exports", "WLD", "level"),
    ("At 57 percent, the rise of imports from Taiwan in 2025 beat all others.", "imports", "TWN", "percent_change"),
    ("US-Taiwan goods trade, at $256 billion in 2025, was larger than US-Japan goods trade, at $227 billion.", "total", "JPN", "level"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flow", "partner", "measure"), AHEAD)
def test_the_last_figure_is_of_its_own_partner(text: str, flow: str, partner: str, measure: str):
    question = [one.question for one in claims(text) if one.question and one.figures][-1]
    assert question is not None
    assert (question.reporter, question.flow, question.partner, question.measure) == (
        "USA",
        flow,
        partner,
        measure,
    )


def test_goods_are_a_part_of_goods_and_services():
    found = claims(
        "Of America's $105.6 billion deficit in goods and services in August, goods made up $136.6 billion."
    )
    assert [one.question.indicator for one in found if one.question] == [
        "goods_and_services_trade",
        "goods_trade",
    ]


def test_what_held_in_some_months_is_not_asked_of_all():
    text = "In only one of the first eight months of 2025 did the US export more to Canada than to Mexico."
    assert not [one for one in claims(text) if one.question and one.question.measure]
