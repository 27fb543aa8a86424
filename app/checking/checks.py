"""A claim and the statistics -> a check: verdict, code, reason, cells, explanations."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from app.checking.explanations import explain
from app.checking.lookup import Gap, Lookup, Value
from app.checking.periods import in_words, span
from app.checking.readings import Reading, is_known, readings, rules
from app.checking.types import Check, Code, Explanation, Found
from app.checking.values import base_of, denominator, measure
from app.checking.verdicts import PERCENTS, PLACES, Finding, decide, find_older
from app.checking.wording import GOODS, cell_of, cite, name_cell, name_flow, name_question, name_share, show
from app.wording import interval
from ingest.statistics.store import Statistics
from nlp.types import Analysis, Approximation, Assertion, Claim, Interval, Question

UNITS = {
    "share": PERCENTS,
    "percent_change": PERCENTS,
    "ratio": frozenset({"multiple", "ratio", "x", "times"}),
    "rank": frozenset({"rank"}),
    "record": frozenset({"rank", "rank_high", "rank_low"}),
}
SLOTS = {
    "flow": "whether imports, exports or the balance is meant",
    "reporter": "whose trade is meant",
    "partner": "the other country",
    "period": "the period",
    "measure": "what is measured",
}


@lru_cache(4)
def lookup_for(statistics: Statistics) -> Lookup:
    """One remembering lookup for each statistics."""
    return Lookup(statistics)


def check(claim: Claim, statistics: Statistics, on: date | None = None) -> Check:
    """The check of one claim; `on` is the document's date: what was known then is shown beside today's."""
    if claim.question is None:
        return unverifiable(
            "not_statistical",
            "Nothing here that official trade statistics could confirm or refute.",
            claim.stated,
        )
    return check_question(
        claim.question,
        claim.stated,
        statistics,
        approximation=claim.approximation,
        assertion=claim.assertion,
        on=on,
    )


def check_question(
    question: Question,
    stated: Interval | None,
    statistics: Statistics,
    *,
    approximation: Approximation = "exact",
    assertion: Assertion = "asserted",
    on: date | None = None,
) -> Check:
    """The check of a stated interval against a question."""
    lookup = lookup_for(statistics)
    hindrance = find_hindrance(lookup, question, stated, assertion)
    if hindrance or stated is None:
        gap = hindrance or Gap("ambiguous", "No figure is stated.")
        return unverifiable(gap.code, gap.reason, stated)
    question = mirrored(lookup, question)
    found = [
        (reading, value)
        for reading in readings(question.indicator or "", question.partner, question.commodity)
        if (value := measure(lookup, question, reading))
    ]
    if not found:
        gap = explain_missing(lookup, question)
        return unverifiable(gap.code, gap.reason, stated)
    finding = decide(lookup, question, stated, found, approximation)
    return compose(lookup, question, stated, found, finding, on)


def check_all(analysis: Analysis, statistics: Statistics) -> tuple[Check, ...]:
    """A check for each claim of an analysis, in order."""
    on = date.fromisoformat(analysis.date[:10]) if analysis.date else None
    return tuple(check(claim, statistics, on) for claim in analysis.claims)


def checker(statistics: Statistics) -> Callable[[Analysis], tuple[Check, ...]]:
    """From an analysis to its checks, with these statistics."""
    return lambda analysis: check_all(analysis, statistics)


def unverifiable(code: Code, reason: str, stated: Interval | None) -> Check:
    """No verdict, and why."""
    return Check("unverifiable", code, reason, stated)


def find_hindrance(
    lookup: Lookup, question: Question, stated: Interval | None, assertion: Assertion
) -> Gap | None:
    """Why a question cannot be looked up at all, or None."""
    if not is_known(question.indicator):
        what = (question.indicator or "this").replace("_", " ")
        return Gap("no_series", missing_source(question) or f"No official series on {what} is in the data.")
    if assertion in ("predicted", "conditional"):
        when = f" for {in_words(question.period)}" if question.period and is_period(question.period) else ""
        return Gap("forecast", f"A forecast or condition{when}: statistics can only tell what has been.")
    missing = [words for slot, words in SLOTS.items() if is_missing(question, slot)]
    if missing:
        return Gap("ambiguous", f"The text does not say {join(missing)}.")
    if not is_period(question.period or "") or not is_period(question.base_period or "2000"):
        return Gap("ambiguous", f"The period {question.period!r} cannot be told.")
    if question.measure in ("change", "percent_change") and base_of(question) is None:
        return Gap("ambiguous", "The text does not say from when the change is counted.")
    return find_mismatch(question, stated)


def is_missing(question: Question, slot: str) -> bool:
    """Whether a slot that this indicator needs is open."""
    if slot in ("flow", "partner") and question.indicator not in GOODS:
        return False
    return getattr(question, slot) is None


def is_period(text: str) -> bool:
    """Whether a text is a period that can be looked up."""
    try:
        span(text)
    except ValueError:
        return False
    return True


def find_mismatch(question: Question, stated: Interval | None) -> Gap | None:
    """Why a stated figure cannot be held against what the question asks for, or None."""
    if stated is None or (stated.low is None and stated.high is None):
        return Gap("ambiguous", "No figure is stated that could be compared.")
    wanted = UNITS.get(question.measure or "")
    if wanted is None and question.measure == "change" and question.of:
        wanted = PERCENTS
    if wanted is not None and stated.unit not in wanted:
        return Gap("ambiguous", f"A {question.measure} cannot be compared with {interval(stated)}.")
    if wanted is None and stated.unit != "USD":
        if len(stated.unit) == 3 and stated.unit.isupper():
            return Gap("no_series", f"The data are in US dollars; {stated.unit} would need an exchange rate.")
        return Gap("ambiguous", f"An amount of money cannot be compared with {interval(stated)}.")
    return None


def mirrored(lookup: Lookup, question: Question) -> Question:
    """A question about a partner's trade with the US, turned into the US figure where only that is there."""
    turned = {"exports": "imports", "imports": "exports"}
    if question.partner != "USA" or question.reporter == "USA" or question.flow is None:
        return question
    if question.measure == "share" and question.of == "WLD":
        return question  # of its own total: the US figure says nothing about that
    return replace(
        question,
        reporter="USA",
        partner=question.reporter,
        flow=turned.get(question.flow, question.flow),
    )


def explain_missing(lookup: Lookup, question: Question) -> Gap:
    """Why no reading gave a value: the cell itself, its base, or what it is divided by."""
    cell = cell_of(question)
    options = readings(question.indicator or "", question.partner, question.commodity)
    bases = tuple(dict.fromkeys(reading.basis for reading in options))
    for period in filter(
        None, (cell.period, base_of(question) if "change" in (question.measure or "") else None)
    ):
        asked = cell._replace(period=period, indicator=options[0].indicator)
        if not any(lookup.level(asked, basis) for basis in bases):
            return lookup.gap(asked, bases, name_cell(asked))
    if question.measure in ("share", "ratio") or question.of:
        return explain_denominator(lookup, question, bases)
    if question.measure in ("rank", "record"):
        return Gap("no_series", f"The data hold no others to rank {name_cell(cell)} among.")
    return Gap("no_series", f"No series in the data holds {name_cell(cell)}.")


def explain_denominator(lookup: Lookup, question: Question, bases: Iterable[str]) -> Gap:
    """Which figure is missing to divide by."""
    cell = cell_of(question)
    known = missing_source(question)
    if known:
        return Gap("no_series", known)
    below = [pair for basis in bases if (pair := denominator(lookup, cell, question.of or "WLD", basis))]
    if below:
        gap = lookup.gap(below[0][0], (below[0][1],), name_cell(below[0][0]))
        if gap.code == "not_released":
            return gap
    if question.of in (None, "WLD") and cell.commodity == "TOTAL" and question.reporter == "USA":
        return Gap(
            "no_series",
            f"The share of {name_flow(cell)} needs a world total on the same basis: for {in_words(cell.period)} "
            "there is only a seasonally adjusted one, which must not divide an unadjusted figure.",
        )
    return Gap(
        "no_series",
        f"{name_cell(cell)} is known, but not what it is to be divided by: {name_share(question.of)}.",
    )


def missing_source(question: Question) -> str | None:
    """The reason for a denominator that no trade statistics have, naming it."""
    what, _, rest = (question.of or "").partition(":")
    named = rules()["missing"].get(what) or rules()["missing"].get(question.indicator or "")
    if named is None:
        return None
    detail = f" ({rest.replace(':', ', ')})" if rest else ""
    return (
        f"The denominator is missing: {named}{detail}. Trade statistics have imports only, "
        "and a share of imports is another thing."
    )


def join(parts: list[str]) -> str:
    """A list in words."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def compose(
    lookup: Lookup,
    question: Question,
    stated: Interval,
    found: list[tuple[Reading, Value]],
    finding: Finding,
    on: date | None,
) -> Check:
    """The check with its reason, cells and explanations."""
    value = finding.value
    explanations = (
        tuple(explain(lookup, question, stated, value)) if finding.verdict == "contradicted" else ()
    )
    return Check(
        finding.verdict,
        finding.code,
        reason_for(lookup, question, stated, found, finding, explanations, on),
        stated,
        Found(value.value, value.unit) if finding.verdict != "unverifiable" else None,
        relative(stated, value) if finding.verdict != "unverifiable" else None,
        tuple(cite(used) for used in value.used),
        explanations,
    )


def relative(stated: Interval, value: Value) -> float | None:
    """How far the middle of what is stated (or its one end) is from the value, as part of the value."""
    ends = [end for end in (stated.low, stated.high) if end is not None]
    if not value.value or not ends:
        return None
    return (sum(ends) / len(ends) - value.value) / abs(value.value)


def reason_for(
    lookup: Lookup,
    question: Question,
    stated: Interval,
    found: list[tuple[Reading, Value]],
    finding: Finding,
    explanations: tuple[Explanation, ...],
    on: date | None,
) -> str:
    """One sentence a reader understands, and what must be known beside it."""
    value = finding.value
    label = next((reading.label for reading, one in found if one is value), found[0][0].label)
    head = f"{capital(name_question(question))}: {show(value.value, value.unit)} ({label})"
    parts = [
        f"{head}, {ENDINGS[finding.verdict].format(stated=show_interval(stated, value.unit), why=finding.why)}"
    ]
    if finding.verdict == "close":
        parts[0] = f"{head}, near the stated {show_interval(stated, value.unit)}"
        parts.append(finding.why and f"the claim matches {finding.why}")
    if value.note:
        parts.append(value.note)
    if explanations:
        parts.append(
            f"the stated number {explanations[0].text}"
            if explanations[0].text.startswith("matches")
            else explanations[0].text
        )
    if then := as_published(lookup, question, found, on):
        parts.append(then)
    return "; ".join(filter(None, parts)) + "."


ENDINGS = {
    "supported": "as stated ({stated})",
    "close": "near the stated {stated}",
    "contradicted": "not {stated}",
    "unverifiable": "so {stated} can be neither confirmed nor refuted",
}


def as_published(
    lookup: Lookup, question: Question, found: list[tuple[Reading, Value]], on: date | None
) -> str:
    """What was known on the document's day, where a stored vintage of that time says otherwise."""
    if on is None or found[0][1].unit in PLACES:
        return ""
    for vintage, _, value in find_older(lookup, question, found[:1]):
        if vintage <= on:
            return f"as published by then: {show(value.value, value.unit)}"
    return ""


def capital(text: str) -> str:
    """With a capital at the start."""
    return text[:1].upper() + text[1:]


def show_interval(stated: Interval, unit: str) -> str:
    """What is stated, ranks as ordinals."""
    if unit in PLACES and stated.low is not None and stated.low == stated.high:
        return show(stated.low, unit)
    return interval(stated)
