"""What stands around a claim in its sentence."""

import re

from app.wording import shorten

BREAK = re.compile(r"""(?<!\b[A-Z])[.!?]["”’')»]*\s+(?=["“‘¿¡(«]?[A-ZÀ-Þ])""")
AROUND = 300  # characters of a sentence around the claim


def last_sentence(text: str) -> str:
    """What stands in `text` after its last whole sentence, in at most `AROUND` characters.

    >>> last_sentence("In the U.S. it rose. He said that "), last_sentence("It rose.")
    ('He said that', '')
    """
    start = max((match.end() for match in BREAK.finditer(f"{text} X")), default=0)
    rest = text[start:].strip()
    return rest if len(rest) <= AROUND else f"… {rest[-AROUND:].partition(' ')[2]}"


def first_sentence(text: str) -> str:
    """What stands in `text` up to the end of its first sentence.

    >>> first_sentence(" and in the U.S. alone. More came.")
    'and in the U.S. alone.'
    """
    found = BREAK.search(f"{text} X")
    return shorten(text[: found.end() if found else None], AROUND)
