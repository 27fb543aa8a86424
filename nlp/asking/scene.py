"""A document laid out for asking: sentences, clauses, and what stands where in them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, TypeVar

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from nlp.asking import words
from nlp.asking.openings import find_openings
from nlp.asking.scales import find_scaled
from nlp.asking.subjects import find_subjects
from nlp.asking.tellers import part_tellers, without_tellers
from nlp.asking.words import shape
from nlp.countries import Mention, find_countries
from nlp.lexicon import load_lexicon
from nlp.periods import read_periods
from nlp.phrases import fold
from nlp.types import Figure, Period

SPLIT = shape("clause_ends")
AND = re.compile(r"[ \u00a0](?:and|y|et|e|while|mientras)(?=[ \u00a0])")
LAST = re.compile(r"(?:and|y|e|et) (?:the |el |la |los |las |le |les )?", re.IGNORECASE)
ENDED = re.compile(r"[.;:!?)\"”»]|$")
BOTH = re.compile(r"(?<!\w)between [^.,;:$\d]{0,40}\Z")
NEVER = shape("never_more")
BEHIND = 22  # characters from a motion to the country that it goes to
KINDS = {
    "total": "trade",
    "deficit": "gap",
    "surplus": "gap",
    "imports": "flow",
    "exports": "flow",
    "goods_and_services": "both",
}
HOME = "USA"  # whose statistics are asked
NEIGHBOUR = re.compile(r"neighbou?r|vecino|voisin|partners|members|countries|socios")
OURS = "OWN"  # whoever speaks, in the table of descriptions
UNTOLD = "???"  # a country that the words describe and do not tell
OFFICIAL = frozenset({"office", "government", "organisation", "person"})
NEARBY = 80  # characters back to whose neighbour is described
OPENED = 9  # characters from where a clause opens to a figure that is its subject
FRAGMENT = 4  # words: a sentence no longer than that, with a figure, belongs to the next one


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


def find_voices(doc: Doc) -> Iterator[Voice]:
    """The quotations whose speaker's country is known, in order."""
    countries = {actor.id: actor.country for actor in doc._.actors}
    for quotation in sorted(doc._.quotations, key=lambda one: one.start):
        if country := countries.get(quotation.speaker):
            yield Voice(quotation.start, quotation.end, country)


def lay_out(doc: Doc) -> Scene:
    """The scene of a document that the other readers have read."""
    text = doc.text
    lower = fold(text).lower()
    lower = lower if len(lower) == len(text) else fold(text)
    told = doc._.quotations
    whole = [(sentence.start, sentence.end) for sentence in join_fragments(doc)]
    sentences = tuple(Span(*one) for one in part_tellers(told, lower, whole))
    named = tuple(find_countries(doc))
    own = own_country(doc, lower, named)
    countries = tuple(without_tellers(text, lower, told, merge_described(lower, named, own), whole))
    found = (cue for cue in find_cues(lower, sentences) if leads_to_country(lower, cue, countries))
    cues = tuple(sorted(found, key=lambda cue: cue.start))
    scaled = (one for span in sentences for one in find_scaled(lower, span.start, span.end, doc._.figures))
    figures = tuple(sorted((*doc._.figures, *scaled), key=lambda figure: figure.start))
    marks: list[Spanned] = sorted(
        (*cues, *(m for m in countries if m.form != "place")), key=lambda mark: mark.start
    )
    title = doc._.title
    openings = tuple(find_openings(doc))
    return Scene(
        text,
        lower,
        doc._.date,
        doc.lang_,
        sentences,
        tuple(clause for sentence in sentences for clause in split(text, sentence, figures, marks, openings)),
        cues,
        tuple(Cue(*found) for found in words.indicator_phrases().find(lower)),
        tuple(Cue(*found) for found in words.commodity_phrases(doc.lang_).find(lower)),
        tuple(Cue(*found) for found in words.rank_phrases().find(lower)),
        tuple(sorted((*records_named(lower), *never_before(lower)), key=lambda record: record.start)),
        tuple(words.change_phrases().find(lower)),
        countries,
        figures,
        doc._.periods,
        title,
        title_countries(doc),
        tuple(read_periods(title, doc._.date, doc.lang_)) if title else (),
        tuple(find_voices(doc)),
        tuple(find_subjects(doc)),
        own,
    )


def own_country(doc: Doc, lower: str, mentions: Sequence[Mention]) -> str | None:
    """Whose "nuestro país" is in a text that is not English: the one country whose offices and institutions it names.

    Else that of the neighbour's neighbour: only Mexicans call the United States "el vecino del norte".
    """
    if doc.lang_ == "en":
        return None
    neighbours: dict[str, str] = load_lexicon("asking")["neighbours"]
    if told := next((code for wording, code in neighbours.items() if wording in lower), None):
        return told
    offices = {actor.country for actor in doc._.actors if actor.kind in OFFICIAL} - {None, HOME, "WLD"}
    named = {one.country for one in mentions if one.form != "place"} - {HOME, "WLD"}
    codes = offices or named
    return next(iter(codes)) if len(codes) == 1 else None


def title_countries(doc: Doc) -> tuple[str, ...]:
    """The countries that the title names, in order."""
    if not doc._.title:
        return ()
    named = find_countries(tokenizer(doc.lang_)(doc._.title))
    return tuple(dict.fromkeys(m.country for m in named if m.country != "WLD"))


def find_cues(lower: str, sentences: tuple[Span, ...]) -> Iterator[Cue]:
    """The words of trade; verbs of giving and taking only in sentences that speak of goods."""
    weak, goods = words.listed("weak", "verbs"), words.any_of("weak", "goods")
    for start, end, name in words.cue_phrases().find(lower):
        if lower[start:end] in weak:
            sentence = sentences[max(0, bisect_right(sentences, start, key=lambda span: span.start) - 1)]
            if not goods.search(lower, sentence.start, sentence.end):
                continue
        if is_something_else(lower, start, end, name):
            continue
        if name == "surplus" and words.shape("unfavourable").match(lower, start):
            name = "deficit"  # a balance of trade, which may be either
        yield Cue(start, end, name)
    for match in words.shape("lost").finditer(lower):
        yield Cue(match.start("verb"), match.end("verb"), "deficit")
    for match in words.shape("bare_balance").finditer(lower):
        group = "told" if match["told"] else "noun"
        yield Cue(match.start(group), match.end(group), "surplus")
    for match in words.shape("goods_from").finditer(lower):
        if not words.shape("goods_hit").search(lower[max(0, match.start() - 40) : match.start()]):
            yield Cue(match.start("verb"), match.end("verb"), "enter")
    for match in words.shape("paid_for").finditer(lower):
        yield Cue(match.start("verb"), match.end("verb"), "buy")
    for match in words.shape("came_from").finditer(lower):
        yield Cue(match.start("verb"), match.end("verb"), "enter")


def is_something_else(lower: str, start: int, end: int, name: str) -> bool:
    """Whether the words around a word of trade make it something else: a trade deal, a funding gap, public purchases."""
    if (kind := KINDS.get(name)) is None:
        return False
    behind, ahead = words.shape(f"no_{kind}_behind"), words.shape(f"no_{kind}_ahead")
    return bool(behind.match(lower, end) or ahead.search(lower[max(0, start - 30) : start]))


def leads_to_country(lower: str, cue: Cue, countries: Sequence[Mention]) -> bool:
    """Whether a motion goes to or comes from a country: "is going to invest" and "coming out of the summit" do not."""
    if cue.name not in ("go", "enter") or not words.shape("motion").search(lower[cue.start : cue.end]):
        return True
    index = bisect_right(countries, cue.start, key=lambda mention: mention.start)
    return index < len(countries) and countries[index].start - cue.end < BEHIND


def records_named(lower: str) -> Iterator[Cue]:
    """The words of records."""
    return (Cue(*found) for found in words.record_phrases().find(lower))


def never_before(lower: str) -> Iterator[Cue]:
    """Records told as a negation: "never has the US imported more"."""
    return (Cue(match.start(), match.end(), "high") for match in NEVER.finditer(lower))


@cache
def tokenizer(language: str) -> Pipeline:
    """A tokenizer for titles."""
    return spacy.blank(language)


def join_fragments(doc: Doc) -> Iterator[Span]:
    """Sentences, a figure that stands by itself joined with what follows: "$197 billion. That is what …"."""
    start = None
    for sentence in doc.sents:
        begin = sentence.start_char if start is None else start
        short = sum(token.is_alpha or token.like_num for token in sentence) <= FRAGMENT
        if (
            start is None
            and short
            and "\n" not in sentence.text
            and any(begin <= figure.start < sentence.end_char for figure in doc._.figures)
        ):
            start = begin
            continue
        start = None
        yield Span(begin, sentence.end_char)
    if start is not None:
        yield Span(start, len(doc.text))


def split(
    text: str,
    sentence: Span,
    figures: Sequence[Figure],
    marks: Sequence[Spanned],
    openings: Sequence[tuple[int, int]],
) -> Iterator[Span]:
    """The clauses of a sentence; `marks` are cues and countries, which part two figures at an "and".

    `openings` are the commas at which the tree begins a clause.
    """
    cuts = [
        match.span()
        for match in SPLIT.finditer(text, sentence.start, sentence.end)
        if not joins(match, text, figures, marks, sentence)
    ]
    for match in AND.finditer(text, sentence.start, sentence.end):
        if parts_figures(match, figures, marks, sentence):
            cuts.append((match.start(), match.end()))
    cuts += [
        (first, last)
        for first, last in openings
        if sentence.start < first < sentence.end and not Scene.within(figures, Span(last, last + OPENED))
    ]  # "of the goods imported, about 1 percent came from Chile" is told of a whole before it
    start = sentence.start
    for first, last in sorted(cuts):
        if first > start:
            yield Span(start, first)
            start = last
    if start < sentence.end:
        yield Span(start, sentence.end)


def joins(
    match: re.Match[str], text: str, figures: Sequence[Figure], marks: Sequence[Spanned], sentence: Span
) -> bool:
    """Whether an "and" joins two countries before any figure: "exports to the US and the EU fell 10 percent"."""
    here = [one for one in Scene.within(marks, sentence) if isinstance(one, Mention)]
    if BOTH.search(text[sentence.start : match.start()]):
        return True  # "the gap between imports from and exports to Ireland"
    if any(LAST.fullmatch(text, match.end(), one.start) and ENDED.match(text, one.end) for one in here):
        return any(one.end == match.start() for one in here)  # "Mexico, Canada, and Taiwan."
    if Scene.within(figures, Span(sentence.start, match.start())):
        return False
    return any(one.end == match.start() for one in here) and any(
        text[match.end() : one.start].lower() in ("the ", "la ", "el ", "les ", "los ") for one in here
    )


def parts_figures(
    match: re.Match[str], figures: Sequence[Figure], marks: Sequence[Spanned], sentence: Span
) -> bool:
    """Whether an "and" stands between two figures of which the second has a cue or a country of its own."""
    inside = [f for f in Scene.within(figures, sentence) if f.kind in ("amount", "percent")]
    ahead = [f for f in inside if f.end <= match.start()]
    behind = [f for f in inside if f.start >= match.end()]
    if not ahead or not behind:
        return False
    first = behind[0]
    own = Scene.within(marks, Span(match.end(), first.start))
    return bool(own or Scene.within(marks, Span(first.end, first.end + 30)))


def seen_from(described: Mention, mentions: tuple[Mention, ...]) -> str | None:
    """The neighbour as its own neighbour sees it: Mexico's northern one is not Canada; None where it cannot be told."""
    ahead = [m for m in mentions if m.end <= described.start and described.start - m.end < NEARBY]
    if described.country in load_lexicon("asking")["regions"]:
        return only_one_of(load_lexicon("asking")["regions"][described.country], ahead)
    if not NEIGHBOUR.search(described.text):
        return described.country
    whose = ahead[-1].country if ahead and not described.text.startswith("our ") else "USA"
    if whose not in ("USA", "MEX", "CAN") or ("+" in described.country and whose != "USA"):
        return None
    if described.country == "?":
        return "USA" if whose != "USA" else None
    return "USA" if (whose, described.country) in (("MEX", "CAN"), ("CAN", "MEX")) else described.country


def only_one_of(region: Sequence[str], ahead: Sequence[Mention]) -> str:
    """The one country of a region that was named just before, or a code that stands for one that cannot be told."""
    codes = {m.country for m in ahead} & set(region)
    return codes.pop() if len(codes) == 1 else UNTOLD


def merge_described(lower: str, mentions: tuple[Mention, ...], own: str | None) -> tuple[Mention, ...]:
    """The countries named and those described ("our southern neighbor", "nuestro país", "el país asiático"), in order."""
    table = load_lexicon("asking")["descriptions"]
    described = [
        Mention(match.start(), match.end(), match.group(), table[match.group()], "name")
        for match in words.described_countries().finditer(lower)
    ]
    if not described:
        return mentions
    seen = ((one, own if one.country == OURS else seen_from(one, mentions)) for one in described)
    described = [replace(one, country=country) for one, country in seen if country]
    kept = [m for m in mentions if not any(d.start < m.end and m.start < d.end for d in described)]
    return tuple(sorted((*kept, *described), key=lambda mention: mention.start))
