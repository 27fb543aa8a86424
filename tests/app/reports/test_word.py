"""What is made for Word by hand: python-docx reads it back, nothing in an address leaves its field, tables have a head."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from app.reports import render
from app.reports.wordxml import find_link, make, paragraph, run
from tests.app.reports.making import make as make_report

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n"))


@given(words=TEXTS)
def test_words_come_back_to_the_letter(words: str):
    paper = Document()
    paper.element.body.sectPr.addprevious(paragraph("Normal", run(words, make("b"))))
    file = io.BytesIO()
    paper.save(file)
    assert Document(io.BytesIO(file.getvalue())).paragraphs[0].text == words


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ('https://example.org/" INCLUDETEXT "x', "https://example.org/%22%20INCLUDETEXT%20%22x"),
        ("https://example.org/\\x", "https://example.org/%5Cx"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://example.org/%C3%A9", "https://example.org/%C3%A9"),
    ],
)
def test_an_address_stays_within_its_field(address: str, code: str):
    made = paragraph("Normal", *find_link(address, address))
    [told] = made.iter(qn("w:instrText"))
    assert told.text == f' HYPERLINK "{code}" '
    assert "".join(text.text for text in made.iter(qn("w:t"))) == address


def test_a_claim_is_laid_out_with_its_chart_and_its_cells():
    paper = Document(io.BytesIO(render(make_report(), "docx")))
    names = {paragraph.style.name for paragraph in paper.paragraphs}
    assert {"Title", "Heading 1", "Quote", "Fact", "Chart"} <= names
    [table, *_] = paper.tables
    head, *rows = table.rows
    assert [cell.text for cell in head.cells] == ["Series", "Period", "Value", "Provider", "Vintage"]
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(len(row.cells) == 5 for row in rows)
    assert len(rows) >= 1
    pictures = list(paper.element.body.iter(qn("wp:docPr")))
    assert len(pictures) == len(paper.inline_shapes)
    assert all(len(picture.get("descr")) > 20 for picture in pictures)
    assert len({picture.get("id") for picture in pictures}) == len(pictures)
