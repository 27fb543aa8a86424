"""Actors in a text: everybody who acts or speaks, under one id however often and by whatever name."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.naming.gathering import gather
from nlp.naming.linking import link
from nlp.naming.page import read_page
from nlp.types import Actor


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
