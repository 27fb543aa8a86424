"""Ranks among partners and records over time, and how narrow they are."""

from collections.abc import Iterator
from datetime import date

from app.checking.lookup import TOGETHER, Cell, Lookup, Value
from app.checking.periods import months
from app.checking.readings import rank_depth
from app.wording import amount
from ingest.statistics.parts import country_name
from nlp.types import Question

BLOCS = frozenset({"EUU", "WLD"})
TIE = 0.003
"""Of the value: two figures this near are as good as equal, the usual revision of a month being larger."""
NARROW = 0.015
"""Of the value: monthly figures of one partner were revised by up to 2 %, years by less than 1 %."""


def rank(lookup: Lookup, cell: Cell, question: Question, basis: str, as_of: date | None) -> Value | None:
    """The place of the partner among single countries, 1 the largest; of a deficit, the deepest.

    A place below what the data can vouch for is a lower bound: the note says so.
    """
    own = lookup.level(cell, basis, as_of)
    if own is None or cell.partner is None or cell.partner in BLOCS or TOGETHER in cell.partner:
        return None
    kept = "deficit" if cell.flow == "balance" and own.value < 0 else "surplus"
    sign = -1 if cell.flow == "balance" and own.value < 0 else 1
    field = sorted(contenders(lookup, cell, basis, as_of), key=lambda pair: -sign * pair[1].value)
    place = [partner for partner, _ in field].index(cell.partner) + 1
    depth, absent = rank_depth(
        basis, kept if cell.flow == "balance" else cell.flow or "", months(cell.period)[0]
    )
    if cell.commodity not in (None, "TOTAL"):
        depth, absent = 0, "of single goods only a few partners are in the data"
    notes = [neighbours(field, place - 1), "the European Union is counted apart"]
    if place > depth:
        notes.append(f"at best: {absent}")
    used = tuple(one for partner, value in field[: max(place + 1, 4)] for one in value.used)
    places = reachable(sign * own.value, [sign * value.value for _, value in field])
    return Value(place, "rank", used, "; ".join(filter(None, notes)), places, bound=place > depth)


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
    return f"{said}: {amount(gap, own.unit)} from {country_name(near)}{how_narrow(gap, own)}"


def how_narrow(gap: float, own: Value) -> str:
    """Which revision would turn a place that is narrowly held; empty where none of the usual size would."""
    if gap >= NARROW * abs(own.value):
        return ""
    return f", within revision range: one of {gap / abs(own.value):.1%} would turn it"


def reachable(own: float, everybody: list[float]) -> frozenset[int]:
    """The places, 1 the largest, that a value gets when it moves by as little as `TIE`, besides its own.

    >>> sorted(reachable(100.0, [120.0, 100.1, 100.0, 80.0]))
    [2]
    """
    margin = TIE * abs(own)
    best = 1 + sum(value > own + margin for value in everybody)
    worst = sum(value >= own - margin for value in everybody)
    return frozenset(range(best, worst + 1)) - {1 + sum(value > own for value in everybody)}
