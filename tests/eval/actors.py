"""How many of those who act or speak are found, and how many of those found are somebody.

A gold actor is found when a mention of some actor contains its words; an actor given is right when a mention of
it shares words with a gold one.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from nlp.pipeline import analyse
from nlp.types import Actor

PASSAGES = Path(__file__).with_suffix(".jsonl")


def score() -> dict[str, float]:
    """Recall, precision, and of those found how many have the right kind and country."""
    tally: Counter[str] = Counter()
    for line in PASSAGES.read_text("utf-8").splitlines():
        passage = json.loads(line)
        analysis = analyse(passage["text"], language=passage["language"], date=passage["date"])
        tally += compare(passage, analysis.actors)
    return {
        "passages": tally["passages"],
        "recall": tally["found"] / tally["gold"],
        "precision": tally["right"] / tally["given"],
        "kind": tally["kind"] / tally["found"],
        "country": tally["country"] / tally["found"],
    }


def compare(passage: dict[str, Any], actors: tuple[Actor, ...]) -> Counter[str]:
    """One passage's counts."""
    text = passage["text"]
    tally: Counter[str] = Counter(passages=1, gold=len(passage["actors"]), given=len(actors))
    for gold in passage["actors"]:
        found = [actor for actor in actors if names(text, actor, gold["mentions"])]
        tally["found"] += bool(found)
        tally["kind"] += any(actor.kind == gold["kind"] for actor in found)
        tally["country"] += any(actor.country == gold["country"] for actor in found)
    spans = [
        (text.find(words), text.find(words) + len(words))
        for gold in passage["actors"]
        for words in gold["mentions"]
    ]
    tally["right"] = sum(
        any(start < right and left < end for start, end in actor.mentions for left, right in spans)
        for actor in actors
    )
    return tally


def names(text: str, actor: Actor, mentions: list[str]) -> bool:
    """Whether a mention of the actor contains one of these wordings."""
    given = [text[start:end].lower() for start, end in actor.mentions]
    return any(wanted.lower() in words for wanted in mentions for words in given)
