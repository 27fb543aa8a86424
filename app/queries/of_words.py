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


def by_sentence(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of `with_sentences` in groups whose words stand in the same sentences, the longest words first.

    The groups are in the order of their first rows.

    >>> said = {"article": "a", "revision": 1, "before": "", "after": "."}
    >>> rows = [said | {"start": start, "end": end} for start, end in ((0, 60), (20, 40), (70, 90))]
    >>> [[row["start"] for row in group] for group in by_sentence(rows)]
    [[0, 20], [70]]
    """
    groups: list[list[Row]] = []
    for row in sorted(rows, key=length, reverse=True):
        home = next((group for group in groups if holds(group[0], row)), None)
        if home is None:
            groups.append(home := [])
        home.append(row)
    places = {id(row): place for place, row in enumerate(rows)}
    return sorted(groups, key=lambda group: min(places[id(row)] for row in group))


def sentence_of(row: Row) -> tuple[int, int]:
    """Where the sentences of a row begin and end in its article."""
    return row["start"] - len(row["before"]), row["end"] + len(row["after"])


def length(row: Row) -> tuple[int, int]:
    """How long a row's sentences are, and the words in them."""
    start, end = sentence_of(row)
    return end - start, row["end"] - row["start"]


def holds(whole: Row, part: Row) -> bool:
    """Whether the words of `part` stand in the sentences of `whole`."""
    same = all(whole[name] == part[name] for name in ("article", "revision"))
    start, end = sentence_of(whole)
    return same and start <= part["start"] and part["end"] <= end


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
