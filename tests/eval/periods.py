"""Periods on our own sentences, a third of them Spanish: found, resolved, and their role told.

A period is found where its span overlaps a labelled one.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nlp.periods import read_periods
from nlp.types import Period

CASES = Path(__file__).with_suffix(".jsonl")
Scored = tuple[dict[str, Any], list[tuple[dict[str, Any], Period | None]], list[Period]]


def find_pairs() -> Iterator[Scored]:
    """Every case with its labels, the period that overlaps each, and the periods left over."""
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        text, reached, pairs = case["text"], 0, []
        left = read_periods(text, case["date"], case["language"])
        for label in case["periods"]:
            start = text.index(label["text"], reached)
            reached = start + len(label["text"])
            found = next((p for p in left if p.start < reached and p.end > start), None)
            left = [p for p in left if p is not found]
            pairs.append((label, found))
        yield case, pairs, left


def score() -> dict[str, float]:
    """F1 of finding; parts of those found with value, and with role and offset, right."""
    cases = list(find_pairs())
    found = [(label, period) for _, pairs, _ in cases for label, period in pairs if period]
    return {
        "f1": f1(cases),
        "f1_es": f1([case for case in cases if case[0]["language"] == "es"]),
        "f1_fr": f1([case for case in cases if case[0]["language"] == "fr"]),
        "value": sum(period.value == label["value"] for label, period in found) / len(found),
        "role": sum(
            (period.role, period.offset) == (label["role"], label["offset"]) for label, period in found
        )
        / len(found),
    }


def f1(cases: list[Scored]) -> float:
    """Harmonic mean of precision and recall over these cases."""
    hits = sum(period is not None for _, pairs, _ in cases for _, period in pairs)
    missed = sum(period is None for _, pairs, _ in cases for _, period in pairs)
    return 2 * hits / (2 * hits + missed + sum(len(left) for _, _, left in cases))
