"""From entries of a feed to articles: the feed's own text where it is whole, else the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.articles.files import read_file
from ingest.articles.pages import SHORTEST, read_fragment, read_page
from ingest.articles.types import Document
from ingest.encoding import decode_text
from ingest.errors import IngestError, SourceUnreachable, UnexpectedContent
from ingest.fetching import Fetcher
from ingest.sources import press_corner
from ingest.types import Entry
from ingest.working import Workers

PAGE_LIMIT = 10_000_000
STATEMENTS = (b"%PDF-", b"PK\x03\x04")
"""What PDF and DOCX files begin with, whatever the server calls them."""
WHOLE_CONTENT, WHOLE_SUMMARY = 500, 1_500
"""Characters from which the content or the summary of an entry counts as the whole article."""
CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|\[\+?\d+ chars\]|(?:read|continue|leer|lire|ver)\s[\w ]{0,20}?"
    r"(?:more|reading|m[áa]s|la suite|article)\W{0,4})\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry whose article is wanted; `id` is the entry's in the archive."""

    id: str
    entry: Entry
    attempts: int


@dataclass(frozen=True, slots=True)
class Read:
    """What became of it: a document, an error, or both when the page failed but the feed has some text."""

    waiting: Waiting
    document: Document | None = None
    error: IngestError | None = None


def read_entries(
    fetcher: Fetcher, workers: Workers, batch: Sequence[Waiting], language: str | None
) -> list[Read]:
    """What became of each entry of a batch; nothing is raised for one that fails."""
    parts = workers.call(read_contents, [waiting.entry for waiting in batch], language)
    found: list[Read] = []
    for waiting, part in zip(batch, parts, strict=True):
        last = found[-1].error if found else None  # the server wants peace, for all of its pages
        if isinstance(last, SourceUnreachable) and last.status in {429, 503}:
            found.append(failed(waiting, part.document, last))
        elif part.whole or not waiting.entry.url:
            found.append(Read(waiting, judge(part.document)))
        else:
            found.append(read_linked(fetcher, workers, waiting, part.document, language))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """What the feed itself has of an article, and whether that is the whole of it."""

    document: Document
    whole: bool


def read_contents(entries: Sequence[Entry], language: str | None) -> list[Part]:
    """What the feed has of each article. Runs in a worker."""
    return [read_content(entry, language) for entry in entries]


def read_content(entry: Entry, language: str | None) -> Part:
    """What the feed has of one article: its content, or a summary that is long enough to be one."""
    html = max(entry.content or "", entry.summary or "", key=len)
    least = WHOLE_CONTENT if entry.content else WHOLE_SUMMARY
    document = read_fragment(html, entry.title, entry.language or language)
    text = document.text
    return Part(document, len(text) >= least and not CUT.search(text[-60:]))


def read_linked(
    fetcher: Fetcher, workers: Workers, waiting: Waiting, part: Document, language: str | None
) -> Read:
    """The article from its page; what the feed has of it counts where the page has less."""
    url = waiting.entry.url or ""
    try:
        document = fetch_document(fetcher, workers, url, waiting.entry.language or language)
    except IngestError as error:
        named = error if url in str(error) else type(error)(f"{url}: {error}")
        return failed(waiting, part, named)
    if document.lack and len(part.text) > max(len(document.text), WHOLE_CONTENT):
        return Read(waiting, replace(document, text=part.text, lack=None, why=None))
    return Read(waiting, document)


def fetch_document(fetcher: Fetcher, workers: Workers, url: str, language: str | None) -> Document:
    """The article at an address, from the page or from where its site keeps the text."""
    if address := press_corner.text_address(url):
        answer = fetcher.fetch_page(address, limit=PAGE_LIMIT)
        return workers.call(press_corner.read_document, answer.body, url, language)
    answer = fetcher.fetch_page(url, limit=PAGE_LIMIT)
    if answer.body.startswith(STATEMENTS):
        return workers.call(read_file, answer.body, url, answer.content_type)
    check_type(answer.content_type, url)
    html = decode_text(answer.body, answer.headers.get("content-type", ""))
    return workers.call(read_page, html, answer.url, language)


def failed(waiting: Waiting, part: Document, error: IngestError) -> Read:
    """A page that failed; what the feed has of the article counts until the page can be had."""
    return Read(waiting, part if len(part.text) >= SHORTEST else None, error)


def check_type(content_type: str, url: str) -> None:
    """Refuse what is no page."""
    if content_type and not content_type.startswith(("text/", "application/xhtml", "application/xml")):
        raise UnexpectedContent(f"{url}: this is {content_type}, no page; save it and use `fulcrum add FILE`")


def judge(document: Document) -> Document:
    """A document that the feed gives without a page to look at; empty when it has no words."""
    if document.text:
        return document
    return replace(document, lack="empty", why="neither text nor an address in the feed")
