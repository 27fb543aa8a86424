"""Two numbers that bound one quantity: "between $2 and $3 billion", "10% to 15%", "2-3 percent"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.quantities.grammar import alternatives
from nlp.quantities.types import Quantity

LINK = re.compile(
    r"[ \u00a0]?(?P<link>to|and|or|against|versus|contra|contre|-|–|—|al?|y|o|à|et|ou|au)[ \u00a0]?(?:the |el |la |le |los |las |les )?",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?<!\w)(?:between|entre)(?: the| el| la| le| los| las| les)?[ \u00a0]*$", re.IGNORECASE
)
FROM = re.compile(r"(?<!\w)(?:from|desde|del?|du|des)(?: the| el| los| las)?[ \u00a0]*$", re.IGNORECASE)
TO = ("to", "a", "al", "à", "au")
VERSUS = ("against", "versus", "contra", "contre")
LONGEST = 9  # characters between two numbers of one quantity
AND = ("and", "y", "et")
CLOSE = 3  # "rose 10% to 15%" is a range, "rose 0.2% to 4.1%" a change and what it led to


@cache
def change() -> re.Pattern[str]:
    """Words that a change follows, at the end of what stands before a quantity."""
    words = alternatives(load_lexicon("figures")["ranges"]["change"])
    return re.compile(
        rf"(?<!\w)(?:{words})(?:[ \u00a0](?:by|en|un|de|nearly|almost|about|casi))?[ \u00a0]*$", re.IGNORECASE
    )


def join_ranges(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with ranges made one; a change "from A to B" stays two, in the unit of B."""
    joined: list[Quantity] = []
    for quantity in quantities:
        if joined:
            joined[-1:] = paired(text, joined[-1], quantity)
        else:
            joined.append(quantity)
    return joined


def paired(text: str, one: Quantity, other: Quantity) -> list[Quantity]:
    """Both as one range, or as the two quantities that they are."""
    gap, lead = text[one.end : other.start], text[max(0, one.start - 24) : one.start]
    link = LINK.fullmatch(gap) if len(gap) <= LONGEST else None
    first = alike(one, other) if link and "rank" not in (one.kind, other.kind) else None
    if link is None or first is None:
        return [one, other]
    word = link["link"].lower()
    if word in AND and not BETWEEN.search(lead):
        return [one, other]
    if word in TO and FROM.search(lead):
        return [first, other]
    if word in VERSUS:
        return [first if one.bare else one, other]
    led = word in TO and not one.bare and bool(change().search(lead))
    if first.value >= other.value or (
        led and not (one.kind == "percent" and other.value <= CLOSE * first.value)
    ):
        return [one, other]
    return [spanning(first, other)]


def spanning(one: Quantity, other: Quantity) -> Quantity:
    """The range from one to the other."""
    middle, step = (one.value + other.value) / 2, max(one.step, other.step)
    return replace(other, start=one.start, value=middle, step=step, low=one.value, high=other.value)


def alike(one: Quantity, other: Quantity) -> Quantity | None:
    """The first number in the unit and scale of the second; None where they measure different things."""
    same = one.unit == other.unit and (one.kind == other.kind or other.kind == "rate")
    if one.low is not None or not (one.bare or same):
        return None
    scale = scale_of(other) if one.value < 1000 and one.step <= 1 else 1.0
    scaled = replace(one, value=one.value * scale, step=one.step * scale)
    return replace(scaled, kind=other.kind, unit=other.unit, bare=other.bare)


def scale_of(quantity: Quantity) -> float:
    """The scale word of a quantity: 1e9 for one in billions."""
    return next(
        (
            scale
            for scale in (1e12, 1e9, 1e6, 1e3)
            if quantity.step >= scale / 1000 and abs(quantity.value) >= scale
        ),
        1.0,
    )
