"""The same measure over the periods around a question's: what its chart shows."""

from collections.abc import Iterator
from dataclasses import replace

from app.checking.checks import lookup_for
from app.checking.gaps import SLOTS, is_missing
from app.checking.periods import kind, shift
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
    if question.period is None or question.measure not in OVER_TIME:
        return
    if any(is_missing(question, slot) for slot in SLOTS):
        return  # a partner that nobody named is not the world
    options = readings(question.indicator or "", question.partner, question.commodity)
    span = kind(question.period)
    if not options:
        return
    lookup = lookup_for(statistics)
    for number in range(-REACH[span], ONWARD + 1):
        moved = replace(
            question,
            period=shift(question.period, number * STEP[span]),
            base_period=shift(question.base_period, number * STEP[span]) if question.base_period else None,
            of=None if question.measure == "ratio" else question.of,
        )
        value = measure(lookup, moved if question.measure != "ratio" else retold(question, moved), options[0])
        if value is not None:
            yield moved.period or "", value.value, value.unit


def retold(question: Question, moved: Question) -> Question:
    """A ratio to another flow, in the period that it was moved to."""
    flow, partner, _ = (question.of or "::").split(":")
    return replace(moved, of=f"{flow}:{partner}:{moved.period}")
