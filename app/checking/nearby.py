"""The readings near the one that a claim was held against: the same question on other bases, and its neighbours."""

from collections.abc import Iterator
from itertools import islice

from app.checking.candidates import find_candidates
from app.checking.checks import lookup_for
from app.checking.explanations import first_value
from app.checking.readings import readings
from app.checking.values import measure
from app.checking.wording import name_question
from ingest.statistics.store import Statistics
from nlp.types import Question

TRIED = 24  # neighbours looked up: the likeliest come first
MOST = 12


def find_nearby(statistics: Statistics, question: Question) -> Iterator[tuple[str, float, str]]:
    """Words, value and unit of the question on each basis, then of the questions easily taken for it.

    >>> april = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2026-04", "level")
    >>> [(words, round(value / 1e9, 1)) for words, value, _ in find_nearby(Statistics.embedded(), april)][1]
    ('US goods exports to Mexico, April 2026', 35.3)
    """
    yield from islice(find_all(statistics, question), MOST)


def find_all(statistics: Statistics, question: Question) -> Iterator[tuple[str, float, str]]:
    """Every one of them that has a value."""
    if question.period is None or question.indicator is None:
        return
    lookup = lookup_for(statistics)
    for reading in readings(question.indicator, question.partner, question.commodity):
        if value := measure(lookup, question, reading):
            yield f"{name_question(question)} ({reading.label})", value.value, value.unit
    for candidate in islice(find_candidates(lookup, question), TRIED):
        if value := first_value(lookup, candidate.question):
            yield name_question(candidate.question), value.value, value.unit
