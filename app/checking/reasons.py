"""The one sentence that tells a reader what the statistics say to a claim, and what must be known beside it."""

from datetime import date

from app.checking.lookup import Lookup, Value
from app.checking.readings import Reading
from app.checking.types import Explanation
from app.checking.verdicts import Finding, find_older
from app.checking.wording import PLACES, name_question, show_found, show_stated
from nlp.types import Interval, Question

ENDINGS = {
    "supported": "as stated ({stated})",
    "close": "near the stated {stated}",
    "contradicted": "not {stated}",
    "unverifiable": "so {stated} can be neither confirmed nor refuted",
}


def reason_for(
    lookup: Lookup,
    question: Question,
    stated: Interval,
    found: list[tuple[Reading, Value]],
    finding: Finding,
    explanations: tuple[Explanation, ...],
    on: date | None,
) -> str:
    """The reason for a verdict."""
    value = finding.value
    label = next((reading.label for reading, one in found if one is value), found[0][0].label)
    head = f"{capital(name_question(question))}: {show_found(question, value)} ({label})"
    ending = ENDINGS[finding.verdict].format(stated=show_stated(question, stated, value.unit))
    parts = [f"{head}, {ending}", finding.why, value.note]
    if explanations:
        parts.append(explanations[0].text)
    if finding.code != "revised":
        parts.append(as_published(lookup, question, found, on))
    return "; ".join(filter(None, parts)) + "."


def as_published(
    lookup: Lookup, question: Question, found: list[tuple[Reading, Value]], on: date | None
) -> str:
    """What was known on the document's day, where a stored vintage of that time says otherwise."""
    if on is None or found[0][1].unit in PLACES:
        return ""
    for vintage, _, value in find_older(lookup, question, found[:1]):
        if vintage <= on:
            return f"as published by then: {show_found(question, value)}"
    return ""


def capital(text: str) -> str:
    """With a capital at the start."""
    return text[:1].upper() + text[1:]
