"""Stored claims back as what was read: the question that stands, and what is stated."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.correcting import corrected
from nlp.types import Interval, Question

Row = Mapping[str, Any]


def question_of(row: Row) -> Question | None:
    """The question of a stored claim, as it was read."""
    return corrected(None, row) if row["indicator"] is not None else None


def standing_question(row: Row, reviews: Sequence[Row]) -> Question | None:
    """The question that the check of a claim answers: as it was read, with the last correction by a person."""
    corrections = [one["correction"] for one in reviews if one["correction"]]
    question = question_of(row)
    return corrected(question, json.loads(corrections[-1])) if corrections else question


def stated_of(row: Row) -> Interval | None:
    """What a stored claim states, None where it states no number.

    >>> stated_of({"stated_low": 1.0, "stated_high": None, "stated_unit": "USD"})
    Interval(low=1.0, high=None, unit='USD')
    """
    unit = row["stated_unit"]
    return Interval(row["stated_low"], row["stated_high"], unit) if unit else None
