"""Claims on labelled passages of our own: question, stated interval and assertion of the marked one.

Of the claims that touch the marked words the one is scored whose stated figure is nearest to the labelled one.
The passages are invented, many of their figures false on purpose.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nlp.pipeline import load, prepare
from nlp.types import Claim, Interval, Question

EXAMPLES = Path(__file__).with_suffix(".jsonl")
SERIES = {
    "goods_trade",
    "services_trade",
    "goods_and_services_trade",
    "customs_duties",
    "gdp",
    "fdi",
    "tariff_rate",
}
SLOTS = ("flow", "reporter", "partner", "commodity", "period", "measure", "base_period", "of", "indicator")


def load_examples() -> list[dict[str, Any]]:
    """The labelled passages."""
    return [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]


def read(example: dict[str, Any]) -> tuple[Claim, ...]:
    """The claims found in one passage."""
    pipeline = load(example["language"])
    doc = prepare(pipeline, example["text"], example["date"], example["title"])
    return tuple(pipeline(doc, disable=["fulcrum_leverage"])._.claims)


def middle(low: float | None, high: float | None) -> float | None:
    """The middle of an interval, or its one end."""
    ends = [end for end in (low, high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def is_near(stated: Interval | None, wanted: dict[str, Any] | None) -> bool:
    """Whether two intervals have about the same middle."""
    if stated is None or wanted is None:
        return False
    own, other = middle(stated.low, stated.high), middle(wanted["low"], wanted["high"])
    return own is not None and other is not None and abs(own - other) <= 0.02 * max(1e-9, abs(other))


def choose(example: dict[str, Any], claims: tuple[Claim, ...]) -> Claim | None:
    """The claim that is scored, or None where none touches the marked words."""

    def overlap(claim: Claim) -> int:
        return min(claim.end, example["end"]) - max(claim.start, example["start"])

    touching = [claim for claim in claims if overlap(claim) > 0]
    return max(
        touching, key=lambda claim: (is_near(claim.stated, example["stated"]), overlap(claim)), default=None
    )


def value(question: dict[str, Any], slot: str) -> Any:
    """A slot as it is compared: no commodity is all commodities."""
    return None if slot == "commodity" and question[slot] == "TOTAL" else question[slot]


def as_dict(question: Question) -> dict[str, Any]:
    """A question as the labels have it."""
    return {slot: getattr(question, slot) for slot in SLOTS}


def has_series(question: dict[str, Any] | None) -> bool:
    """Whether official figures that are kept here could answer a question."""
    return question is not None and question["indicator"] in SERIES


def wrong_slots(example: dict[str, Any], claim: Claim | None) -> list[str]:
    """The slots that differ from the label; `none` where there is a question and should be none, or the reverse.

    Of what no series holds (a port, a state, jobs) only that it is not asked of a series counts.
    """
    wanted = example["question"]
    found = as_dict(claim.question) if claim and claim.question else None
    if not has_series(wanted):
        return ["none"] if has_series(found) else []
    if found is None:
        return ["none"]
    return [slot for slot in SLOTS if value(wanted, slot) != value(found, slot)]


def same_interval(example: dict[str, Any], claim: Claim | None) -> bool:
    """Whether what is stated is the same: unit, open ends, and both ends within 2 percent."""
    wanted, found = example["stated"], claim.stated if claim else None
    if not has_series(example["question"]):
        return True
    if found is None or found.unit != wanted["unit"]:
        return False
    for own, other in ((found.low, wanted["low"]), (found.high, wanted["high"])):
        if (own is None) != (other is None):
            return False
        if own is not None and abs(own - other) > 0.03 * max(abs(other), 1e-9) + 1e-9:
            return False
    return True


def find_results() -> Iterator[tuple[dict[str, Any], Claim | None, list[str]]]:
    """Each passage with its claim and what is wrong with its question."""
    for example in load_examples():
        claim = choose(example, read(example))
        yield example, claim, wrong_slots(example, claim)


def score(*, verbose: bool = False) -> dict[str, float]:
    """Parts of all: question right in every slot, interval, assertion; question by language."""
    counts: Counter[str] = Counter()
    for example, claim, wrong in find_results():
        right = same_interval(example, claim)
        put = not has_series(example["question"]) or (
            claim is not None and claim.assertion == example["assertion"]
        )
        language = example["language"]
        counts.update({"n": 1, f"n_{language}": 1, "question": not wrong, f"question_{language}": not wrong})
        counts.update({"stated": right, "assertion": put})
        if verbose and (wrong or not right or not put):
            show(example, claim, wrong)
    languages = {
        f"question_{name}": counts[f"question_{name}"] / counts[f"n_{name}"] for name in ("en", "es", "fr")
    }
    return {name: counts[name] / counts["n"] for name in ("question", "stated", "assertion")} | languages


def show(example: dict[str, Any], claim: Claim | None, wrong: list[str]) -> None:
    """One miss, for reading."""
    print(example["language"], "|", example["title"] or "", "|", example["target"])
    print("   wrong", wrong, "| wanted", example["stated"], example["assertion"])
    if claim is not None:
        print("   got", claim.question and as_dict(claim.question), claim.stated, claim.assertion)
        print("   wanted", example["question"])


if __name__ == "__main__":
    print({name: round(part, 3) for name, part in score(verbose="--verbose" in sys.argv).items()})
