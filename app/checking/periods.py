"""Arithmetic with ISO 8601 periods: years, quarters, months and inclusive ranges of them."""

import re
from datetime import date
from functools import lru_cache

SPAN = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.ASCII)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
QUARTERS = ("first", "second", "third", "fourth")
LONGEST = 1200
"""Months: a range of more than a century is a mistake."""


def bounds(part: str) -> tuple[int, int]:
    """First and last month of a year, quarter or month, counted from year 0. Raises ValueError."""
    found = SPAN.fullmatch(part)
    if not found:
        raise ValueError(f"not a period: {part!r}")
    start = 12 * int(found["year"])
    if found["quarter"]:
        return start + 3 * int(found["quarter"]) - 3, start + 3 * int(found["quarter"]) - 1
    if found["month"]:
        return start + int(found["month"]) - 1, start + int(found["month"]) - 1
    return start, start + 11


def spell(first: int, last: int) -> str:
    """The shortest name of a span of months.

    >>> spell(24312, 24323), spell(24312, 24314), spell(24315, 24315), spell(24312, 24315)
    ('2026', '2026-Q1', '2026-04', '2026-01/2026-04')
    """
    length = last - first + 1
    if length == 12 and first % 12 == 0:
        return f"{first // 12:04d}"
    if length == 3 and first % 3 == 0:
        return f"{first // 12:04d}-Q{first % 12 // 3 + 1}"
    if length == 1:
        return f"{first // 12:04d}-{first % 12 + 1:02d}"
    return f"{spell(first, first)}/{spell(last, last)}"


@lru_cache(4096)
def span(period: str) -> tuple[int, int]:
    """First and last month of a period. Raises ValueError for what is no period."""
    first, _, last = period.partition("/")
    start, end = bounds(first)[0], bounds(last or first)[1]
    if not 0 <= end - start < LONGEST:
        raise ValueError(f"not a period: {period!r}")
    return start, end


def is_period(text: str) -> bool:
    """Whether a text is a period that can be looked up."""
    try:
        span(text)
    except ValueError:
        return False
    return True


@lru_cache(4096)
def months(period: str) -> tuple[str, ...]:
    """Every month of a period.

    >>> months("2026-01/2026-03") == months("2026-Q1")
    True
    """
    first, last = span(period)
    return tuple(spell(month, month) for month in range(first, last + 1))


@lru_cache(4096)
def quarters(period: str) -> tuple[str, ...]:
    """The quarters that make up a period exactly; empty when they do not.

    >>> quarters("2024"), quarters("2024-02")
    (('2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'), ())
    """
    first, last = span(period)
    if first % 3 or (last + 1) % 3:
        return ()
    return tuple(spell(month, month + 2) for month in range(first, last + 1, 3))


@lru_cache(4096)
def normal(period: str) -> str:
    """One spelling for one span.

    >>> normal("2025-01/2025-12"), normal("2026-04/2026-06")
    ('2025', '2026-Q2')
    """
    return spell(*span(period))


def shift(period: str, by: int) -> str:
    """The same span so many months later (earlier when negative).

    >>> shift("2026-01/2026-04", -12), shift("2026-Q1", -3), shift("2025", -12)
    ('2025-01/2025-04', '2025-Q4', '2024')
    """
    first, last = span(period)
    return spell(first + by, last + by)


def length(period: str) -> int:
    """How many months a period has."""
    first, last = span(period)
    return last - first + 1


def days(period: str) -> int:
    """How many calendar days a period has.

    >>> days("2024"), days("2026-02"), days("2025-12/2026-01")
    (366, 28, 62)
    """
    first, last = span(period)
    start, end = date(first // 12, first % 12 + 1, 1), date((last + 1) // 12, (last + 1) % 12 + 1, 1)
    return (end - start).days


def kind(period: str) -> str:
    """`A`, `Q`, `M`, or `R` for any other range."""
    return {12: "A", 3: "Q", 1: "M"}.get(length(period), "R") if "/" not in normal(period) else "R"


def year_to_date(month: str) -> str:
    """From January to this month.

    >>> year_to_date("2026-04")
    '2026-01/2026-04'
    """
    _, last = span(month)
    return spell(last // 12 * 12, last)


def quarter_of(month: str) -> str:
    """The quarter that a month lies in.

    >>> quarter_of("2026-05")
    '2026-Q2'
    """
    first, _ = span(month)
    start = first - first % 3
    return spell(start, start + 2)


def in_words(period: str) -> str:
    """A period as it stands in a sentence.

    >>> in_words("2026-04"), in_words("2026-Q1"), in_words("2026-01/2026-08")
    ('April 2026', 'the first quarter of 2026', 'January to August 2026')
    """
    first, last = span(period)
    shape = kind(period)
    if shape == "A":
        return str(first // 12)
    if shape == "Q":
        return f"the {QUARTERS[first % 12 // 3]} quarter of {first // 12}"
    end = f"{MONTHS[last % 12]} {last // 12}"
    if shape == "M":
        return end
    if first % 12 == 0 and last % 12 == 11:
        return f"{first // 12} to {last // 12}"
    year = "" if first // 12 == last // 12 else f" {first // 12}"
    return f"{MONTHS[first % 12]}{year} to {end}"
