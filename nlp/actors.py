"""Actors in a text."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.types import Actor


@Language.component("fulcrum_actors", assigns=["doc._.actors"])
def set_actors(doc: Doc) -> Doc:
    """Leave the actors of the text on the doc."""
    doc._.actors = tuple(find_actors(doc))
    return doc


def find_actors(doc: Doc) -> Iterator[Actor]:
    """The actors of the text, in order."""
    yield from ()
