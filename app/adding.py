"""Adding one article by hand: a file, or the page at an address."""

from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from app.documents import Document, make_document, read_text
from app.errors import UnusableInput
from ingest.archive import Outcome, add_source, make_id, store_article
from ingest.encoding import decode_text
from ingest.fetching import Fetcher
from ingest.stories import group_stories
from ingest.types import Article, Source

BY_HAND = Source(
    id="by-hand", name="Added by hand", url="", publisher="Added by hand", status="manual", language="en"
)
PAGE_LIMIT = 10_000_000  # bytes


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
    text = fetch_text(url) if url else read_text(name)
    called = name if name != "-" else "the text"
    document = make_document(text, title=title, date=date, language=language, name=called)
    source = source_of(publisher)
    article = Article(
        id=make_id(source.id, url or Path(name).resolve().as_posix()),
        source=source.id,
        url=url,
        title=document.title or first_words(document.text),
        text=document.text,
        published=day_of(document),
        language=document.language,
    )
    add_source(db, source)
    outcome = store_article(db, article)
    group_stories(db)
    return article, outcome


def fetch_text(url: str) -> str:
    """The page at an address, decoded. Raises IngestError, or UnusableInput for what is no page."""
    with Fetcher() as fetcher:
        answer = fetcher.fetch_page(url, limit=PAGE_LIMIT)
    if answer.content_type and not answer.content_type.startswith(("text/", "application/xhtml")):
        raise UnusableInput(f"{url}: {answer.content_type} is no page: save it as text and add the file")
    return decode_text(answer.body, answer.headers.get("content-type", ""))


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
