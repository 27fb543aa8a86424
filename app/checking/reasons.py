"""The one sentence that tells a reader what the statistics say to a claim, and what must be known beside it."""

from datetime import date
from functools import lru_cache

from app.checking.lookup import Lookup, Value
from app.checking.readings import Reading
from app.checking.types import Explanation
from app.checking.verdicts import Finding
from app.checking.vintages import find_older
from app.checking.wording import PLACES, name_question, show_found, show_stated
from nlp.lexicon import load_lexicon
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
    told = f"HS {question.commodity}:" in finding.why
    parts = [f"{head}, {ending}", finding.why, value.note, "" if told else about_goods(question.commodity)]
    if explanations:
        parts.append(explanations[0].text)
    if finding.code != "revised":
        parts.append(as_published(lookup, question, found, on))
    return "; ".join(filter(None, parts)) + "."


@lru_cache(512)
def about_goods(commodity: str | None) -> str:
    """Where an everyday name of goods is wider or narrower than its HS code; empty where they agree.

    >>> about_goods("3401"), about_goods("TOTAL")
    ('HS 3401: soap; detergents are 3402', '')
    """
    rows = (row for row in load_lexicon("goods")["commodity"] if row["code"] == commodity)
    return next((f"HS {commodity}: {row['note']}" for row in rows if "note" in row), "")


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
