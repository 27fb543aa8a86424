"""What the stages hand on to each other. Character offsets into the text, end exclusive, unless said otherwise."""

from dataclasses import dataclass, field
from typing import Literal

from nlp.types import QuotationKind

CueKind = Literal["say", "utter", "show", "think", "intend", "judge", "source", "noun", "mood"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text between quote marks: `start`-`end` without the marks, `outer_start`-`outer_end` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in a transcript: the label that names them and what they say."""

    start: int
    end: int
    label_start: int
    label_end: int
    outer_start: int
    """Where the line of the label begins."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that reports speech: tokens `start`-`end`, one of them the `head`."""

    start: int
    end: int
    head: int
    lemma: str
    kinds: frozenset[CueKind]


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a speaker: tokens `start`-`end` with their head noun."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation before its speaker is linked."""

    start: int
    end: int
    kind: QuotationKind
    source: Source | None = None
    cue: Cue | None = None
    label: tuple[int, int] | None = field(default=None)
    """The characters that name the speaker where they are no part of a sentence (a transcript's label)."""
