"""How much of an article is found on a page, and of who speaks in it, on pages written for this."""

import json
import re
from collections import Counter
from pathlib import Path
from statistics import mean

from ingest.articles.pages import read_page
from ingest.transcripts import read_turns

PAGES = Path(__file__).with_suffix(".jsonl")
WORD = re.compile(r"\w+")


def score() -> dict[str, float]:
    """Mean F1 over the words of each page's article, the worst page, and the share of turns that are found."""
    rows = [json.loads(line) for line in PAGES.read_text("utf-8").splitlines()]
    found = [read_page(row["html"], "https://gazette.example/2026/a").text for row in rows]
    scores = [f1(text, row["text"]) for text, row in zip(found, rows, strict=True)]
    wanted = [turn.speaker for row in rows for turn in read_turns(row["text"])]
    turns = [turn.speaker for text in found for turn in read_turns(text)]
    return {
        "text_f1": mean(scores),
        "text_f1_worst": min(scores),
        "turns": (Counter(turns) & Counter(wanted)).total() / max(1, len(wanted), len(turns)),
    }


def f1(found: str, wanted: str) -> float:
    """F1 over words, each counted as often as it stands there."""
    one, other = (Counter(WORD.findall(text.lower())) for text in (found, wanted))
    return 2 * (one & other).total() / max(1, one.total() + other.total())
