"""The engine by itself: question and stated interval -> verdict, code, value, explanation.

The cases of `checking.jsonl` were computed by plain arithmetic over the snapshot's figures, not through
the engine. A confident mistake is a verdict of supported or contradicted where another is right.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app.checking import check_question
from app.checking.types import Check
from ingest.statistics.store import Statistics
from nlp.types import Interval, Question

CASES = Path(__file__).with_suffix(".jsonl")
CONFIDENT = ("supported", "contradicted")


def find_results() -> Iterator[tuple[dict[str, Any], Check]]:
    """Every case with the check that the engine gives for it."""
    statistics = Statistics.embedded()
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        yield (
            case,
            check_question(
                Question(**case["question"]),
                Interval(**case["stated"]),
                statistics,
                approximation=case.get("approximation", "exact"),
                assertion=case.get("assertion", "asserted"),
                on=date.fromisoformat(case["on"]) if "on" in case else None,
            ),
        )


def value_agrees(case: dict[str, Any], check: Check) -> bool:
    """Whether the value found is the one that arithmetic gives."""
    if "value" not in case:
        return True
    return check.found is not None and abs(check.found.value - case["value"]) <= 1e-5 * abs(case["value"])


def explains(case: dict[str, Any], check: Check) -> bool:
    """Whether the first explanation is the question that the wrong number answers."""
    return bool(check.explanations) and check.explanations[0].question == Question(**case["explains"])


def score() -> dict[str, float]:
    """Parts of all cases: verdict, code, value right; explanations right; confident mistakes avoided."""
    results = list(find_results())
    explained = [(case, check) for case, check in results if "explains" in case]
    wrong = [
        case for case, check in results if check.verdict in CONFIDENT and check.verdict != case["verdict"]
    ]
    return {
        "verdict": sum(check.verdict == case["verdict"] for case, check in results) / len(results),
        "code": sum(check.code == case["code"] for case, check in results) / len(results),
        "value": sum(value_agrees(case, check) for case, check in results) / len(results),
        "explanation": sum(explains(case, check) for case, check in explained) / len(explained),
        "no_confident_mistake": 1 - len(wrong) / len(results),
    }
