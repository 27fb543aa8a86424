"""Whether what one document says about the same trade fits together, and what it implies without saying it.

Exports and imports make up the total, and their difference is the balance: of the four figures about one
partner in one period any two give the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from app.checking.periods import is_period, normal
from app.checking.wording import name_question, show_stated
from nlp.types import Claim, Flow, Interval, Question

MOST = 20
"""Amounts about one partner and period that are set against each other: a text with more is a table."""
RULES: dict[tuple[Flow, Flow], dict[Flow, tuple[int, int]]] = {
    ("exports", "imports"): {"total": (1, 1), "balance": (1, -1)},
    ("exports", "total"): {"imports": (-1, 1)},
    ("imports", "total"): {"exports": (-1, 1)},
    ("balance", "exports"): {"imports": (-1, 1)},
    ("balance", "imports"): {"exports": (1, 1)},
}
"""Two flows that are stated, and with which signs they add up to others."""


@dataclass(frozen=True, slots=True)
class Implied:
    """What two claims of one document imply, and whether a third one fits."""

    claims: tuple[str, ...]
    """Ids of the claims it follows from."""
    question: Question
    interval: Interval
    contradicts: str | None
    """The id of a claim of the same document that cannot be true beside them."""
    text: str


def find_implied(claims: Sequence[Claim]) -> Iterator[Implied]:
    """What follows from two amounts about the same partner and period, each thing once.

    Where three amounts do not fit together that is told, and nothing is derived from them; what the document
    says itself, and fits, is left out.
    """
    stated = [claim for claim in claims if is_amount(claim)]
    groups: dict[tuple[str | None, ...], list[Claim]] = {}
    for claim in stated:
        groups.setdefault(key_of(claim), []).append(claim)
    for members in groups.values():
        found = list(find_derived(members[:MOST]))
        conflicts = {
            frozenset((*one.claims, one.contradicts)): one for one in reversed(found) if one.contradicts
        }
        told = {claim.question.flow for claim in members if claim.question}
        fresh = {(one.question, one.interval): one for one in found if one.question.flow not in told}
        yield from reversed(conflicts.values()) if conflicts else fresh.values()


def find_derived(claims: Sequence[Claim]) -> Iterator[Implied]:
    """What every two of some amounts about one partner and period give."""
    for one, other in combinations(claims, 2):
        first, second = sorted((one, other), key=lambda claim: claim.question.flow or "")  # type: ignore[union-attr]
        yield from derive(first, second, claims)


def find_clashes(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims that answer the same question with numbers that cannot both be right."""
    asked = [claim for claim in claims if claim.question and claim.stated and claim.assertion == "asserted"]
    for one, other in combinations(asked, 2):
        if one.question == other.question and one.stated and other.stated and apart(one.stated, other.stated):
            yield one, other


def is_amount(claim: Claim) -> bool:
    """Whether a claim states an amount of trade that can be added to others."""
    question, stated = claim.question, claim.stated
    return bool(
        question
        and stated
        and claim.assertion == "asserted"
        and question.measure == "level"
        and question.flow
        and question.period
        and is_period(question.period)
        and stated.low is not None
        and stated.high is not None
    )


def key_of(claim: Claim) -> tuple[str | None, ...]:
    """What two claims must share to be added."""
    question = claim.question
    if question is None or question.period is None:
        return ()
    unit = claim.stated.unit if claim.stated else None
    return (
        question.indicator,
        question.reporter,
        question.partner,
        question.commodity,
        normal(question.period),
        unit,
    )


def derive(first: Claim, second: Claim, stated: Sequence[Claim]) -> Iterator[Implied]:
    """What two claims imply."""
    if not (first.question and second.question and first.stated and second.stated):
        return
    if first.question.flow is None or second.question.flow is None:
        return
    for flow, signs in RULES.get((first.question.flow, second.question.flow), {}).items():
        implied = add(first.stated, second.stated, signs)
        if flow != "balance" and implied.high is not None and implied.high < 0:
            continue  # nothing is sold below zero: one of the two is wrong, and what follows is no figure
        question = replace(first.question, flow=flow)
        clash = next(
            (
                claim
                for claim in stated
                if claim.question
                and claim.stated
                and claim.question.flow == flow
                and key_of(claim) == key_of(first)
                and apart(claim.stated, implied)
            ),
            None,
        )
        text = (
            f"together they imply {name_question(question)}: {show_stated(question, implied, implied.unit)}"
        )
        if clash and clash.stated:
            text += f", while the text also says {show_stated(question, clash.stated, implied.unit)}"
        yield Implied((first.id, second.id), question, implied, clash.id if clash else None, text)


def add(one: Interval, other: Interval, signs: tuple[int, int]) -> Interval:
    """The sum of two intervals, each with its sign.

    >>> add(Interval(1.0, 2.0, "USD"), Interval(10.0, 20.0, "USD"), (-1, 1))
    Interval(low=8.0, high=19.0, unit='USD')
    """
    ends = [
        sorted((sign * (part.low or 0.0), sign * (part.high or 0.0)))
        for sign, part in zip(signs, (one, other), strict=True)
    ]
    return Interval(sum(low for low, _ in ends), sum(high for _, high in ends), one.unit)


def apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals have nothing in common."""
    if one.unit != other.unit:
        return False
    below = one.high is not None and other.low is not None and one.high < other.low
    above = other.high is not None and one.low is not None and other.high < one.low
    return below or above
