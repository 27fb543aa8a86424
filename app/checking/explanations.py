"""What the stated number does match when it is off: another flow, partner, period, a slip of scale or sign."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from app.checking.candidates import FLOWS, SHARP, SPECIFIC, find_candidates
from app.checking.lookup import Lookup, Value
from app.checking.periods import months, shift
from app.checking.readings import readings
from app.checking.types import Explanation
from app.checking.values import measure
from app.checking.verdicts import distance
from app.checking.wording import PLACES, name_question, show_found
from nlp.types import Interval, Question

MOST = 3
THOUSANDS = ((1e3, "a thousand times too small"), (1e-3, "a thousand times too large"))
TENS = ((10.0, "ten times too small"), (0.1, "ten times too large"))
LOOSELY = 0.02
"""Of the value: a slip of scale is plain even where the figure was revised since."""
ROUNDED = 2e-4
"""Of the value: "168,600 million" looks exact to the million and is rounded all the same."""


def explain(lookup: Lookup, question: Question, stated: Interval, found: Value) -> Iterator[Explanation]:
    """At most three other questions that the stated number does match, likeliest first."""
    if found.unit in PLACES:
        yield from islice(explain_rank(lookup, question, stated), MOST)
        return
    precision = precision_of(stated)
    if precision is None or precision > SPECIFIC:
        return
    yield from islice(find_matches(lookup, question, stated, found, precision), MOST)


def match_rivals(
    lookup: Lookup, question: Question, stated: Interval, rivals: Iterable[Question]
) -> Iterator[tuple[Question, Value]]:
    """Those of the questions that the words allow beside the one read which a stated number does answer.

    An open end is taken as a tenth away: "more than $500 billion" is not said of $900 billion. Where more than
    one slot is another, only a sharp number tells; the sign of a gap that is nobody's does not count.
    """
    if stated.unit in PLACES or not (stated.low or stated.high):
        return
    low, high = stated.low, stated.high
    if low is None or high is None:
        end = low or high or 0.0
        low, high = sorted((end, end * (1.1 if (low is None) == (end < 0) else 0.9)))
    meant = replace(stated, low=low, high=high)
    sharp = (precision_of(meant) or 1.0) <= SHARP
    for rival in rivals:
        if slots_apart(question, rival) > 1 and not sharp:
            continue
        value = first_value(lookup, rival)
        far = distance_either_sign if rival.flow == "balance" else distance
        if value and far(meant, value.value) <= ROUNDED * abs(value.value):
            yield rival, value


def slots_apart(question: Question, other: Question) -> int:
    """In how many of partner, period and flow two questions differ."""
    pairs = zip(
        (question.partner, question.period, question.flow),
        (other.partner, other.period, other.flow),
        strict=True,
    )
    return sum(a != b for a, b in pairs)


def precision_of(stated: Interval) -> float | None:
    """Half the width of an interval as part of its middle; None for an open one or one around zero."""
    if stated.low is None or stated.high is None or stated.low * stated.high <= 0:
        return None
    return abs(stated.high - stated.low) / abs(stated.high + stated.low)


def find_matches(
    lookup: Lookup, question: Question, stated: Interval, found: Value, precision: float
) -> Iterator[Explanation]:
    """Slips of sign and of millions for billions, the questions near the one asked, a digit too many."""
    if distance(stated, -found.value) == 0:
        text = f"the stated number has the opposite sign: {show_found(question, found)}"
        yield Explanation(text, question, found.value)
    yield from find_slips(question, stated, found, THOUSANDS, LOOSELY)
    for candidate in find_candidates(lookup, question):
        if precision > candidate.within:
            continue
        value = first_value(lookup, candidate.question)
        slack = ROUNDED * abs(value.value) if value and value.unit == "USD" else 0.0
        if value and value.unit == found.unit and distance_either_sign(stated, value.value) <= slack:
            named = f"{name_question(candidate.question)}: {show_found(candidate.question, value)}"
            yield Explanation(f"the stated number matches {named}", candidate.question, value.value)
    if precision <= SHARP:
        yield from find_slips(question, stated, found, TENS, 0.0)


def find_slips(
    question: Question,
    stated: Interval,
    found: Value,
    slips: tuple[tuple[float, str], ...],
    slack: float,
) -> Iterator[Explanation]:
    """The right cell on the wrong scale."""
    for factor, words in slips:
        scaled = found.value / factor
        if found.unit == "USD" and distance_either_sign(stated, scaled) <= slack * abs(scaled):
            text = f"the stated number is {words} for {name_question(question)}"
            yield Explanation(text, question, found.value)


def distance_either_sign(stated: Interval, value: float) -> float:
    """How far the nearer of a value and its negative lies outside: a gap is often told without its sign."""
    return min(distance(stated, value), distance(stated, -value))


def first_value(lookup: Lookup, question: Question) -> Value | None:
    """The value under the first reading that has one."""
    for reading in readings(question.indicator or "", question.partner, question.commodity):
        value = measure(lookup, question, reading)
        if value is not None:
            return value
    return None


def explain_rank(lookup: Lookup, question: Question, stated: Interval) -> Iterator[Explanation]:
    """The period or flow in which the stated rank is right: the last month first, then other flows."""
    every = months(question.period or "")
    periods = (
        [*reversed(every[-12:]), shift(question.period or "", -12)] if question.measure == "rank" else []
    )
    candidates = [replace(question, period=period) for period in periods]
    if question.measure == "rank":
        candidates += [replace(question, flow=flow) for flow in FLOWS]
    for candidate in candidates:
        value = first_value(lookup, candidate)
        if candidate != question and value and distance(stated, value.value) == 0:
            text = f"the stated place matches {name_question(candidate)}: {show_found(candidate, value)}"
            yield Explanation(text, candidate, value.value)
