"""The period that hangs on a figure or clause itself: "July's $25.7 billion", "the year before it had sold"."""

import re
from dataclasses import replace

from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.shifting import later, length_of, moved, quarter_to
from nlp.asking.words import shape
from nlp.types import Period

BEHIND = re.compile(r" *(?:(?:in|for|during|over|en|durante|au|pour|de) +)?(?:(?:the|el|la|le|les) +)?")
LENGTHS = {
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "mes": "month",
    "trimestre": "quarter",
    "año": "year",
    "mois": "month",
    "année": "year",
}
SAME = shape("same_length")
TOLD_AFTER = 160  # characters back to the quarter that another one is told after
ORDER = {
    word: place
    for place, words in enumerate(
        (
            "first primero premier",
            "second segundo deuxième",
            "third tercero troisième",
            "fourth cuarto quatrième",
        ),
        1,
    )
    for word in words.split()
}


def right_behind(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """The period right behind a figure: "from $105.6 billion in August" is August, base or not."""
    there = scene.within(scene.periods, Span(near.end, max(clause.end, near.end + 20)))
    period = next((p for p in there if p.value), None)
    if told := elliptic(scene, near, clause) or same_months(scene, near):
        return told
    gap = scene.lower[near.end : period.start] if period else "-"
    return period if BEHIND.fullmatch(gap) else None


def before_goal(scene: Scene, near: Spanned, sentence: Span) -> Period | None:
    """The one period between where something came from and where it went: "from $40 billion of sales in 2016 to $194"."""
    goal = next(
        (f for f in scene.within(scene.figures, Span(near.end, sentence.end)) if f.kind == "amount"), None
    )
    if goal is None or not shape("to_goal").search(scene.lead(goal.start)):
        return None
    between = [p for p in scene.within(scene.periods, Span(near.end, goal.start)) if p.value]
    return between[0] if len(between) == 1 else None


def elliptic(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """A quarter told by its number alone, another one having been named: "after $36 billion in the first"."""
    told = shape("elliptic").match(scene.lower, near.end)
    earlier = [
        p
        for p in scene.within(scene.periods, Span(max(0, near.start - TOLD_AFTER), near.start))
        if "-Q" in (p.value or "")
    ]
    if told is None or not earlier:
        return None
    value = f"{(earlier[-1].value or '')[:4]}-Q{ORDER[told['n']]}"
    return Period(told.start("n"), told.end("n"), told["n"], value)


def owning(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """The period that a figure is of, right before it: "down from July's $25.7 billion"."""
    there = [p for p in scene.within(scene.periods, clause) if p.end <= near.start and p.value]
    owned = there and shape("owns").fullmatch(scene.lower, there[-1].end, near.start)
    return there[-1] if owned else None


def had_been(scene: Scene, near: Spanned, clause: Span) -> Period | None:
    """The period of what things were before: "which in 2024 had been $73.8 billion"."""
    there = [p for p in scene.within(scene.periods, clause) if p.end <= near.start]
    if not there or there[-1].role != "base":
        return None
    gap = scene.lower[there[-1].end : near.start]
    if shape("back_when").fullmatch(gap):
        told = [p for p in there if p.role == "of" and p.value]
        value = there[-1].value or (moved(told[0].value or "", there[-1].offset) if told else None)
        return replace(there[-1], value=value) if value else None
    if there[-1].value is None:
        return None
    return there[-1] if len(gap) < 30 and "," not in gap and shape("had_been").search(gap) else None


def fronted(scene: Scene, clause: Span) -> Period | None:
    """The period that a clause opens with, told from the one before: "… in 2025. The year before it had sold …"."""
    first = next(iter(scene.within(scene.periods, clause)), None)
    if (
        first is None
        or not first.offset
        or not shape("fronted_had").fullmatch(scene.lower, clause.start, first.start)
    ):
        return None
    if not shape("had").search(scene.lower, first.end, clause.end):
        return None
    earlier = [p for p in scene.periods if p.end <= clause.start and p.value and p.role == "of"]
    value = moved(earlier[-1].value or "", first.offset) if earlier else None
    return replace(first, value=value) if value else None


def same_months(scene: Scene, near: Spanned) -> Period | None:
    """The months named before, in another year: "shrank to $34 billion in the same months of 2026"."""
    told = shape("same_months").match(scene.lower, near.end)
    earlier = [p for p in scene.periods if p.end <= near.start and len(p.value or "") > len("2026")]
    if told is None or not earlier:
        return None
    back = int((earlier[-1].value or "")[:4]) - int(told["year"])
    value = moved(earlier[-1].value or "", f"P{back}Y") if back > 0 else later(earlier[-1].value or "", -back)
    return Period(told.start("told"), told.end(), told["told"], value)


def same_length(scene: Scene, said: re.Match[str]) -> Period | None:
    """What "for the month" or "in the quarter" means: the last month or quarter named before."""
    kind = LENGTHS[said["length"]]
    earlier = [p for p in scene.periods if p.start < said.start() and p.value and p.role == "of"]
    own = [p for p in earlier if length_of(p.value or "") == kind]
    latest = max(own, key=lambda p: p.value or "", default=None)  # one further back was only looked back to
    for period in (*([latest] if latest else []), *reversed(earlier), *reversed(scene.title_periods)):
        value = period.value or ""
        if kind == length_of(value):
            return period
        if kind == "month" and "/" in value:
            return replace(period, value=value.split("/")[1])
        if kind == "quarter" and length_of(value) == "month":
            return replace(period, value=quarter_to(value))
    return None


def is_compared(scene: Scene, period: Period) -> bool:
    """Whether a period stands behind a figure that another is set against: "compared with $16 billion in July 2025"."""
    sentence = scene.around(scene.sentences, period.start)
    ahead = [f for f in scene.within(scene.figures, sentence) if f.end <= period.start]
    if not ahead or not BEHIND.fullmatch(scene.lower, ahead[-1].end, period.start):
        return False
    for place in range(len(ahead) - 1, -1, -1):
        lead = scene.lead(ahead[place].start)
        if shape("base_amount").search(lead) or shape("after_amount").search(lead):
            return True
        if place == 0 or not shape("and_amount").search(lead):
            return False  # "compared with $118 billion the month before and $85 billion in August 2025"
    return False
