"""Reading and checking texts: documents in, assessments out, in order, many at a time."""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from app.checking.consistency import Implied, find_implied
from app.checking.types import Check
from app.contract import as_contract
from app.correcting import correct
from app.documents import Document, Unread
from app.languages import listing
from app.statistics import Checker
from nlp.errors import NlpError
from nlp.pipeline import analyse, analyse_all
from nlp.types import Analysis

logger = logging.getLogger(__name__)
BATCH = 32  # documents: enough for the model to be quick, few enough to stream


@dataclass(frozen=True, slots=True)
class Assessment:
    """One document, what was read in it, and a check for each claim, in the order of the claims."""

    document: Document
    analysis: Analysis
    checks: tuple[Check, ...]

    def as_json(self) -> dict[str, Any]:
        """The contract's JSON object."""
        return as_contract(self.analysis, self.checks, id=self.document.id)


def assess(document: Document, checker: Checker) -> Assessment:
    """Read and check one document. Raises NlpError for a text that no reader takes."""
    analysis = checker.settle(read(document))
    return Assessment(document, analysis, checker(analysis))


def read(document: Document) -> Analysis:
    """What is read in one document. Raises NlpError for a text that no reader takes."""
    told = {"language": document.language, "date": document.date, "title": document.title}
    return keep_readable(document, analyse(document.text, **told))


def keep_readable(document: Document, analysis: Analysis) -> Analysis:
    """The analysis; of a text in a language that nobody here reads only the names and what stands in quotation marks.

    Its numbers are left out too: "50,69 Milliarden" is something else in English.
    """
    if document.foreign is None:
        return analysis
    quoted = tuple(quotation for quotation in analysis.quotations if quotation.kind == "direct")
    return replace(analysis, figures=(), periods=(), claims=(), leverage=(), quotations=quoted)


def foreign_note(document: Document) -> str | None:
    """What a reader has to know of a text in another language."""
    if document.foreign is None:
        return None
    return (
        f"the text looks {document.foreign}, which is not read: only names and direct quotations were;"
        f" give {listing()} with --language to read it as one of them"
    )


def undated_note(assessment: Assessment) -> str | None:
    """What would help where a question has no period because its text has no date."""
    asked = [claim.question for claim in assessment.analysis.claims if claim.question]
    if assessment.document.date or all(question.period for question in asked):
        return None
    return "the text has no date: with --date YYYY-MM-DD “April” or “last year” can be told"


def assess_again(
    assessment: Assessment,
    slots: Mapping[str, str | None],
    checker: Checker,
    *,
    by: str = "",
    only: Collection[str] = (),
) -> Assessment:
    """The same document with slots of its questions (or those of the claims in `only`) corrected, checked anew."""
    analysis = correct(assessment.analysis, slots, by=by, only=only)
    return Assessment(assessment.document, analysis, checker(analysis))


def find_consistency(assessment: Assessment, checker: Checker) -> Iterator[tuple[Implied, Check]]:
    """What the amounts of the document imply together, each held against the statistics like a claim."""
    claims = {claim.id: claim for claim in assessment.analysis.claims}
    found = list(find_implied(assessment.analysis.claims))
    told = [
        replace(claims[one.claims[0]], question=one.question, stated=one.interval, approximation="about")
        for one in found
    ]
    yield from zip(found, checker(replace(assessment.analysis, claims=tuple(told))), strict=True)


def assess_all(documents: Iterable[Document | Unread], checker: Checker) -> Iterator[Assessment | Unread]:
    """Read and check many documents, in order, streaming; what fails is `Unread` and stops nothing."""
    stream = iter(documents)
    while batch := list(islice(stream, BATCH)):
        analyses = analyse_batch([document for document in batch if isinstance(document, Document)])
        for document in batch:
            if isinstance(document, Unread):
                yield document
            else:
                yield finish(document, analyses.get(id(document)), checker)


def analyse_batch(documents: Sequence[Document]) -> dict[int, Analysis]:
    """The analyses of a few documents by object identity; none of a language of which one fails."""
    found: dict[int, Analysis] = {}
    for language in dict.fromkeys(document.language for document in documents):
        group = [document for document in documents if document.language == language]
        try:
            analyses = list(analyse_all(((d.text, d.date, d.title) for d in group), language=language))
        except Exception:
            logger.debug("a batch failed: its documents are read one by one", exc_info=True)
            continue
        found |= {id(one): keep_readable(one, read) for one, read in zip(group, analyses, strict=True)}
    return found


def finish(document: Document, analysis: Analysis | None, checker: Checker) -> Assessment | Unread:
    """The assessment of one document of a batch, or why there is none."""
    try:
        if analysis is None:
            return assess(document, checker)
        analysis = checker.settle(analysis)
        return Assessment(document, analysis, checker(analysis))
    except NlpError as error:
        return Unread(document.id, document.line, str(error))
    except Exception as error:  # a fault of ours in one text must not lose the rest of a batch
        logger.exception("document %s could not be assessed", document.id)
        return Unread(document.id, document.line, f"could not be read ({type(error).__name__}: {error})")
