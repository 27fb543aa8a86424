"""Actors in a text: everybody who acts or speaks, under one id however often and by whatever name."""

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.lexicon import load_lexicon
from nlp.naming.gathering import gather
from nlp.naming.linking import link
from nlp.naming.page import read_page
from nlp.types import Actor

NEAR = 4  # sentences in which a pronoun's antecedent may stand


@Language.component("fulcrum_actors", assigns=["doc._.actors"])
def set_actors(doc: Doc) -> Doc:
    """Leave the actors of the text on the doc."""
    doc._.actors = tuple(find_actors(doc))
    return doc


def find_actors(doc: Doc) -> Iterator[Actor]:
    """The actors of the text, in order of their first mention; mentions do not overlap.

    >>> import spacy
    >>> doc = spacy.blank("es")("El secretario de Economía viajó a Ottawa, dijo Ana Ruiz Leal.")
    >>> [(actor.id, actor.country) for actor in find_actors(doc)]
    [('mex-economy-secretary', 'MEX'), ('can-government', 'CAN'), ('ana-ruiz-leal', None)]
    """
    if len(doc):
        page = read_page(doc)
        yield from link(page, gather(page))


def resolve_mention(doc: Doc, start: int, end: int) -> Actor | None:
    """The actor whom the characters `start`-`end` mean: a mention of `doc._.actors`, or a pronoun's antecedent.

    A pronoun stands for the one fitting actor of the nearest sentence, up to three back, that names any before it;
    where two fit, for nobody.
    """
    inside: list[tuple[int, Actor]] = [
        (left - right, actor)
        for actor in doc._.actors
        for left, right in actor.mentions
        if left < end and start < right
    ]
    if inside:
        return min(inside, key=lambda found: found[0])[1]
    kinds = pronouns(doc.lang_).get(doc.text[start:end].strip().lower().lstrip("-"))
    return antecedent(doc, start, kinds) if kinds else None


def antecedent(doc: Doc, offset: int, kinds: frozenset[str]) -> Actor | None:
    """The one actor of these kinds in the nearest sentence that names any before `offset`."""
    token = doc.char_span(offset, offset + 1, alignment_mode="expand")
    if token is None:
        return None
    sentence = token.sent
    for _ in range(NEAR):
        found = {
            actor.id: actor
            for actor in doc._.actors
            if actor.kind in kinds
            for start, end in actor.mentions
            if sentence.start_char <= start and end <= min(sentence.end_char, offset)
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
        if sentence.start == 0:
            return None
        sentence = doc[sentence.start - 1].sent
    return None


@cache
def pronouns(language: str) -> dict[str, frozenset[str]]:
    """The pronouns of a language with the kinds of actors that they can stand for."""
    lexicon = load_lexicon("speaking").get(language, {}).get("pronouns", {})
    return {word: frozenset(entry["kinds"]) for entry in lexicon for word in entry["words"].split()}
