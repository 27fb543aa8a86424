"""Many fixed phrases found in a text in one pass over its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")

WORD = re.compile(r"\w+")
LOOKALIKES = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "‑": "-", "\t": " "})
WITH_LINES = {code: to for code, to in LOOKALIKES.items() if code != ord("\n")}


def fold(text: str, *, lines: bool = False) -> str:
    """`text` with one spelling of apostrophe, hyphen and space, every character in its place; line breaks on request."""
    return text.translate(WITH_LINES if lines else LOOKALIKES)


class Phrases(Generic[Value]):
    """Phrases with what they stand for; the longest wins where several begin at one word.

    >>> list(Phrases([("New Mexico", "USA"), ("Mexico", "MEX")]).find("Mexico, New Mexico"))
    [(0, 6, 'MEX'), (8, 18, 'USA')]
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        by_first: dict[str, dict[str, Value]] = defaultdict(dict)
        for phrase, value in phrases:
            if first := WORD.search(phrase):
                by_first[first.group()].setdefault(phrase, value)
        self.by_first = {
            word: sorted(entries.items(), key=lambda entry: -len(entry[0]))
            for word, entries in by_first.items()
        }

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Start, end and value of each phrase in `text`, in order, none inside another."""
        text, reached = fold(text), 0
        for word in WORD.finditer(text):
            if word.start() < reached or word.group() not in self.by_first:
                continue
            for phrase, value in self.by_first[word.group()]:
                end = word.start() + len(phrase)
                if text.startswith(phrase, word.start()) and is_boundary(text, end):
                    reached = end
                    yield word.start(), end, value
                    break


def is_boundary(text: str, end: int) -> bool:
    """Whether a word can end at `end`: no letter or digit goes on behind it."""
    return end >= len(text) or not (text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "$"))
