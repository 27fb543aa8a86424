"""Parts of a year that are no period, and changes whose end is not told."""

import pytest

from tests.nlp.asking import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Early in 2025 US imports from Chile reached $5 billion.", ("Early in 2025", None)),
        ("In 2024 all was well. In late 2025 US imports from Chile reached $5 billion.", ("late 2025", None)),
        ("In 2024 all was well. US imports from Chile reached $5 billion in 2025.", ("2025", "2025")),
    ],
)
def test_a_part_of_a_year_that_is_no_period_leaves_the_period_open(
    text: str, expected: tuple[str, str | None]
):
    [claim] = claims(text, "en")
    assert claim.question is not None
    told = [origin.text for origin in claim.origins if origin.slot == "period"]
    assert (told, claim.question.period) == ([expected[0]], expected[1])


def test_a_change_since_a_year_is_from_that_year():
    [claim] = claims("US imports from Chile have halved since 2018.", "en")
    assert claim.question is not None
    assert (claim.question.period, claim.question.base_period) == (None, "2018")
