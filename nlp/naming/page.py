"""A document laid out for naming: words, tags and places, looked up once."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from nlp.countries import Mention, find_countries
from nlp.phrases import fold


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a document with what every stage asks for."""

    doc: Doc
    text: str
    """The text with one spelling of apostrophe, hyphen and space."""
    lines: str
    """The same with its line breaks."""
    language: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    """Part-of-speech tags; empty strings where there is no tagger."""
    starts: tuple[int, ...]
    sentences: tuple[int, ...]
    """For each token the number of its sentence."""
    countries: tuple[Mention, ...]
    country_starts: tuple[int, ...]
    tagged: bool

    def end_of(self, index: int) -> int:
        """Where a token ends."""
        return self.starts[index] + len(self.words[index])

    def token_at(self, offset: int) -> int:
        """Index of the token that covers a character, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def countries_in(self, start: int, end: int) -> list[Mention]:
        """The country mentions that begin between two characters."""
        return list(
            self.countries[bisect_left(self.country_starts, start) : bisect_left(self.country_starts, end)]
        )

    def is_name(self, index: int) -> bool:
        """Whether a token is a word with a capital."""
        return 0 <= index < len(self.words) and self.words[index][:1].isupper()

    def is_gap(self, index: int) -> bool:
        """Whether a token is mere white space."""
        return self.words[index].isspace()


def read_page(doc: Doc) -> Page:
    """Lay out a document."""
    tokens = list(doc)
    text = doc.text  # building the text takes a pass over all tokens: once
    lines = fold(text, lines=True)
    words = tuple(fold(token.text) for token in tokens)
    countries = tuple(find_countries(doc))
    tagged = doc.has_annotation("TAG")
    return Page(
        doc,
        fold(text),
        lines,
        doc.lang_ if doc.lang_ in ("en", "es", "fr") else "en",
        words,
        tuple(word.lower() for word in words),
        tuple(token.tag_ for token in tokens) if tagged else ("",) * len(words),
        tuple(token.idx for token in tokens),
        tuple(number_sentences(tokens)),
        countries,
        tuple(mention.start for mention in countries),
        tagged,
    )


def number_sentences(tokens: list[Token]) -> list[int]:
    """For each token the number of its sentence."""
    number, numbers = 0, []
    for index, token in enumerate(tokens):
        number += bool(token.is_sent_start) and index > 0
        numbers.append(number)
    return numbers
