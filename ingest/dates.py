"""Dates as feeds and pages write them, in several languages, and only those that can be true.

A date that cannot be read, or cannot be, is None: the entry keeps what was written (`published_raw`), and
nobody gets an invented day. Numbers like 09/04/2025, which are two days in two countries, are left open.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(hours=36)
"""How far a date may lie in the future: clocks and zones are wrong, and so are days of embargo."""
LONGEST = 100

ISO = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|(?P<y2>\d{4})(?P<m2>\d\d)(?P<d2>\d\d)(?=t|$|\s)"
)
ISO_MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)$")
EAST_ASIAN = re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]")
DAY_MONTH = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[ .\-/]*(?:de |of )?(?P<name>[a-z]{2,12})\.?"
                       r"[ ,.\-/]*(?:de |del )?(?P<y>\d{4}|\d{2}(?=\s|$))")  # fmt: skip
MONTH_DAY = re.compile(r"(?P<name>[a-z]{3,12})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})")
C_STYLE = re.compile(
    r"(?P<name>[a-z]{3,12})\s+(?P<d>\d{1,2})\s+\d\d:\d\d(?::\d\d)?\s+(?:[a-z]{3,4}\s+)?(?P<y>\d{4})"
)
NUMBERS = re.compile(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4})")
TIME = re.compile(
    r"(?<!\d)(?P<H>\d{1,2})[:h](?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)?(?![\d:])\s*(?P<half>[ap]\.?m\b)?"
)
OFFSET = re.compile(r"(?P<sign>[+\u2212-])(?P<H>\d\d):?(?P<M>\d\d)?(?![\d:-])")
ZONE = re.compile(r"\b([a-z]{1,4})\b")
EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")


def read_date(
    raw: str | None, now: datetime | None = None, *, day_first: bool | None = None
) -> datetime | None:
    """The moment in UTC that `raw` tells, or None; `day_first` tells how 09/04/2025 is meant, if known.

    >>> read_date("lun, 03 feb 2025 10:00:00 -0600")
    datetime.datetime(2025, 2, 3, 16, 0, tzinfo=datetime.timezone.utc)
    >>> read_date("2025年4月9日"), read_date("1744192800")
    (datetime.datetime(2025, 4, 9, 0, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2025, 4, 9, 10, 0, tzinfo=datetime.timezone.utc))
    >>> read_date("09/04/2025"), read_date("31 febrero 2025"), read_date("1 January 2999")
    (None, None, None)
    """
    if not raw or not raw.strip():
        return None
    text = " ".join(fold(raw[:LONGEST]).split())
    try:
        moment = read_epoch(text) or read_written(text, day_first)
        return bound(moment, now or datetime.now(UTC)) if moment else None
    except (ValueError, OverflowError):
        return None


def bound(moment: datetime, now: datetime) -> datetime | None:
    """The moment when it can be true; one that is a little ahead is now, as a clock was wrong."""
    if moment < EARLIEST or moment > now + AHEAD:
        return None
    return min(moment, now.replace(microsecond=0)).replace(microsecond=0)


def read_epoch(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970."""
    if not EPOCH.fullmatch(text):
        return None
    number = float(text)
    return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)


def read_written(text: str, day_first: bool | None) -> datetime | None:
    """A day that is written out, with its time and zone when they are there."""
    for year, month, day, rest in find_days(text, day_first):
        start = datetime(year, month, day, tzinfo=UTC)
        return start + read_time(rest) - read_zone(rest)
    return None


def find_days(text: str, day_first: bool | None) -> Iterator[tuple[int, int, int, str]]:
    """Year, month, day and what else the text says, for each way of writing that fits."""
    for pattern in (EAST_ASIAN, ISO):
        if found := pattern.search(text):
            told = (
                [found[name] or found[f"{name}2"] for name in "ymd"]
                if pattern is ISO
                else found.group(*"ymd")
            )
            yield int(told[0]), int(told[1]), int(told[2]), text[found.end() :]
    for pattern in (DAY_MONTH, MONTH_DAY, C_STYLE):
        for found in overlapping(pattern, text):
            if month := month_number(found["name"]):
                rest = text[found.end() :] if pattern is not C_STYLE else text
                yield full_year(found["y"]), month, int(found["d"]), rest or text[: found.start()]
    if found := NUMBERS.search(text):
        yield from read_numbers(found, day_first, text[found.end() :])
    if found := ISO_MONTH.fullmatch(text):
        yield int(found["y"]), int(found["m"]), 1, ""


def overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every place where a pattern fits: the 10 of "00 Wed, 10 Jun" belongs to what follows it."""
    place = 0
    while found := pattern.search(text, place):
        yield found
        place = found.start() + 1


def read_numbers(
    found: re.Match[str], day_first: bool | None, rest: str
) -> Iterator[tuple[int, int, int, str]]:
    """13/04/2025 can only be April; 09/04/2025 is told by who writes it, or not at all."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    if a > 12 or a == b or day_first:
        yield year, b, a, rest
    elif b > 12 or day_first is False:
        yield year, a, b, rest


def full_year(text: str) -> int:
    """A year of two digits in this century or the last.

    >>> full_year("26"), full_year("98"), full_year("2026")
    (2026, 1998, 2026)
    """
    year = int(text)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def read_time(text: str) -> timedelta:
    """The time of day; 24:00 is the next day."""
    found = TIME.search(text)
    if not found:
        return timedelta()
    hour, minute, second = int(found["H"]), int(found["M"]), min(int(found["S"] or 0), 59)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    if hour > 24 or minute > 59:
        return timedelta()
    return timedelta(hours=hour, minutes=minute, seconds=second)


def read_zone(text: str) -> timedelta:
    """How far east of Greenwich the time is; a zone that nobody knows counts as Greenwich."""
    clock = TIME.search(text)
    if not clock:
        return timedelta()
    after = text[clock.end() :]
    if found := OFFSET.search(after):
        size = timedelta(hours=int(found["H"]), minutes=int(found["M"] or 0))
        return timezone(size if found["sign"] == "+" else -size).utcoffset(None)
    names = (names_of_zones().get(word) for word in ZONE.findall(after))
    return timedelta(hours=next((hours for hours in names if hours is not None), 0.0))


def fold(text: str) -> str:
    """Small letters without accents.

    >>> fold("Août DÉCEMBRE")
    'aout decembre'
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))


def month_number(name: str) -> int | None:
    """The month that a name or an abbreviation of three or more letters stands for.

    >>> [month_number(name) for name in ("febrero", "sept", "aou", "juil", "dec", "thu")]
    [2, 9, 8, 7, 12, None]
    """
    names, also = names_of_months()
    if name in also:
        return also[name]
    fitting = {number for full, number in names if full.startswith(name)} if len(name) > 2 else set()
    return fitting.pop() if len(fitting) == 1 else None


@cache
def table() -> dict[str, object]:
    """What is not code: the names of months and zones."""
    return tomllib.loads((files("ingest") / "months.toml").read_text("utf-8"))


@cache
def names_of_months() -> tuple[tuple[tuple[str, int], ...], dict[str, int]]:
    """Full names with their numbers, and the abbreviations that are told apart by hand."""
    lists = [names for names in table().values() if isinstance(names, list)]
    also = table()["also"]
    assert isinstance(also, dict)
    return tuple((name, number) for names in lists for number, name in enumerate(names, 1)), also


@cache
def names_of_zones() -> dict[str, float]:
    """Hours east of Greenwich."""
    zones = table()["zones"]
    assert isinstance(zones, dict)
    return zones
