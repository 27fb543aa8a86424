"""Figures and intervals in words a reader of trade news knows, the same in terminal, pages and reports."""

import math

from nlp.types import Interval

ICONS = {"supported": "✔", "close": "≈", "contradicted": "✘", "unverifiable": "?"}
RECORDS = {"rank_high": "highest", "rank_low": "lowest"}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
MEASURED = ("%", "percent", "pp", "percentage_points", "rank", *RECORDS, "multiple", "ratio")
"""Units in which halves mean something, beside money; every other unit is counted."""
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def amount(value: float, unit: str | None) -> str:
    """A value with its unit.

    >>> amount(86.035e9, "USD"), amount(-12.5, "%"), amount(3, "rank"), amount(1.6, "multiple")
    ('$86.035 billion', '−12.5%', 'rank 3', '1.6 times')
    >>> amount(500_000, "MXN"), amount(1, "rank_high")
    ('MXN 500,000', 'the highest')
    """
    sign = "−" if value < 0 else ""
    size = abs(value)
    if unit in ("%", "percent"):
        return f"{sign}{short(size)}%"
    if unit in ("pp", "percentage_points"):
        return f"{sign}{short(size)} percentage points"
    if unit == "rank":
        return f"rank {size:g}"
    if unit in RECORDS:
        return f"the {RECORDS[unit]}" if size == 1 else f"rank {size:g} from the {RECORDS[unit]}"
    if unit in ("multiple", "ratio"):
        return f"{sign}{short(size)} times"
    if unit and len(unit) == 3 and unit.isupper():
        return f"{sign}{SYMBOLS.get(unit, f'{unit} ')}{scaled(size)}"
    return f"{sign}{scaled(size)} {unit or ''}".rstrip()


def shorten(text: str, limit: int) -> str:
    """`text` on one line, cut at a word after `limit` characters at most.

    >>> shorten("Imports from Mexico rose, and exports to Mexico did not keep up.", 30), shorten(" " * 40, 30)
    ('Imports from Mexico rose, and…', '')
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def scaled(size: float) -> str:
    """A size in trillions, billions or millions, with at most three decimals.

    >>> scaled(50_692_000_000.0), scaled(1234.5)
    ('50.692 billion', '1,234.5')
    """
    for scale, word in SCALES:
        if size >= scale:
            return f"{short(size / scale)} {word}"
    return short(size)


def short(number: float) -> str:
    """At most three decimals, no trailing zeros, thousands apart."""
    text = f"{number:,.3f}"
    return text.rstrip("0").rstrip(".")


def interval(stated: Interval | None) -> str:
    """What a wording allows.

    >>> interval(Interval(85.5e9, 86.5e9, "USD")), interval(Interval(40.0, None, "%"))
    ('$85.5 billion to $86.5 billion', 'at least 40%')
    >>> interval(Interval(3, 3, "rank")), interval(Interval(2, None, "rank")), interval(None)
    ('rank 3', 'rank 2 or lower', '–')
    >>> interval(Interval(60.5496e9, 60.5504e9, "USD"))
    '$60.55 billion'
    >>> interval(Interval(299_999.5, 300_000.5, "jobs")), interval(Interval(295_000.0, 305_000.0, "jobs"))
    ('300,000 jobs', '295,000 jobs to 305,000 jobs')
    """
    if stated is None or (stated.low is None and stated.high is None):
        return "–"
    stated = whole(stated)
    if stated.low is None:
        return f"at most {amount(stated.high, stated.unit)}"
    if stated.high is None:
        if stated.unit == "rank":
            return f"{amount(stated.low, stated.unit)} or lower"
        return f"at least {amount(stated.low, stated.unit)}"
    low, high = amount(stated.low, stated.unit), amount(stated.high, stated.unit)
    return low if low == high else f"{low} to {high}"


def whole(stated: Interval) -> Interval:
    """A count within its whole numbers: there is no half of a job. Money, shares and the like stay as they are.

    >>> whole(Interval(299_999.5, 300_000.5, "jobs"))
    Interval(low=300000, high=300000, unit='jobs')
    """
    unit, low, high = stated.unit, stated.low, stated.high
    measured = unit in MEASURED or (len(unit) == 3 and unit.isupper())
    if measured or low is None or high is None or math.ceil(low) > math.floor(high):
        return stated
    return Interval(math.ceil(low), math.floor(high), unit)
