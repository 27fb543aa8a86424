"""Ranks among partners and records over time, and how narrow they are."""

from collections.abc import Iterator
from datetime import date

from app.checking.lookup import Cell, Lookup, Value
from app.checking.periods import in_words, kind, length, months, shift, span
from app.checking.readings import rank_depth
from app.wording import amount
from ingest.statistics.parts import country_name
from nlp.types import Question

BLOCS = frozenset({"EUU", "WLD"})
NEVER = 12 * 10_000
"""A month that no data reach."""
NARROW = 0.015
"""Of the value: monthly figures of one partner were revised by up to 2 %, years by less than 1 %."""


def rank(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """The place of the partner among single countries, 1 the largest; of a deficit, the deepest.

    A place below what the data can vouch for is a lower bound: the note says so.
    """
    own = lookup.level(cell, basis, as_of)
    if own is None or cell.partner in BLOCS or cell.partner is None:
        return None
    kept = "deficit" if cell.flow == "balance" and own.value < 0 else "surplus"
    sign = -1 if cell.flow == "balance" and own.value < 0 else 1
    field = sorted(contenders(lookup, cell, basis, as_of), key=lambda pair: -sign * pair[1].value)
    place = [partner for partner, _ in field].index(cell.partner) + 1
    depth, absent = rank_depth(
        basis, kept if cell.flow == "balance" else cell.flow or "", months(cell.period)[0]
    )
    notes = [neighbours(field, place - 1), "the European Union is counted apart"]
    if place > depth:
        notes.append(f"at best: {absent}")
    used = tuple(one for partner, value in field[: max(place + 1, 4)] for one in value.used)
    return Value(place, "rank", used, "; ".join(filter(None, notes)), tight=is_tight(field, place - 1))


def is_bound(value: Value) -> bool:
    """Whether a rank is only a lower bound, because partners are absent from the data."""
    return "at best:" in value.note


def contenders(lookup: Lookup, cell: Cell, basis: str, as_of: date | None) -> Iterator[tuple[str, Value]]:
    """Every single country that has a value in the same flow and period."""
    anybody = cell._replace(partner=None, flow="imports" if cell.flow in ("total", "balance") else cell.flow)
    partners = {series.partner for series in lookup.series(anybody._replace(period=""), basis)}
    for partner in sorted(filter(None, partners - BLOCS)):
        value = lookup.level(cell._replace(partner=partner), basis, as_of)
        if value is not None:
            yield partner, value


def neighbours(field: list[tuple[str, Value]], place: int) -> str:
    """The contender with those just before and after, with the distance to the nearer one."""
    name, own = field[place]
    around = [field[index] for index in (place - 1, place + 1) if 0 <= index < len(field)]
    if not around:
        return ""
    said = ", ".join(
        f"{country_name(partner)} {amount(value.value, value.unit)}"
        for partner, value in sorted([(name, own), *around], key=field.index)
    )
    near, gap = min(
        ((partner, abs(value.value - own.value)) for partner, value in around), key=lambda pair: pair[1]
    )
    narrow = ", within revision range" if gap < NARROW * abs(own.value) else ""
    return f"{said}: {amount(gap, own.unit)} from {country_name(near)}{narrow}"


def is_tight(field: list[tuple[str, Value]], place: int) -> bool:
    """Whether a usual revision could swap the contender with a neighbour."""
    own = field[place][1].value
    around = [field[index][1].value for index in (place - 1, place + 1) if 0 <= index < len(field)]
    return any(abs(value - own) < NARROW * abs(own) for value in around)


def record(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """The place of the period among all comparable ones since the data begin (or since the base period).

    1 is the highest, or the lowest for `years:low`, `months:low`; unit `rank_high` or `rank_low`.
    """
    scope, _, direction = (question.of or "").partition(":")
    own = lookup.level(cell, basis, as_of)
    if own is None:
        return None
    lowest = direction == "low" or (not direction and cell.flow == "balance" and own.value < 0)
    rivals = list(earlier(lookup, cell, basis, as_of, scope, question.base_period))
    if not rivals:
        return None
    ahead = [pair for pair in rivals if (pair[1].value < own.value if lowest else pair[1].value > own.value)]
    best_period, best = (min if lowest else max)(rivals, key=lambda pair: pair[1].value)
    distance = abs(own.value - best.value)
    since = in_words(min(period for period, _ in rivals))
    note = f"{amount(own.value, own.unit)} against {in_words(best_period)} {amount(best.value, best.unit)}; the data compared begin with {since}"
    narrow = distance < NARROW * abs(own.value)
    if narrow:
        note += f"; {amount(distance, own.unit)} apart, within revision range"
    return Value(len(ahead) + 1, "rank_low" if lowest else "rank_high", own.used + best.used, note, narrow)


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
    """The first month for which any series of a cell has a figure."""
    flow = "imports" if cell.flow in ("total", "balance") else cell.flow
    every = [
        span(period)[0]
        for series in lookup.series(cell._replace(flow=flow, period=""), basis)
        for period in lookup.statistics.observations(series.id)
    ]
    return min(every, default=NEVER)
