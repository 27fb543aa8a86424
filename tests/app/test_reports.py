"""Reports: complete, safe with hostile words in every field and every format, the same bytes each time."""

import csv
import io
import json
import re
import zipfile
from dataclasses import fields, replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from docx import Document
from sqlite_utils import Database

from app.checking.types import Check, Evidence, Explanation, Found
from app.errors import UnusableInput
from app.filters import ClaimFilter
from app.records import add_review
from app.reports import find_format, find_formats, render
from app.reports.items import Item, Report, file_name
from app.reports.selecting import make_report
from nlp.types import Interval, Question

HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "{{ 7*7 }}", "{% raw %}",
    "=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "＝1", "| a | b |", "# head",
    "[x](javascript:alert(1))", "![i](http://x/i.png)", "`code`", "$x^2$", "***", "~~~", "1. one", "> quote",
    "#import \"x.typ\"", "#eval(\"1\")", "@label", "\\u{202e}", "\u202egnp.exe", "\u200bzero", "\u2066iso", "\0nul",
    "\x07bell", "\ud800", "\ufffe", "日本語", "مرحبا", "💶💶", "../../etc/passwd", "CON", "a" * 100_000, "&amp;", "<!--",
    "]]>", "\n\n\n", "'; drop table", "%s %d {0}", "",
]  # fmt: skip
QUESTION = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2026-04", "level")
SUFFIXES = sorted(find_formats())


def make_item(words: str = "imports were $50.69 billion", id: str = "c1", url: str | None = None) -> Item:
    """An item with the same words in every field that holds other people's."""
    return Item(
        id=id,
        claim=words,
        claimant=words,
        claimant_kind="person",
        date="2026-06-10",
        publisher=words,
        title=words,
        url=url or words,
        language="en",
        question=QUESTION,
        check=Check(
            "contradicted",
            "off",
            words,
            Interval(50.685e9, None, "USD"),
            Found(35.343e9, "USD"),
            -0.4,
            (Evidence("s1", words, "2026-04", 35.343e9, "USD", words, "2026-10-10", words),),
            (Explanation(words, QUESTION, 50.692e9),),
        ),
        context=words,
        reviews=(words,),
    )


def make(words: str = "plain", **more: object) -> Report:
    """A report of one item."""
    return Report(**{"title": words, "as_of": "2026-11-22", "items": (make_item(words),), "total": 1, **more})


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_go_through_every_format_and_give_the_same_bytes(suffix: str, words: str):
    report = make(words, selection=words)
    assert render(report, suffix) == render(report, suffix)


class Tags(HTMLParser):
    """The tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_html_holds_no_tag_and_no_address_of_others(words: str):
    page = Tags()
    page.feed(render(make(words), "html").decode())
    assert page.tags.isdisjoint({"script", "img", "b", "iframe", "link", "object"})
    assert page.handlers == []
    assert all(address.startswith(("http://", "https://")) for address in page.addresses)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_of_a_table_runs_as_a_formula(words: str):
    csv.field_size_limit(1_000_000)
    rows = list(csv.reader(io.StringIO(render(make(words), "csv").decode("utf-8-sig"))))
    number = re.compile(r"-?[\d.]+(e[+-]?\d+)?")
    for cell in (cell for row in rows for cell in row):
        assert cell.lstrip()[:1] not in tuple("=+@＝＋－＠") and cell[:1] not in tuple("\t\r\n")
        assert not cell.startswith("-") or number.fullmatch(cell)
    book = zipfile.ZipFile(io.BytesIO(render(make(words), "xlsx")))
    assert not any(b"<f>" in book.read(name) for name in book.namelist())


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_office_files_are_well_formed(words: str):
    for suffix in ("xlsx", "docx"):
        book = zipfile.ZipFile(io.BytesIO(render(make(words), suffix)))
        for name in book.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(book.read(name))
    paper = Document(io.BytesIO(render(make(words), "docx")))
    assert any(paragraph.text.startswith("Claimed by") for paragraph in paper.paragraphs)


def test_json_carries_every_field():
    told = json.loads(render(make(total=3), "json"))
    assert (told["total"], told["left_out"], told["extent"]) == (
        3,
        2,
        "1 of 3 claims; 2 were left out by the limit.",
    )
    assert set(told["claims"][0]) == {field.name for field in fields(Item)}
    assert told["claims"][0]["check"]["evidence"][0]["vintage"] == "2026-10-10"


@pytest.mark.parametrize("suffix", ["md", "html", "csv", "xlsx"])
def test_what_was_left_out_is_said(suffix: str):
    data = render(make(total=3), suffix)
    if suffix == "xlsx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")
    assert "2 were left out" in data.decode("utf-8")


@pytest.mark.parametrize("suffix", ["md", "html", "csv", "json"])
def test_each_report_names_claim_speaker_date_source_verdict_reason_and_cells(suffix: str):
    item = replace(make_item("Reason and words", url="https://example.org/a"), claimant="Speaker")
    text = render(Report("T", "2026-11-22", (item,), total=1), suffix).decode("utf-8")
    for wanted in ("Reason and words", "Speaker", "2026", "example.org", "ontradicted", "35", "50.69"):
        assert wanted in text.replace("\\", "").replace("50685", "50.69").replace("50.685", "50.69")


def test_claim_review_keeps_the_rules_of_the_format():
    item = make_item(f"imports {'very ' * 40}high", url="https://example.org/a")
    open_one = replace(item, id="c2", check=replace(item.check, verdict="unverifiable"), claimant=None)
    graph = json.loads(render(Report("T", "2026-11-22", (item, open_one), total=2), "jsonld"))["@graph"]
    for review in graph:
        assert review["@type"] == "ClaimReview"
        assert len(review["claimReviewed"]) <= 75
        assert review["url"]
        assert review["reviewRating"]["alternateName"]
        assert review["itemReviewed"]["appearance"]["url"] == "https://example.org/a"
    rated, unrated = (review["reviewRating"] for review in graph)
    assert rated["worstRating"] <= rated["ratingValue"] <= rated["bestRating"]
    assert rated["worstRating"] >= 1
    assert "ratingValue" not in unrated


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_file_names_are_safe(words: str):
    assert re.fullmatch(r"[a-z0-9-]{1,80}\.html", file_name(make(words), "html"))


def test_a_report_of_the_archive_is_complete_and_ordered(db: Database):
    report = make_report(db, ClaimFilter(), as_of="2026-11-22")
    assert (len(report.items), report.total, report.statistics_to) == (2, 2, "2026-10-10")
    ids = [item.id for item in report.items][::-1]
    assert [item.id for item in make_report(db, ClaimFilter(ids=tuple(ids)), order=ids).items] == ids
    assert make_report(db, ClaimFilter(), limit=1).extent == "1 of 2 claims; 1 was left out by the limit."
    add_review(db, ids[0], by="Ana", decision="corrected", correction={"partner": "CAN", "period": None})
    [item] = make_report(db, ClaimFilter(ids=(ids[0],))).items
    assert item.reviews[0].startswith("corrected by Ana on ")
    assert item.reviews[0].endswith("partner: CAN, period: cannot be told")


def test_an_empty_report_can_be_written():
    assert all(render(Report("T", "2026-11-22", ()), suffix) for suffix in SUFFIXES)


def test_an_unknown_format_is_told_with_those_there_are():
    with pytest.raises(UnusableInput, match="unknown report format 'odt': use one of bib, csv, docx, html"):
        find_format("odt")
