"""From a match to an ISO 8601 period, by the document's date where the words leave the year out."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from nlp.lexicon import load_lexicon

PARTS = {"bimestre": 2, "cuatrimestre": 4, "quadrimestre": 4}
LENGTHS = {"quarter": 3, "trimestre": 3, "half": 6, "semestre": 6, "year": 12, "año": 12, "année": 12}
RELEASE = timedelta(days=37)  # after a month's end, its trade figures are out
YEAR_TO = re.compile(r"year to ", re.IGNORECASE)
Match = re.Match[str]


def group(match: Match, *names: str) -> str | None:
    """The first of the groups that took part."""
    present = match.re.groupindex
    return next((match[name] for name in names if name in present and match[name]), None)


def number(word: str | None) -> int | None:
    """A number in digits or in a word.

    >>> number("9"), number("third"), number(None)
    (9, 3, None)
    """
    if word is None:
        return None
    numbers: dict[str, int] = load_lexicon("periods")["numbers"]
    return int(word) if word.isdigit() else numbers.get(word.lower())


def month(word: str) -> int:
    """The number of a month's name."""
    name = word.lower().rstrip(".")
    return int(next(months[name] for months in load_lexicon("months").values() if name in months))


def year_of(match: Match, today: date | None, *names: str) -> int | None:
    """The year that the match names, or says in words; None where it says none."""
    if written := group(match, *names):
        return int(written) if len(written) == 4 else 2000 + int(written)
    if group(match, "last") and today:
        return today.year - 1
    if group(match, "this") and today:
        return today.year
    return None


def latest(today: date | None, last_month: int, ahead: bool = False) -> int | None:
    """The year in which a span that ends with `last_month` was over last; the coming one where `ahead`."""
    if today is None:
        return None
    return today.year if ahead or last_month <= today.month else today.year - 1


def months_between(first: int, last: int, year: int | None) -> str | None:
    """A span of months in one year."""
    return None if year is None else f"{year}-{first:02d}/{year}-{last:02d}"


def read_month_range(match: Match, today: date | None, ahead: bool) -> str | None:
    """January through August 2026."""
    first, last = month(match["m1"]), month(match["m2"])
    end = year_of(match, today, "y2", "y1") or latest(today, last, ahead)
    if end is None:
        return None
    start = int(match["y1"]) if match["y1"] else end - (first > last)
    return f"{start}-{first:02d}/{end}-{last:02d}"


def read_first_months(match: Match, today: date | None, ahead: bool) -> str | None:
    """The first nine months of 2026."""
    count = number(group(match, "n", "n2", "n3", "n4", "n5", "n6"))
    if count is None or not 1 <= count <= 12:
        return None
    return months_between(1, count, year_of(match, today, "y", "y2", "y3") or latest(today, count, ahead))


def read_last_months(match: Match, today: date | None, ahead: bool) -> str | None:
    """The final three months of 2025."""
    count, year = number(group(match, "n", "n2")), int(match["y"])
    return f"{year}-{13 - count:02d}/{year}-12" if count and count <= 12 else None


def read_half(match: Match, today: date | None, ahead: bool) -> str | None:
    """The first half of 2026."""
    half = number(group(match, "n", "n2")) or 1
    first, last = (1, 6) if half == 1 else (7, 12)
    return months_between(first, last, year_of(match, today, "y", "y2") or latest(today, last, ahead))


def read_quarter(match: Match, today: date | None, ahead: bool) -> str | None:
    """The first quarter of 2026."""
    quarter = number(group(match, "n", "n2", "n3")) or 1
    year = year_of(match, today, "y", "y2", "y3") or latest(today, 3 * quarter, ahead)
    return None if year is None else f"{year}-Q{quarter}"


def read_year_to_date(match: Match, today: date | None, ahead: bool) -> str | None:
    """This year so far: up to the month whose figures were out."""
    if today is None:
        return None
    known = today - RELEASE
    year = year_of(match, today, "y", "y2", "y3") or today.year
    last = known.month - 1 if known.year == year else 0 if known.year < year else 12
    return months_between(1, last, year) if last else None


def read_to_month(match: Match, today: date | None, ahead: bool) -> str | None:
    """This year through August: from January on."""
    last = month(match["m"])
    return months_between(1, last, year_of(match, today, "y") or latest(today, last))


def read_ended(match: Match, today: date | None, ahead: bool) -> str | None:
    """The quarter, or the twelve months, that ended in a month."""
    last, word = month(match["m"]), match["span"].lower()
    if word == "year" and YEAR_TO.search(match.group()):
        return None  # twelve months, or those since January
    length = LENGTHS.get(word) or number(match["n"]) or 1
    year = year_of(match, today, "y") or latest(today, last, ahead)
    if year is None:
        return None
    if length == 1:
        return f"{year}-{last:02d}"
    if length == 3 and last % 3 == 0:
        return f"{year}-Q{last // 3}"
    if length == 12 and last == 12:
        return str(year)
    before, first = divmod(year * 12 + last - length, 12)
    return f"{before}-{first + 1:02d}/{year}-{last:02d}"


def read_part(match: Match, today: date | None, ahead: bool) -> str | None:
    """The first bimester, or four months (cuatrimestre), of 2025."""
    length, part = PARTS[match["part"].lower()], number(match["n"]) or 1
    last = length * part
    if last > 12:
        return None
    return months_between(last - length + 1, last, year_of(match, today, "y") or latest(today, last, ahead))


def read_iso_month(match: Match, today: date | None, ahead: bool) -> str | None:
    """2026-08; but 2011-12 may as well be a season, and stays open."""
    year, named = match["y"], match["mm"]
    return None if int(year[2:]) + 1 == int(named) else f"{year}-{named}"


def read_decade(match: Match, today: date | None, ahead: bool) -> str:
    """The 1990s."""
    name = group(match, "name", "name2") or ""
    first = int(group(match, "y", "y2", "y3") or load_lexicon("periods")["decades"][name.lower()])
    return f"{first}-01/{first + 9}-12"


def read_month(match: Match, today: date | None, ahead: bool) -> str | None:
    """April 2026."""
    year = year_of(match, today, "y")
    return None if year is None else f"{year}-{month(match['m']):02d}"


def read_bare_month(match: Match, today: date | None, ahead: bool) -> str | None:
    """April: the latest one, as seen from the document's date."""
    named = month(match["m"])
    year = latest(today, named, ahead)
    return None if year is None else f"{year}-{named:02d}"


def read_last_month(match: Match, today: date | None, ahead: bool) -> str | None:
    """Last month."""
    return None if today is None else (today.replace(day=1) - timedelta(days=1)).isoformat()[:7]


def read_last_quarter(match: Match, today: date | None, ahead: bool) -> str | None:
    """Last quarter."""
    if today is None:
        return None
    quarter = (today.month - 1) // 3
    return f"{today.year}-Q{quarter}" if quarter else f"{today.year - 1}-Q4"


def read_last_year(match: Match, today: date | None, ahead: bool) -> str | None:
    """Last year."""
    return None if today is None else str(today.year - 1)


def read_this_year(match: Match, today: date | None, ahead: bool) -> str | None:
    """This year."""
    return None if today is None else str(today.year)


def read_next_year(match: Match, today: date | None, ahead: bool) -> str | None:
    """Next year."""
    return None if today is None else str(today.year + 1)


def read_year_range(match: Match, today: date | None, ahead: bool) -> str | None:
    """2023 through 2025."""
    first, last = group(match, "y1", "b1"), group(match, "y2", "b2")
    return f"{first}-01/{last}-12" if first and last and first < last else None


def read_years_to(match: Match, today: date | None, ahead: bool) -> str | None:
    """The five years to 2023."""
    count, last = number(match["n"]), int(match["y"])
    return f"{last - count + 1}-01/{last}-12" if count else None


def read_fiscal_year(match: Match, today: date | None, ahead: bool) -> str | None:
    """A fiscal year is no calendar year: left open."""
    return None


def read_year(match: Match, today: date | None, ahead: bool) -> str | None:
    """2026."""
    return match["y"]


Reader = Callable[[Match, date | None, bool], str | None]


def read_vague(match: Match, today: date | None, ahead: bool) -> None:
    """Early in 2025, the last twelve months: no period that statistics have."""


READERS: dict[str, Reader] = {
    "vague": read_vague,
    "ended": read_ended,
    "to_month": read_to_month,
    "part": read_part,
    "iso_month": read_iso_month,
    "decade": read_decade,
    "month_range": read_month_range,
    "first_months": read_first_months,
    "last_months": read_last_months,
    "half": read_half,
    "quarter": read_quarter,
    "year_to_date": read_year_to_date,
    "month": read_month,
    "bare_month": read_bare_month,
    "last_month": read_last_month,
    "last_quarter": read_last_quarter,
    "last_year": read_last_year,
    "this_year": read_this_year,
    "next_year": read_next_year,
    "year_range": read_year_range,
    "years_to": read_years_to,
    "fiscal_year": read_fiscal_year,
    "year": read_year,
}
