"""Quotations on passages of our own: found (intersection over union of at least a half, one to one), kind, speaker.

The passages are invented, their speakers are roles or people who do not exist. `speaker` is right when
the wanted words are in the words that the reader gives, or in a name or mention of the actor that it links.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from nlp.pipeline import load
from nlp.types import Quotation

EXAMPLES = Path(__file__).with_suffix(".jsonl")


def load_examples() -> list[dict[str, Any]]:
    """The labelled passages."""
    return [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]


def agreement(wanted: dict[str, Any], found: Quotation) -> float:
    """Intersection over union of the two contents."""
    common = min(wanted["end"], found.end) - max(wanted["start"], found.start)
    union = max(wanted["end"], found.end) - min(wanted["start"], found.start)
    return max(0, common) / union


def match(wanted: list[dict[str, Any]], found: tuple[Quotation, ...]) -> list[tuple[int, int]]:
    """Pairs of wanted and found quotations, best agreement first, one to one."""
    pairs = sorted(
        ((agreement(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)), reverse=True
    )
    matched: list[tuple[int, int]] = []
    for score_, i, j in pairs:
        if score_ >= 0.5 and all(i != a and j != b for a, b in matched):
            matched.append((i, j))
    return matched


def names_speaker(wanted: str, found: Quotation, doc: Doc) -> bool:
    """Whether the found speaker is the wanted one."""
    names = {(found.speaker_text or "").lower()}
    for actor in doc._.actors:
        if actor.id == found.speaker:
            names |= {
                actor.name.lower(),
                *(doc.text[start:end].lower() for start, end in actor.mentions),
            }
    return any(wanted.lower() in name or (name and name in wanted.lower()) for name in names)


def tally(example: dict[str, Any], counts: Counter[str], *, verbose: bool = False) -> None:
    """Count one passage into `counts`."""
    doc = load(example["language"])(example["text"], disable=["fulcrum_leverage", "fulcrum_claims"])
    wanted, found = example["quotations"], doc._.quotations
    matched = match(wanted, found)
    language = example["language"]
    for key, number in (("wanted", len(wanted)), ("found", len(found)), ("right", len(matched))):
        counts[key] += number
        counts[f"{language} {key}"] += number
    kinds = [found[j].kind == wanted[i]["kind"] for i, j in matched]
    speakers = [names_speaker(wanted[i]["speaker"], found[j], doc) for i, j in matched]
    counts["kind"] += sum(kinds)
    counts["speaker"] += sum(speakers)
    counts[f"{language} speaker"] += sum(speakers)
    if verbose and (len(wanted) != len(matched) or len(found) != len(matched) or not all(kinds + speakers)):
        print(example["id"], example["text"])
        print("   wanted", [(w["kind"], w["speaker"], w["text"]) for w in wanted])
        print("   found ", [(f.kind, f.speaker_text, f.text) for f in found])


def score(*, verbose: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of quotations, accuracy of kind and speaker where found; F1 and speaker of each language."""
    counts: Counter[str] = Counter()
    for example in load_examples():
        tally(example, counts, verbose=verbose)
    figures = {
        "precision": counts["right"] / counts["found"],
        "recall": counts["right"] / counts["wanted"],
        "f1": 2 * counts["right"] / (counts["found"] + counts["wanted"]),
        "kind": counts["kind"] / counts["right"],
        "speaker": counts["speaker"] / counts["right"],
    }
    for language in ("en", "es", "fr"):
        both = counts[f"{language} found"] + counts[f"{language} wanted"]
        figures[f"f1_{language}"] = 2 * counts[f"{language} right"] / both
        figures[f"speaker_{language}"] = counts[f"{language} speaker"] / counts[f"{language} right"]
    return {name: round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    print(json.dumps(score(verbose="--verbose" in sys.argv)))
