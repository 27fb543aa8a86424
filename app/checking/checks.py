"""A claim and the statistics -> a check: verdict, code, reason, cells, explanations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from app.checking.explanations import explain, match_rivals
from app.checking.gaps import explain_missing, find_hindrance, from_two_sources
from app.checking.lookup import Gap, Lookup, Value
from app.checking.policy import check_rate
from app.checking.readings import Reading, readings, rules
from app.checking.reasons import reason_for
from app.checking.settling import settle
from app.checking.types import Check, Code, Found
from app.checking.values import measure
from app.checking.verdicts import Finding, by_weight, decide, is_elsewhere
from app.checking.wording import PLACES, cite, name_question, negated, show_found
from ingest.statistics.store import Statistics
from nlp.asking.ranks import ALL, SOME
from nlp.types import Analysis, Approximation, Assertion, Claim, Flow, Interval, Question

DENIED = "The text denies something; whether it is this figure cannot be told."
FAR_APART = 0.5  # of the US figure: two countries' counts of one trade have not differed by more
OWN_COUNT = "The count is the partner's own (“{}”), which need not agree with the US one."
MIRROR: dict[Flow, Flow] = {
    "exports": "imports",
    "imports": "exports",
    "total": "total",
    "balance": "balance",
}


@lru_cache(4)
def lookup_for(statistics: Statistics) -> Lookup:
    """One remembering lookup for each statistics."""
    return Lookup(statistics)


def check(claim: Claim, statistics: Statistics, on: date | None = None) -> Check:
    """The check of one claim; `on` is the document's date: what was known then is shown beside today's."""
    if claim.question is None:
        return unasked(claim.assertion, claim.stated)
    told: dict[str, Any] = {"approximation": claim.approximation, "assertion": claim.assertion, "on": on}
    found = check_question(claim.question, claim.stated, statistics, **told)
    if claim.assertion == "denied" and claim.figures and found.verdict != "unverifiable":
        return unverifiable("ambiguous", DENIED, found.stated)
    if found.verdict == "contradicted" and (wider := with_services(claim)):
        counted = check_question(wider, claim.stated, statistics, **told)
        found = counted if counted.verdict in ("supported", "close") else found
    if found.verdict == "contradicted" and claim.stated and claim.question in claim.rivals:
        turned = check_question(
            claim.question, negated(claim.stated), statistics, **told
        )  # whose gap is not told
        found = turned if turned.verdict in ("supported", "close") else found
    if found.verdict == "contradicted" and (rival := find_rival(statistics, claim)):
        return undecided(found, f"The words may be of something else, which the number does match: {rival}.")
    whose = next(told_of(claim, "statistics"), None)
    if found.verdict == "contradicted" and whose and abs(found.relative_difference or 0) <= FAR_APART:
        return undecided(found, f"{OWN_COUNT.format(whose)} {found.reason}")
    if found.code != "ambiguous":
        return found
    if claim.question.period is None and (vague := next(told_of(claim, "period"), None)):
        return replace(found, reason=f"“{vague}” does not tell which month, quarter or year is meant.")
    if on is None or was().search(claim.text.lower()):
        return found
    hint = taken_as_last_year(claim.question, claim.stated, statistics, **told)
    return replace(found, reason=f"{found.reason} {hint}".rstrip())


def with_services(claim: Claim) -> Question | None:
    """The question of goods and services that a bare "trade deficit" may be; None where the words say goods."""
    first = next(iter(claim.rivals), None)
    return first if first and claim.question and first.indicator != claim.question.indicator else None


def undecided(found: Check, reason: str) -> Check:
    """The check with its cells, but no verdict."""
    return replace(
        found,
        verdict="unverifiable",
        code="ambiguous",
        reason=reason,
        found=None,
        relative_difference=None,
    )


def find_rival(statistics: Statistics, claim: Claim) -> str:
    """The first of the other questions of a claim that its figure answers, with its value; empty where it is none."""
    lookup = lookup_for(statistics)
    if claim.question is None or claim.stated is None:
        return ""
    matches = match_rivals(lookup, claim.question, claim.stated, claim.rivals)
    return next((f"{name_question(rival)}: {show_found(rival, value)}" for rival, value in matches), "")


def told_of(claim: Claim, slot: str) -> Iterator[str]:
    """The words of the text that a slot was read from."""
    return (origin.text for origin in claim.origins if origin.slot == slot and origin.start is not None)


@cache
def was() -> re.Pattern[str]:
    """Words by which a claim without a date is about a time that is gone."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(rules()['gone'])})(?!\w)")


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
    if question.indicator == "tariff_rate" and assertion not in ("predicted", "conditional"):
        return check_rate(question, stated, on)
    if question.of == SOME:
        told = {"approximation": approximation, "assertion": assertion, "on": on}
        return check_among_some(question, stated, statistics, **told)
    lookup = lookup_for(statistics)
    question, stated = settled(question, stated)
    hindrance = find_hindrance(question, stated, assertion, on)
    if hindrance or stated is None:
        gap = hindrance or Gap("ambiguous", "No figure is stated.")
        return unverifiable(gap.code, gap.reason, stated)
    question, stated = mirrored(question, stated)
    found = [
        (reading, value)
        for reading in readings(question.indicator or "", question.partner, question.commodity)
        if (value := measure(lookup, question, reading)) and is_comparable(value, stated)
    ]
    if not found:
        gap = explain_missing(lookup, question)
        return unverifiable(gap.code, gap.reason, stated)
    found = by_weight(found)
    finding = decide(lookup, question, stated, found, approximation, on)
    if assertion == "denied" and stated.low is not None and stated.high is not None:
        return unverifiable("ambiguous", DENIED, stated)
    return compose(lookup, question, stated, found, finding, on)


def check_among_some(
    question: Question, stated: Interval | None, statistics: Statistics, **told: Any
) -> Check:
    """The check of a place among some partners only: who is first of all is first of any; else no verdict."""
    found = check_question(replace(question, of=ALL), stated, statistics, **told)
    if found.verdict == "unverifiable" or (found.verdict == "supported" and stated == Interval(1, 1, "rank")):
        return found
    reason = f"A place among some partners only; among all of them: {found.reason}"
    return replace(unverifiable("no_series", reason, stated), evidence=found.evidence)


def taken_as_last_year(
    question: Question,
    stated: Interval | None,
    statistics: Statistics,
    *,
    on: date,
    **told: Any,
) -> str:
    """For a question that leaves its period alone open: what the last full year before the text would say.

    That is told beside the reason and is no verdict: nobody said that this year is meant.
    """
    if question.period is not None or stated is None:
        return ""
    year = str(on.year - 1)
    taken = replace(question, period=year)
    check = check_question(taken, stated, statistics, on=on, **told)
    if check.verdict == "unverifiable":
        return from_two_sources(lookup_for(statistics), taken)
    return f"Taken as {year}, the last full year before the text, it would be {check.verdict}. {check.reason}"


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks analyses against some statistics."""

    statistics: Statistics

    def __call__(self, analysis: Analysis) -> tuple[Check, ...]:
        """A check for each claim of an analysis, in order."""
        on = date.fromisoformat(analysis.date[:10]) if analysis.date else None
        return tuple(check(claim, self.statistics, on) for claim in analysis.claims)

    def settle(self, analysis: Analysis) -> Analysis:
        """The analysis with the questions whose open slots the number itself decides."""
        checks = self(analysis)
        unsettled = [is_unsettled(one) for one in checks]
        if not any(unsettled):
            return analysis
        claims = settle(analysis.claims, analysis.text, lookup_for(self.statistics), unsettled)
        return replace(analysis, claims=tuple(claims))


def checker(statistics: Statistics) -> Checker:
    """What checks analyses against these statistics."""
    return Checker(statistics)


def is_unsettled(found: Check) -> bool:
    """Whether another question may be meant: the number does not answer the one read, or that is open."""
    return found.verdict == "contradicted" or found.code in ("ambiguous", "not_released")


def is_comparable(value: Value, stated: Interval) -> bool:
    """Whether a value is not in another currency than what is stated."""
    money = [unit for unit in (value.unit, stated.unit) if len(unit) == 3 and unit.isupper()]
    return len(set(money)) < 2


def unasked(assertion: Assertion, stated: Interval | None) -> Check:
    """The check of a claim that puts no question to statistics."""
    if assertion == "predicted":
        return unverifiable("forecast", "A forecast: it can be checked once the time has come.", stated)
    reason = "Nothing here that official trade statistics could confirm or refute."
    return unverifiable("not_statistical", reason, stated)


def unverifiable(code: Code, reason: str, stated: Interval | None) -> Check:
    """No verdict, and why."""
    return Check("unverifiable", code, reason, stated)


def settled(question: Question, stated: Interval | None) -> tuple[Question, Interval | None]:
    """The question with the measure that the unit of its figure shows, and a record with its place."""
    measure, unit = question.measure, stated.unit if stated else None
    if measure == "change" and unit in ("%", "percent") and not question.of:
        return replace(question, measure="percent_change"), stated
    if measure == "percent_change" and unit == "USD":
        return replace(question, measure="change"), stated
    if measure == "record" and unit not in PLACES:
        return question, Interval(1, 1, "rank")  # "a record 197 billion": the record is what is claimed
    return question, stated


def mirrored(question: Question, stated: Interval) -> tuple[Question, Interval]:
    """A question about a partner's trade with the US, as the US figures have it, with its stated interval.

    A share of the partner's own total, a rank among its own partners and a comparison of them stay as they
    are: US figures say nothing about its trade with others.
    """
    if question.partner != "USA" or question.reporter == "USA" or question.flow is None:
        return question, stated
    others = question.measure == "ratio" and ":" not in (question.of or ":")
    if others or question.measure == "rank" or (question.measure == "share" and question.of in (None, "WLD")):
        return question, stated
    if question.flow == "balance" and question.measure in ("level", "change"):
        stated = negated(stated)
    flow = MIRROR[question.flow]
    return replace(question, reporter="USA", partner=question.reporter, flow=flow), stated


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
    explained = finding.verdict == "contradicted" or (
        finding.code == "rounding" and question.measure == "level"
    )
    explanations = tuple(explain(lookup, question, stated, value)) if explained else ()
    if (
        finding.verdict == "contradicted"
        and not explanations
        and (doubt := find_doubt(question, stated, value))
    ):
        finding = Finding("unverifiable", "ambiguous", value, doubt)
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


def find_doubt(question: Question, stated: Interval, value: Value) -> str:
    """Why a figure that matches nothing may still be right about something else; empty without a doubt."""
    if is_elsewhere(question, stated, value):
        return "so far off that something else may be meant"
    rough = rules()["rough"].get(question.commodity or "")
    return f"the goods may not be quite those of HS {question.commodity}: {rough}" if rough else ""


def relative(stated: Interval, value: Value) -> float | None:
    """How far the value is above the middle of what is stated (or its one end), as part of the value."""
    ends = [end for end in (stated.low, stated.high) if end is not None]
    if not value.value or not ends or value.unit in PLACES:
        return None
    return (value.value - sum(ends) / len(ends)) / abs(value.value)
