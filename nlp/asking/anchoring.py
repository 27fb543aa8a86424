"""The year to date ends where the text's own news does: "so far in 2026" in a report on August is January to August.

Alone, such words go by what is published on the day of the text. A report that names its last month, or counts its
months itself, says better: "the first eight months", "through August", "in August".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.asking.shifting import moved
from nlp.asking.words import shape
from nlp.types import Period

YEAR, MONTH = len("2026"), len("2026-08")
SINCE_JANUARY = re.compile(r"(?P<year>\d{4})-01/(?P=year)-(?P<month>\d\d)")


def anchor(lower: str, periods: Sequence[Period], date: str | None) -> tuple[Period, ...]:
    """The periods of a text, those to date of the year of `date` with its last month, and "this point last year" too."""
    periods = [replace(one, role="base") if is_pace(lower, one) else one for one in periods]
    if not date:
        return tuple(periods)
    year = date[:4]
    last = last_month(lower, periods, year)
    if last is None:
        return tuple(periods)
    counted = any(is_counted(lower, one, year) for one in periods)
    return tuple(replace(one, value=retold(lower, one, year, last, counted)) for one in periods)


def last_month(lower: str, periods: Sequence[Period], year: str) -> str | None:
    """The last month of a year that the text has figures of, as "08": the end of a count from January, else a month named."""
    counts = [end for one in periods if is_counted(lower, one, year) for end in ends(one)]
    named = [
        one.value[5:] for one in periods if one.value and is_month_of(one.value, year) and one.role == "of"
    ]
    return max(counts or named, default=None)


def is_counted(lower: str, period: Period, year: str) -> bool:
    """Whether a period counts months from January of a year, or of the one before to compare with, itself."""
    spans = (f"{one}-01/{one}" for one in (int(year), int(year) - 1))
    return (period.value or "").startswith(tuple(spans)) and not is_to_date(lower, period)


def is_pace(lower: str, period: Period) -> bool:
    """Whether a time is only what something is measured by: "ahead of last year's pace", "the smallest this year"."""
    lead = lower[max(0, period.start - 40) : period.start]
    told = shape("reach_ahead").search(lead) or shape("pace_ahead").search(lead)
    return period.role == "of" and (shape("pace_behind").match(lower, period.end) or told) is not None


def is_month_of(value: str, year: str) -> bool:
    """Whether a value is a month of a year."""
    return len(value) == MONTH and value.startswith(year) and "Q" not in value


def ends(period: Period) -> Iterator[str]:
    """The last month of a count from January."""
    if told := SINCE_JANUARY.fullmatch(period.value or ""):
        yield told["month"]


def is_to_date(lower: str, period: Period) -> bool:
    """Whether a period goes to the day of the text, whichever that is."""
    return shape("to_date").search(lower, period.start, period.end) is not None


def retold(lower: str, period: Period, year: str, last: str, counted: bool) -> str | None:
    """The value of a period that ends with the last month told; as it was, where it does not go to date."""
    to_date = f"{year}-01/{year}-{last}"
    value = period.value or ""
    if is_to_date(lower, period) and value.startswith(f"{year}-01/"):
        return to_date
    if value == str(int(year) - 1) and shape("point_ahead").search(
        lower[max(0, period.start - 40) : period.start]
    ):
        return moved(to_date, "P1Y")
    this = (
        value == year
        and period.role == "of"
        and shape("this_year").fullmatch(lower, period.start, period.end)
    )
    return to_date if counted and this else period.value
