"""An archive with two articles that were read and checked, without any reader: rows made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.archive import open_archive
from app.checking.types import Check, Evidence, Explanation, Found
from app.records import Place, save_analysis, save_checks
from ingest.archive import add_source, store_article
from ingest.dates import read_date
from ingest.types import Article, Source
from nlp.types import Actor, Analysis, Claim, Figure, Interval, Question, Quotation, Stance

TEXT = (
    "The minister said that the United States imported $50.69 billion of goods from Mexico in April.\n\n"
    "“They depend on us,” she added."
)
QUESTION = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2026-04", "level")
CHECK = Check(
    "supported",
    "matches",
    "The official figure lies within what is stated.",
    Interval(50.685e9, 50.695e9, "USD"),
    Found(50.692e9, "USD"),
    0.00004,
    (
        Evidence(
            "s1",
            "US goods imports from Mexico",
            "2026-04",
            50.692e9,
            "USD",
            "Census",
            "2026-10-10",
            "https://c",
        ),
    ),
    (Explanation("matches US exports", QUESTION, 35.3e9),),
)


def make_analysis(text: str = TEXT) -> Analysis:
    """What a reader would find in the text."""
    said = text.index("the United")
    end = text.index(".\n\n")
    quote = text.index("They")
    return Analysis(
        text=text,
        language="en",
        date="2026-06-10",
        title="April trade",
        actors=(Actor("minister", "the minister", "office", "MEX", ((0, 12),)),),
        figures=(Figure(51, 65, "$50.69 billion", "amount", 50.69e9, 50.685e9, 50.695e9, "USD"),),
        quotations=(Quotation(quote, quote + 17, "They depend on us", "direct", "minister", "she", "added"),),
        claims=(
            Claim(
                id="c1",
                start=said,
                end=end,
                text=text[said:end],
                claimant="minister",
                checkworthiness=0.9,
                kind="level",
                assertion="asserted",
                figures=(0,),
                question=QUESTION,
                stated=CHECK.stated,
            ),
        ),
        leverage=(
            Stance(
                quote,
                quote + 17,
                "They depend on us",
                "MEX",
                "USA",
                "holds",
                "asserted",
                "minister",
                "dependence",
                0.8,
            ),
        ),
    )


def make_article(id: str = "a1", text: str = TEXT, source: str = "s") -> Article:
    """An article of the sample source."""
    return Article(
        id, source, f"https://example.org/{id}", "April trade", text, read_date("2026-06-10"), "en"
    )


def fill(db: Database) -> None:
    """One source, two articles, a checked claim in each."""
    add_source(db, Source("s", "Ledger", "https://example.org/feed", "The Ledger", country="USA"))
    for id in ("a1", "a2"):
        store_article(db, make_article(id))
        save_analysis(db, Place(id, 1, "2026-06-10", "s", "The Ledger", "USA"), make_analysis(), "test 1")
    ids = [row["id"] for row in db.query("select id from claims order by number")]
    save_checks(db, ids, [CHECK] * len(ids), "stamp 1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the archive lies."""
    return tmp_path / "archive.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """The filled archive."""
    archive = open_archive(path)
    fill(archive)
    yield archive
    archive.close()
