"""The month of a day that is told whole or without its year: "on June 4, 2025", "el 1 de agosto"."""

import re
from functools import cache

from nlp.calendar.resolving import month
from nlp.lexicon import load_lexicon

DAY = r"(?:\d{1,2})(?:st|nd|rd|th|er|º)?"


@cache
def day_pattern(language: str) -> re.Pattern[str]:
    """A day of a month in a language, the year behind it where it is told."""
    months = "|".join(sorted(map(re.escape, load_lexicon("months")[language]), key=len, reverse=True))
    ahead = rf"(?P<m1>{months})\.? {DAY}(?:,? (?P<y1>(?:19|20)\d\d))?"
    behind = rf"{DAY} (?:de |of )?(?P<m2>{months})\.?(?:,? (?:del? )?(?P<y2>(?:19|20)\d\d))?"
    return re.compile(rf"(?<![\w.,/-])(?:{ahead}|{behind})(?!\w)")


def month_of_day(lower: str, language: str, today: str | None) -> str | None:
    """The month of the one day told in folded small letters; without a year, the last such month before `today`.

    >>> month_of_day("they took effect on june 4, 2025", "en", None)
    '2025-06'
    >>> month_of_day("entraron en vigor el 1 de agosto", "es", "2025-07-20")
    '2024-08'
    """
    found = list(day_pattern(language).finditer(lower))
    if len(found) != 1:
        return None
    told = month(found[0]["m1"] or found[0]["m2"])
    if year := found[0]["y1"] or found[0]["y2"]:
        return f"{year}-{told:02d}"
    if today is None:
        return None
    return f"{int(today[:4]) - (told > int(today[5:7]))}-{told:02d}"
