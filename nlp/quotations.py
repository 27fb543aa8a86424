"""Quotations in a text: who is said to have said what, directly, indirectly or mixed."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.quoting.attaching import find_drafts
from nlp.quoting.echoes import without_echoes
from nlp.quoting.page import Page, read_page
from nlp.quoting.reports import find_reports
from nlp.quoting.speakers import Linker
from nlp.quoting.types import Draft
from nlp.types import Quotation


@Language.component("fulcrum_quotations", assigns=["doc._.quotations"])
def set_quotations(doc: Doc) -> Doc:
    """Leave the quotations of the text on the doc."""
    doc._.quotations = tuple(find_quotations(doc))
    return doc


def find_quotations(doc: Doc) -> Iterator[Quotation]:
    """The quotations of the text, in order; those within others right behind them.

    Each split part is a quotation of its own with the same speaker. A transcript's turn is one direct
    quotation. `speaker` is the id of an actor in `doc._.actors` where one is named or stood for by a pronoun.
    """
    if not len(doc):
        return
    page = read_page(doc)
    yield from Linker(page, doc._.actors).link(read_drafts(page))


def read_drafts(page: Page) -> list[Draft]:
    """The quotations of a document before their speakers are linked."""
    indirect = [
        report
        for report in find_reports(page)
        if report.cue and not page.levels[report.cue.head] and not page.in_turn(report.start)
    ]
    return list(find_drafts(page, list(without_echoes(page, indirect))))


def speaker_at(doc: Doc, offset: int) -> Quotation | None:
    """The innermost quotation whose content covers a character offset; None where the document speaks."""
    covering = (quotation for quotation in doc._.quotations if quotation.start <= offset < quotation.end)
    return min(covering, key=lambda quotation: quotation.end - quotation.start, default=None)
