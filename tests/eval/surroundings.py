"""Plain sentences in surroundings that leave their truth alone: each shall keep its verdict.

Who tells a figure, a dateline, other countries and other times beside it make no other claim of it. Each of the
sentences of `plain` stands in one of the surroundings of `surroundings.toml`, in turn. First contact of the three
sets they were written in, before anything was mended for them: .94, .93 and .94, with 0, .002 and .001 told the
contrary; "a Canadian minister said US imports from Mexico …" was taken for Canada's.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from app.assessing import assess
from app.documents import make_document
from app.statistics import checker
from tests.eval import plain

SURROUNDINGS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LOWERED = frozenset(SURROUNDINGS["lowered"])
STEP = 7  # from one surrounding to that of the next sentence, so that no form meets the same one twice


def find_surrounded() -> Iterator[tuple[plain.Sentence, str]]:
    """Every third of the plain sentences that are not hard, with the text that it stands in."""
    sentences = [one for one in plain.find_sentences() if not one.hard]
    for place, sentence in enumerate(sentences[::3]):
        around = SURROUNDINGS[sentence.language]
        yield sentence, surround(around[place * STEP % len(around)], sentence.text)


def surround(around: str, sentence: str) -> str:
    """A sentence put into its surroundings.

    >>> surround("She said that {l}", "The US sold $5 billion of goods to Peru in 2025.")
    'She said that the US sold $5 billion of goods to Peru in 2025.'
    """
    lowered = sentence[0].lower() + sentence[1:] if sentence.split(" ")[0] in LOWERED else sentence
    return around.format(S=sentence, s=sentence.rstrip("."), l=lowered)


def score() -> dict[str, float]:
    """The part that keeps its verdict, and the part that is not told the contrary."""
    check, right, wrong, total = checker(), 0, 0, 0
    for sentence, text in find_surrounded():
        checks = assess(make_document(text, date=plain.DATE, language=sentence.language), check).checks
        told = {one.verdict for one in checks} - {"unverifiable"}
        total += 1
        right += told == {sentence.verdict}
        wrong += plain.CONTRARY[sentence.verdict] in told
    return {"right": right / total, "no_confident_mistake": 1 - wrong / total}
