"""Bare numbers whose scale is told once for all: "in billions of dollars: exports 229.8, imports 358.7"."""

import re
from collections.abc import Iterator, Sequence

from nlp.asking.words import shape
from nlp.types import Figure

SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
NUMBER = re.compile(r"(?<![\w$€£.,%])(?P<minus>[-−–])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}\.\d+)(?![\w%]|[.,]\d)(?! ?(?:percent|per cent|%|points|billion|million|trillion|bn|mn|times))")  # fmt: skip


def find_scaled(lower: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The amounts of a sentence from `start` to `end` that are told as numbers with a decimal or a thousands' comma.

    Nothing where the sentence tells no scale. Their interval is half of the last digit on both sides.
    """
    told = shape("scale").search(lower, start, end)
    if told is None:
        return
    scale = SCALES[(told["n"] or told["m"])[0]]
    taken = [(figure.start, figure.end) for figure in figures]
    for match in NUMBER.finditer(lower, start, end):
        if any(first < match.end() and match.start() < last for first, last in taken):
            continue
        digits = match["digits"].replace(",", "")
        value = float(digits) * scale * (-1 if match["minus"] else 1)
        half = 0.5 * scale * 10 ** -len(digits.partition(".")[2])
        yield Figure(
            match.start(), match.end(), match.group(), "amount", value, value - half, value + half, "USD"
        )
