"""What a question comes to under one reading: level, change, percent change, share, ratio.

Every function gives a `Value`, or None where any figure it needs is missing. A change compares figures of
one basis, a share and a ratio only what is like for like.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.checking.lookup import Cell, Lookup, Value
from app.checking.periods import days, is_period, kind, length, shift
from app.checking.ranking import NARROW, rank
from app.checking.readings import Reading, readings, world_cell
from app.checking.records import record
from app.checking.wording import cell_of, is_party
from nlp.types import Per, Question

Denominator = tuple[Cell, str]
PERCENT, MULTIPLE, POINTS = "percent", "multiple", "percentage_points"
PARTS_OF_A_DAY: dict[Per, float] = {"second": 86_400, "minute": 1_440, "hour": 24, "day": 1, "week": 1 / 7}
MONTHS_IN: dict[Per, int] = {"month": 1, "quarter": 3}


def measure(lookup: Lookup, question: Question, reading: Reading, as_of: date | None = None) -> Value | None:
    """The value of a question under a reading, or None. Units: USD, percent, multiple, rank."""
    cell = cell_of(question)._replace(indicator=reading.indicator)
    return MEASURES[question.measure or "level"](lookup, cell, question, reading.basis, as_of)


def level(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """The figure itself, or what it comes to a day, a month … where an average is asked for."""
    return averaged(lookup.level(cell, basis, as_of), cell.period, question.per)


def averaged(total: Value | None, period: str, per: Per | None) -> Value | None:
    """A period's total divided evenly over its days, hours, months …; the total itself without `per`."""
    if total is None or per is None:
        return total
    number = PARTS_OF_A_DAY[per] * days(period) if per in PARTS_OF_A_DAY else length(period) / MONTHS_IN[per]
    return replace(total, value=total.value / number)


def base_of(question: Question) -> str | None:
    """The period a change is from; of a year or a year to date, the one before is meant without saying."""
    if question.base_period or not question.period:
        return question.base_period
    return shift(question.period, -12) if kind(question.period) in "AR" else None


def before_and_after(
    lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None
) -> tuple[Value, Value] | None:
    """The values at the base period and at the period."""
    base = base_of(question)
    if base is None:
        return None
    before = level(lookup, cell._replace(period=base), question, basis, as_of)
    after = level(lookup, cell, question, basis, as_of)
    return (before, after) if before and after else None


def change(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """By how much it grew since the base period; of a share, in percentage points."""
    if question.of:
        return change_of_share(lookup, cell, question, basis, as_of)
    pair = before_and_after(lookup, cell, question, basis, as_of)
    if pair is None:
        return None
    before, after = pair
    return Value(after.value - before.value, after.unit, after.used + before.used)


def change_of_share(
    lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None
) -> Value | None:
    """By how many percentage points a share moved."""
    base = base_of(question)
    if base is None:
        return None
    now = share(lookup, cell, question, basis, as_of)
    then = share(lookup, cell._replace(period=base), question, basis, as_of)
    if now is None or then is None:
        return None
    return Value(now.value - then.value, POINTS, now.used + then.used)


def percent_change(
    lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None
) -> Value | None:
    """By how many percent it grew; of a balance, positive when the gap widens."""
    pair = before_and_after(lookup, cell, question, basis, as_of)
    if pair is None or not pair[0].value:
        return None
    before, after = pair
    old, new = before.value, after.value
    if cell.flow == "balance":
        if old * new < 0:  # from a deficit to a surplus: no percentage says that
            return None
        old, new = abs(old), abs(new)
    return Value(100 * (new - old) / old, PERCENT, after.used + before.used)


def share(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """What part of something else it is, in percent."""
    divided = divide(lookup, cell, denominator(lookup, cell, question.of or "WLD", basis), basis, as_of)
    return divided and Value(100 * divided.value, PERCENT, divided.used, divided.note)


def ratio(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """How many times something else it is: another flow, another partner, or itself in the base period."""
    if question.of:
        below = denominator(lookup, cell, question.of, basis)
    else:
        base = base_of(question)
        below = (cell._replace(period=base), basis) if base else None
    found = divide(lookup, cell, below, basis, as_of)
    if found is None or abs(found.value - 1) >= NARROW:
        return found
    note = (
        f"nearly equal, within revision range: one of {abs(found.value - 1):.1%} would turn which is larger"
    )
    return replace(found, note=note)


def divide(
    lookup: Lookup, cell: Cell, below: Denominator | None, basis: str, as_of: date | None
) -> Value | None:
    """One cell by another."""
    if below is None or below == (cell, basis):
        return None
    above, under = lookup.level(cell, basis, as_of), lookup.level(below[0], below[1], as_of)
    if above is None or under is None or not under.value:
        return None
    size = (
        abs(above.value / under.value) if below[0].indicator != cell.indicator else above.value / under.value
    )
    return Value(size, MULTIPLE, above.used + under.used)


def denominator(lookup: Lookup, cell: Cell, of: str, basis: str) -> Denominator | None:
    """The cell that `of` names, and its basis: `WLD`, `GDP:MEX`, `TOTAL`, `exports:MEX:2025`, `CAN`."""
    what, party, period = (*of.split(":"), "", "")[:3]
    if period and not is_period(period):
        return None
    if of == "WLD":
        return world_cell(lookup, cell, basis)
    if what == "GDP":
        return gdp_cell(lookup, party or cell.reporter, period or cell.period)
    if of == "TOTAL":
        return (cell._replace(commodity="TOTAL"), basis) if cell.commodity != "TOTAL" else None
    if what in ("exports", "imports", "total", "balance"):
        other = cell._replace(flow=what, commodity="TOTAL", period=period or cell.period)
        if party in ("", "WLD"):
            return world_cell(lookup, other, basis)
        return other._replace(partner=party), basis
    if is_party(of):
        return cell._replace(partner=of), basis
    return None


def gdp_cell(lookup: Lookup, country: str, period: str) -> Denominator | None:
    """The gross domestic product of a country, in the newest edition that has it."""
    cell = Cell("gdp", None, country, None, None, period)
    for reading in readings("gdp", None, None):
        if lookup.level(cell, reading.basis):
            return cell, reading.basis
    return None


Measure = Callable[[Lookup, Cell, Question, str, "date | None"], "Value | None"]
MEASURES: dict[str, Measure] = {
    "level": level,
    "change": change,
    "percent_change": percent_change,
    "share": share,
    "ratio": ratio,
    "rank": rank,
    "record": record,
}
