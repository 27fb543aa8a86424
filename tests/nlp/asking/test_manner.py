"""How a claim is put: what was expected is not what came, and what failed to happen did not."""

import pytest

from tests.nlp.asking import claims

PUT = [
    ("Analysts had expected US exports to Mexico to reach $36 billion in April; they came to $35.3 billion.", ["predicted", "asserted"]),
    ("US exports to Mexico failed to top $300 billion in 2025.", ["denied"]),
    ("US exports to Mexico fell short of $340 billion in 2025.", ["denied"]),
    ("Exports failed to recover: US shipments to Mexico were $337 billion in 2025.", ["asserted"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "assertions"), PUT)
def test_how_a_figure_is_put(text: str, assertions: list[str]):
    assert [one.assertion for one in claims(text) if one.question] == assertions
