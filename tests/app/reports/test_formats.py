"""Reports: complete, in every format with what a reader needs to find all of it again, the same bytes each time."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import fields, replace
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet
import pytest
from docx import Document
from pypdf import PdfReader
from sqlite_utils import Database

from app.commands.reporting import BINARY, FORMATS
from app.errors import UnusableInput
from app.filters import ClaimFilter
from app.records import add_review
from app.reports import find_format, find_formats, render
from app.reports.items import Item, Report, Review
from app.reports.selecting import make_report
from tests.app.reports.making import make, make_item, with_words

SUFFIXES = sorted(find_formats())
DOCUMENTS = ("html", "md", "pdf", "docx")
TABLES = ("csv", "xlsx", "parquet", "json")
DIGEST = """
import hashlib
from app.reports import find_formats, render
from tests.app.reports.making import make
print(*(hashlib.sha256(render(make(total=3), name)).hexdigest() for name in sorted(find_formats())))
"""


def text_of(report: Report, suffix: str) -> str:
    """All words of a file."""
    data = render(report, suffix)
    if suffix == "pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    if suffix == "docx":
        paper = Document(io.BytesIO(data))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)
    if suffix == "parquet":
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        return f"{table.to_pylist()} {table.schema.metadata}"
    if suffix in ("xlsx", "zip"):
        book = zipfile.ZipFile(io.BytesIO(data))
        return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return data.decode("utf-8-sig")


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_a_document_carries_all_that_a_desk_signs(suffix: str):
    corrected = make_item(reviews=(Review("corrected", "Ana", "2026-11-20", "partner: CAN"),))
    told = text_of(make(corrected, introduction="First.\n\nSecond.", by="The Desk", total=3), suffix)
    for wanted in (
        "Minister of Trade", "2026-06-10", "The Ledger", "April trade", "example.org/a", "ontradicted",
        "not at least", "35.343 billion", "Census", "s1", "2026-04", "2026-10-10", "c.example/1",
        "Matches US goods trade", "US goods imports from Mexico", "The minister said that", "As of 2026-11-22",
        "1 of 3 claims; 2 were left out", "First.", "Second.", "Published by The Desk", "corrected by Ana",
        "Corrections", "Method", "read as the interval", "The ministry did not answer.",
    ):  # fmt: skip
        assert wanted in told, (suffix, wanted)
    assert "in April, and left." in told.replace("**", "").replace("</span>", "").replace(
        '<span class="around">', ""
    )
    assert "Nobody" not in told  # other sentences of the paragraph stay out


@pytest.mark.parametrize("suffix", TABLES)
def test_a_table_carries_the_same(suffix: str):
    told = text_of(make(total=3, by="The Desk"), suffix)
    for wanted in (
        "Minister of Trade",
        "2026-06-10",
        "example.org/a",
        "contradicted",
        "not at least",
        "Census",
    ):
        assert wanted in told
    for wanted in (
        "2026-10-10",
        "c.example/1",
        "2 were left out",
        "asked the ministry",
        "The ministry did not",
    ):
        assert wanted in told


@pytest.mark.parametrize("suffix", [one for one in SUFFIXES if one != "zip"])
def test_what_was_left_out_is_said(suffix: str):
    assert "2 were left out" in text_of(make(total=3), suffix)


def test_the_same_report_gives_the_same_bytes_in_another_process():
    command = [sys.executable, "-c", DIGEST]
    runs = {subprocess.run(command, capture_output=True, check=True, text=True).stdout for _ in range(2)}
    assert len(runs) == 1


def test_only_the_day_makes_a_difference():
    for suffix in ("md", "html", "csv", "json", "jsonld"):
        one, other = (text_of(make(as_of=day), suffix) for day in ("2026-11-22", "2027-01-05"))
        assert one.replace("2026-11-22", "2027-01-05") == other


def test_the_document_of_a_rejected_check_says_so():
    rejected = make_item(
        reviews=(Review("confirmed", "A", "2026-11-01"), Review("rejected", "Ana", "2026-11-20"))
    )
    for suffix in DOCUMENTS:
        assert "Do not publish its verdict" in text_of(make(rejected), suffix)
        assert "Do not publish its verdict" not in text_of(make(), suffix)
    again = replace(rejected, reviews=(*rejected.reviews, Review("confirmed", "Bo", "2026-11-21")))
    assert not again.rejected


def test_json_carries_every_field():
    told = json.loads(render(make(total=3), "json"))
    assert (told["total"], told["left_out"], told["tally"]) == (3, 2, "1 contradicted")
    assert set(told["claims"][0]) == {field.name for field in fields(Item)}
    assert told["claims"][0]["check"]["evidence"][0]["vintage"] == "2026-10-10"
    assert told["claims"][0]["series"]["points"][0] == ["2026-01", 31e9]


def test_a_workbook_has_its_sheets_and_a_course_beside_each_claim():
    book = zipfile.ZipFile(io.BytesIO(render(make(make_item(), make_item("c2", series=None)), "xlsx")))
    sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).findall(".//{*}sheet")
    assert [sheet.get("name") for sheet in sheets] == ["Claims", "Series", "Cells", "About"]
    assert book.read("xl/worksheets/sheet1.xml").count(b"<x14:sparkline>") == 1


def test_a_table_of_values_keeps_numbers_as_numbers():
    [row] = csv.DictReader(io.StringIO(render(make(), "csv").decode("utf-8-sig")))
    assert (float(row["found_value"]), row["stated_high"], row["per"]) == (35.343e9, "", "")
    table = pyarrow.parquet.read_table(io.BytesIO(render(make(), "parquet"))).to_pylist()
    assert table[0]["found_value"] == 35.343e9


def test_a_larger_deficit_is_above():
    deficit = replace(make_item().question, flow="balance")
    check = replace(
        make_item().check, found=replace(make_item().check.found, value=-26e9), relative_difference=1.3
    )
    assert make_item(question=deficit, check=check).difference == "130.0% above it"
    assert make_item().difference == "43.4% above it"


def test_a_feed_tells_what_may_be_told():
    rejected = make_item("c2", reviews=(Review("rejected", "Ana", "2026-11-20"),))
    channel = ElementTree.fromstring(
        render(make(make_item(), rejected, url="https://desk.example/checks"), "rss")
    )[0]
    [item] = channel.findall("item")
    assert item.findtext("link") == "https://desk.example/checks/c1.html"
    assert item.findtext("guid") == "fulcrum:c1:contradicted"
    assert item.findtext("title").startswith("Contradicted: imports were")
    assert channel.findtext("link") == "https://desk.example/checks"


def test_a_report_of_the_archive_is_complete_and_ordered(db: Database):
    report = make_report(db, ClaimFilter(), as_of="2026-11-22", notes={})
    assert (len(report.items), report.total, report.statistics_to) == (2, 2, "2026-10-10")
    assert report.items[0].series.points[-1][0] >= "2026-04"
    ids = [item.id for item in report.items][::-1]
    assert [item.id for item in make_report(db, ClaimFilter(ids=tuple(ids)), order=ids).items] == ids
    assert make_report(db, ClaimFilter(), limit=1).extent == "1 of 2 claims; 1 was left out by the limit."
    add_review(db, ids[0], by="Ana", decision="corrected", correction={"partner": "CAN", "commodity": None})
    [item] = make_report(db, ClaimFilter(ids=(ids[0],)), notes={ids[0]: "Asked."}).items
    assert item.reviews[0].words("en").startswith("corrected by Ana on ")
    assert item.reviews[0].words("en").endswith("partner: Canada, commodity: cannot be told")
    assert (item.question.partner, item.note) == ("CAN", "Asked.")
    with pytest.raises(UnusableInput, match="is no web address"):
        make_report(db, ClaimFilter(), url="javascript:alert(1)")


def test_an_empty_report_can_be_written():
    empty = Report("T", "2026-11-22", ())
    assert all(render(empty, suffix) for suffix in SUFFIXES)


def test_an_unknown_format_is_told_with_those_there_are():
    with pytest.raises(UnusableInput, match="unknown report format 'odt': use one of bib, csl, csv, docx"):
        find_format("odt")


def test_the_command_names_the_formats_that_there_are():
    assert FORMATS.replace(" or ", ", ").split(", ") == SUFFIXES
    assert set(BINARY) == {suffix for suffix in SUFFIXES if b"\0" in render(make(), suffix)}


@pytest.mark.browser
def test_pages_ask_for_nothing_and_run_nothing(chromium: str, tmp_path: Path):
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    hostile_one = with_words(make_item(), "</script><img src=http://127.0.0.1:9/x onerror=alert(1)>{{7*7}}")
    (tmp_path / "r.html").write_bytes(render(make(hostile_one), "html"))
    zipfile.ZipFile(io.BytesIO(render(make(make_item(), make_item("c2")), "zip"))).extractall(tmp_path)
    with playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for width in (390, 1440):
            page = browser.new_page(viewport={"width": width, "height": 900})
            asked: list[str] = []
            told: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.on("console", lambda message, told=told: told.append(message.text))
            page.on("dialog", lambda dialog, told=told: told.append(dialog.message))
            for name in ("r.html", "index.html", "c1.html"):
                page.goto((tmp_path / name).as_uri())
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.locator("figure svg[role=img]").get_attribute("aria-label").startswith("Line chart")
            assert [url for url in asked if not url.startswith("file://")] == []
            assert told == []
        browser.close()
