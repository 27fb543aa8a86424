"""Texts to measure on: our own labelled passages, or any folder of articles named by FULCRUM_BENCH_CORPUS."""

import json
import os
from pathlib import Path

EVAL = Path(__file__).parents[1] / "eval"
CORPORA = Path(os.environ.get("FULCRUM_CORPORA", Path(__file__).parents[3] / "shared/eval/external"))
"""Others' labelled corpora, where they are at hand: measured on, never kept."""
ENOUGH = 60_000  # words; below that, start-up and caches colour the ratio


def find_texts(language: str = "en") -> list[str]:
    """Article-sized texts of one language, about 60,000 words of them."""
    folder = os.environ.get("FULCRUM_BENCH_CORPUS")
    texts = read_folder(Path(folder)) if folder else read_passages(language)
    chosen, words = [], 0
    for text in texts:
        chosen.append(text)
        words += len(text.split())
        if words >= ENOUGH:
            break
    return chosen


def read_folder(folder: Path) -> list[str]:
    """The plain-text files of a folder, largest first left out: one transcript must not be all."""
    return [
        path.read_text("utf-8")
        for path in sorted(folder.rglob("*.txt"), key=lambda path: path.stat().st_size)
    ]


def read_passages(language: str) -> list[str]:
    """Our labelled passages, twenty to an article."""
    passages = [
        row["text"]
        for path in sorted(EVAL.glob("*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
        if row.get("language", "en") == language and "text" in row
    ]
    return ["\n\n".join(passages[start : start + 20]) for start in range(0, len(passages), 20)]
