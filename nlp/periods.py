"""Periods in a text: months, quarters, years and ranges, with what a change is from told apart."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from nlp.calendar.patterns import Patterns, patterns
from nlp.calendar.resolving import READERS, group, month, number
from nlp.lexicon import load_lexicon
from nlp.types import Period

QUE = re.compile(r"(?<!\w)(?:que |qu['’])(?:\w+ )?$")
QUE_AHEAD = re.compile(r"que |qu['’]", re.IGNORECASE)
COMPARES = re.compile(
    r"(?<!\w)(?:más|menos|mayor|menor|superior|inferior|mejor|peor|doble|triple|veces|alt[ao]s?|baj[ao]s?|igual|tan|tant[ao]s?|plus|moins"
    r"|davantage|supérieure?s?|inférieure?s?|autant|même|mism[ao]s?|fois|double|meilleure?|autre|distint[ao])(?!\w)",
    re.IGNORECASE,
)
FAR = 80  # characters back to what a "que" compares
LEAD = 48  # characters before a period that say what it is for
SAW = re.compile(
    r" (?:brought|saw|was|is|has|had|marked|set|made|ended|began|turned|proved|came|went)(?!\w)|'s "
)
FIGURES = re.compile(
    r" (?:\d{4}|trade|imports?|exports?|figures|data|deficit|surplus|sales|shipments|jobs|numbers)(?!\w)",
    re.IGNORECASE,
)  # "May trade figures" is about the month
LISTING = re.compile(r" (?:and|y|et) ", re.IGNORECASE)
BETWEEN = re.compile(r"(?:between|entre) ", re.IGNORECASE)
RANGES = ("month_range", "year_range")  # "from" opens them
HEDGES = "about|around|nearly|almost|some|just|over|roughly|the|los|unos|casi|cerca de|los casi|près de"
FROM_FIGURE = re.compile(
    rf"(?<!\d )(?:from|against|versus|desde|contra|frente a|contre)[ \u00a0](?:(?:{HEDGES})[ \u00a0]){{0,2}}[^\s\w]{{0,3}}\d[\w.,]*"
    r"(?:[ \u00a0](?!(?:to|a|à|hasta|until)[ \u00a0])[\w%'’]+){0,4}[ \u00a0](?:in|en|for|of|de)[ \u00a0]*$",
    re.IGNORECASE,
)  # "from $105.6 billion in August": August is the base
AGO = re.compile(r"(?<!\w)(?:ago|hace|il y a)(?!\w)", re.IGNORECASE)
APPOSED = re.compile(r"(?:, (?:in|en|back in|the)? ?| \((?:in |en )?)", re.IGNORECASE)
LAW = re.compile(
    r"(?<!\w)(?:Act|Law|Code|Convention|Constitution|Ley|Convención|Constitución|Loi|Code|Convention) (?:of|del?|de) $"
)  # "the Trade Expansion Act of 1962": the year is part of a name
Found = tuple[int, int, str, re.Match[str]]


@Language.component("fulcrum_periods", assigns=["doc._.periods"])
def set_periods(doc: Doc) -> Doc:
    """Leave the periods of the text on the doc."""
    doc._.periods = tuple(find_periods(doc))
    return doc


def find_periods(doc: Doc) -> Iterator[Period]:
    """The periods of the text, in order, resolved against the document's date."""
    yield from read_periods(doc.text, doc._.date, doc.lang_)


def read_periods(text: str, day: str | None, language: str = "en") -> list[Period]:
    """The periods of any text, a title for one.

    >>> [(p.text, p.value, p.role) for p in read_periods("Up 3% in April from March", "2026-06-10")]
    [('April', '2026-04', 'of'), ('March', '2026-03', 'base')]
    >>> read_periods("the first eight months of 2026", None)[0].value
    '2026-01/2026-08'
    """
    words, today = patterns(language), date.fromisoformat(day[:10]) if day else None
    periods: list[Period] = []
    for start, end, kind, match in find_matches(text, words):
        if kind != "day" and not LAW.search(text[max(0, start - LEAD) : start]):
            periods.append(read_match(text, start, end, kind, match, words, today))
    return [
        replace(period, role="base") if n and is_apposed(text, periods[n - 1], period) else period
        for n, period in enumerate(periods)
    ]


def is_apposed(text: str, base: Period, period: Period) -> bool:
    """Whether a period names the base before it once more: "a decade ago, in 2015"."""
    gap = APPOSED.fullmatch(text, base.end, period.start)
    return base.value is None and AGO.search(base.text) is not None and gap is not None


def find_matches(text: str, words: Patterns) -> Iterator[Found]:
    """What the patterns find, in order, none inside another."""
    found: list[tuple[int, int, Found]] = []
    kinds = (*words.relative, *words.read, ("landmark", words.landmark))
    for rank, (kind, pattern) in enumerate(kinds):
        for match in pattern.finditer(text):
            if is_period(text, kind, match, words):
                found.append((match.start(), rank, (match.start(), match.end(), kind, match)))
    reached = 0
    for start, _, one in sorted(found, key=lambda item: item[:2]):
        if start >= reached:
            reached = one[1]
            yield one


def is_period(text: str, kind: str, match: re.Match[str], words: Patterns) -> bool:
    """Whether a match is a time at all: no verb "may", no Section 2026, no two months far apart."""
    if kind in ("bare_month", "month"):
        return is_month(text, match) and not dates_event(text, match, words)
    if kind == "year":
        return not words.named.search(text[max(0, match.start() - LEAD) : match.start()])
    if QUE_AHEAD.match(match.group()):
        return bool(COMPARES.search(text, max(0, match.start() - FAR), match.start()))
    return kind != "month_range" or not loose(match)


def loose(match: re.Match[str]) -> bool:
    """Whether two months are only listed: "April and July", "April 2025 and April 2026"."""
    if not LISTING.search(match.group()) or BETWEEN.match(match.group()):
        return False
    return bool(match["y1"] and match["y2"]) or (month(match["m2"]) - month(match["m1"])) % 12 != 1


def dates_event(text: str, match: re.Match[str], words: Patterns) -> bool:
    """Whether a month only says which event is meant: "the July review"."""
    lead = text[max(0, match.start() - LEAD) : match.start()]
    before = lead.lower().endswith(("the ", "a ", "this ", "next ", "last ", "its ", "their "))
    behind = before and words.event.match(text, match.end())
    return bool(behind or words.event_ahead.search(lead))


def is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a month is one: "March" is, "march" and "May I" are not."""
    name = match["m"]
    if name.lower() not in load_lexicon("months")["en"]:
        return True
    if not name[0].isupper():
        return name.lower() not in ("may", "march", "mar", "jun", "dec", "sep", "jan")
    if name == "May":
        opens = text[max(0, match.start() - 2) : match.start()] in ("", ". ", "“", '"')
        return not opens or bool(FIGURES.match(text, match.end()) or SAW.match(text, match.end()))
    return True


def read_match(
    text: str, start: int, end: int, kind: str, match: re.Match[str], words: Patterns, today: date | None
) -> Period:
    """One match as a period with its role."""
    named = text[start:end]
    if kind == "landmark":
        year = load_lexicon("periods")["landmarks"][match["landmark"].lower()]
        return Period(start, end, named, str(year), "base")
    if kind not in READERS:
        years = number(group(match, "n", "n2", "n3", "n4", "n5", "n6", "n7")) or 10
        return Period(start, end, named, None, "base", kind.replace("N", str(years)))
    lead = text[max(0, start - LEAD) : start]
    ahead = bool(words.future.search(lead))
    value = READERS[kind](match, today, ahead)
    told = words.base.search(lead) or words.since.search(lead) or FROM_FIGURE.search(lead)
    told = told or (words.closes.match(text, end) and words.opens.search(lead))
    based = bool(told) and kind not in RANGES
    if based and QUE.search(lead) and not COMPARES.search(text, max(0, start - FAR), start):
        based = False  # "recordó que en 2025": what is said, and nothing is compared
    return Period(start, end, named, value, "base" if based else "of")
