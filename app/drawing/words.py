"""Other people's words on a page: shown to the letter, never read as Markdown or HTML."""

import re
from html import escape

from app.wording import shorten

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:=&])")
JOINER = "\u2060"  # no line is broken at it
BROKEN = re.compile(r"−|(?<=\d)\\-(?=\d)")
INVISIBLE = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF])
LONGEST = 4_000  # characters of one quoted passage on a page; the whole text is in the reader


def verbatim(text: str, limit: int = LONGEST) -> str:
    r"""`text` with everything escaped that Markdown would take for markup.

    It is cut at a word after `limit` characters. Line breaks become spaces; marks that turn the direction of the rest of the page are dropped.

    >>> verbatim("**2**\n[x](y)")
    '\\*\\*2\\*\\* \\[x\\]\\(y\\)'
    """
    return MARKDOWN.sub(r"\\\1", shorten(text.translate(INVISIBLE), limit))


def unbroken(told: str) -> str:
    r"""What `verbatim` gave, with no line broken in a date, nor behind a minus: there it is overlooked.

    >>> unbroken(verbatim("−5% in 2026-06, well-known")) == f"−{JOINER}5% in 2026\\-{JOINER}06, well\\-known"
    True
    """
    return BROKEN.sub(rf"\g<0>{JOINER}", told)


def html(text: str) -> str:
    """`text` as HTML that shows it to the letter."""
    return escape(text.translate(INVISIBLE), quote=True)
