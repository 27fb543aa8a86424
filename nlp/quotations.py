"""Quotations in a text."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.types import Quotation


@Language.component("fulcrum_quotations", assigns=["doc._.quotations"])
def set_quotations(doc: Doc) -> Doc:
    """Leave the quotations of the text on the doc."""
    doc._.quotations = tuple(find_quotations(doc))
    return doc


def find_quotations(doc: Doc) -> Iterator[Quotation]:
    """The quotations of the text, in order."""
    yield from ()
