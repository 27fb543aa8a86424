"""How much a sentence is worth checking: a calibrated logistic model over words and plain features.

The weights are plain data (`models/checkworthiness.json`, its card beside it), trained by
`python -m nlp.training.checkworthiness`; reading a sentence adds them up and needs no library.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from nlp.lexicon import load_lexicon

LONGEST = 2000  # characters of a sentence that are read
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[$€£¥%?!]|\d[\d.,]*")
YEAR = re.compile(r"(?:19|20)\d\d")
LENGTHS = (5, 9, 15, 24)  # words at which a sentence falls into the next class of length


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, and the line that turns a score into a calibrated logit."""

    weights: dict[str, float]
    bias: float
    slope: float
    offset: float


def checkworthiness(text: str) -> float:
    """The probability that an editor would have this sentence checked, 0 to 1.

    >>> checkworthiness("Imports from Mexico rose 5.8 percent in 2025.") > 0.8
    True
    >>> checkworthiness("Thank you all for coming tonight.") < 0.3
    True
    """
    model = load_model()
    score = model.bias + math.fsum(model.weights.get(feature, 0.0) for feature in set(find_features(text)))
    return round(1 / (1 + math.exp(-(model.slope * score + model.offset))), 4)


@cache
def load_model() -> Model:
    """The trained model, read once."""
    data = json.loads(files("nlp.models").joinpath("checkworthiness.json").read_text("utf-8"))
    return Model(**data)


def find_features(text: str) -> Iterator[str]:
    """The features of a sentence: words and pairs of words, numbers by their kind, and plain signs.

    >>> list(find_features("Up 5%"))
    ['up', '<n>', '%', 'up <n>', '<n> %', '#percent', '#length0']
    """
    words = [fold(word) for word in WORD.findall(text[:LONGEST].lower())]
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))
    yield from (f"#{name}" for name in find_signs(words))


def fold(word: str) -> str:
    """A word as the model knows it: a year or any other number is one word each."""
    if word[0].isdigit():
        return "<year>" if YEAR.fullmatch(word) else "<n>"
    return word.replace("’", "'")


@cache
def signs() -> dict[str, frozenset[str]]:
    """The words of each sign."""
    table = load_lexicon("checkworthiness")
    return {name: frozenset(words) for name, words in table.items() if name != "past_endings"}


def find_signs(words: list[str]) -> Iterator[str]:
    """What kind of sentence the words make."""
    present = set(words)
    found = {name for name, listed in signs().items() if present & listed}
    endings = tuple(load_lexicon("checkworthiness")["past_endings"])
    if any(len(word) > 4 and word.endswith(endings) for word in present):
        found.add("past")
    yield from sorted(found)
    if {"comparing", "flows"} <= found or {"moving", "flows"} <= found:
        yield "flow told"
    if words and words[-1] == "?":
        yield "question"
    if words.count("<n>") > 1:
        yield "numbers"
    yield f"length{sum(len(words) >= length for length in LENGTHS)}"
