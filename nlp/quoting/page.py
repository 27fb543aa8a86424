"""One document as the stages see it: its tokens, sentences, cues, quote marks and turns, found once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from spacy.tokens import Doc

from nlp.quoting.cues import find_cues
from nlp.quoting.dashes import find_dialogue
from nlp.quoting.datelines import find_datelines
from nlp.quoting.marks import find_quoted
from nlp.quoting.reporting import Reporting, load_reporting
from nlp.quoting.turns import find_turns
from nlp.quoting.types import Cue, Quoted, Turn

DELIMITERS = frozenset(",;:—–()[]…") | {"--", "―", "...", ".", "!", "?"}
LONGEST = 400  # tokens: longer "sentences" are tables or junk
NEXT = 8  # quotations that one phrase can hold
MARKS = frozenset("\"“”„«»‹›‘’'") | {"''", "``"}


@dataclass(frozen=True, slots=True)
class Page:
    """A document with what every stage asks for."""

    doc: Doc
    text: str
    """The document's text; spaCy would join it anew from its tokens each time."""
    reporting: Reporting
    cues: tuple[Cue, ...]
    quoted: tuple[Quoted, ...]
    turns: tuple[Turn, ...]
    starts: tuple[int, ...]
    """Where each token starts."""
    sentences: tuple[tuple[int, int], ...]
    """For each token the sentence that it is in, as tokens start and end; a dateline or label is one of its own."""
    levels: tuple[int, ...]
    """For each token how deep in quote marks it stands."""
    openings: frozenset[int]
    closings: frozenset[int]
    """The tokens that are opening and closing quote marks."""
    language: str

    def word(self, name: str) -> frozenset[str]:
        """A word list of the language; empty where it has none."""
        return self.reporting.words.get(name, frozenset())

    def token_at(self, offset: int) -> int:
        """Index of the token that covers a character, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of tokens `start`-`end`."""
        return self.starts[start], self.starts[end - 1] + len(self.doc[end - 1])

    def is_delimiter(self, index: int) -> bool:
        """Whether a token is punctuation that parts clauses."""
        token = self.doc[index]
        return token.text in DELIMITERS or token.text in MARKS or (token.is_space and "\n" in token.text)

    def quotes_from(self, offset: int) -> tuple[Quoted, ...]:
        """The next few quotations behind a character."""
        first = bisect_left(self.quoted, offset, key=lambda quote: quote.start)
        return self.quoted[first : first + NEXT]

    def is_parsed(self, index: int) -> bool:
        """Whether the parser has read the sentence of a token: none of Spanish or French, and not all of English."""
        return self.doc[index].dep != 0

    def in_turn(self, offset: int) -> bool:
        """Whether a character is part of a transcript's turn."""
        turn = self.turn_at(offset)
        return turn is not None and offset >= turn.start

    def is_label(self, offset: int) -> bool:
        """Whether a character is part of the label of a transcript's turn."""
        turn = self.turn_at(offset)
        return turn is not None and offset < turn.start

    def turn_at(self, offset: int) -> Turn | None:
        """The transcript's turn, its label counted to it, that a character is part of."""
        index = bisect_right(self.turns, offset, key=lambda turn: turn.label_start) - 1
        return self.turns[index] if index >= 0 and offset < self.turns[index].end else None


def read_page(doc: Doc) -> Page:
    """Lay out a document for the stages."""
    text = doc.text
    reporting = load_reporting(doc.vocab.lang)
    marked = [tightened(text, quote) for quote in find_quoted(text)]
    marked += find_dialogue(text, reporting)
    quoted = tuple(
        sorted((quote for quote in marked if quote.end - quote.start > 1), key=lambda quote: quote.start)
    )
    starts = tuple(doc.to_array("IDX").tolist())
    turns = tuple(find_turns(text))
    begun = sorted([end for _, end in find_datelines(text)] + [turn.start for turn in turns])
    parts = find_sentences(doc, [bisect_left(starts, offset) for offset in begun])
    sentences = tuple(chain.from_iterable(stretch for part in parts for stretch in stretches(*part)))
    return Page(
        doc,
        text,
        reporting,
        tuple(find_cues(doc)),
        quoted,
        turns,
        starts,
        sentences,
        find_levels(starts, quoted),
        frozenset(bisect_right(starts, quote.outer_start) - 1 for quote in quoted),
        frozenset(bisect_right(starts, quote.outer_end - 1) - 1 for quote in quoted),
        doc.vocab.lang,
    )


def find_sentences(doc: Doc, breaks: list[int]) -> Iterator[tuple[int, int]]:
    """The sentences of a document as tokens start and end, cut where a dateline or a turn's label ends."""
    for sent in doc.sents:
        cuts = breaks[bisect_right(breaks, sent.start) : bisect_left(breaks, sent.end)]
        yield from zip([sent.start, *cuts], [*cuts, sent.end], strict=True)


def stretches(start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """For each token of a sentence where it starts and ends; what is too long for a sentence is cut up."""
    for begin in range(start, end, LONGEST):
        stop = min(begin + LONGEST, end)
        yield [(begin, stop)] * (stop - begin)


def tightened(text: str, quote: Quoted) -> Quoted:
    """Quoted text without the spaces that French puts inside its marks."""
    start, end = quote.start, quote.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(quote, start=start, end=end)


def find_levels(starts: tuple[int, ...], quoted: tuple[Quoted, ...]) -> tuple[int, ...]:
    """How deep in quote marks each token stands."""
    if not quoted:
        return (0,) * len(starts)
    steps = [0] * (len(starts) + 1)
    for quote in quoted:
        steps[bisect_right(starts, quote.start - 1)] += 1
        steps[bisect_right(starts, quote.end - 1)] -= 1
    return tuple(accumulate(steps[:-1]))
