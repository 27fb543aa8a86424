"""A stance is quoted by its whole clause, and points into the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.pipeline import analyse


@pytest.mark.parametrize(
    ("text", "language", "clauses"),
    [
        (
            "American factories need what Mexican factories make, a union said.",
            "en",
            ["American factories need what Mexican factories make"],
        ),
        (
            "Of the $1,200 million at stake, Washington holds all the cards; Mexico has none.",
            "en",
            ["Washington holds all the cards", "Mexico has none"],
        ),
        ("“Canada depends on the United States,” she said.", "en", ["Canada depends on the United States"]),
        (
            "El ministro dijo que México depende de Estados Unidos, y no al revés.",
            "es",
            ["El ministro dijo que México depende de Estados Unidos"],
        ),
    ],
)
def test_the_clause_is_quoted(text: str, language: str, clauses: list[str]):
    found = analyse(text, language=language).leverage
    assert [stance.text for stance in found][: len(clauses)] == clauses


@given(
    st.lists(
        st.sampled_from(
            ["Canada needs us", "Mexico has leverage over China", ", ", ". ", "“", "”", "\n", "—"]
        )
    )
)
def test_spans_never_overlap_and_point_into_the_text(parts: list[str]):
    text = "".join(parts)
    end = 0
    for stance in analyse(text).leverage:
        assert text[stance.start : stance.end] == stance.text and stance.start >= end
        end = stance.end
