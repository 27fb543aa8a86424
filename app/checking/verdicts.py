"""What is stated against what was found: inside, near for a known reason, or off. Rules in one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.checking.lookup import Lookup, Value
from app.checking.periods import MONTHS
from app.checking.readings import Reading
from app.checking.types import Code, Verdict
from app.checking.vintages import find_older, revised_by
from app.checking.wording import PLACES, show_found
from nlp.types import Approximation, Interval, Question

NEAR = 0.01
"""Of the value: what revisions and rounding usually come to (Mexico's imports of 2024: 0.55 %)."""
NEAR_OTHER = 0.04
"""Of the value: what two official bases differ by (Mexico's imports of 2024: 2.6 %), and some more."""
NEAR_OTHER_POINTS = 1.0
"""Percentage points: what that comes to in a share or change."""
NEAR_POINTS = 0.1
"""Percentage points: a figure in percent is given to one decimal, and its last digit may be off by one."""
NEAR_SHARE = 0.1
"""Of the value: so much of a very small percentage, at most, is a matter of its last digit."""
SAME = 0.001
"""Of the value: an older vintage is itself often known in rounded form only."""
FAR = {"level": 3.0, "change": 10.0, "share": 5.0}
"""How many times larger or smaller a stated figure may be and still be about the same thing."""
FAR_POINTS = 60.0
"""Percentage points: the same for a percent change."""
SINCE = "it is off by no more than revisions come to, and what was published by {} is not in the data"
LOOSE: frozenset[Approximation] = frozenset({"about", "nearly", "range"})
PERCENTS = frozenset({"%", "percent", "pp", "percentage_points"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with what led to it."""

    verdict: Verdict
    code: Code
    value: Value
    why: str = ""


def distance(stated: Interval, value: float) -> float:
    """How far a value lies outside an interval; 0 inside.

    >>> distance(Interval(85.5, 86.5, "USD"), 86.035), distance(Interval(3.0, None, "%"), 2.5)
    (0.0, 0.5)
    """
    slack = 1e-9 * abs(value)
    if stated.low is not None and value < stated.low - slack:
        return stated.low - value
    if stated.high is not None and value > stated.high + slack:
        return value - stated.high
    return 0.0


def near(stated: Interval, reading: Reading, value: Value, approximation: Approximation) -> bool:
    """Whether a value outside is so near that revision, rounding or the reading of a hedge explains it.

    Where only another basis than the usual one is in the data, what bases differ by is allowed too.
    """
    off = distance(stated, value.value)
    if value.unit in PLACES:
        return any(distance(stated, place) == 0 for place in value.places)
    allowed = (NEAR if reading.equal else NEAR_OTHER) * abs(value.value)
    if value.unit in PERCENTS and reading.equal:
        allowed = max(allowed, min(NEAR_POINTS, NEAR_SHARE * abs(value.value)))
    elif value.unit in PERCENTS:
        allowed = max(allowed, NEAR_OTHER_POINTS)
    if approximation in LOOSE and stated.low is not None and stated.high is not None:
        allowed = max(allowed, (stated.high - stated.low) / 2)
    return off <= allowed


def decide(
    lookup: Lookup,
    question: Question,
    stated: Interval,
    found: list[tuple[Reading, Value]],
    approximation: Approximation,
    on: date | None = None,
) -> Finding:
    """The verdict on a stated interval, given the values of every reading, the first to be reported."""
    primary, value = found[0]
    if is_open_rank(stated, value):
        return Finding(
            "unverifiable", "no_series", value, "the data do not hold all there is to compare with"
        )
    meant = [pair for pair in found if pair[0].equal] or found[:1]
    for _, value in meant:
        if distance(stated, value.value) == 0:
            return Finding("supported", "matches", value)
    if excuse := next(find_excuses(lookup, question, stated, found, slack=0.0), None):
        return excuse
    close = [pair for pair in meant if near(stated, *pair, approximation)]
    if close:
        nearest = min((value for _, value in close), key=lambda one: distance(stated, one.value))
        if primary.equal:
            return Finding("close", "rounding", nearest, how_near(stated, nearest))
        return Finding("close", "revised", nearest, "the usual basis is not in the data for this")
    if excuse := next(find_excuses(lookup, question, stated, found, slack=SAME), None):
        return excuse
    if distance(stated, found[0][1].value) <= revised_by(lookup, question, *found[0], on):
        return Finding("unverifiable", "no_series", found[0][1], SINCE.format(day(on)) if on else "")
    return Finding("contradicted", "off", found[0][1])


def how_near(stated: Interval, value: Value) -> str:
    """By how much a near miss misses.

    >>> how_near(Interval(535e9, None, "USD"), Value(534.316e9, "USD", ()))
    '0.13% off, no more than rounding and revisions come to'
    >>> how_near(Interval(534.5e9, None, "USD"), Value(534.316e9, "USD", ()))
    '0.03% off, no more than rounding and revisions come to'
    """
    if value.unit in PLACES:
        return "the two are nearer to each other than revisions come to"
    off = distance(stated, value.value)
    size = f"{off:.2f} points" if value.unit in PERCENTS else f"{off / abs(value.value):.2%}"
    return f"{size} off, no more than rounding and revisions come to"


def is_elsewhere(question: Question, stated: Interval, value: Value) -> bool:
    """Whether a figure is so far off that the sentence more likely speaks of something else.

    >>> asked = Question("goods_trade", "exports", "USA", "WLD", "TOTAL", "2022", "level")
    >>> is_elsewhere(asked, Interval(99.5e6, 100.5e6, "USD"), Value(2.073e12, "USD", ()))
    True
    """
    ends = [abs(end) for end in (stated.low, stated.high) if end is not None]
    if not any(ends):
        return False  # a surplus, a rise: no figure that could be of something else
    middle, found = sum(ends) / len(ends), abs(value.value)
    if question.measure == "percent_change":
        return abs(middle - found) > FAR_POINTS
    factor = FAR.get(question.measure or "")
    return factor is not None and not found / factor <= middle <= found * factor


def by_weight(found: list[tuple[Reading, Value]]) -> list[tuple[Reading, Value]]:
    """Readings in their order, but a rank among all contenders before one that is only a lower bound."""
    return sorted(found, key=lambda pair: pair[1].bound)


def is_open_rank(stated: Interval, value: Value) -> bool:
    """Whether partners that the data lack could make a stated rank true, or the rank found false."""
    if stated.high is None:
        return value.bound and stated.low is not None and stated.low > value.value
    return value.bound and stated.high >= value.value


def find_excuses(
    lookup: Lookup, question: Question, stated: Interval, found: list[tuple[Reading, Value]], *, slack: float
) -> Iterator[Finding]:
    """What else an official statistician would accept: an older vintage, then another basis."""
    primary = found[0][1]
    if primary.unit in PLACES:
        return
    for vintage, _, value in find_older(lookup, question, found):
        if distance(stated, value.value) <= slack * abs(value.value):
            told = f"it matches {show_found(question, value)} as published by {day(vintage)}, revised since"
            yield Finding("close", "revised", primary, told)
    for reading, value in found[1:]:
        if distance(stated, value.value) == 0:
            yield Finding(
                "close", "revised", primary, f"it matches {show_found(question, value)} {reading.short}"
            )


def day(of: date) -> str:
    """A day in words.

    >>> from datetime import date
    >>> day(date(2025, 11, 21))
    '21 November 2025'
    """
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"
