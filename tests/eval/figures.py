"""Figures on our own sentences, a third of them Spanish: found, and each of their parts right.

A figure is found where its span overlaps a labelled one. Units count for money, percent and points;
the noun that is counted is not scored. Blank pipelines: what is scored here needs no tagger.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import spacy

from nlp.figures import find_figures
from nlp.types import Figure, Language

CASES = Path(__file__).with_suffix(".jsonl")
UNITS = ("amount", "rate", "percent", "percentage_points")


def find_pairs() -> Iterator[tuple[dict[str, Any], list[tuple[dict[str, Any], Figure | None]], list[Figure]]]:
    """Every case with its labels, the figure that overlaps each, and the figures left over."""
    blank = {language: spacy.blank(language) for language in get_args(Language)}
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        left, pairs = list(find_figures(blank[case["language"]](case["text"]))), []
        for label in case["figures"]:
            start = case["text"].index(label["text"])
            end = start + len(label["text"])
            found = next((f for f in left if f.start < end and f.end > start), None)
            left = [f for f in left if f is not found]
            pairs.append((label, found))
        yield case, pairs, left


def is_right(label: dict[str, Any], figure: Figure) -> bool:
    """Whether kind, value and unit are as labelled."""
    same = figure.kind == label["kind"] and abs(figure.value - label["value"]) <= 1e-3 * abs(label["value"])
    return same and (label["unit"] is None or label["kind"] not in UNITS or figure.unit == label["unit"])


def score() -> dict[str, float]:
    """F1 of finding; parts of those found with value and unit, wording and span right; Spanish F1."""
    cases = list(find_pairs())
    found = [(label, figure) for _, pairs, _ in cases for label, figure in pairs if figure]
    return {
        "f1": f1(cases),
        "f1_es": f1([case for case in cases if case[0]["language"] == "es"]),
        "f1_fr": f1([case for case in cases if case[0]["language"] == "fr"]),
        "right": sum(is_right(*pair) for pair in found) / len(found),
        "wording": sum(figure.approximation == label["approximation"] for label, figure in found)
        / len(found),
        "span": sum(figure.text == label["text"] for label, figure in found) / len(found),
    }


def f1(cases: list[tuple[dict[str, Any], list[tuple[dict[str, Any], Figure | None]], list[Figure]]]) -> float:
    """Harmonic mean of precision and recall over these cases."""
    hits = sum(figure is not None for _, pairs, _ in cases for _, figure in pairs)
    missed = sum(figure is None for _, pairs, _ in cases for _, figure in pairs)
    return 2 * hits / (2 * hits + missed + sum(len(left) for _, _, left in cases))
