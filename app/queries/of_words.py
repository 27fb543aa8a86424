"""The sentence around words that a reader took from a text."""

import re
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from app.filters import slots

Row = dict[str, Any]
NEAR = 300  # characters looked at on each side
# A stop after a word of three letters: "U.S. Trade" and "Mr. Ebrard" go on.
BREAK = re.compile(r"(?:\w{3}|[\d%])[”\"’»)\]]*[.!?…][”\"’)\]]*\s+(?=[“‘\"'(¿¡A-ZÁÉÍÓÚÑÀÇÊ])|\n\s*")
FINISH = re.compile(r"[.!?…][”\"’)\]]*(?=\s+[“‘\"'(¿¡A-ZÁÉÍÓÚÑÀÇÊ]|\s*\Z)|(?=\n)")


def with_sentences(db: Database, rows: Sequence[Row]) -> list[Row]:
    """The rows (with `article`, `text`, `start`, `end`) and what stands `before` and `after` in the sentence.

    Each article's text is read once. Where it no longer has the words at that place, both are empty.
    """
    ids = list({row["article"] for row in rows})
    found = db.query(f"select id, text from articles where id in ({slots(ids)})", ids)
    texts = {row["id"]: row["text"] for row in found}
    return [row | around(texts.get(row["article"], ""), row) for row in rows]


def around(text: str, row: Row) -> Row:
    """What stands `before` and `after` in the same sentence of `text`.

    >>> text = "It rained. American factories need what Mexico makes, she said. Then it stopped."
    >>> around(text, {"start": 11, "end": 44, "text": "American factories need what Mexi"})
    {'before': '', 'after': 'co makes, she said.'}
    >>> around("Another text.", {"start": 11, "end": 44, "text": "American factories"})
    {'before': '', 'after': ''}
    """
    start, end = row["start"], row["end"]
    if not text or text[start:end].split() != row["text"].split():
        return {"before": "", "after": ""}
    window = text[max(0, start - NEAR) : start]
    breaks = [match.end() for match in BREAK.finditer(window + text[start : start + 1])]
    cut = max((at for at in breaks if at <= len(window)), default=0)
    before = window[cut:]
    if not cut and start > NEAR:  # no boundary near: begin at a word
        before = "…" + before.partition(" ")[2]
    after = text[end : end + NEAR]
    if re.search(r"[.!?…][”\"’)\]]*\s*\Z", row["text"]):
        return {"before": before, "after": ""}
    if stop := FINISH.search(after):
        after = after[: stop.end()]
    elif end + NEAR < len(text):
        after = after.rpartition(" ")[0] + "…"
    return {"before": before, "after": after}
