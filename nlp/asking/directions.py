"""Which way something changed, and whether a figure is by how much: signed as the statistics are."""

import re
from dataclasses import replace

from nlp.asking.scene import Scene, Span
from nlp.asking.words import listed, shape
from nlp.types import Figure, Interval

MORE = shape("more")
DIRECT = re.compile(
    r"(?:se |s'est |ont |a )?[^\W\d]+ (?:(?:about|around|nearly|almost|some|roughly|more than|over|casi|unos|más de|de) )*[^\w\s]?"
)
GOING = re.compile(r"(?<!\w)(?:up|down|en hausse|en baisse|en recul|a la baja|al alza)(?!\w)")
MADE = re.compile(r"(?<!\w)ma(?:de|kes?|king) $")


def find_direction(scene: Scene, clause: Span, figure: Figure) -> tuple[int, int] | None:
    """The change word nearest to a figure in its clause: its direction and where it begins."""
    best: tuple[int, int, int] | None = None
    for start, end, sign in scene.changes:
        if clause.start <= start and end <= clause.end and not (figure.start <= start < figure.end):
            gap = figure.start - end if end <= figure.start else 2 * (start - figure.end) + 10
            if is_change(scene, start, end, figure) and (best is None or gap < best[0]):
                best = (gap, sign, start)
    return (best[1], best[2]) if best else None


def is_change(scene: Scene, start: int, end: int, figure: Figure) -> bool:
    """Whether a word of change is one here: "more than $5 billion" and "set up" are not."""
    word, tail = scene.lower[start:end], scene.lower[end : end + 8]
    if word in listed("change", "compares_ahead") and end <= figure.start:
        return False
    if word in listed("change", "compares_behind") and start >= figure.end:
        return start - figure.end < 12
    if word == "up" and MADE.search(scene.lead(start, 8)):
        return False  # "made up 15 percent"
    if word == "un" or re.match(r" than ", tail) and end <= figure.start:
        return False
    bound = word in listed("change", "bounds") and re.match(r" to ", tail)
    return not (bound and "go" in scene.lead(start, 6))


def is_by(scene: Scene, figure: Figure, change: int) -> bool:
    """Whether the figure is how much something changed by, and not what it changed to."""
    lead = scene.lead(figure.start, 34)
    if goes_from(scene, figure) or (shape("was_at").search(lead) and not MORE.match(scene.lower, figure.end)):
        return False
    if change >= figure.end:
        return bool(MORE.match(scene.lower, figure.end))
    if shape("changed_to").search(lead):
        return False
    by = shape("changed_by").search(lead)
    if by and change < figure.start:
        noun = scene.within(scene.cues, Span(change, figure.start))  # "closed with imports of $5 billion"
        return not (noun and re.match(r"(?:of|de|d')(?!\w)", by.group()))
    between = scene.lower[change : figure.start]
    if len(between) > 40 or re.search(r"(?<!\w)(?:from|desde|de|to|at|a|à)(?!\w)", between):
        return False
    return bool(GOING.match(between)) or bool(DIRECT.fullmatch(between))


def goes_from(scene: Scene, figure: Figure) -> bool:
    """Whether an amount is where something came from: "against $5 billion", "subieron de 5 mil millones a 6"."""
    lead = scene.lead(figure.start)
    if shape("base_amount").search(lead):
        return True
    return bool(shape("out_of").search(lead) and shape("to_another").match(scene.lower, figure.end))


def signed(stated: Interval, sign: int) -> Interval:
    """The interval with its sign; a falling interval turns round.

    >>> signed(Interval(25.0, None, "USD"), -1)
    Interval(low=None, high=-25.0, unit='USD')
    """
    if sign >= 0 or (stated.high is not None and stated.high < 0):
        return stated  # "fell by −5.2 %" is no rise
    return turned(stated)


def turned(stated: Interval) -> Interval:
    """The interval with the other sign.

    >>> turned(Interval(None, -28.0, "USD"))
    Interval(low=28.0, high=None, unit='USD')
    """
    low, high = stated.high, stated.low
    return replace(stated, low=None if low is None else -low, high=None if high is None else -high)
