"""The period that a figure is about: nearest words first, then the sentences before, then the title."""

import re

from nlp.asking.own_times import (
    SAME,
    fronted,
    had_been,
    is_compared,
    owning,
    right_behind,
    same_length,
)
from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.shifting import length_of
from nlp.asking.words import any_of, shape
from nlp.types import Origin, Period

YEAR_GAPS = frozenset({" ", ", ", " of ", " in ", " de ", " del ", " en ", " d'"})
OF_START = re.compile(
    r" (?:(?:(?:trade|goods) )?(?:deficit|surplus|shortfall|gap|déficit|superávit|excédent|saldo) )?"
    r"(?:in|for|during|over|en|durante|de|au|pour)? ?(?:(?:the|el|la|le) )?"
)
FROM = 70  # characters in which "from $418 billion in 2018" stands before what it came to
BACK = 3  # sentences: a period named further back counts only where the document has no other
FAR = 2000  # characters: a talk of hours names a month once, and does not mean it from then on
FAR_DATED = 20_000  # the same for a month or year in full, which an article has for its subject
YEAR = re.compile(r"(?:19|20)\d\d")


def choose(
    scene: Scene, near: Spanned, clause: Span, sentence: Span, changing: bool = False
) -> tuple[Period, Origin] | None:
    """The period in the clause, the sentence, the sentences before, or the title; the nearest of each."""
    own = right_behind(scene, near, clause)
    if own and changing and own.role == "base":
        own = None  # "nearly double the 2024 total"
    if own := own or owning(scene, near, clause):
        return own, Origin("period", "clause", own.text, own.start, own.end)
    said = SAME.search(scene.lower, clause.start, clause.end)
    if said and (meant := same_length(scene, said)):
        return meant, Origin("period", "context", meant.text, meant.start, meant.end)
    if shape("same_two").search(scene.lower, clause.start, clause.end):
        return None  # from one to the other of two times: which figure is of which, the row before tells
    same = shape("same_stretch").search(scene.lower, clause.start, clause.end)
    if same and (last := last_span(scene, clause)):
        return last, Origin("period", "context", last.text, last.start, last.end)
    if own := had_been(scene, near, clause) or fronted(scene, clause):
        return own, Origin("period", "clause", own.text, own.start, own.end)
    for span, source in ((clause, "clause"), (sentence, "sentence")):
        there = [p for p in named_in(scene, span) if not is_set_apart(scene, p, near)]
        there = [p for p in there if not is_of_start(scene, p, near)]
        if source == "sentence":
            there = [p for p in there if same_time(scene, p, clause)]
            there = [p for p in there if same_part(scene, p, near)] or there
        if there:
            period = min(there, key=lambda p: distance(scene, p, near))
            return period, Origin("period", source, period.text, period.start, period.end)  # type: ignore[arg-type]
    said = next(SAME.finditer(scene.lower, sentence.start, clause.start), None)
    if said and (meant := same_length(scene, said)):
        return meant, Origin("period", "context", meant.text, meant.start, meant.end)
    if carried := in_context(scene, sentence):
        gone = (carried[0].value or "")[:4] < (scene.date or "")[:4]
        return None if gone and shape("now").search(scene.lower, clause.start, clause.end) else carried
    if scene.title and (there := [p for p in scene.title_periods if p.value and p.role == "of"]):
        return there[-1], Origin("period", "title", scene.title)
    return only_one(scene, sentence)


def last_span(scene: Scene, clause: Span) -> Period | None:
    """The latest of the spans of months named before a clause: "in the same eight months"."""
    there = [p for p in scene.periods if p.start < clause.start and "/" in (p.value or "") and p.role == "of"]
    return max(there, key=lambda p: (p.value or "").split("/")[1], default=None)


def in_context(scene: Scene, sentence: Span) -> tuple[Period, Origin] | None:
    """The period of the nearest sentence before that names one; a later one beside it where that only looks back.

    "They reached $5 billion in 2025. In 2024, they were $4 billion." is followed by more about 2025.
    """
    found: Period | None = None
    for earlier in scene.before(sentence, BACK):
        there = [p for p in named_in(scene, earlier) if not is_compared(scene, p)]
        if found is None and there:
            found = there[-1]
        elif found is not None:
            later = [p for p in there if is_later(p, found)]
            found = later[-1] if later else found
    return (found, Origin("period", "context", found.text, found.start, found.end)) if found else None


def is_later(period: Period, other: Period) -> bool:
    """Whether a period of the same length lies behind another one."""
    first, second = period.value or "", other.value or ""
    return length_of(first) == length_of(second) and first > second


def is_set_apart(scene: Scene, period: Period, near: Spanned) -> bool:
    """Whether a period stands in brackets with a figure of its own, or behind one that this is set against.

    "$30 billion (July: $29 billion)", "a deficit of $26 billion, compared with $16 billion in July last year".
    """
    if (
        period.start > near.end
        and is_compared(scene, period)
        and scene.within(scene.figures, Span(near.end, period.start))
    ):
        return True
    if is_in_aside(scene, period, near):
        return True
    start = scene.lower.rfind("(", near.end, period.start)
    if start < 0 or ")" in scene.lower[start : period.start]:
        return False
    end = scene.lower.find(")", period.end)
    return bool(scene.within(scene.figures, Span(start, end if end > 0 else period.end)))


def of_start(scene: Scene, near: Spanned) -> Period | None:
    """The period of what a change starts from, its noun between: "from a $54 billion deficit in 2025 to"."""
    behind = next(iter(scene.within(scene.periods, Span(near.end, near.end + FROM // 2))), None)
    told = behind and behind.value and OF_START.fullmatch(scene.lower, near.end, behind.start)
    return behind if told else None


def is_of_start(scene: Scene, period: Period, near: Spanned) -> bool:
    """Whether a period is of the amount that this one came from: "shrank from $418 billion in 2018 to $203 billion"."""
    ahead = [one for one in scene.within(scene.figures, Span(near.start - FROM, near.start))]
    if not ahead or not ahead[-1].end <= period.start < near.start:
        return False
    led = shape("base_amount").search(scene.lead(ahead[-1].start, FROM))
    to = shape("to_amount").fullmatch(scene.lower, period.end, near.start)
    return (
        led is not None
        and to is not None
        and OF_START.fullmatch(scene.lower, ahead[-1].end, period.start) is not None
    )


def is_in_aside(scene: Scene, period: Period, near: Spanned) -> bool:
    """Whether a period stands between commas with a figure of its own, and this figure behind them.

    "Imports from Peru, $5 billion in July, declined to $4 billion", "China, que en 2017 aportaba 21 %, se quedó con".
    """
    sentence = scene.around(scene.sentences, period.start)
    start = scene.lower.rfind(",", sentence.start, period.start)
    end = scene.lower.find(",", period.end, sentence.end)
    if start < 0 or not 0 < end <= near.start:
        return False
    opens = shape("aside_opens").match(scene.lower, start + 1, end)
    return opens is not None and bool(scene.within(scene.figures, Span(start, end)))


def same_time(scene: Scene, period: Period, clause: Span) -> bool:
    """Whether a period of another clause may be the figure's: not where that clause looks ahead and this does not."""
    other = scene.around(scene.clauses, period.start)
    ahead = any_of("assertion", "predicted")
    return not ahead.search(scene.lower, other.start, other.end) or bool(
        ahead.search(scene.lower, clause.start, clause.end)
    )


def same_part(scene: Scene, period: Period, near: Spanned) -> bool:
    """Whether no semicolon parts a period from a figure."""
    first, last = sorted((period, near), key=lambda thing: thing.start)
    return ";" not in scene.lower[first.end : last.start]


def named_in(scene: Scene, span: Span) -> list[Period]:
    """The periods of a stretch that figures can be about; "early 2025", without a value, is one of them."""
    there = [p for p in scene.within(scene.periods, span) if p.role == "of"]
    return [p for n, p in enumerate(there) if n == 0 or not is_year_of(scene, there[n - 1], p)]


def is_year_of(scene: Scene, part: Period, period: Period) -> bool:
    """Whether a year only says of which year the part before it is: "between January and August of this year"."""
    gap = scene.lower[part.end : period.start]
    value, year = part.value or "", period.value or ""
    return len(year) == 4 < len(value) and value[:4] == year and gap in YEAR_GAPS


def only_one(scene: Scene, sentence: Span) -> tuple[Period, Origin] | None:
    """The one period that the document names before this sentence and not far from it, where it names no other."""
    earlier = [p for p in scene.periods if p.start < sentence.start and p.value and p.role == "of"]
    if len({p.value for p in earlier}) != 1:
        return None
    reach = FAR_DATED if YEAR.search(earlier[-1].text) else FAR
    if sentence.start - earlier[-1].end > reach:
        return None
    return earlier[-1], Origin("period", "context", earlier[-1].text, earlier[-1].start, earlier[-1].end)


def distance(scene: Scene, period: Period, near: Spanned) -> int:
    """Characters between a period and a figure; a comma between them weighs as much as a few words."""
    first, last = sorted((period, near), key=lambda thing: thing.start)
    gap = scene.text[first.end : last.start]
    return len(gap) + 20 * gap.count(",") + 40 * (" from " in gap and period.start > near.start)
