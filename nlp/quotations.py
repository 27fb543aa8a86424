"""Quotations in a text: who is said to have said what, directly, indirectly or mixed."""

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


def speaker_at(doc: Doc, offset: int) -> Quotation | None:
    """The innermost quotation whose content covers a character offset; None where the document speaks."""
    covering = (quotation for quotation in doc._.quotations if quotation.start <= offset < quotation.end)
    return min(covering, key=lambda quotation: quotation.end - quotation.start, default=None)
