"""Leverage on passages of our own: does a passage take a stance, and which.

A stance is right when holder, over and polarity are, in the labelled reading or one of its `also`;
parties of a mutual one in any order. `folded` counts "holds, denied" as "lacks". What is found besides
on the same pair is a restatement and no mistake. `held_out` are the passages no rule was mended on, `awkward`
those of the rounds of November 2026: indirect wordings and lures, written to be hard and scored apart.
`implicit` are passages where no word of power stands and most stances are missed: what matters there is precision.
A passage with a `reason` is one known to be read wrongly: scored with the others, and counted.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nlp.pipeline import load
from nlp.types import Stance

EXAMPLES = Path(__file__).with_suffix(".jsonl")
IMPLICIT = EXAMPLES.with_name("implicit.jsonl")
FLIPPED = {"holds": "lacks", "lacks": "holds"}


def load_examples(path: Path = EXAMPLES) -> list[dict[str, Any]]:
    """The labelled passages."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def folded(polarity: str, assertion: str) -> str:
    """The polarity once a denial is carried out."""
    return FLIPPED.get(polarity, polarity) if assertion == "denied" else polarity


def readings(wanted: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """What counts as right for a labelled stance."""
    for reading in (wanted, *wanted.get("also", ())):
        yield reading["holder"], reading["over"], reading["polarity"], reading["assertion"]


def fits(found: Stance, wanted: dict[str, Any], *, fold: bool) -> bool:
    """Whether a found stance is the labelled one."""
    for holder, over, polarity, assertion in readings(wanted):
        same = {found.holder, found.over} == {holder, over}
        ordered = (found.holder, found.over) == (holder, over) or (same and polarity == "mutual")
        alike = (
            folded(found.polarity, found.assertion) == folded(polarity, assertion)
            if fold
            else found.polarity == polarity
        )
        if ordered and alike:
            return True
    return False


def pairs(wanted: Iterable[dict[str, Any]]) -> set[frozenset[str]]:
    """The pairs of parties that the labels speak of."""
    return {frozenset(reading[:2]) for stance in wanted for reading in readings(stance)}


def tally(example: dict[str, Any], counts: Counter[str], *, verbose: bool = False) -> None:
    """Count one passage into `counts`."""
    doc = load(example["language"])(example["text"], disable=["fulcrum_claims"])
    wanted, found = example["leverage"], doc._.leverage
    counts[f"presence {bool(wanted)} {bool(found)}"] += 1
    for fold in (False, True):
        name, left = "folded" if fold else "stance", list(found)
        for label in wanted:
            hit = next((stance for stance in left if fits(stance, label, fold=fold)), None)
            counts[f"{name} {bool(hit)}"] += 1
            if hit:
                left.remove(hit)
                if not fold:
                    counts["matched"] += 1
                    counts["assertion"] += hit.assertion == label["assertion"]
                    counts["source"] += (hit.source is None) == (label["source"] is None)
        besides = [stance for stance in left if frozenset((stance.holder, stance.over)) not in pairs(wanted)]
        counts[f"{name} invented"] += len(besides)
    if verbose and (
        bool(wanted) != bool(found) or not all(any(fits(f, w, fold=True) for f in found) for w in wanted)
    ):
        print(
            example["id"],
            example["text"],
            [(f.holder, f.over, f.polarity, f.text) for f in found],
            sep="\n   ",
        )


def f1(right: int, invented: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (2 * right + invented + missed) if right else 0.0


def figures(examples: list[dict[str, Any]], *, verbose: bool = False) -> dict[str, float]:
    """The figures over some passages."""
    counts: Counter[str] = Counter()
    for example in examples:
        tally(example, counts, verbose=verbose)
    reached = {
        name: f1(counts[f"{name} True"], counts[f"{name} invented"], counts[f"{name} False"])
        for name in ("stance", "folded")
    }
    found = counts["stance True"] + counts["stance invented"]
    return {
        "presence": f1(
            counts["presence True True"], counts["presence False True"], counts["presence True False"]
        ),
        **reached,
        "precision": counts["stance True"] / max(found, 1),
        "assertion": counts["assertion"] / max(counts["matched"], 1),
        "source": counts["source"] / max(counts["matched"], 1),
    }


def score(*, verbose: bool = False) -> dict[str, float]:
    """All passages, each language, and those held out."""
    everything = load_examples()
    examples = [example for example in everything if example["split"] != "awkward"]
    scores = figures(examples, verbose=verbose)
    awkward = figures([example for example in everything if example["split"] == "awkward"], verbose=verbose)
    scores |= {f"awkward_{name}": awkward[name] for name in ("presence", "stance", "precision")}
    implicit = figures(load_examples(IMPLICIT), verbose=verbose)
    scores |= {f"implicit_{name}": implicit[name] for name in ("stance", "precision")}
    for language in ("en", "es", "fr"):
        part = figures([example for example in examples if example["language"] == language])
        scores[f"stance_{language}"] = part["stance"]
    held_out = figures([example for example in examples if example["split"] == "held_out"])
    scores |= {f"held_out_{name}": held_out[name] for name in ("presence", "stance")}
    scores["known_failures"] = sum("reason" in example for example in everything)
    return {name: round(value, 4) for name, value in scores.items()}


if __name__ == "__main__":
    print(json.dumps(score(verbose="--verbose" in sys.argv), indent=2))
