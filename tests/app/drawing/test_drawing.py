"""What the pages draw with: hostile words come out as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checking.nearby import find_nearby
from app.drawing import saying
from app.drawing.charts import (
    claim_chart,
    exposure_chart,
    loudness_chart,
    matrix_chart,
    stances_chart,
    voice_chart,
)
from app.drawing.frame import table
from app.drawing.marks import Mark, marked_text
from app.drawing.sentences import reading_said
from app.drawing.tables import cells_table
from app.drawing.words import html, verbatim
from ingest.statistics.store import Statistics
from nlp.types import Interval, Question

HOSTILE = [
    ("<script>alert(1)</script>", "\\<script\\>alert\\(1\\)\\</script\\>"),
    ("# not a title", "\\# not a title"),
    (":red[x] :material/home:", "\\:red\\[x\\] \\:material/home\\:"),
    ("a\u202egnp.exe", "agnp\\.exe"),
    ("zero\u200bwidth", "zerowidth"),
    ("$1$ and $2$", "\\$1\\$ and \\$2\\$"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_markdown_is_shown_not_read(text, shown):
    assert verbatim(text) == shown


def test_a_long_passage_is_cut_and_says_so():
    assert verbatim("word " * 10_000, 100).endswith("word…")
    assert verbatim(" \n" * 10_000, 100) == ""
    assert len(verbatim("x" * 100_000)) <= 4_001


@given(st.text(), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=6))
def test_no_tag_of_the_text_reaches_the_page_and_nothing_is_lost(text, spans):
    page = marked_text(text, [Mark(a, b, "close", "note") for a, b in spans]).split("</style>")[1]
    bare = page.replace('<div class="fulcrum-text">', "").replace("</div>", "")
    bare = bare.replace('<mark class="close" title="note">', "").replace("</mark>", "")
    assert "".join(bare.split("\n")) == "".join(html(text).split("\n"))  # a paragraph may gain an empty line
    assert bare.count("\n") >= html(text).count("\n")


@pytest.mark.parametrize(
    ("text", "shown"), [("It rose.\n", "It rose.\n"), ("It rose.\nIt fell.", "It rose.\n\nIt fell.")]
)
def test_an_empty_line_stands_between_paragraphs_only(text, shown):
    assert marked_text(text, []).endswith(f">{shown}</div>")
    assert marked_text(text, [Mark(0, 8, "close", "")]).count("\n") == marked_text(text, []).count("\n")


def test_overlapping_marks_share_their_stretch():
    page = marked_text("abcd", [Mark(0, 3, "close", "one", "1"), Mark(2, 4, "stance", "two")])
    assert '<mark class="close stance" title="one · two">c</mark><sup>1</sup>' in page


@pytest.mark.parametrize(("low", "high", "layers"), [(1e9, 2e9, 3), (None, 2e9, 3), (None, None, 1)])
def test_the_claim_is_drawn_into_its_series(low, high, layers):
    chart = claim_chart([("2026-03", 1.5e9, "USD"), ("2026-04", 1.6e9, "USD")], low, high, "t")
    assert len(chart.to_dict()["layer"]) == layers


def test_the_other_charts_take_empty_rows():
    for draw in (voice_chart, loudness_chart, matrix_chart, stances_chart):
        assert draw([]).to_dict()
    assert exposure_chart([], "of its exports").to_dict()


def test_a_billion_is_no_billon(monkeypatch):
    monkeypatch.setattr(saying, "language", lambda: "es")
    monkeypatch.setattr(saying, "tr", lambda words: table("languages/es")[words])
    assert saying.interval(Interval(85.5e9, 86.5e9, "USD")) == "$85.5 mil millones a $86.5 mil millones"
    assert saying.interval(Interval(1.2e12, None, "USD")) == "al menos $1.2 billones"
    assert saying.amount(2, "rank_low") == "puesto 2 desde el más bajo"
    assert saying.country("USA") == "Estados Unidos"


def test_the_readings_of_a_claim_are_told_in_the_language_of_the_page(monkeypatch):
    monkeypatch.setattr("app.drawing.sentences.language", lambda: "es")
    known = Statistics.embedded()
    near = list(
        find_nearby(known, Question("goods_trade", "balance", "USA", "CHN", "TOTAL", "2025", "level"))
    )
    told = [reading_said(words) for words, _, _ in near]
    assert len(told) > 5
    assert [one for one in told if "goods" in one or "trade" in one] == []


def test_a_telephone_sees_the_value_of_a_cell_first():
    cell = {"period": "2026-04", "value": 50.692e9, "unit": "USD", "title": "US goods imports from Mexico"}
    table = cells_table([cell | {"provider": "Census", "vintage": "2026-10-10", "url": "https://c"}])
    assert list(table.columns)[:3] == ["Period", "Value", "Series"]
    assert table["Value"][0] == "$50.692 billion"
