"""HTML to plain text, its paragraphs kept as lines."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from typing import Any

from ingest.errors import UnexpectedContent

MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d|#x|\w{2,8};)")
ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|main|div|p|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}>")
LABEL = re.compile(r"^([A-ZÀ-Þ][^a-zà-ÿ:\n]{4,90}:)(?=[^\s/\d])", re.MULTILINE)
"""The name of a speaker in capitals, which in some transcripts runs into the first word."""
REPEATED = 30
"""Characters from which a line that stands there twice in a row is a fault of the page."""
SPACE = re.compile(r"\s+")


def is_html(text: str) -> bool:
    """Whether a text that somebody gives is a page or a piece of one, and not prose in which a `<` occurs.

    >>> is_html("<!-- saved --> <!DOCTYPE html><p>Steel</p>"), is_html("<p>Steel</p>"), is_html("x < y, <b>said</b>")
    (True, True, False)
    """
    return PAGE.match(text) is not None


def html_text(html: str) -> str:
    """What a reader sees of an HTML fragment, one block a line; plain text comes back as it is.

    >>> html_text("<p>Steel &amp; <b>aluminium</b></p><ul><li>up</li></ul><script>x()</script>")
    'Steel & aluminium\\nup'
    """
    if not MARKUP.search(html):
        return tidy(html)
    from lxml import etree  # not at the top: it takes time, and not every command needs it
    from lxml import html as parser

    try:
        root = parser.fromstring(f"<div>{clean(html)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return tidy(unescape(ANY_TAG.sub(" ", html)))
    return tidy("".join(find_text(root)))


def parse_page(html: str, url: str = "") -> Any:
    """The tree of a page; raises `UnexpectedContent` when there is none."""
    from lxml import etree
    from lxml import html as parser

    try:
        return parser.document_fromstring(DECLARATION.sub("", clean(html), count=1))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnexpectedContent(f"{url}: the page cannot be read ({error}); check the address") from error


def find_text(root: Any) -> Iterator[str]:
    """The pieces of text under `root`, with line breaks where blocks begin and end.

    A stack of its own instead of calls within calls: a hostile page may nest a hundred thousand elements.
    """
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if left:
            yield gap(tag)
        elif tag and tag not in words("unseen"):
            yield gap(tag) if tag not in words("cells") else ""
            yield flat(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        yield flat(element.tail)


def gap(tag: str) -> str:
    """What stands between an element and its neighbours."""
    return "\n" if tag in words("blocks") else "\t" if tag in words("cells") else ""


def flat(text: str | None) -> str:
    """Text of an element: line breaks in the source of a page are but spaces."""
    return SPACE.sub(" ", text) if text else ""


@cache
def words(name: str) -> frozenset[str]:
    """A list of elements."""
    return frozenset(tomllib.loads((files("ingest") / "markup.toml").read_text("utf-8"))[name].split())


def tidy(text: str) -> str:
    """Text without the white space of the markup: single spaces, no empty lines, no line said twice in a row.

    >>> tidy("a \\xa0 b\\n\\n\\n c ")
    'a b\\nc'
    """
    lines = (" ".join(line.split()) for line in text.replace("\u200b", "").replace("\u00ad", "").split("\n"))
    kept: list[str] = []
    for line in lines:
        if line and not (kept and line == kept[-1] and len(line) > REPEATED):
            kept.append(line)
    return LABEL.sub(r"\1 ", "\n".join(kept))


def clean(html: str) -> str:
    """HTML that the parser can take: no NUL, no half characters."""
    return html.encode("utf-8", "replace").decode().replace("\0", "")
