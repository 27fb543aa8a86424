"""Reports in Chromium: every format taken by a click and opened with its library, the order and words of the desk kept."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import docx
import feedparser
import pyarrow.parquet
import pytest
from lxml import html
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from app.reports import find_formats
from app.reports.reviewing import find_faults
from tests.app.pages.browsing import WAIT, ask, downloaded, go, settle

pytestmark = pytest.mark.browser
THREE = """select claims.id, claims.text, articles.title from claims join articles on articles.id = claims.article
    where verdict = 'contradicted' group by claims.article order by claims.article limit 3"""
TITLE = "../Autumn: check =1+1"
INTRODUCTION = "Three numbers from the autumn hearings."


def quotes_of(page: bytes) -> list[str]:
    """The claims of an HTML report."""
    return [quote.text_content() for quote in html.fromstring(page).iter("blockquote")]


def of_pdf(data: bytes) -> list[str]:
    """The words after each verdict."""
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    return [part.strip() for part in re.split("× Contradicted", text)[1:]]


def of_word(data: bytes) -> list[str]:
    """The paragraphs that quote."""
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs if one.style.name == "Quote"]


def of_excel(data: bytes) -> list[str]:
    """The column `claim` of the first sheet."""
    book = zipfile.ZipFile(io.BytesIO(data))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    words = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    cells = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{space}c")
    told = {cell.get("r"): words[int(cell[0].text)] for cell in cells if cell.get("t") == "s"}
    [head] = [place for place, word in told.items() if word.lower() == "claim"]
    column = head.rstrip("0123456789")
    below = {
        int(place[len(column) :]): word
        for place, word in told.items()
        if re.fullmatch(rf"{column}\d+", place)
    }
    return [word for row, word in sorted(below.items()) if row > int(head[len(column) :])]


def of_claimreview(data: bytes) -> list[str]:
    """What is reviewed, by the rules of the format."""
    reviews = [one for one in json.loads(data)["@graph"] if one["@type"] == "ClaimReview"]
    assert [fault for review in reviews for fault in find_faults(review)] == []
    return [review["claimReviewed"] for review in reviews]


def of_pages(data: bytes) -> list[str]:
    """The claims of the pages, in the order of the list."""
    pages = zipfile.ZipFile(io.BytesIO(data))
    names = [link.get("href") for link in html.fromstring(pages.read("index.html")).iter("a")]
    wanted = [name for name in names if name in pages.namelist()]
    assert len(pages.namelist()) == len(wanted) + 1
    return [quote for name in wanted for quote in quotes_of(pages.read(name))]


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "html": quotes_of,
    "pdf": of_pdf,
    "docx": of_word,
    "md": lambda data: [line[2:].strip("*") for line in data.decode().splitlines() if line.startswith("> ")],
    "xlsx": of_excel,
    "csv": lambda data: [row["claim"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))],
    "parquet": lambda data: pyarrow.parquet.read_table(io.BytesIO(data))["claim"].to_pylist(),
    "json": lambda data: [one["claim"] for one in json.loads(data)["claims"]],
    "jsonld": of_claimreview,
    "zip": of_pages,
    "rss": lambda data: [one.title.removeprefix("Contradicted: ") for one in feedparser.parse(data).entries],
}
SOURCES: dict[str, Callable[[bytes], list[str]]] = {
    "bib": lambda data: re.findall(r"@online\{[^,]+,\s*title = \{\{(.+?)\}\},", data.decode()),
    "csl": lambda data: [one["title"] for one in json.loads(data) if one["type"] == "webpage"],
}


def plain(words: str) -> str:
    """Letters and digits alone: formats escape and break lines as they must."""
    return "".join(letter for letter in words if letter.isalnum())


def taken(page: Page, suffix: str, stem: str = "autumn-check") -> tuple[str, bytes]:
    """The report in one format, by clicks; asked again until it bears the title that was given to it."""
    page.get_by_role("radio", name=find_formats()[suffix].TITLE, exact=True).click(force=True)
    settle(page)
    return downloaded(page, page.get_by_role("button", name="Download ("), suffix, stem)


def open_report(page: Page, desk: str, archive: Path) -> list[tuple[object, ...]]:
    """The page of a report with three claims, and their ids, words and titles."""
    rows = ask(archive, THREE)
    go(page, f"{desk}/reports?{'&'.join(f'claim={id}' for id, _, _ in rows)}")
    expect(page.get_by_text("3 claims", exact=True)).to_be_visible(timeout=WAIT)
    return rows


def fill(page: Page, label: str, words: str) -> None:
    """Write into a field, and wait until the page has taken it."""
    page.get_by_label(label).first.fill(words)
    page.keyboard.press("Control+Enter")
    settle(page)


def test_every_format_opens_with_its_library(desk, own_archive, page):
    rows = open_report(page, desk, own_archive)
    fill(page, "Title", TITLE)
    fill(page, "Introduction", INTRODUCTION)
    assert {*READERS, *SOURCES} == set(find_formats())
    for suffix in find_formats():
        name, data = taken(page, suffix)
        assert re.fullmatch(rf"autumn-check-1-1-\d{{4}}-\d\d-\d\d\.{suffix}", name)
        told = (READERS | SOURCES)[suffix](data)
        wanted = [str(row[2 if suffix in SOURCES else 1]) for row in rows]
        assert len(told) == 3, (suffix, told)
        for said, words in zip(told, wanted, strict=True):
            assert plain(words)[:40] in plain(said), suffix
        if suffix in ("html", "md", "json"):
            assert INTRODUCTION in data.decode(), suffix


def test_order_and_words_are_changed_previewed_exported_and_reopened(desk, own_archive, page, browser):
    rows = open_report(page, desk, own_archive)
    ids = [str(row[0]) for row in rows]
    at_hand = page.get_by_role("combobox", name="Claim to move")
    for place in (2, 3):  # the first claim goes to the end: it stays at hand after a step
        page.get_by_role("button", name="Move down").click()
        expect(at_hand).to_have_value(re.compile(rf"^{place}\."), timeout=WAIT)
        settle(page)
    expect(page.get_by_role("button", name="Move down")).to_be_disabled(timeout=WAIT)
    fill(page, "Your note on this claim", "The spokesman was asked twice.")
    fill(page, "Title", "Autumn check")
    page.get_by_text("Preview", exact=True).click()
    preview = page.frame_locator("[data-testid='stMain'] iframe")
    expect(preview.locator("h1")).to_have_text("Autumn check", timeout=WAIT)
    turned = [*ids[1:], ids[0]]
    assert preview.locator("article").evaluate_all("all => all.map(one => one.id)") == turned
    expect(preview.locator("article").last).to_contain_text("The spokesman was asked twice.")
    _, kept = downloaded(page, page.get_by_role("button", name="Keep to open again"), "json")
    page.wait_for_url(f"**claim={turned[0]}*claim={turned[1]}*claim={turned[2]}*", timeout=WAIT)

    context = browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    other = context.new_page()
    go(other, f"{desk}/reports")
    other.get_by_text("Open a report that was kept").click()
    file = {"name": "autumn.json", "mimeType": "application/json", "buffer": kept}
    other.set_input_files("input[type=file]", files=[file])
    expect(other.get_by_label("Title").first).to_have_value("Autumn check", timeout=WAIT)
    for visitor in (page, other):
        _, data = taken(visitor, "json")
        told = json.loads(data)
        assert [one["id"] for one in told["claims"]] == turned
        assert told["claims"][2]["note"] == "The spokesman was asked twice."
        assert told["title"] == "Autumn check"
    context.close()


def test_a_claim_chosen_in_the_table_is_taken_out(desk, own_archive, page):
    rows = open_report(page, desk, own_archive)
    grid = page.get_by_test_id("data-grid-canvas").first
    grid.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    settle(page)
    expect(page.get_by_role("combobox", name="Claim to move")).to_have_value(
        re.compile(r"^2\."), timeout=WAIT
    )
    page.get_by_role("button", name="Take out").click()
    expect(page.get_by_text("2 claims", exact=True)).to_be_visible(timeout=WAIT)
    page.wait_for_url(f"**claim={rows[0][0]}&claim={rows[2][0]}*", timeout=WAIT)
