"""Rows of partners, each with a figure of its own, and figures that are no partner's."""

import pytest

from tests.nlp.asking import claims

ROWS = [
    ("en", "The US imported $53 billion from Mexico, $38 billion from Canada and $31 billion from China in 2025.", "imports"),
    ("en", "In 2025 the US sold $33 billion of goods to Mexico, $32 billion to Canada and $11 billion to China.", "exports"),
    ("en", "US imports in 2025 were $53 billion from Mexico, $38 billion from Canada, and $31 billion from China.", "imports"),
    ("en", "Exports to Mexico came to $33 billion in 2025, to Canada $32 billion and to China $11 billion.", "exports"),
    ("es", "En 2025 Estados Unidos vendió 33 mil millones de dólares a México, 32 mil millones a Canadá y 11 mil millones a China.", "exports"),
    ("fr", "En 2025, les États-Unis ont vendu pour 33 milliards de dollars au Mexique, 32 milliards au Canada et 11 milliards à la Chine.", "exports"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "flow"), ROWS)
def test_each_figure_of_a_row_has_its_own_partner(language: str, text: str, flow: str):
    asked = sorted((claim.figures[0], claim.question) for claim in claims(text, language) if claim.question)
    assert [question.partner for _, question in asked] == ["MEX", "CAN", "CHN"]
    assert {(question.flow, question.reporter, question.period) for _, question in asked} == {
        (flow, "USA", "2025")
    }


SHARES = [
    "In 2025, 15 percent of US goods imports came from Mexico, 11 percent from Canada and 9 percent from China.",
    "In 2025 Mexico's share of US imports was 15 percent, Canada's 11 percent and China's 9 percent.",
]


@pytest.mark.parametrize("text", SHARES)
def test_each_share_of_a_row_has_its_own_partner(text: str):
    found = [claim.question for claim in claims(text) if claim.question]
    assert [question.partner for question in found] == ["MEX", "CAN", "CHN"]
    assert {(question.measure, question.flow, question.reporter) for question in found} == {
        ("share", "imports", "USA")
    }


def test_a_gap_that_is_filled_is_no_deficit():
    text = "Chile and Peru have filled the gap, with $19 billion and $20 billion respectively in 2025."
    assert not [claim for claim in claims(text) if claim.question and claim.question.flow == "balance"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The monthly deficit with Chile averaged $1.6 billion in 2025.", ("level", "balance", "2025", "month")),
        ("Chile's exports to the US in June 2025 were the highest for any month.", ("record", "imports", "2025-06", None)),
        ("In the first half of 2025, Chile sold more to the United States than Peru did.", ("ratio", "imports", "2025-01/2025-06", None)),
    ],
)  # fmt: skip
def test_months_and_halves(text: str, expected: tuple[str, ...]):
    [claim] = claims(text)
    asked = claim.question
    assert asked is not None
    assert (asked.measure, asked.flow, asked.period, asked.per) == expected


@pytest.mark.parametrize(
    ("language", "text", "partner"),
    [
        ("en", "Mexico and Canada bought $671 billion of US goods in 2025.", "CAN+MEX"),
        (
            "es",
            "México y Canadá compraron 671 mil millones de dólares en bienes estadounidenses en 2025.",
            "CAN+MEX",
        ),
        ("en", "Mexico and Canada each sold $380 billion of goods to the US in 2025.", "CAN"),
    ],
)
def test_several_who_buy_one_amount_are_added_up(language: str, text: str, partner: str):
    [claim] = claims(text, language)
    assert claim.question is not None
    assert claim.question.partner == partner


OWN = [
    ("es", "Las exportaciones de Chile a Estados Unidos cayeron 9.9 por ciento en 2025, y Perú aportó 1.0 por ciento de los bienes que importó Estados Unidos.", ["percent_change", "share"]),
    ("en", "US imports from Chile fell 9.9 percent in 2025, and Peru supplied 1.0 percent of all US goods imports.", ["percent_change", "share"]),
    ("en", "US imports from Chile fell 9.9 percent in 2025, Peru's 4 percent.", ["percent_change", "percent_change"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "measures"), OWN)
def test_a_figure_of_a_whole_of_its_own_is_no_row_of_changes(language: str, text: str, measures: list[str]):
    asked = [one.question for one in claims(text, language)]
    assert [one.measure for one in asked if one] == measures
