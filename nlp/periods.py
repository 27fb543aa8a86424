"""Periods in a text."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.types import Period


@Language.component("fulcrum_periods", assigns=["doc._.periods"])
def set_periods(doc: Doc) -> Doc:
    """Leave the periods of the text on the doc."""
    doc._.periods = tuple(find_periods(doc))
    return doc


def find_periods(doc: Doc) -> Iterator[Period]:
    """The periods of the text, in order."""
    yield from ()
