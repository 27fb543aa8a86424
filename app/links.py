"""Addresses into other people's pages."""

import re
from urllib.parse import quote

WORDS = 6  # of the beginning and of the end: enough to be found, few enough to survive an edit in between


def text_fragment(url: str | None, text: str) -> str | None:
    """The address of a page that opens at these words (a text fragment); None when there is no http(s) address.

    >>> text_fragment("https://example.org/a", "Imports rose.")
    'https://example.org/a#:~:text=Imports%20rose.'
    >>> text_fragment("javascript:alert(1)", "x") is None
    True
    """
    if not url or not re.match(r"https?://", url, re.IGNORECASE):
        return None
    words = text.split()
    parts = [words] if len(words) <= 2 * WORDS else [words[:WORDS], words[-WORDS:]]
    directive = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return f"{url.split('#')[0]}#:~:text={directive}"
