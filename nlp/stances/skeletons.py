"""A sentence as the frames see it: folded words, with a numbered mark where a party stands.

"The Americans don't need Mexico's gas" becomes `@0 do n't need @1 's gas `. A party behind a preposition that
makes it an object ("to", "against", "con") is marked `#` instead of `@`: it is no subject of what follows.
"Both sides" is marked `&`, "each other" `%`, and "its", "our", "their" `$`: they may stand between the words of a
cue ("has lost its leverage").
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc, Span

from nlp.lexicon import load_lexicon
from nlp.stances.parties import Party

LONGEST = 300  # tokens of one sentence that are read: longer ones are tables or junk
KEY = 5  # characters of a word by which frames are looked up
MARK = re.compile(r"([@#$&%])(\d+)")
WORD = re.compile(r"\S+")
KINDS = {"both": "&", "each": "%"}
MARKS = str.maketrans("", "", "@#$&% \u00a0")  # what a word must not hold, for it means something here


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The words of a passage with its parties marked; `offsets` leads back to characters of the text."""

    text: str
    starts: tuple[int, ...]
    """Where each word starts in `text`."""
    spans: tuple[tuple[int, int], ...]
    """Character offsets in the document of each word."""
    parties: tuple[Party, ...]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Document offsets of the words that `text[start:end]` touches.

        A party that is only understood (a Spanish verb's "we") has no width of its own.
        """
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, end - 1) - 1, first)
        return self.spans[first][0], self.spans[last][1]

    def keys(self) -> frozenset[str]:
        """The first letters of every word, by which frames are found."""
        return frozenset().union(*map(beginnings, set(self.text.split())))


@lru_cache(maxsize=20_000)
def beginnings(word: str) -> tuple[str, ...]:
    """The first letters of a word, two to `KEY` of them."""
    return tuple(word[:size] for size in range(2, KEY + 1))


def fold(word: str) -> str:
    """Lower case without accents and with plain apostrophes.

    >>> fold("Índice"), fold("d’autre")
    ('indice', "d'autre")
    """
    if word.isascii():
        return word.lower()
    if word.lower() == "sí":  # else it would be "si", if
        return "sí"
    plain = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(character for character in plain if not unicodedata.combining(character))


@cache
def words(language: str, name: str) -> frozenset[str]:
    """One list of words of the language's leverage lexicon."""
    return frozenset(load_lexicon(f"leverage_{language}")[name])


def build(span: Span, parties: tuple[Party, ...], language: str) -> Skeleton:
    """The skeleton of a run of tokens with the parties that stand in it."""
    pieces, starts, spans, length = [], [], [], 0
    for piece, start, end in read(
        span.doc, span.start, min(span.end, span.start + LONGEST), parties, language
    ):
        pieces.append(piece)
        starts.append(length)
        spans.append((start, end))
        length += len(piece) + 1
    return Skeleton("".join(f"{piece} " for piece in pieces), tuple(starts), tuple(spans), parties)


def join(first: Skeleton, second: Skeleton) -> Skeleton:
    """Two neighbouring sentences as one passage; parties keep their order and are numbered anew."""
    shift, count = len(first.text), len(first.parties)
    moved = MARK.sub(lambda mark: f"{mark[1]}{int(mark[2]) + count}", second.text)
    starts = (match.start() + shift for match in WORD.finditer(moved))
    return Skeleton(
        first.text + moved,
        (*first.starts, *starts),
        first.spans + second.spans,
        first.parties + second.parties,
    )


def read(
    doc: Doc, first: int, last: int, parties: tuple[Party, ...], language: str
) -> Iterator[tuple[str, int, int]]:
    """Each word of the skeleton with its document offsets."""
    objects, links, quotes = (words(language, name) for name in ("objects", "links", "quotes"))
    inner, abstract = words(language, "inner"), words(language, "abstract")
    before = ""
    number, skip, governed, stands_in = 0, -1, False, False
    for token in doc[first:last]:
        if token.idx < skip or token.is_space or token.text in quotes:
            continue
        if number < len(parties) and parties[number].start < token.idx + len(token):
            party = parties[number]
            mark = KINDS.get(party.kind) or ("#" if governed else "$" if party.possessive else "@")
            yield f"{mark}{number}", party.start, party.end
            if party.possessive:
                yield "'s", party.start, party.end
            stands_in = party.kind not in ("named", "land") and not party.possessive
            number, skip, governed = number + 1, party.end, False
            if party.end > party.start:
                continue
        word = fold(token.text).translate(MARKS)
        if word == "'s" and stands_in:  # "they", "it" and "who" own by words of their own: this is a verb
            word = "is"
        stands_in = False
        if word:
            yield word, token.idx, token.idx + len(token)
            governed = (
                word in objects or (governed and word in links) or (word in inner and before in abstract)
            )
            before = word
