"""Sentence boundaries by rule, alike in every language and cheap enough to run before any model.

Trained parsers split trade text badly: transcripts, headlines without a stop, "the U.S. The tariff".
Here a line break that does not run on, and a stop that a new sentence follows, are boundaries; what
spaCy's tokenizers keep together ("U.S.", "Mr.", "3.5") is not.
"""

from itertools import pairwise

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

from nlp.lexicon import load_lexicon

LEXICON = load_lexicon("sentences")
STOPS = frozenset(LEXICON["stops"])
CLOSERS = frozenset(LEXICON["closers"])
OPENERS = frozenset(LEXICON["openers"])
FINAL_ABBREVIATIONS = frozenset(LEXICON["final_abbreviations"])
STARTERS = frozenset(LEXICON["starters"])
TITLES = frozenset(LEXICON["titles"])
NUMBER_TITLES = frozenset(LEXICON["number_titles"])

LONGEST = 600  # tokens


@Language.component("fulcrum_sentences", assigns=["token.is_sent_start"])
def set_sentence_starts(doc: Doc) -> Doc:
    """Mark where sentences start; a parser that runs later keeps to it."""
    starts = {0, *cut_long([0, *find_starts(doc), len(doc)])}
    flags = [[1 if index in starts else -1] for index in range(len(doc))]
    # One write for all: setting a token's flag looks through the whole document each time.
    doc.from_array(["SENT_START"], numpy.array(flags, dtype="int64").astype("uint64"))  # type: ignore[arg-type]
    return doc


def cut_long(starts: list[int]) -> list[int]:
    """The starts, and one more wherever a sentence goes on for longer than anybody speaks.

    Some readers look from each part of a sentence at each other: a table without a stop must not be one.

    >>> len(cut_long([0, 5, 1300])), cut_long([0, 5])
    (4, [0])
    """
    return [at for start, end in pairwise(starts) for at in range(start, end, LONGEST)]


def find_starts(doc: Doc) -> list[int]:
    """Indexes of the tokens that start a sentence, the first one left out.

    >>> import spacy
    >>> doc = spacy.blank("en")("Imports rose. The U.S. gap narrowed! Why?")
    >>> [doc[i].text for i in find_starts(doc)]
    ['The', 'Why']
    """
    starts = []
    end_seen = False
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if token.is_space:
            if "\n" in token.text and (end_seen or breaks(token, following)):
                starts.append(following.i)
                end_seen = False
            continue
        if not (end_seen and token.text in CLOSERS):
            end_seen = ends(token)
        if end_seen and not closes(token, following) and not following.is_space and opens(token, following):
            starts.append(following.i)
            end_seen = False
        elif end_seen and is_gap(following) and token.i + 2 < len(doc) and opens(token, doc[token.i + 2]):
            starts.append(token.i + 2)
            end_seen = False
    return starts


def closes(last: Token, mark: Token) -> bool:
    """Whether a mark behind the end of a sentence belongs to it; one set off by a space opens the next."""
    return mark.text in CLOSERS and not last.whitespace_


def is_gap(token: Token) -> bool:
    """Whether this is a token of mere spaces, no line break."""
    return token.is_space and "\n" not in token.text


def ends(token: Token) -> bool:
    """Whether a sentence can end with this token."""
    if token.text == ".":
        return not is_abbreviated(token)
    return token.text in STOPS or token.lower_ in FINAL_ABBREVIATIONS


def is_abbreviated(stop: Token) -> bool:
    """Whether the word before this stop is an abbreviation or an initial that goes on behind it."""
    if stop.i == 0:
        return False
    word = stop.nbor(-1)
    if word.lower_ in NUMBER_TITLES:
        return stop.i + 1 < len(stop.doc) and stop.nbor(1).text[:1].isdigit()
    return word.lower_ in TITLES or (len(word.text) == 1 and word.text.isalpha() and word.text.isupper())


def opens(last: Token, first: Token) -> bool:
    """Whether a new sentence can open with `first` behind `last`."""
    if last.lower_ in FINAL_ABBREVIATIONS:
        return first.text[:1].isupper() and first.lower_ in STARTERS
    if last.text in {"…", "..."}:
        return first.text[:1].isupper()
    if not last.whitespace_ and first.text[:1].isalpha() and first.text[:1].islower():
        return False
    head = first.text[:1]
    return head.isupper() or head.isdigit() or head in OPENERS or head in "$€£¥" or not head.isalpha()


def breaks(newline: Token, following: Token) -> bool:
    """Whether a line break ends a sentence though no stop stands before it."""
    if newline.text.count("\n") > 1:
        return True
    return not following.text[:1].islower()
