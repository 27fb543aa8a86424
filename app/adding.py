"""Adding one article by hand: a saved page, a transcript, a PDF or DOCX statement, or what is at an address."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from app.documents import Document, make_document
from app.errors import UnusableInput
from ingest.archive import Outcome, add_source, make_id, store_article
from ingest.articles.files import LIMIT, read_file
from ingest.articles.types import Document as Found
from ingest.fetching import Fetcher
from ingest.stories import group_stories
from ingest.types import Article, Source
from ingest.working import Workers

BY_HAND = Source(
    id="by-hand", name="Added by hand", url="", publisher="Added by hand", status="manual", language="en"
)


def add_article(
    db: Database,
    name: str,
    *,
    title: str | None = None,
    date: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
) -> tuple[Article, Outcome]:
    """Store the article in file `name`, or at that address; also whether it is new, revised or unchanged.

    Raises UnusableInput, or IngestError for a page that cannot be had.
    """
    url = name if name.startswith(("http://", "https://")) else None
    found = fetch_given(url) if url else read_given(name, read_bytes(name))
    document = document_of(found, name, title=title, date=date, language=language)
    article = article_of(document, name=url or Path(name).resolve().as_posix(), url=url, publisher=publisher)
    if not date:
        article = replace(article, published=found.published)
    return store_by_hand(db, replace(article, author=found.author), publisher)


def article_of(document: Document, *, name: str, url: str | None, publisher: str | None) -> Article:
    """A document as an article that somebody added; `name` tells it from others of the same publisher."""
    source = source_of(publisher)
    return Article(
        id=make_id(source.id, name),
        source=source.id,
        url=url,
        title=document.title or first_words(document.text),
        text=document.text,
        published=day_of(document),
        language=document.language,
    )


def store_by_hand(db: Database, article: Article, publisher: str | None) -> tuple[Article, Outcome]:
    """Store an article that somebody added, with its source; also whether it is new, revised or unchanged."""
    add_source(db, source_of(publisher))
    outcome = store_article(db, article)
    group_stories(db)
    return article, outcome


def document_of(
    found: Found,
    name: str,
    *,
    title: str | None = None,
    date: str | None = None,
    language: str | None = None,
) -> Document:
    """What was found as a document: what a person says of it goes before what it says of itself.

    Raises UnusableInput, in which `name` is what it is called.
    """
    day = found.published.date().isoformat() if found.published else None
    return make_document(
        found.text, title=title or found.title, date=date or day, language=language, name=name
    )


def read_given(name: str, body: bytes, content_type: str = "") -> Found:
    """What is in the bytes of a page, plain text, a transcript, PDF or DOCX; read in a process of its own.

    Raises UnusableInput or IngestError, also where it takes too long or too much memory.
    """
    if not body.strip():
        raise UnusableInput(f"{name} is empty: give an article or a statement")
    with Workers(1) as workers:
        return workers.call(read_file, body, name, content_type)


def read_bytes(name: str) -> bytes:
    """The bytes of file `name`, or of standard input for `-`, one more than is allowed at most."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(LIMIT + 1)
        with Path(name).open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise UnusableInput(f"{name}: {error.strerror or error}") from error


def fetch_given(url: str) -> Found:
    """What is in the page or document at an address. Raises UnusableInput or IngestError."""
    with Fetcher() as fetcher:
        answer = fetcher.fetch_page(url, limit=LIMIT)
    return read_given(url, answer.body, answer.headers.get("content-type", ""))


def source_of(publisher: str | None) -> Source:
    """The source that stands for what was added by hand, of one publisher where it is named."""
    if not publisher:
        return BY_HAND
    id = f"by-hand-{make_id(publisher)}"
    return Source(id=id, name=publisher, url="", publisher=publisher, status="manual")


def day_of(document: Document) -> datetime | None:
    """The document's day as a time in UTC."""
    return datetime.fromisoformat(document.date).replace(tzinfo=UTC) if document.date else None


def first_words(text: str) -> str:
    """A title for a text that has none.

    >>> first_words("The deficit widened in July.\\nMore.")
    'The deficit widened in July.'
    """
    line = next(line.strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= 100 else line[:100].rsplit(" ", 1)[0] + "…"
