"""From the words that betray a stance to the clause that a reader would quote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from nlp.types import Stance

MARK = re.compile(r",(?!\d)|[;:()\[\]\n“”«»\"]|\s[-–—]\s|—")  # where a clause may begin or end
EDGE = re.compile(r"[\s'’‘.!?…]")


def widen(doc: Doc, found: Sequence[Stance]) -> Iterator[Stance]:
    """Each stance, in order, with the whole of its clause; two in one clause share it out between them.

    A stance of which only "holds all the cards" was matched is quoted as "the US holds all the cards in this".
    """
    if not found:
        return  # most texts: their sentences need not be gone through
    text = doc.text
    sentences = tuple(doc.sents)
    ends = [sentence.end_char for sentence in sentences]
    starts = [sentence.start_char for sentence in sentences]
    for number, stance in enumerate(found):
        left = max((start for start in starts if start <= stance.start), default=0)
        right = min((end for end in ends if end >= stance.end), default=len(text))
        left = max([left, *(other.end for other in found[:number] if other.end <= stance.start)])
        right = min([right, *(other.start for other in found[number + 1 :] if other.start >= stance.end)])
        start = max([left, *(mark.end() for mark in MARK.finditer(text, left, stance.start))])
        mark = MARK.search(text, stance.end, right)
        start, end = trim(text, start, mark.start() if mark else right, stance)
        yield replace(stance, start=start, end=end, text=text[start:end])


def trim(text: str, start: int, end: int, stance: Stance) -> tuple[int, int]:
    """The span without space, stops and marks at its edges, never less than what was matched."""
    while start < stance.start and EDGE.match(text[start]):
        start += 1
    while end > stance.end and EDGE.match(text[end - 1]):
        end -= 1
    return start, end
