"""What else the words around a figure may be asking, and that a figure which answers it is no contradiction."""

import pytest

from app.assessing import assess
from app.documents import make_document
from app.statistics import checker
from tests.nlp.asking import claims


def rivals(text: str, number: int = -1) -> set[tuple[str | None, str | None, str | None]]:
    """Partner, period and flow of the other questions of one claim of a text, the last where none is told."""
    asked = [claim for claim in claims(text) if claim.question and claim.figures]
    return {(rival.partner, rival.period, rival.flow) for rival in asked[number].rivals}


def test_what_is_told_beside_a_figure_are_its_other_questions():
    found = rivals("US imports of goods from Japan as Chile is told were $146 billion in 2025 and in 2024.")
    assert {("CHL", "2025", "imports"), ("JPN", "2024", "imports")} <= found


@pytest.mark.parametrize(
    "text",
    [
        "US goods imports from Japan were $146 billion in 2025.",
        "Exports to Chile grew in 2024. US goods imports from Japan were $146 billion in 2025.",
    ],
)
def test_a_clause_that_tells_everything_leaves_no_other_question(text: str):
    assert not rivals(text)


def test_who_trades_is_open_where_a_pronoun_says_it():
    assert ("JPN", "2025", "exports") in rivals(
        "Japan is no small matter for the US. In 2025 it sold it $146 billion of goods."
    )


WORDINGS = [
    ("The US bought less from Germany than it had hoped for: back in 2024, with the cars, it came to $160.3 billion, and in 2025 the goods were $155.8 billion.", {"contradicted"}),
    ("US goods imports from Mexico, which are not its exports to it of $534.3 billion, grew in 2025.", {"contradicted"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "never"), WORDINGS)
def test_a_figure_that_answers_another_question_of_its_words_is_no_contradiction(text: str, never: set[str]):
    found = assess(make_document(text, date="2026-03-12", title=None, language="en"), checker())
    assert not never & {check.verdict for check in found.checks}


def test_a_wrong_figure_of_plain_words_stays_one():
    text = "US exports to Mexico were $337.3 billion in 2025. US imports from Mexico were $337.3 billion in 2025."
    found = assess(make_document(text, date="2026-03-12", title=None, language="en"), checker())
    assert [check.verdict for check in found.checks] == ["supported", "contradicted"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "US exports to Chile overtook those to Peru in 2025."),
        ("en", "In 2025 US exports to Chile eclipsed exports to Peru."),
        ("es", "En 2025 las exportaciones de Estados Unidos a Chile superaron las destinadas a Perú."),
    ],
)
def test_trade_that_passed_anothers(language: str, text: str):
    asked = [one.question for one in claims(text, language) if one.question]
    assert [(one.measure, one.partner, one.of) for one in asked] == [("ratio", "CHL", "PER")]


def test_who_comes_first_in_spanish_needs_no_article():
    told = "En 2025 Chile desplazó a Perú como principal destino de las exportaciones de Estados Unidos."
    asked = [one.question for one in claims(told, "es") if one.question]
    assert [(one.measure, one.flow, one.partner) for one in asked] == [("rank", "exports", "CHL")]
