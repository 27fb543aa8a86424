"""Records over time: the highest, the lowest, the most since."""

from collections.abc import Iterator
from datetime import date

from app.checking.lookup import Cell, Lookup, Value, single_cells
from app.checking.periods import in_words, kind, length, shift, span
from app.checking.ranking import NARROW, how_narrow, reachable
from app.wording import amount
from nlp.types import Question

NEVER = 12 * 10_000
"""A month that no data reach."""
LONG = 96
"""Months: "a record" of a shorter series says little, and can only be refuted."""


def record(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """The place of the period among all comparable ones since the data begin (or since the base period).

    1 is the highest, or the lowest for `years:low`, `months:low`; unit `rank_high` or `rank_low`.
    """
    scope, _, direction = (question.of or "").partition(":")
    own = lookup.level(cell, basis, as_of)
    if own is None:
        return None
    rivals = list(earlier(lookup, cell, basis, as_of, scope, question.base_period))
    if not rivals:
        return None
    lowest = direction == "low" or (not direction and cell.flow == "balance" and own.value < 0)
    sign = -1 if lowest else 1
    place = 1 + sum(sign * value.value > sign * own.value for _, value in rivals)
    best_period, best = max(rivals, key=lambda pair: sign * pair[1].value)
    bound = is_short(lookup, cell, basis, question.base_period)
    note = compare(own, best, best_period) + f"; the data compared begin with {in_words(rivals[-1][0])}"
    return Value(
        place,
        "rank_low" if lowest else "rank_high",
        own.used + best.used,
        f"{note}: too late to call it a record" if bound and place == 1 else note,
        reachable(sign * own.value, [sign * value.value for value in (own, *(value for _, value in rivals))]),
        bound,
    )


def compare(own: Value, best: Value, best_period: str) -> str:
    """The value beside the best of the others, and how narrow it is."""
    gap = abs(own.value - best.value)
    told = f"{amount(own.value, own.unit)} against {amount(best.value, best.unit)} in {in_words(best_period)}"
    if gap >= NARROW * abs(own.value):
        return told
    return f"{told}, {amount(gap, own.unit)} apart{how_narrow(gap, own)}"


def is_short(lookup: Lookup, cell: Cell, basis: str, since: str | None) -> bool:
    """Whether the data begin too late for a record, or after the period it is counted from."""
    first = earliest(lookup, cell, basis)
    return first > span(since)[1] + 1 if since else span(cell.period)[1] - first < LONG


def earlier(
    lookup: Lookup, cell: Cell, basis: str, as_of: date | None, scope: str, since: str | None
) -> Iterator[tuple[str, Value]]:
    """The periods before that are of the same length, back to the start of the data or past `since`.

    A year to date is compared with the same months of other years.
    """
    step = 12 if scope == "years" or kind(cell.period) in "AR" else length(cell.period)
    after = span(since)[1] if since else -1
    first = earliest(lookup, cell, basis)
    period = shift(cell.period, -step)
    while span(period)[0] >= max(first, after + 1):
        value = lookup.level(cell._replace(period=period), basis, as_of)
        if value is not None:
            yield period, value
        period = shift(period, -step)


def earliest(lookup: Lookup, cell: Cell, basis: str) -> int:
    """The first month for which all that makes up a cell has figures."""
    return max(begin(lookup, one, basis) for one in single_cells(cell))


def begin(lookup: Lookup, cell: Cell, basis: str) -> int:
    """The first month for which any series of one flow with one partner has a figure."""
    every = [
        span(period)[0]
        for series in lookup.series(cell._replace(period=""), basis)
        for period in lookup.statistics.observations(series.id)
    ]
    return min(every, default=NEVER)
