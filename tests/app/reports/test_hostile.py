"""Hostile words in every field: every format takes them, and none reads them."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from docx import Document

from app.reports import find_formats, render
from app.reports.items import file_name
from tests.app.reports.making import HOSTILE, IDS, hostile

each = pytest.mark.parametrize("words", HOSTILE, ids=IDS)
TAGS_OF_OTHERS = {"img", "b", "iframe", "link", "object", "form", "base"}


@each
@pytest.mark.parametrize("suffix", sorted(find_formats()))
def test_hostile_words_go_through_every_format(suffix: str, words: str):
    assert render(hostile(words), suffix)


class Tags(HTMLParser):
    """The tags, addresses and handlers of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "script":
            assert dict(attrs) == {"type": "application/ld+json"}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def find_pages(words: str) -> dict[str, str]:
    """Every page of the two HTML formats."""
    pages = zipfile.ZipFile(io.BytesIO(render(hostile(words), "zip")))
    named = {name: pages.read(name).decode() for name in pages.namelist()}
    return {**named, "one": render(hostile(words), "html").decode()}


@each
def test_html_holds_no_tag_and_no_address_of_others(words: str):
    for name, text in find_pages(words).items():
        assert re.fullmatch(r"[A-Za-z0-9_-]+\.html|one", name)
        page = Tags()
        page.feed(text)
        assert not TAGS_OF_OTHERS & set(page.tags)
        assert page.tags.count("script") == (name != "index.html")
        assert page.handlers == []
        assert all(re.match(r"https?://|#|[A-Za-z0-9_-]+\.html$", address) for address in page.addresses)
        if "<script" in text:
            json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])


@each
def test_no_cell_of_a_table_runs_as_a_formula(words: str):
    csv.field_size_limit(1_000_000)
    rows = list(csv.reader(io.StringIO(render(hostile(words), "csv").decode("utf-8-sig"))))
    for cell in (cell for row in rows for cell in row if not re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", cell)):
        for part in re.split(r"[;\t\r\n]", cell):  # what other countries' settings take for cells
            assert part.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    book = zipfile.ZipFile(io.BytesIO(render(hostile(words), "xlsx")))
    formulas = [book.read(name) for name in book.namelist() if b"<f>" in book.read(name)]
    assert formulas == []


@each
def test_office_files_are_well_formed(words: str):
    for suffix in ("xlsx", "docx"):
        book = zipfile.ZipFile(io.BytesIO(render(hostile(words), suffix)))
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(book.read(name))
    paper = Document(io.BytesIO(render(hostile(words), "docx")))
    assert any(paragraph.text.startswith("Claimed by") for paragraph in paper.paragraphs)
    ElementTree.fromstring(render(hostile(words), "rss"))


@pytest.mark.parametrize("suffix", ["md", "html", "csv", "bib", "rss", "jsonld", "csl", "json"])
def test_nothing_turns_the_direction_of_a_line(suffix: str):
    text = render(hostile("\u202egnp.exe\u2067x"), suffix).decode("utf-8-sig")
    assert "gnp.exe" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]|u202e", text)


@each
def test_file_names_are_safe(words: str):
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,80}\.html", file_name(hostile(words), "html"))
