"""Claims in a text."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.types import Claim


@Language.component("fulcrum_claims", assigns=["doc._.claims"])
def set_claims(doc: Doc) -> Doc:
    """Leave the claims of the text on the doc."""
    doc._.claims = tuple(find_claims(doc))
    return doc


def find_claims(doc: Doc) -> Iterator[Claim]:
    """The claims of the text, in order."""
    yield from ()
