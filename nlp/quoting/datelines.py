"""Datelines: where and when an article was filed, before its first sentence: `PORT VALE, March 3 (Agency) — …`.

A place in capitals, or places, days and agencies parted by commas, at the start of a line and before a dash.
"""

import re
from collections.abc import Iterator

CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’\-]+"
NAME = r"[^\W\d_a-z][\w.'’\-]{0,20}"
DAY = r"\d{1,2}(?:er)?(?: de)? [^\W\d_]{3,10}"
ITEM = rf"(?:{DAY}|{NAME}|de|del|a|le|\d{{1,4}}|\([^()\n]{{1,40}}\))"
DATELINE = re.compile(
    r"^[ \t\u00a0]*(?:"
    rf"{CAPITALS}(?: {CAPITALS}){{0,3}}(?:,? {ITEM}){{0,7}}"
    rf"|{NAME}(?: (?:{NAME}|de)){{0,3}},(?: {ITEM},?){{1,6}}"
    r")(?:[ \t\u00a0]+(?:—|–|--|-)|\.[ \t\u00a0]?(?:—|–|--|-))[ \t\u00a0]*(?=[\"“”«¿¡'‘]?[^\W_a-z])",
    re.MULTILINE,
)


def find_datelines(text: str) -> Iterator[tuple[int, int]]:
    """Where each dateline starts and where the sentence behind it does.

    >>> text = "OSLO, March 3 (Agency) — Prices fell.\\nWashington, DC – Today, they rose.\\nWe — all of us — wait."
    >>> [text[start:end] for start, end in find_datelines(text)]
    ['OSLO, March 3 (Agency) — ', 'Washington, DC – ']
    """
    yield from (match.span() for match in DATELINE.finditer(text))
