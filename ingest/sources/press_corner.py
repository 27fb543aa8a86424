"""The European Commission's press corner: its pages are drawn by scripts, so the text comes from its own API.

A page `…/presscorner/detail/en/ip_26_1166` is the document `IP/26/1166` of `…/presscorner/api/documents`, whose
answer has the text as HTML in `docuLanguageResource.htmlContent`, by the format in public use.
"""

import json
import re

from ingest.articles.languages import find_language
from ingest.articles.pages import SHORTEST
from ingest.articles.types import Document
from ingest.dates import read_date
from ingest.errors import UnexpectedContent
from ingest.feeds.types import line
from ingest.markup import html_text

PAGE = re.compile(
    r"(?P<site>https?://ec\.europa\.eu(?::\d+)?/commission/presscorner)/detail/(?P<language>[a-z]{2})/"
    r"(?P<kind>[a-z]+)_(?P<year>\d{2})_(?P<number>\d+)/?\Z",
    re.IGNORECASE,
)


def text_address(url: str) -> str | None:
    """Where the text of a page is to be had; None for pages of other sites.

    >>> text_address("https://ec.europa.eu/commission/presscorner/detail/en/ip_26_1166")
    'https://ec.europa.eu/commission/presscorner/api/documents?reference=IP/26/1166&language=en'
    """
    found = PAGE.match(url)
    if not found:
        return None
    reference = f"{found['kind'].upper()}/{found['year']}/{found['number']}"
    return f"{found['site']}/api/documents?reference={reference}&language={found['language'].lower()}"


def read_document(body: bytes, url: str, default_language: str | None = None) -> Document:
    """The document in an answer of the API. Raises `UnexpectedContent` when it is none."""
    try:
        told = json.loads(body)
        resource = told["docuLanguageResource"]
        html = resource["htmlContent"] or ""
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnexpectedContent(
            f"{url}: no document of the press corner ({error!r:.80}); its API may have changed"
        ) from error
    text = html_text(str(html))
    lack = "empty" if len(text) < SHORTEST else None
    return Document(
        title=line(resource.get("title")),
        text=text,
        published=read_date(line(told.get("publishDate") or told.get("eventDate"))),
        language=find_language(text, default_language),
        url=url,
        site="European Commission",
        lack=lack,
        why=f"only {len(text)} characters of text" if lack else None,
    )
