"""The same measure over the periods around a question's: what its chart shows."""

from collections.abc import Iterator
from dataclasses import replace

from app.checking.checks import lookup_for
from app.checking.gaps import SLOTS, is_missing
from app.checking.periods import is_period, kind, shift
from app.checking.readings import readings
from app.checking.values import measure
from ingest.statistics.store import Statistics
from nlp.types import Question

REACH = {"A": 15, "Q": 20, "M": 36, "R": 10}
"""How many periods back, by kind: years, quarters, months, other spans."""
STEP = {"A": 12, "Q": 3, "M": 1, "R": 12}
"""Months from one period to the next; spans such as the year to date go year by year."""
ONWARD = 12  # periods after the question's, as far as the data go
OVER_TIME = ("level", "change", "percent_change", "share", "ratio")


def find_history(statistics: Statistics, question: Question) -> Iterator[tuple[str, float, str]]:
    """Period, value and unit of a question's measure, oldest first; nothing where it has no values over time.

    >>> march = Question("goods_trade", "balance", "USA", "MEX", "TOTAL", "2026-03", "level")
    >>> [(period, value / 1e9) for period, value, _ in find_history(Statistics.embedded(), march)][-1][0]
    '2026-08'
    """
    if any(is_missing(question, slot) for slot in SLOTS):
        return  # a partner that nobody named is not the world
    options = readings(question.indicator or "", question.partner, question.commodity)
    if not options or question.measure not in OVER_TIME or not is_period(question.period or ""):
        return
    lookup, span = lookup_for(statistics), kind(question.period or "")
    for number in range(-REACH[span], ONWARD + 1):
        asked = moved(question, number * STEP[span])
        if is_period(asked.period or "") and (value := measure(lookup, asked, options[0])):
            yield asked.period or "", value.value, value.unit


def moved(question: Question, by: int) -> Question:
    """The same question so many months later: its period, that of its base, and that of what it is divided by."""
    period, base = question.period, question.base_period
    return replace(
        question,
        period=shift(period, by) if period else None,
        base_period=shift(base, by) if base else None,
        of=of_moved(question.of, by),
    )


def of_moved(of: str | None, by: int) -> str | None:
    """What a measure is of, so many months later where it names a period.

    >>> of_moved("exports:MEX:2025", -12), of_moved("CAN", -12), of_moved("GDP:MEX", -12), of_moved("years:high", -12)
    ('exports:MEX:2024', 'CAN', 'GDP:MEX', 'years:high')
    """
    head, _, period = (of or "").rpartition(":")
    return f"{head}:{shift(period, by)}" if is_period(period) else of
