"""Forty hostile strings through every field into every page: shown to the letter, and nothing breaks."""

import re
import sqlite3
from pathlib import Path

import pytest

from app.archive import open_archive
from app.records import Place, save_analysis, save_checks
from ingest.archive import add_source, store_article
from ingest.dates import read_date
from ingest.types import Article, Source
from nlp.types import Actor, Analysis, Claim, Quotation, Stance
from tests.app.conftest import CHECK, QUESTION
from tests.app.pages.test_pages import PAGES, open_page

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</div></section><h1>x</h1>",
    "<style>*{display:none}</style>",
    "<!-- open",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "'; drop table claims; --",
    '" or 1=1 --',
    "%' like '%",
    "\\",
    '"',
    "*",
    "**bold** _it_ ~~no~~ `code`",
    "# heading",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "https://evil.example/?a=1&b=2",
    "$x^2$ and $50",
    ":red[x] :material/delete: :smile:",
    "| a | b |\n|---|---|",
    "- one\n- two\n\n> three",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "{} {0} %s %d",
    "=1+1",
    "+1+1",
    "@SUM(A1)",
    "-2+3|cmd",
    '=HYPERLINK("https://evil.example")',
    "../../etc/passwd",
    "C:\\Windows\\system32",
    "CON.txt\t\r\n",
    "\u202egnp.exe",
    "\u2066\u2067abc\u2069",
    "a\u200bb\u2060c\ufeffd",
    "مرحبا 123 שלום",
    "e\u0301" + "\u0301" * 200,
    "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈",
    "\x1b[31mred\x07",
    "' AND (",
    "x" * 100_000,
)
BARE = re.compile(r"(?<!\\)<script")
"""A tag that Markdown would pass on: an escaped one has a stroke before it."""
QUIET = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
FIELDS = {
    "claims": (
        "q",
        "sort",
        "page",
        "look",
        "verdict",
        "actor",
        "partner",
        "period",
        "since",
        "publisher",
        "language",
    ),
    "actors": ("name", "id", "q", "about", "since", "until"),
    "leverage": ("pair",),
    "articles": ("q", "page"),
    "statistics": ("q", "series"),
    "sources": ("trouble",),
    "reports": ("claim",),
    "claim": ("id",),
    "article": ("id",),
    "desk": ("interface",),
}


@pytest.fixture(scope="module")
def hostile_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with an article for each string, which stands in every field that takes text."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    db = open_archive(path)
    for number, words in enumerate(HOSTILE):
        source, id = f"s{number}", f"a{number}"
        add_source(db, Source(source, words, "https://example.org/feed", words, country="USA", note=words))
        text = f"{words} said that imports rose. {words}"
        day = read_date("2026-06-10")
        store_article(db, Article(id, source, f"https://example.org/{number}", words, text, day, "en", words))
        place = Place(id, 1, "2026-06-10", source, words, "USA")
        save_analysis(db, place, make_analysis(number, text), "test 1")
    ids = [row["id"] for row in db.query("select id from claims order by number")]
    save_checks(db, ids, [CHECK] * len(ids), "stamp 1")
    db.execute("update claims set verdict = 'contradicted'")
    db.execute("update polls set error = (select name from sources where id = source), health = 'failing'")
    for id, words in zip(ids, HOSTILE, strict=True):
        row = {"claim": id, "at": "2026-06-11T00:00:00Z", "by": words, "decision": "noted", "note": words}
        db.table("reviews").insert(row)
    db.conn.commit()
    db.close()
    return path


def make_analysis(number: int, text: str) -> Analysis:
    """A speaker of that name, who claims, is quoted and takes a stance in just these words."""
    end = min(len(text), 60_000)
    speaker = f"x{number}"
    return Analysis(
        text=text,
        language="en",
        date="2026-06-10",
        title=HOSTILE[number],
        actors=(Actor(speaker, HOSTILE[number], "person", "MEX", ((0, min(len(HOSTILE[number]), end)),)),),
        figures=(),
        quotations=(Quotation(0, end, text[:end], "direct", speaker, HOSTILE[number], "said"),),
        claims=(
            Claim(
                id=f"c{number}",
                start=0,
                end=end,
                text=text[:end],
                claimant=speaker,
                checkworthiness=0.9,
                kind="level",
                assertion="asserted",
                figures=(),
                question=QUESTION,
                stated=CHECK.stated,
            ),
        ),
        leverage=(Stance(0, end, text[:end], "MEX", "USA", "holds", "asserted", speaker, "dependence", 0.8),),
    )


@QUIET
@pytest.mark.parametrize("name", PAGES)
def test_every_page_draws_hostile_rows(hostile_archive, monkeypatch, name):
    ids = [{}]
    if name in ("claim", "article"):
        with sqlite3.connect(hostile_archive) as db:
            table = "claims" if name == "claim" else "articles"
            ids = [{"id": id} for (id,) in db.execute(f"select id from {table} order by number")]
        db.close()
    for params in ids:
        app = open_page(hostile_archive, name, monkeypatch, **params)
        assert not app.exception, [error.message for error in app.exception]
        for markdown in (*app.markdown, *app.caption, *app.title, *app.header, *app.warning, *app.error):
            assert not BARE.search(markdown.value)


@QUIET
@pytest.mark.parametrize("name", FIELDS)
def test_every_field_takes_hostile_words(demo_archive, monkeypatch, name):
    app = open_page(demo_archive, name, monkeypatch)
    for field in FIELDS[name]:
        for words in HOSTILE:
            app.query_params[field] = words[:4_000]  # an address is no longer than that
            app.run()
            assert not app.exception, (field, words[:40], [error.message for error in app.exception])
        if field in app.query_params:  # a page takes out what it does not know
            del app.query_params[field]


@QUIET
def test_a_hostile_text_is_checked(demo_archive, monkeypatch):
    app = open_page(demo_archive, "check", monkeypatch)
    for words in HOSTILE:
        app.text_area[0].set_value(words)
        app.text_input[1].set_value(words[:500])
        app.button[0].click().run()
        assert not app.exception, (words[:40], [error.message for error in app.exception])
