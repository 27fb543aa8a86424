"""Averages: what a total is divided into ("$1.5 billion a day", "every month of 2025")."""

import re
from functools import cache
from typing import get_args

from nlp.asking.scene import Scene, Span
from nlp.asking.words import pattern, shape
from nlp.lexicon import load_lexicon
from nlp.types import Figure, Per

AHEAD = 90  # characters from "every day of 2025" to its figure


def find_per(scene: Scene, clause: Span, figure: Figure) -> Per | None:
    """The stretch of time that an amount is the average of, None where it is a total."""
    inside = figure.kind == "rate" and shape("per_behind").search(scene.lower, figure.start, figure.end)
    if behind := inside or shape("per_behind").match(scene.lower, figure.end):
        return unit_of(behind["unit"])
    if shape("average_of").search(scene.lead(figure.start)) and (
        far := shape("per_time").search(scene.lower, figure.end, max(figure.end, clause.end))
    ):
        return unit_of(far["unit"])
    start = max(clause.start, figure.start - AHEAD)
    ahead = list(shape("per_ahead").finditer(scene.lower, start, figure.start))
    return unit_of(ahead[-1][ahead[-1].lastgroup or 0]) if ahead else None


def is_average(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a rate is money over time, "$12 billion a month", and no price of a thing."""
    return figure.kind == "rate" and find_per(scene, clause, figure) is not None


def is_yearly(scene: Scene, figure: Figure) -> bool:
    """Whether a rate is money a year, "$200 billion a year": a total of whichever year is meant."""
    return figure.kind == "rate" and shape("a_year").search(scene.lower, figure.start, figure.end) is not None


def unit_of(word: str) -> Per | None:
    """Day, week, month … of a word in any of the languages; a year is no average.

    >>> unit_of("diarios"), unit_of("monthly"), unit_of("minute")
    ('day', 'month', 'minute')
    """
    return next((unit for unit, words in units().items() if words.fullmatch(word)), None)


@cache
def units() -> dict[Per, re.Pattern[str]]:
    """The words of each unit."""
    table = load_lexicon("asking")["per"]
    return {unit: pattern(table[unit]) for unit in get_args(Per)}
