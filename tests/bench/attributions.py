"""Quotations on the development part of PolNeAR (political news, 84 articles), where it is at hand.

Its texts and labels have no licence: they are read from `FULCRUM_CORPORA`, never kept. Spans match one to one
where their letters have an intersection over union of at least a half; parts under one cue count as one.
A label is direct where more than 95 % of its letters stand between quote marks, mixed where any does.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from nlp import pipeline
from nlp.quotations import read_drafts
from nlp.quoting.marks import find_quoted
from nlp.quoting.page import read_page
from tests.bench.corpus import CORPORA

CORPUS = CORPORA / "polnear_dev" / "dev.jsonl"
REPORTING = re.compile(
    r"(?<!\w)(?:sa(?:y|ys|id|ying)|tells?|told|according to|add(?:s|ed|ing)|not(?:es|ed|ing)|announced|reported|"
    r"argu(?:es|ed|ing)|claim(?:s|ed|ing)|warn(?:s|ed|ing)|insist(?:s|ed)|writes|wrote|stated|explain(?:s|ed)|"
    r"acknowledge[sd]|suggest(?:s|ed)|asked|responded|replied|confirmed|denied|declared|testified|estimated|predicted|"
    r"concede[sd]|recalled)(?!\w)",
    re.IGNORECASE,
)
DIRECT = 0.95


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is attributed: the places of its letters, the spans that name its source, kind and cue."""

    letters: frozenset[int]
    sources: tuple[tuple[int, int], ...]
    kind: str = ""
    reported: bool = False


def measure() -> dict[str, float]:
    """Precision, recall, F1, recall by kind and on reporting verbs, and speakers; nothing without the corpus."""
    if not CORPUS.exists():
        return {}
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    counts: Counter[str] = Counter()
    loaded = pipeline.load("en")
    readers = [name for name in loaded.pipe_names if name in ("fulcrum_leverage", "fulcrum_claims")]
    docs = loaded.pipe((row["text"] for row in rows), disable=readers, batch_size=16)
    for row, doc in zip(rows, docs, strict=True):
        tally(counts, find_labels(row), find_attributions(doc))
    precision, recall = counts["right"] / counts["found"], counts["right"] / counts["wanted"]
    figures = {"f1": 2 * precision * recall / (precision + recall), "precision": precision, "recall": recall}
    for part in ("direct", "mixed", "indirect", "reported"):
        figures[f"{part}_recall"] = counts[f"right {part}"] / counts[f"wanted {part}"]
    figures["speaker"] = counts["speaker"] / counts["sourced"]
    return {f"polnear_{name}": value for name, value in figures.items()}


def find_attributions(doc: Doc) -> list[Attribution]:
    """What the reader finds, parts under one cue as one."""
    page = read_page(doc)
    found: dict[tuple[str, int], tuple[set[int], set[tuple[int, int]]]] = {}
    for draft in read_drafts(page):
        key = ("cue", draft.cue.head) if draft.cue else ("start", draft.start)
        places, sources = found.setdefault(key, (set(), set()))
        places |= letters(doc.text, draft.start, draft.end)
        if draft.label or draft.source:
            sources.add(draft.label or page.span(draft.source.start, draft.source.end))
    return [Attribution(frozenset(places), tuple(sources)) for places, sources in found.values()]


def find_labels(row: dict[str, Any]) -> Iterable[Attribution]:
    """The attributions of the first annotator."""
    text = row["text"]
    quoted = set().union(*(range(quote.start, quote.end) for quote in find_quoted(text)))
    for label in next(iter(row["annotations"].values())):
        places = set().union(*(letters(text, *span) for span in label["content"]))
        share = len(places & quoted) / len(places) if places else 0.0
        cue = " ".join(text[start:end] for start, end in label["cue"])
        yield Attribution(
            frozenset(places),
            tuple((start, end) for start, end in label["source"]),
            "direct" if share > DIRECT else "mixed" if share else "indirect",
            bool(REPORTING.search(cue)),
        )


def letters(text: str, start: int, end: int) -> set[int]:
    """The places of letters and digits in a span."""
    return {place for place in range(start, end) if text[place].isalnum()}


def tally(counts: Counter[str], wanted: Iterable[Attribution], found: list[Attribution]) -> None:
    """Count one document."""
    labels = list(wanted)
    pairs = sorted(
        (
            (len(one.letters & other.letters) / len(one.letters | other.letters), i, j)
            for i, one in enumerate(labels)
            for j, other in enumerate(found)
            if one.letters & other.letters
        ),
        reverse=True,
    )
    counts["found"] += len(found)
    for label in labels:
        counts.update(["wanted", f"wanted {label.kind}", *(["wanted reported"] if label.reported else [])])
    left, free = set(range(len(labels))), set(range(len(found)))
    for overlap, i, j in pairs:
        if overlap < 0.5 or i not in left or j not in free:
            continue
        left.remove(i)
        free.remove(j)
        label, one = labels[i], found[j]
        counts.update(["right", f"right {label.kind}", *(["right reported"] if label.reported else [])])
        if label.sources:
            counts["sourced"] += 1
            counts["speaker"] += any(a < d and c < b for a, b in label.sources for c, d in one.sources)
