"""What speeches and briefings hold that reports do not: unnamed others, plans, slips, trade told without goods."""

import pytest

from nlp.pipeline import analyse

DATE = "2026-05-20"


def ask(text: str, language: str = "en") -> list[tuple[str | None, str | None, str | None, str | None]]:
    """The questions of a text: flow, reporter, partner, measure."""
    asked = (claim.question for claim in analyse(text, language=language, date=DATE).claims)
    return [(one.flow, one.reporter, one.partner, one.measure) for one in asked if one]


@pytest.mark.parametrize(
    "text",
    [
        "China is the region's largest trading partner.",
        "In 2025 China was the top trading partner for more than 120 countries.",
        "China is now the largest trading partner for many of these countries.",
        "In 2025 China was Africa's biggest trading partner.",
    ],
)
def test_a_place_among_the_partners_of_others_is_not_asked_of_us(text: str) -> None:
    assert ask(text) == [("total", None, "CHN", "rank")]


def test_a_place_among_our_partners_is() -> None:
    text = "In 2025 Mexico was the largest trading partner of the United States."
    assert ask(text) == [("total", "USA", "MEX", "rank")]


@pytest.mark.parametrize(
    "text",
    [
        "We want to double the number of businesses that receive export assistance.",
        "US export controls on China doubled in 2024.",
        "We shipped 300 million doses to 90 countries, over three times more than the next donor.",
        "He cannot pay his soldiers; his imports have fallen by 40 percent.",
        "The bank will sell $11 billion to investors.",
    ],
)
def test_what_only_looks_like_trade_is_not_asked(text: str) -> None:
    assert not ask(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "We sell $11 billion to China and buy $119 billion from it.", ["USA", "USA"]),
        ("en", '"We sell $11 billion to China and buy $119 billion from it", said a Mexican minister.', ["MEX", "MEX"]),
        ("en", '"We buy $119 billion from China and sell $11 billion to China," said a Mexican minister.', ["MEX", "MEX"]),
        ("es", "Compramos a China 119 mil millones de dólares por año y vendemos a China 11 mil millones, dijo la ministra de México.", ["MEX", "MEX"]),
    ],
)  # fmt: skip
def test_we_trade_both_ways(language: str, text: str, expected: list[str]) -> None:
    asked = ask(text, language)
    assert [(reporter, partner) for _, reporter, partner, _ in asked] == [(one, "CHN") for one in expected]
    assert {flow for flow, *_ in asked} == {"imports", "exports"}


def test_what_is_told_of_nobody_is_the_speakers() -> None:
    text = "El producto interno bruto fue de 1.8 billones de dólares en 2024, dijo el ministro de México."
    assert [reporter for _, reporter, *_ in ask(text, "es")] == ["MEX"]
