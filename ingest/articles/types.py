"""What was read of an article, before it has a source and an id."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a page, a file or a feed entry, and what it says about itself."""

    title: str
    text: str
    published: datetime | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    """The address that the page itself calls its own (canonical)."""
    site: str | None = None
    lack: str | None = None
    """`empty` or `paywalled` when there is no article to be had, with the reason in `why`."""
    why: str | None = None
