"""False and nearly true sentences: none may be confirmed, most are to be refuted, and the slip is to be named.

Each is wrong by flow, partner, period, scale, total for part, sign and the like, or near enough to be `close`. `told` is
what a fact-checker wants to read in the reason or the explanations. The sentences were worked out from the embedded
statistics before the engine saw them; faults that it showed were mended after.
"""

import json
from pathlib import Path

from app.assessing import assess
from app.checking.types import Check
from app.documents import make_document
from app.statistics import checker

EXAMPLES = Path(__file__).with_suffix(".jsonl")


def says(check: Check, words: str) -> bool:
    """Whether a check tells something, in its reason or its explanations."""
    return any(words in text for text in (check.reason, *(one.text for one in check.explanations)))


def score() -> dict[str, float]:
    """Parts of all: none confirmed, the verdict right; and of those with a slip to name, named."""
    examples = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    check, unconfirmed, right, named = checker(), 0, 0, 0
    for example in examples:
        document = make_document(example["text"], date=example["date"], language=example["language"])
        checks = assess(document, check).checks
        unconfirmed += not any(one.verdict == "supported" for one in checks)
        right += any(one.verdict == example["verdict"] for one in checks)
        named += "told" in example and any(says(one, example["told"]) for one in checks)
    return {
        "none_confirmed": unconfirmed / len(examples),
        "verdict": right / len(examples),
        "slip_named": named / sum("told" in example for example in examples),
    }
