"""Numbers below zero: a minus sign, "minus", "menos" or "moins" before them, and an accountant's brackets.

A dash is a minus only where nothing stands right before it that it could join, and a number or its currency
right behind it; brackets only where the words before lead to a number, for they mostly hold an aside.
"""

import re
from dataclasses import replace

from nlp.lexicon import load_lexicon
from nlp.quantities.types import Quantity

SIGN = re.compile(r"(?<=[ \t\u00a0(\[:;=/|])[-−–]$")
JOINING = re.compile(r"[\d%$€£][ \u00a0]?[-−–]$")
SPOKEN = re.compile(
    r"(?<![\w'’])(?P<before>[^\W\d_]+[ \u00a0])?(?P<word>minus|menos|moins|negative)[ \u00a0]$", re.IGNORECASE
)
LED = re.compile(
    r"(?:(?<!\w)(?:of|was|were|is|to|at|fue|de|es|est|était|à)[ \u00a0]|:[ \u00a0]?|[\t|]|^)\($",
    re.IGNORECASE,
)
REACH = 24  # characters before a quantity in which its sign stands
BOUND = frozenset(load_lexicon("figures")["signs"]["bound"].split())
SIGNED = frozenset({"amount", "rate", "percent", "percentage_points"})


def with_sign(text: str, quantity: Quantity) -> Quantity:
    """The quantity below zero where it is written so, its sign a part of it.

    >>> found = with_sign("a balance of −5.2 %", Quantity(14, 19, "percent", 5.2, 0.1, "%"))
    >>> found.start, found.value
    (13, -5.2)
    """
    if quantity.kind not in SIGNED:
        return quantity
    lead = text[max(0, quantity.start - REACH) : quantity.start]
    begin, end = quantity.start, quantity.end
    if SIGN.search(lead) and not JOINING.search(lead):
        begin -= 1
    elif (spoken := SPOKEN.search(lead)) and not is_bound(spoken):
        begin -= len(lead) - spoken.start("word")
    elif text[end : end + 1] == ")" and quantity.kind == "amount" and LED.search(lead):
        begin, end = begin - 1, end + 1
    else:
        return quantity
    return replace(quantity, start=begin, end=end, value=-quantity.value)


def is_bound(spoken: re.Match[str]) -> bool:
    """Whether a "menos" or "moins" belongs to the words before it, as in "al menos", or takes one number from another."""
    before = (spoken["before"] or "").strip().lower()
    return before in BOUND or bool(re.search(r"\d[ \u00a0%]*$", spoken.string[: spoken.start("word")]))
