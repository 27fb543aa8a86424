"""Two numbers that bound one quantity: "between $2 and $3 billion", "10% to 15%", "2-3 percent"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.quantities.types import Quantity

LINK = re.compile(
    r"[ \u00a0]?(?P<link>to|and|or|-|–|—|a|y|o|à|et|ou)[ \u00a0]?(?:los |les |las )?$", re.IGNORECASE
)
BETWEEN = re.compile(r"(?<!\w)(?:between|entre)(?: the| los| las| les)?[ \u00a0]*$", re.IGNORECASE)
FROM = re.compile(r"(?<!\w)(?:from|desde|de|du|des)[ \u00a0]*$", re.IGNORECASE)


def join_ranges(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with ranges made one; a change "from A to B" stays two."""
    joined: list[Quantity] = []
    for quantity in quantities:
        if joined and (both := joined_range(text, joined[-1], quantity)):
            joined[-1] = both
        else:
            joined.append(quantity)
    return joined


def joined_range(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """Both as one range, or None where they are two quantities."""
    gap, lead = text[one.end : other.start], text[max(0, one.start - 12) : one.start]
    link = LINK.fullmatch(gap) if len(gap) <= 8 else None
    if link is None or other.kind == "rank" or one.kind == "rank":
        return None
    between = bool(BETWEEN.search(lead))
    if link["link"].lower() in ("and", "y", "et") and not between:
        return None
    if FROM.search(lead) and link["link"].lower() in ("to", "a", "à"):
        return None
    first = alike(one, other)
    if first is None or first.value >= other.value:
        return None
    middle = (first.value + other.value) / 2
    return replace(
        other,
        start=one.start,
        value=middle,
        step=max(first.step, other.step),
        low=first.value,
        high=other.value,
    )


def alike(one: Quantity, other: Quantity) -> Quantity | None:
    """The first number in the unit and scale of the second; None where they measure different things."""
    same = one.kind == other.kind and one.unit == other.unit
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
            if quantity.step >= scale / 1000 and quantity.value >= scale
        ),
        1.0,
    )
