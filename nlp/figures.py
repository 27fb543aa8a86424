"""Figures in a text."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.types import Figure


@Language.component("fulcrum_figures", assigns=["doc._.figures"])
def set_figures(doc: Doc) -> Doc:
    """Leave the figures of the text on the doc."""
    doc._.figures = tuple(find_figures(doc))
    return doc


def find_figures(doc: Doc) -> Iterator[Figure]:
    """The figures of the text, in order."""
    yield from ()
