"""The parties of a text: countries by any name, and the pronouns that stand for them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from spacy.tokens import Doc, Token

from nlp.countries import find_countries
from nlp.lexicon import load_lexicon

NEAR = 20  # characters within which a country's name says whose farmers are meant

Kind = Literal[
    "named",
    "we",
    "they",
    "you",
    "nobody",
    "it",
    "land",
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
    """How a country is named, or the pronoun."""


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
    pronouns = tuple(stand_ins(doc))
    return settle([*named, *pronouns, *agents(doc, named, pronouns)])


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
    yield from blocs(doc)
    if doc.lang_ == "en":
        small = lowercase()
        for token in tokens(doc, "ORTH", small):
            yield Party(token.idx, token.idx + len(token), "named", small[token.text])


def blocs(doc: Doc) -> Iterator[Party]:
    """ "The bloc" where a text names no other one: the European Union."""
    table = load_lexicon("leverage")["blocs"]
    found = [match.span("bloc") for match in re.finditer(table["bloc"], doc.text)]
    if found and not any(other in doc.text for other in table["others"]):
        for start, end in found:
            yield Party(start, end, "named", "EUU", form="metonym")


def tokens(doc: Doc, attribute: str, words: Iterable[str]) -> Iterator[Token]:
    """The tokens with one of these words as attribute, found without going through all of them."""
    wanted = [doc.vocab.strings[word] for word in words]
    for number in np.flatnonzero(np.isin(doc.to_array([attribute]), np.array(wanted, dtype=np.uint64))):
        yield doc[int(number)]


@cache
def lowercase() -> dict[str, str]:
    """Countries whose names tweets write small, by that spelling."""
    tables = load_lexicon("leverage")["lowercase"]
    return {name: country for country, names in tables.items() for name in names}


def agents(doc: Doc, named: tuple[Party, ...], pronouns: tuple[Party, ...]) -> Iterator[Party]:
    """Companies, growers, officials of no stated country: they stand for the one that speaks.

    Those that a pronoun owns ("our farmers") are the pronoun's.
    "The administration", of no stated country, is that of the language's home.
    """
    lexicon = load_lexicon(f"leverage_{doc.lang_}")
    nouns, own = frozenset(lexicon["agents"]), frozenset(lexicon["home_agents"])
    owners = (party for party in pronouns if party.possessive)
    starts, ends = [party.start for party in named], sorted(party.end for party in (*named, *owners))
    for token in tokens(doc, "LOWER", nouns):
        end = token.idx + len(token)
        behind, ahead = bisect_right(ends, token.idx) - 1, bisect_left(starts, end)
        close = behind >= 0 and token.idx - ends[behind] < NEAR
        if not close and not (ahead < len(starts) and starts[ahead] - end < NEAR):
            if token.lower_ in own and token.i and token.nbor(-1).lower_ == "the":
                yield Party(token.idx, end, "named", lexicon["home"], form="actor")
            else:
                yield Party(token.idx, end, "agent")


def people(doc: Doc) -> Iterator[Party]:
    """Persons, offices and bodies that stand for their country."""
    text = doc.text
    for actor in doc._.actors:
        if actor.country:
            for start, end in actor.mentions:
                if text[start:end].islower():  # "senators", "the whip": whose they are is not said
                    continue
                yield Party(start, end, "named", actor.country, form="actor")


def stand_ins(doc: Doc) -> Iterator[Party]:
    """Pronouns, "both sides", and the "we" of a Spanish verb that goes without one."""
    known = pronouns(doc.lang_)
    longest = max(map(len, known))
    firsts = {phrase[0] for phrase in known}
    endings = tuple(load_lexicon(f"leverage_{doc.lang_}")["we_endings"])
    skip = 0
    for token in doc:
        if token.i < skip:
            continue
        lower = token.lower_
        found = longest_phrase(token, known, longest) if lower.replace("’", "'") in firsts else ()
        if found:
            skip = token.i + len(found)
            kind, possessive = known[found]
            if kind == "it" and expletive(token):
                continue
            last = doc[skip - 1]
            yield Party(token.idx, last.idx + len(last), kind, possessive=possessive, form=" ".join(found))
        elif endings and lower.endswith(endings) and not stated(token):
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
