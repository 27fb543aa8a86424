"""More than any other is the first place; more than in any other month is not."""

import pytest

from tests.nlp.asking import claims

FIRST = [
    ("en", "Chile sold more to the United States in 2025 than any other country.", ("imports", "CHL", "TOTAL", "partners")),
    ("en", "Chile bought more American goods in 2025 than anyone else.", ("exports", "CHL", "TOTAL", "partners")),
    ("en", "The US imported more from Chile in 2025 than from any other country.", ("imports", "CHL", "TOTAL", "partners")),
    ("en", "The US deficit with Chile in 2025 was larger than with any other country.", ("balance", "CHL", "TOTAL", "partners")),
    ("en", "In 2025 Chile sold more copper to the US than any other country.", ("imports", "CHL", "74", "partners")),
    ("en", "Chile exports more to the US than any other country in South America.", ("imports", "CHL", "TOTAL", "some_partners")),
    ("es", "En 2025 Chile le vendió a Estados Unidos más que cualquier otro país.", ("imports", "CHL", "TOTAL", "partners")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), FIRST)
def test_more_than_any_other(language: str, text: str, expected: tuple[str, ...]):
    asked = [one.question for one in claims(text, language) if one.question]
    assert {one.measure for one in asked} == {"rank"}
    assert [(one.flow, one.partner, one.commodity, one.of) for one in asked] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Imports from Chile were higher in May 2025 than in any other month.",
        "Chile depends on the US for trade more than any other country does.",
        "The president has raised tariffs more than any other leader.",
    ],
)
def test_more_than_something_else(text: str):
    assert not any(one.question and one.question.measure == "rank" for one in claims(text))
