"""Names of periods, moved and set beside each other: "2026-01/2026-08" a year earlier is "2025-01/2025-08"."""

import re


def moved(value: str, offset: str | None) -> str | None:
    """A period moved back by an ISO duration of years or months.

    >>> moved("2026-01/2026-08", "P1Y"), moved("2026-01", "P1M"), moved("2026-Q1", "P3M")
    ('2025-01/2025-08', '2025-12', '2025-Q4')
    """
    if offset is None:
        return None
    count, unit = int(re.sub(r"\D", "", offset) or 1), offset[-1]
    if unit == "Y":
        return "/".join(f"{int(part[:4]) - count}{part[4:]}" for part in value.split("/"))
    if "Q" in value:
        number = int(value[:4]) * 4 + int(value[-1]) - 1 - count // 3
        return f"{number // 4}-Q{number % 4 + 1}"
    if re.fullmatch(r"\d{4}-\d\d", value):
        number = int(value[:4]) * 12 + int(value[5:]) - 1 - count
        return f"{number // 12}-{number % 12 + 1:02d}"
    return None


def later(value: str, years: int) -> str:
    """A period so many years later.

    >>> later("2025-01/2025-08", 1)
    '2026-01/2026-08'
    """
    return "/".join(f"{int(part[:4]) + years}{part[4:]}" for part in value.split("/"))


def like(base: str | None, value: str) -> str | None:
    """A base in the shape of the period: "than in 2025" of a year to date is that year's same months."""
    if base is None:
        return None
    if len(base) == 4 and len(value) != 4:
        return moved(value, f"P{int(value[:4]) - int(base)}Y") if value[:4] > base else None
    return base


def is_ahead(base: str, value: str) -> bool:
    """Whether what a change would be from lies behind it, which no change has."""
    return length_of(base) == length_of(value) and base > value


def length_of(value: str) -> str:
    """Whether a period is a month, a quarter, a year or another span."""
    if "/" in value:
        return "span"
    return {4: "year", 7: "quarter" if "Q" in value else "month"}.get(len(value), "span")


def quarter_to(month: str) -> str | None:
    """The quarter that ends with a month; None for a month within one, which leaves open which is meant.

    >>> quarter_to("2026-03"), quarter_to("2026-04")
    ('2026-Q1', None)
    """
    number = int(month[5:7])
    return None if number % 3 else f"{month[:4]}-Q{number // 3}"


def is_since_january(value: str) -> bool:
    """Whether a span of three months or more begins with its year and ends within it."""
    first, last = value.split("/")
    return first[5:] == "01" and first[:4] == last[:4] and 3 <= int(last[5:7]) < 12
