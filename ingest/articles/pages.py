"""The article on a page: trafilatura finds the text, favouring recall, without comments."""

import re
from dataclasses import replace
from typing import Any

from ingest.articles.languages import find_language
from ingest.articles.metadata import Metadata, read_metadata
from ingest.articles.types import Document
from ingest.markup import html_text, parse_page, tidy

SHORTEST = 200
"""Characters below which a page has no article."""
WALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep) reading|to (?:continue|keep) reading[, ]|already a subscriber"
    r"|for subscribers only|this (?:article|content) is (?:only )?(?:reserved )?for (?:our )?subscribers"
    r"|suscr[ií]b[ae](?:te|se) para (?:seguir|continuar)|contenido exclusivo para suscriptores"
    r"|r[ée]serv[ée]e? (?:à nos|aux) abonn[ée]s|abonnez-vous pour (?:lire|continuer)"
    r"|il vous reste \d+ ?% de cet article",
    re.IGNORECASE,
)
STAMP = re.compile(r"(?: \S{1,40}){0,3} \w{3}, \d{2}/\d{2}/\d{4} - \d{2}:\d{2}")
"""Who stored a page and when, as Drupal's feeds have it behind the title."""
FREE_SAMPLE = 1_500
"""Characters: a page with a wall and less text than this shows only a taste of its article."""


def read_page(html: str, url: str = "", default_language: str | None = None) -> Document:
    """The article on a page. Raises `UnexpectedContent` when it is no page; `lack` tells when it has none."""
    tree = parse_page(html, url)
    about = read_metadata(tree, url)
    text = without_title(extract_text(html, url), about.title or "")
    language = find_language(text, about.language or default_language)
    document = Document(
        title=without_site(about),
        text=text,
        published=about.published or guess_date(html, url),
        author=about.author,
        language=language,
        url=about.url,
        site=about.site,
    )
    return judge(document, tree, about)


def judge(document: Document, tree: Any, about: Metadata) -> Document:
    """The document, marked when it is no article."""
    length = len(document.text)
    walled = length < FREE_SAMPLE and (not about.free or WALL.search(tree.text_content()))
    if walled:
        return replace(document, lack="paywalled", why=f"only {length} characters can be read without paying")
    if length < SHORTEST:
        return replace(document, lack="empty", why=f"only {length} characters of text on the page")
    return document


def read_fragment(html: str, title: str, default_language: str | None = None) -> Document:
    """The article that a feed carries whole: its markup is only taken off, nothing is left out."""
    text = without_title(html_text(html), title)
    return Document(title=title, text=text, language=find_language(text, default_language))


def without_title(text: str, title: str) -> str:
    """The text without a first line that only says the title again, with or without who stored it and when.

    >>> without_title("Imports rise\\nThey rose.", "Imports rise")
    'They rose.'
    """
    first, _, rest = text.partition("\n")
    said_again = first.casefold() == title.casefold()
    stamped = bool(title) and first.startswith(title) and STAMP.fullmatch(first, len(title))
    return rest if rest and (said_again or stamped) else text


def extract_text(html: str, url: str) -> str:
    """The main text of a page; empty when there is none."""
    import trafilatura

    found = trafilatura.extract(
        html, url=url or None, favor_recall=True, include_comments=False, include_formatting=False
    )
    return tidy(found or "")


def guess_date(html: str, url: str) -> Any:
    """The day that the page seems to be from, told by its text or address, never one to come."""
    from datetime import UTC, datetime

    from htmldate import find_date

    from ingest.dates import read_date

    try:
        found = find_date(
            html,
            url=url or None,
            original_date=True,
            max_date=datetime.now(UTC).strftime("%Y-%m-%d"),
        )
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None  # it guesses, and some pages make it stumble; a page without a date is still good
    return read_date(found)


def without_site(about: Metadata) -> str:
    """The title without the name of the site at its end."""
    title = about.title or ""
    for mark in (" | ", " - ", " – ", " — "):
        head, found, tail = title.rpartition(mark)
        if found and about.site and tail.strip().lower() == about.site.lower():
            return head.strip()
    return title
