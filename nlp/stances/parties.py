"""The parties of a text: countries by any name, and the pronouns that stand for them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from nlp.countries import find_countries
from nlp.lexicon import load_lexicon
from nlp.quotations import speaker_at
from nlp.types import Quotation

NEAR = 20  # characters within which a country's name says whose farmers are meant
REACH = 250  # characters before a quotation in which its speaker's country is looked for
COSTS = {"place": 120, "adjective": 40, "demonym": 20}  # characters by which a form counts as further away
LIKELIEST = ("USA", 100)  # the party that most passages are about, and how much nearer that counts

Kind = Literal[
    "named",
    "we",
    "they",
    "you",
    "nobody",
    "it",
    "both",
    "each",
    "other",
    "north",
    "south",
    "neighbour",
    "agent",
]


@dataclass(frozen=True, slots=True)
class Party:
    """A party where it stands; `country` is None for a pronoun, which context decides."""

    start: int
    end: int
    kind: Kind
    country: str | None = None
    possessive: bool = False
    form: str = "name"


@cache
def pronouns(language: str) -> dict[tuple[str, ...], tuple[Kind, bool]]:
    """Words that stand for a party, folded and split, with their kind and whether they are possessive."""
    tables = load_lexicon(f"leverage_{language}")["pronouns"]
    return {
        tuple(phrase.split()): (kind.removesuffix("_possessive"), kind.endswith("_possessive"))
        for kind, phrases in tables.items()
        for phrase in phrases
    }


def find_parties(doc: Doc) -> tuple[Party, ...]:
    """Every party of the text, in order, none overlapping another."""
    places = sorted(countries(doc), key=lambda party: party.start)
    named = settle([*places, *(party for party in people(doc) if not inside(party, places))])
    return settle([*named, *stand_ins(doc), *agents(doc, named)])


def inside(party: Party, places: list[Party]) -> bool:
    """Whether a country is named within a party: then that is the party ("officials of Peru")."""
    first = bisect_left(places, party.start, key=lambda place: place.start)
    return first < len(places) and places[first].start < party.end


def settle(parties: list[Party]) -> tuple[Party, ...]:
    """Parties in order; of two that overlap the first and longest."""
    taken: list[Party] = []
    for party in sorted(parties, key=lambda party: (party.start, -party.end)):
        if not taken or party.start >= taken[-1].end:
            taken.append(party)
    return tuple(taken)


def countries(doc: Doc) -> Iterator[Party]:
    """Countries, and what belongs to one, as parties."""
    for mention in find_countries(doc):
        yield Party(mention.start, mention.end, "named", mention.country, form=mention.form)
    if doc.lang_ == "en":
        small = lowercase()
        for token in doc:
            if token.text in small:
                yield Party(token.idx, token.idx + len(token), "named", small[token.text])


@cache
def lowercase() -> dict[str, str]:
    """Countries whose names tweets write small, by that spelling."""
    tables = load_lexicon("leverage")["lowercase"]
    return {name: country for country, names in tables.items() for name in names}


def agents(doc: Doc, named: tuple[Party, ...]) -> Iterator[Party]:
    """Companies, growers, officials of no stated country: they stand for the one that speaks."""
    nouns = frozenset(load_lexicon(f"leverage_{doc.lang_}")["agents"])
    starts, ends = [party.start for party in named], [party.end for party in named]
    for token in doc:
        if token.lower_ not in nouns:
            continue
        end = token.idx + len(token)
        behind, ahead = bisect_right(ends, token.idx) - 1, bisect_left(starts, end)
        close = behind >= 0 and token.idx - ends[behind] < NEAR
        if not close and not (ahead < len(starts) and starts[ahead] - end < NEAR):
            yield Party(token.idx, end, "agent")


def people(doc: Doc) -> Iterator[Party]:
    """Persons, offices and bodies that stand for their country."""
    for actor in doc._.actors:
        if actor.country:
            for start, end in actor.mentions:
                if doc.text[start:end].islower():  # "senators", "the whip": whose they are is not said
                    continue
                yield Party(start, end, "named", actor.country, form="actor")


def stand_ins(doc: Doc) -> Iterator[Party]:
    """Pronouns, "both sides", and the "we" of a Spanish verb that goes without one."""
    known = pronouns(doc.lang_)
    longest = max(map(len, known))
    endings = tuple(load_lexicon(f"leverage_{doc.lang_}")["we_endings"])
    skip = 0
    for token in doc:
        if token.i < skip:
            continue
        found = longest_phrase(token, known, longest)
        if found:
            skip = token.i + len(found)
            kind, possessive = known[found]
            if kind == "it" and expletive(token):
                continue
            last = doc[skip - 1]
            yield Party(token.idx, last.idx + len(last), kind, possessive=possessive)
        elif endings and token.lower_.endswith(endings) and not stated(token):
            yield Party(token.idx, token.idx, "we")


def longest_phrase(
    token: Token, known: dict[tuple[str, ...], tuple[Kind, bool]], longest: int
) -> tuple[str, ...]:
    """The longest known phrase that starts at the token."""
    here = tuple(word.lower_.replace("’", "'") for word in token.doc[token.i : token.i + longest])
    return next((here[:size] for size in range(len(here), 0, -1) if here[:size] in known), ())


def expletive(token: Token) -> bool:
    """Whether an "it" stands for nothing ("it is clear that", "it requires")."""
    lexicon = load_lexicon(f"leverage_{token.doc.lang_}")
    following = token.doc[token.i + 1].lower_.replace("’", "'") if token.i + 1 < len(token.doc) else ""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return following in lexicon["expletive"] and before not in lexicon["referring"]


def stated(token: Token) -> bool:
    """Whether the Spanish "we" is written before its verb."""
    return any(word.lower_ in {"nosotros", "nosotras"} for word in token.doc[max(token.i - 3, 0) : token.i])


def voice(doc: Doc, offset: int, parties: tuple[Party, ...]) -> str | None:
    """The country that says "we" at this place: the speaker's, or the document's where it can be told."""
    quotation = speaker_at(doc, offset)
    if quotation is None:
        return document_voice(doc, parties)
    country = next((actor.country for actor in doc._.actors if actor.id == quotation.speaker), None)
    if country or not quotation.speaker_text:
        return country or home(doc)
    return speaker_country(doc, quotation, parties) or home(doc)


def speaker_country(doc: Doc, quotation: Quotation, parties: tuple[Party, ...]) -> str | None:
    """The country in or beside the words that name a speaker."""
    words = quotation.speaker_text or ""
    lowest = max(quotation.start - REACH, 0)
    at = doc.text.find(words, quotation.end, quotation.end + REACH)
    at = at if at >= 0 else doc.text.rfind(words, lowest, quotation.start)
    named = [
        party for party in parties if party.country and not quotation.start <= party.start < quotation.end
    ]
    inside = [party for party in named if at <= party.start < at + len(words) + NEAR]
    if at >= 0 and inside:
        return inside[0].country
    lexicon = load_lexicon(f"leverage_{doc.lang_}")
    title = words.lower()
    if title in lexicon["speaker_pronouns"]:
        before = [party for party in named if lowest <= party.start < quotation.start]
        return before[-1].country if before else None
    if any(word in title for word in lexicon["foreign_titles"]):
        return next((party.country for party in parties if party.country not in (None, "USA", "WLD")), None)
    return None


def home(doc: Doc) -> str | None:
    """The country that a text in this language speaks from when nothing says so."""
    return load_lexicon(f"leverage_{doc.lang_}").get("home")


def document_voice(doc: Doc, parties: tuple[Party, ...]) -> str | None:
    """Whose "we" the document's own is: a lone country beside "our neighbours", else the language's home."""
    names = list(dict.fromkeys(party.country for party in parties if party.country))
    if len(names) == 1 and any(party.kind == "neighbour" for party in parties):
        return names[0]
    return home(doc)


class Resolver:
    """Says which country a party stands for, and which other country is meant where none is said."""

    def __init__(self, doc: Doc, parties: tuple[Party, ...]):
        self.doc = doc
        self.parties = parties
        self.named = [party for party in parties if party.country]
        self.named_starts = [party.start for party in self.named]
        self.starts = [sentence.start_char for sentence in doc.sents]

    def country(self, party: Party, apart: str | None = None) -> str | None:
        """The country of a party that is not `apart`, or None where it cannot be told."""
        if party.country:
            return party.country
        here = voice(self.doc, party.start, self.parties)
        if party.kind == "we":
            return here
        if party.kind == "you":
            return self.nearest(party.start, {here, apart, "WLD"}) if self.addressed(party.start) else None
        if party.kind == "agent":
            return self.agent(party, apart, here)
        if party.kind in ("north", "south", "neighbour"):
            return self.neighbour(party, apart or here)
        quotation = speaker_at(self.doc, party.start)
        direct = quotation is not None and quotation.kind != "indirect"
        shunned = {apart, "WLD", here if direct or self.has_we() else None}
        if party.kind in ("they", "it"):
            return self.topic(party.start, shunned)
        return self.nearest(party.start, shunned)

    def addressed(self, offset: int) -> bool:
        """Whether a "you" is spoken to somebody: in a direct quotation, or beside a "we" or "us"."""
        quotation = speaker_at(self.doc, offset)
        return (quotation is not None and quotation.kind != "indirect") or self.has_we()

    def topic(self, offset: int, shunned: set[str | None]) -> str | None:
        """What a pronoun takes up: the first party of its sentence so far, else of one of the two before.

        What is named only later in the sentence comes last ("They need us", a grower said of the Americans).
        """
        number = max(bisect_right(self.starts, offset) - 1, 0)
        ends = [*self.starts, len(self.doc.text)]
        spans = [(self.starts[number], offset)]
        spans += [(ends[earlier], ends[earlier + 1]) for earlier in (number - 1, number - 2) if earlier >= 0]
        for start, end in (*spans, (offset, ends[min(number + 2, len(ends) - 1)])):
            for party in self.named[bisect_left(self.named_starts, start) :]:
                if party.start >= end:
                    break
                if party.country not in shunned:
                    return party.country
        return None

    def agent(self, party: Party, apart: str | None, here: str | None) -> str | None:
        """Whose companies or officials are meant: the speaker's, else the nearest other party's."""
        if here and here != apart and (self.has_we() or any(named.country == here for named in self.named)):
            return here
        return self.nearest(party.start, {apart})

    def has_we(self) -> bool:
        """Whether anybody says "we"."""
        return any(party.kind == "we" for party in self.parties)

    def nearest(self, offset: int, shunned: set[str | None]) -> str | None:
        """The country named nearest to an offset; the form of its name counts as well."""
        others = [party for party in self.named if party.country not in shunned and party.country != "WLD"]
        if not others:
            return None

        def cost(party: Party) -> int:
            likely = LIKELIEST[1] if party.country == LIKELIEST[0] else 0
            return abs(party.start - offset) + COSTS.get(party.form, 0) - likely

        return min(others, key=cost).country

    def other(self, offset: int, country: str) -> str | None:
        """The other party where only one is said: the nearest other country of the text, then of the title."""
        neighbour = self.nearest(offset, {country})
        if neighbour:
            return neighbour
        we = voice(self.doc, offset, self.parties) if self.has_we() else None
        if we and we != country:
            return we
        beside = next(
            (party for party in self.parties if party.kind in ("north", "south", "neighbour")), None
        )
        return (self.neighbour(beside, country) if beside else None) or self.by_pact(country)

    def first(self, parties: tuple[Party, ...]) -> str | None:
        """The first country named among the parties of a sentence."""
        return next((party.country for party in parties if party.country), None)

    def by_pact(self, country: str) -> str | None:
        """The counterpart that a pact or measure named in the text implies."""
        text = self.doc.text
        for counterpart, names in load_lexicon("leverage")["pacts"].items():
            if counterpart != country and any(name in text for name in names):
                return str(counterpart)
        return None

    def neighbour(self, party: Party, of: str | None) -> str | None:
        """Whom "our northern neighbour" means for a country."""
        table = load_lexicon("leverage")["neighbours"][party.kind]
        if of in table:
            return str(table[of])
        names = {name.country for name in self.named}
        return next((str(to) for country, to in table.items() if country in names), None)
