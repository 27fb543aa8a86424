"""Forty hostile strings through every field into every page: shown to the letter, and nothing breaks."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.archive import open_archive
from app.records import Place, save_analysis, save_checks
from app.reports import find_formats
from ingest.archive import add_source, store_article
from ingest.dates import read_date
from ingest.types import Article, Source
from nlp.types import Actor, Analysis, Claim, Quotation, Stance
from tests.app.conftest import CHECK, QUESTION
from tests.app.pages.browsing import first_id
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


@pytest.fixture
def own_archive(demo_archive: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration to write into."""
    return Path(shutil.copy(demo_archive, tmp_path / "own.db"))


@QUIET
def test_a_review_in_hostile_words_is_kept_or_refused(own_archive, monkeypatch):
    app = open_page(own_archive, "claim", monkeypatch)
    for number, words in enumerate(HOSTILE):
        fields = {field.label: field for field in app.text_input}
        fields["Your name"].set_value(words[:100])
        for slot in ("partner", "period", "commodity", "of"):
            fields[slot].set_value(words[:60])
        next(field for field in app.text_area if field.label == "Note").set_value(words[:2_000])
        app.radio[0].set_value("noted" if number % 2 else "corrected")
        next(button for button in app.button if button.label == "Keep the review").click().run()
        assert not app.exception, (words[:40], [error.message for error in app.exception])
        for markdown in (*app.markdown, *app.caption, *app.error):
            assert not BARE.search(markdown.value)
    with sqlite3.connect(own_archive) as db:
        [(kept,)] = db.execute("select count(*) from reviews where decision = 'noted'")
    assert kept > 10


@QUIET
def test_a_feed_of_hostile_words_is_refused(own_archive, monkeypatch):
    app = open_page(own_archive, "sources", monkeypatch)
    with sqlite3.connect(own_archive) as db:
        [(before,)] = db.execute("select count(*) from sources")
    for words in HOSTILE:
        if words.startswith("http"):
            continue  # an address indeed: whether it is asked is a matter of the guard's own tests
        for field, value in zip(app.text_input[:3], (words[:2_000], words[:200], words[:60]), strict=True):
            field.set_value(value)
        next(button for button in app.button if button.label == "Add the source").click().run()
        assert not app.exception, (words[:40], [error.message for error in app.exception])
        assert app.error, words[:40]
    with sqlite3.connect(own_archive) as db:
        assert list(db.execute("select count(*) from sources")) == [(before,)]


@QUIET
def test_a_report_in_hostile_words_is_written_in_every_format(demo_archive, monkeypatch):
    app = open_page(demo_archive, "reports", monkeypatch, claim=first_id(demo_archive, "claim"))
    formats = sorted(find_formats())
    for number, words in enumerate(HOSTILE):
        for field in (*app.text_input, *app.text_area):
            field.set_value(words[:80])
        [chooser] = [group for group in app.button_group if group.value in formats]
        chooser.set_value(formats[number % len(formats)])
        app.run()
        assert not app.exception, (words[:40], [error.message for error in app.exception])
        for markdown in (*app.markdown, *app.caption, *app.warning):
            assert not BARE.search(markdown.value)
