"""A file on the Check page: read apart from the app, with what it says of itself, or refused by name."""

import io
from datetime import datetime

import docx
import pytest

from tests.app.pages.test_pages import open_page

QUIET = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def statement() -> bytes:
    """A statement as a DOCX that says when and under what title it was made."""
    word = docx.Document()
    word.core_properties.title = "Statement on trade"
    word.core_properties.created = datetime(2026, 6, 10)
    word.add_paragraph("In April the US bought $50.69 billion of goods from Mexico.")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


@QUIET
def test_a_statement_is_checked_as_of_its_own_date(demo_archive, monkeypatch):
    app = open_page(demo_archive, "check", monkeypatch)
    app.file_uploader[0].upload("statement.docx", statement())
    app.button[0].click().run()
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert app.header[0].value == "Statement on trade"
    assert any("Read as of 2026-06-10" in one.value for one in app.caption)


@QUIET
@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("broken.pdf", b"%PDF-1.4\nbroken", "cannot be read|no text in it"),
        ("broken.docx", b"PK\x03\x04broken", "no DOCX that can be read"),
        ("numbers.txt", bytes(range(256)), "a binary file"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_mend(demo_archive, monkeypatch, name, body, told):
    app = open_page(demo_archive, "check", monkeypatch)
    app.file_uploader[0].upload(name, body)
    app.button[0].click().run()
    assert not app.exception, [error.message for error in app.exception]
    found = app.error[0].value.replace("\\", "")
    assert name in found
    assert any(part in found for part in told.split("|"))
