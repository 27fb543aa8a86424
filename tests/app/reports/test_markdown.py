"""Markdown shows other people's words to the letter, and stays readable."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.reports import render
from app.reports.markdown import in_table, verbatim
from tests.app.reports.making import HOSTILE, IDS, hostile, make

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"text", "text_special"}
READABLE = [
    "$50.69 billion of goods, up 5.3% (from $48.1 billion) & more.",
    "The U.S.-Mexico-Canada Agreement (USMCA/T-MEC) isn't “dead”: it's at 25%.",
    "~5% of GDP; HS 8708.99, section 232 [steel], C$1.2bn – US$900m – snake_case_words",
    "2026 was a record. 29.5% to 30.5%",
]
PLACES = ("{}", "- {}", "> {}", "## {}", "- Claimed by: {}")
words = st.text(st.sampled_from("ab1 .)*_`[]()!<>&#~$\\|{}:+-=^\"'/@;%\n"), max_size=40) | st.text(
    max_size=40
)


def read(text: str) -> tuple[set[str], str]:
    """The kinds of inline tokens in a text of Markdown, and its words."""
    inline = [token for token in READER.parse(text) if token.type == "inline"]
    children = [child for token in inline for child in token.children or []]
    return {child.type for child in children}, "".join(child.content for child in children)


@pytest.mark.parametrize("text", READABLE)
def test_what_is_no_markup_is_left_alone(text: str):
    assert verbatim(text) == text


@given(words)
def test_words_are_shown_to_the_letter_wherever_they_stand(text: str):
    flat = " ".join(text.replace("\0", "\ufffd").split())
    for place in PLACES:
        kinds, shown = read(place.format(verbatim(flat)))
        assert kinds <= PLAIN
        opened = place.removeprefix("- ").removeprefix("> ").removeprefix("## ")
        assert shown == opened.format(flat).strip()


@given(words)
@example("__0__")
def test_words_in_a_table_stay_in_their_cell(text: str):
    flat = " ".join(text.replace("\0", "\ufffd").split())
    tokens = READER.parse(f"| a | b |\n|---|---|\n| {in_table(flat)} | end |")
    cells = [token for token in tokens if token.type == "inline"]
    assert [cell.content for cell in cells[:2]] == ["a", "b"]
    assert "".join(child.content for child in cells[3].children or []) == "end"
    assert {child.type for child in cells[2].children or []} <= PLAIN


@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
def test_a_report_has_the_same_parts_whatever_is_said(text: str):
    parts = [token.type for token in READER.parse(render(make(), "md").decode()) if token.type != "inline"]
    found = [
        token.type for token in READER.parse(render(hostile(text), "md").decode()) if token.type != "inline"
    ]
    for kind in ("heading_open", "table_open", "td_open", "blockquote_open"):
        assert found.count(kind) == parts.count(kind)
    assert not {"html_block", "fence", "code_block", "hr"} & set(found)
