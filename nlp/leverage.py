"""Leverage in a text."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.types import Stance


@Language.component("fulcrum_leverage", assigns=["doc._.leverage"])
def set_leverage(doc: Doc) -> Doc:
    """Leave the leverage of the text on the doc."""
    doc._.leverage = tuple(find_leverage(doc))
    return doc


def find_leverage(doc: Doc) -> Iterator[Stance]:
    """The leverage of the text, in order."""
    yield from ()
