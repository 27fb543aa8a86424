"""Powers of ten that are only named: "tens of thousands of dollars", "cientos de millones de pesos"."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.quantities.classes import money_after
from nlp.quantities.grammar import alternatives, spoken
from nlp.quantities.types import Quantity


@cache
def pattern() -> re.Pattern[str]:
    """The wordings with the noun that is counted."""
    words = load_lexicon("figures")["vague"]
    return re.compile(
        rf"(?<!\w)(?P<few>{alternatives(words['few'])})[ \u00a0](?:of|de)[ \u00a0]"
        rf"(?P<scale>{alternatives(words['scales'])})(?!\w)"
        r"(?P<noun>[ \u00a0](?:(?:of|de|des)[ \u00a0]|d['’])(?P<word>[^\W\d_]+))?",
        re.IGNORECASE,
    )


def find_vague(text: str) -> Iterator[Quantity]:
    """What is told by its power of ten alone: a range up to the next power, with the money or noun counted.

    >>> [(found.kind, found.low, found.high, found.unit) for found in find_vague("tens of millions of dollars")]
    [('amount', 10000000.0, 100000000.0, 'USD')]
    """
    words = load_lexicon("figures")
    for match in pattern().finditer(text):
        low = words["vague"]["few"][spoken(match["few"])] * words["vague"]["scales"][spoken(match["scale"])]
        high, middle = 10 * low, 5.5 * low
        money = money_after().match(text, match.end("scale"))
        if money is not None and money["word"]:
            unit = words["currency"]["words"][spoken(money["word"])]
            yield Quantity(match.start(), money.end(), "amount", middle, 0.0, unit, low=low, high=high)
        elif match["noun"]:
            end, unit = match.end(), match["word"].lower()
            yield Quantity(match.start(), end, "count", middle, 0.0, unit, low=low, high=high)
