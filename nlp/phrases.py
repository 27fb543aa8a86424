"""Many fixed phrases found in a text in one pass over its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

Value = TypeVar("Value")

WORD = re.compile(r"\w+")
LOOKALIKES = (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"), ("\t", " "))


def fold(text: str, *, lines: bool = False) -> str:
    """`text` with one spelling of apostrophe, hyphen and space, every character in its place; line breaks on request."""
    for like, plain in LOOKALIKES:  # on text that is not all ASCII far faster than str.translate
        text = text.replace(like, plain)
    return text if lines else text.replace("\n", " ")


@lru_cache(maxsize=8)  # several tables are looked up in one text, one after the other
def places_of_words(text: str) -> dict[str, list[int]]:
    """Where each word of `text` starts."""
    places: dict[str, list[int]] = defaultdict(list)
    for word in WORD.finditer(text):
        places[word.group()].append(word.start())
    return places


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
        places = places_of_words(text)
        known = places.keys() & self.by_first.keys()
        for start, word in sorted((at, first) for first in known for at in places[first]):
            if start < reached:
                continue
            for phrase, value in self.by_first[word]:
                end = start + len(phrase)
                if text.startswith(phrase, start) and is_boundary(text, end):
                    reached = end
                    yield start, end, value
                    break


def is_boundary(text: str, end: int) -> bool:
    """Whether a word can end at `end`: no letter or digit goes on behind it."""
    return end >= len(text) or not (text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "$"))
