"""Files: what is in them, and one clear error for what cannot be read."""

from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

from ingest.articles.files import read_file
from ingest.errors import TooLarge, UnexpectedContent

TEXT = "The minister said that imports of steel rose by a tenth in April, and that nobody had expected it."


FONT = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def make_docx(*paragraphs):
    word = docx.Document()
    word.core_properties.title = "Statement on steel"
    word.core_properties.author = "Press office"
    word.core_properties.created = datetime(2026, 6, 10)
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    table = word.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "April", "5.1"
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def make_pdf(*lines):
    """A PDF of one page, as small as one can be."""
    shown = b" ".join(b"(" + line.encode("latin-1") + b") Tj T*" for line in lines)
    stream = b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources %s >>" % FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Title (Statement on steel) /Author (Press office) /CreationDate (D:20260610120000Z) >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + end % (table, len(out))


def test_docx():
    document = read_file(make_docx("First.", TEXT), "statement.docx")
    assert document.text == f"First.\n{TEXT}\nApril 5.1"
    assert (document.title, document.author, document.language) == (
        "Statement on steel",
        "Press office",
        "en",
    )
    assert document.published == datetime(2026, 6, 10, tzinfo=UTC)


def test_pdf():
    document = read_file(make_pdf(TEXT[:58], TEXT[58:].strip(), "Exports fell."), "statement.pdf")
    assert document.text == f"{TEXT}\nExports fell."
    assert (document.title, document.author) == ("Statement on steel", "Press office")
    assert document.published == datetime(2026, 6, 10, 12, tzinfo=UTC)


WRITTEN = [
    (TEXT.encode(), "", None),
    ("El ministro dijo que subió – “ya”".encode("windows-1252"), "", None),
    (f"\ufeff{TEXT}".encode("utf-16"), "", None),
    (f"Remarks\nPress office\nJune 10, 2026\n-----\n{TEXT}".encode(), "Remarks", "2026-06-10"),
    (
        f"<html><head><title>Remarks</title></head><body><p>{TEXT * 4}</p></body></html>".encode(),
        "Remarks",
        None,
    ),
    (f"<p>{TEXT}</p>".encode(), "", None),
]


@pytest.mark.parametrize(("body", "title", "day"), WRITTEN)
def test_text_and_pages(body, title, day):
    document = read_file(body, "file")
    assert document.title == title
    assert (f"{document.published:%Y-%m-%d}" if document.published else None) == day
    assert "minist" in document.text
    assert "<" not in document.text


REFUSED = [
    (b"", "the file is empty"),
    (b" \n\n", "the file is empty"),
    (bytes(range(256)), "a binary file; give plain text, HTML, PDF or DOCX"),
    (b"%PDF-1.4\nbroken", "the PDF cannot be read|no text in it"),
    (b"PK\x03\x04broken", "no DOCX that can be read"),
    (make_pdf(), "no text in it; scanned pages"),
    (b"<html><body></body></html>", "no text in it"),
]


@pytest.mark.parametrize(("body", "message"), REFUSED)
def test_what_cannot_be_read_is_said(body, message):
    with pytest.raises(UnexpectedContent, match=f"statement: .*(?:{message})"):
        read_file(body, "statement")


def test_too_large():
    with pytest.raises(TooLarge, match="more than 20 MB; split it"):
        read_file(b"x" * 20_000_001, "statement")
