"""What a wording allows: the hedge table applied to a number."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.quantities.grammar import alternatives, spoken
from nlp.types import Approximation

REACH = 45  # characters before a number in which its hedge stands
MOVED = re.compile(
    r"(?:edged|went|goes|climbed|inched|ticked|crept|moved|shot|jumped|rose|bumped|nudged|came|comes|got|drove|pushed|brought|added|adds|is|was|back)[ \u00a0]$",
    re.IGNORECASE,
)  # "edged up to $60.6 billion" is a change, and bounds nothing
MOST = 0.15  # of the value: digits never widen a round number by more
MOST_COUNTED = 0.05  # "about five" is no six


@dataclass(frozen=True, slots=True)
class Hedge:
    """The wording around one number, and where it begins and ends."""

    name: Approximation
    start: int
    end: int


@cache
def names(side: str) -> dict[str, Approximation]:
    """The hedge of each wording that stands `before` or `after` a number."""
    table = load_lexicon("hedges")["hedge"]
    return {word.lower(): name for name, hedge in table.items() for word in hedge.get(side, ())}


@cache
def before() -> re.Pattern[str]:
    """Every hedge that stands before a number, the longest first."""
    filler = (
        r"(?:[ \u00a0]*(?:the|a|an|just|only|el|la|los|las|un|una|le|les|l['’]|des|de|d['’])(?![^\W\d_]))*"
    )
    words = alternatives(names("before"))
    return re.compile(rf"(?<!\w)(?P<words>{words}){filler}[ \u00a0\u202f]*[^\w\s]?[ ]?$", re.IGNORECASE)


@cache
def after() -> re.Pattern[str]:
    """Every hedge that stands behind a quantity."""
    return re.compile(rf",?[ \u00a0]?(?P<words>{alternatives(names('after'))})(?!\w)", re.IGNORECASE)


def find_hedge(text: str, start: int, end: int) -> Hedge:
    """The hedge of the quantity at `start`-`end`; "exact" where none stands.

    >>> find_hedge("It topped the $500 mark", 14, 18).name, find_hedge("7 per cent or so", 0, 10).name
    ('more_than', 'about')
    """
    lead = text[max(0, start - REACH) : start]
    found = before().search(lead)
    if found and not (name_of(found, "before") == "at_most" and MOVED.search(lead[: found.start()])):
        return Hedge(name_of(found, "before"), start - len(lead) + found.start(), end)
    if (found := after().match(text, end)) and not text[found.end() :].lstrip().lower().startswith("than"):
        return Hedge(name_of(found, "after"), start, found.end())
    return Hedge("exact", start, end)


def name_of(match: re.Match[str], side: str) -> Approximation:
    """The hedge whose wording matched."""
    return names(side)[" ".join(spoken(match["words"]).split())]


def interval(
    value: float, step: float, name: Approximation, most: float = MOST, rough: float = 0.0
) -> tuple[float | None, float | None]:
    """From and to where a number with this hedge may lie; None is an open end.

    `rough` is the share of itself by which a round number may be off, where its hedge leaves that side room.

    >>> interval(86e9, 1e9, "exact"), interval(40.0, 1.0, "about"), interval(500e9, 1e9, "more_than")
    ((85500000000.0, 86500000000.0), (39.0, 41.0), (500000000000.0, None))
    """
    hedge = load_lexicon("hedges")["hedge"][name]
    widened = hedge.get("digits", 0.0) * step
    if name != "exact":
        widened = min(widened, most * abs(value))

    def room(side: float | str) -> float | None:
        if isinstance(side, str):
            return None
        loose = rough if side or name == "exact" else 0.0
        return float(max(widened, max(side, loose) * abs(value)))

    below, above = room(hedge.get("below", 0.0)), room(hedge.get("above", 0.0))
    return tuned(None if below is None else value - below), tuned(None if above is None else value + above)


def tuned(end: float | None) -> float | None:
    """An end without the dust of binary fractions."""
    return None if end is None else float(f"{end:.12g}")
