"""The whole way from a sentence to a verdict, on claims worked out from the embedded statistics.

`full` is verdict and value both right; a confident mistake is "supported" or "contradicted" where neither is.
The passages were written before the reader saw any of them; wordings, not sentences, were mended after.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from app.assessing import assess
from app.checking.types import Check
from app.documents import make_document
from app.statistics import checker
from nlp.types import Claim

EXAMPLES = Path(__file__).with_suffix(".jsonl")
SLOTS = ("flow", "reporter", "partner", "commodity", "period", "measure")
Found = tuple[Claim | None, Check | None]


def choose(example: dict[str, Any], pairs: list[tuple[Claim, Check]]) -> Found:
    """The claim that touches the marked words and whose stated figure is nearest to the labelled one."""

    def rank(pair: tuple[Claim, Check]) -> tuple[bool, int]:
        overlap = min(pair[0].end, example["end"]) - max(pair[0].start, example["start"])
        return is_near(pair[0], example["stated"]), overlap

    touching = [p for p in pairs if p[0].start < example["end"] and example["start"] < p[0].end]
    return max(touching, key=rank, default=(None, None))


def is_near(claim: Claim, stated: dict[str, Any] | None) -> bool:
    """Whether a claim states about the labelled figure."""
    if claim.stated is None or stated is None:
        return False
    own = [end for end in (claim.stated.low, claim.stated.high) if end is not None]
    other = [end for end in (stated["low"], stated["high"]) if end is not None]
    return bool(own and other) and abs(sum(own) / len(own) - sum(other) / len(other)) <= 0.02 * abs(other[0])


def same_question(example: dict[str, Any], claim: Claim | None) -> bool:
    """Whether the slots that name the cell are the labelled ones; no commodity is all of them."""
    wanted, question = example["question"], claim.question if claim else None
    if wanted is None or question is None:
        return wanted is None and question is None
    return all(
        {None: "TOTAL"}.get(wanted[slot], wanted[slot])
        == {None: "TOTAL"}.get(getattr(question, slot), getattr(question, slot))
        for slot in SLOTS
    )


def has_value(example: dict[str, Any], check: Check | None) -> bool:
    """Whether the value found is the labelled one, where one is labelled."""
    if example["found"] is None:
        return True
    found = check.found.value if check and check.found else None
    return found is not None and abs(found - example["found"]) <= 0.006 * abs(example["found"]) + 1e-9


def score() -> dict[str, float]:
    """Parts of all: question, full, no confident mistake, no needless abstention; full by language."""
    counts: Counter[str] = Counter()
    check = checker()
    for line in EXAMPLES.read_text("utf-8").splitlines():
        example = json.loads(line)
        document = make_document(
            example["text"], date=example["date"], title=example["title"], language=example["language"]
        )
        found = assess(document, check)
        claim, one = choose(example, list(zip(found.analysis.claims, found.checks, strict=True)))
        verdict = one.verdict if one else "unverifiable"
        right = verdict in example["verdicts"]
        full = right and has_value(example, one)
        mistaken = (
            not right and verdict in ("supported", "contradicted") and "close" not in example["verdicts"]
        )
        abstained = verdict == "unverifiable" and verdict not in example["verdicts"]
        language = example["language"]
        counts.update({"n": 1, f"n_{language}": 1, "full": full, f"full_{language}": full})
        counts.update(
            {"question": same_question(example, claim), "sure": not mistaken, "given": not abstained}
        )
    parts = {"question": "question", "full": "full", "no_confident_mistake": "sure", "no_abstention": "given"}
    scores = {name: counts[key] / counts["n"] for name, key in parts.items()}
    return scores | {
        f"full_{name}": counts[f"full_{name}"] / counts[f"n_{name}"] for name in ("en", "es", "fr")
    }
