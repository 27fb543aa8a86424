"""A document laid out for asking: what stands where in it. `laying` makes it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from nlp.countries import Mention
from nlp.types import Figure, Period

HOME = "USA"  # whose statistics are asked


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """Behind the last character."""
        ...


Thing = TypeVar("Thing", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what is looked up, and what it says."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody says, and the country that speaks."""

    start: int
    end: int
    country: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with everything that a question may be asked of, in order of place."""

    text: str
    lower: str
    date: str | None
    language: str
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]
    cues: tuple[Cue, ...]
    indicators: tuple[Cue, ...]
    commodities: tuple[Cue, ...]
    ranks: tuple[Cue, ...]
    records: tuple[Cue, ...]
    changes: tuple[tuple[int, int, int], ...]
    countries: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    title: str | None
    title_countries: tuple[str, ...] = ()
    title_periods: tuple[Period, ...] = ()
    voices: tuple[Voice, ...] = ()
    subjects: tuple[tuple[int, int, int], ...] = ()
    """A verb's first character with the first and last of who does it, as far as an English tree tells."""
    companies: tuple[Span, ...] = ()
    uncoded: tuple[Cue, ...] = ()
    """Nouns beside a word of trade that make goods fewer than all goods, and have no code."""
    own: str | None = None
    """The country that "nuestro país" is where nobody is quoted, as far as the text tells."""

    @staticmethod
    def within(things: Sequence[Thing], span: Spanned) -> list[Thing]:
        """Those of `things` that stand inside `span`."""
        first = bisect_right(things, span.start - 1, key=lambda thing: thing.start)
        inside = []
        for thing in things[first:]:
            if thing.start >= span.end:
                break
            inside.append(thing)
        return inside

    def named(self, span: Spanned) -> list[Mention]:
        """The countries named inside `span`; parts of them left out."""
        return [one for one in self.within(self.countries, span) if one.form != "place"]

    def partners(self, span: Spanned) -> list[Mention]:
        """Those of them that the home country can trade with."""
        return [one for one in self.named(span) if one.country not in (HOME, "WLD")]

    def around(self, spans: Sequence[Span], offset: int) -> Span:
        """The one of `spans` that `offset` stands in."""
        index = bisect_right(spans, offset, key=lambda span: span.start) - 1
        return spans[max(0, index)]

    def before(self, sentence: Span, most: int) -> Iterator[Span]:
        """The sentences before one, nearest first; who tells something counts as one with what is told."""
        index = bisect_right(self.sentences, sentence.start, key=lambda span: span.start) - 1
        for place in range(index - 1, -1, -1):
            one = self.sentences[place]
            most -= one.end != self.sentences[place + 1].start
            if most < 0:
                return
            yield one

    def doer(self, verb: Spanned) -> Mention | None:
        """The one country that the tree has for the subject of a verb."""
        index = bisect_right(self.subjects, verb.start, key=lambda one: one[0]) - 1
        if index < 0 or self.subjects[index][0] != verb.start:
            return None
        named = self.named(Span(*self.subjects[index][1:]))
        return named[-1] if len({one.country for one in named}) == 1 else None

    def lead(self, offset: int, length: int = 40) -> str:
        """The lower-case words right before a place."""
        return self.lower[max(0, offset - length) : offset]
