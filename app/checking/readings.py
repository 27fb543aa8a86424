"""A question -> the readings it allows: the series an official statistician would accept for its words."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from app.checking.lookup import Cell, Lookup
from app.checking.periods import span

NET_OR_GROSS = {"customs_duties_gross": ", before refunds", "customs_duties": ", net of refunds"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One official way to read the words."""

    indicator: str
    basis: str
    label: str
    short: str
    equal: bool
    """Whether a match supports the claim; otherwise it only explains a difference."""


@cache
def rules() -> dict[str, Any]:
    """The tables of readings.toml."""
    return tomllib.loads(files("app.checking").joinpath("readings.toml").read_text("utf-8"))


def scope_of(partner: str | None, commodity: str | None) -> str:
    """`commodity`, `partner` or `world`: which list of bases holds."""
    if commodity not in (None, "TOTAL"):
        return "commodity"
    return "world" if partner in (None, "WLD") else "partner"


@lru_cache(1024)
def readings(indicator: str, partner: str | None, commodity: str | None) -> tuple[Reading, ...]:
    """The readings of an indicator, the one to be reported first; empty when it is unknown here.

    >>> [reading.basis for reading in readings("goods_trade", "MEX", "TOTAL")][:2]
    ['census', 'bea']
    """
    return tuple(find_readings(indicator, scope_of(partner, commodity)))


def find_readings(indicator: str, scope: str) -> Iterator[Reading]:
    """The readings that the table has for an indicator and a scope."""
    for rule in rules()["reading"]:
        if (rule["indicator"], rule["scope"]) == (indicator, scope):
            for place, basis in enumerate(rule["bases"]):
                known = rules()["basis"][basis]
                for meant in rule.get("instead", [indicator]):
                    label = known["label"] + NET_OR_GROSS.get(meant, "")
                    yield Reading(meant, basis, label, known["short"], place < rule["equal"])


def is_known(indicator: str | None) -> bool:
    """Whether any reading is known for an indicator."""
    return any(rule["indicator"] == indicator for rule in rules()["reading"])


def world_cell(lookup: Lookup, cell: Cell, basis: str) -> tuple[Cell, str] | None:
    """The world total that is like for like with a cell on a basis, and its basis; None where there is none.

    The world of the very basis comes first, where somebody has fetched it. An adjusted world never divides an
    unadjusted partner, save over full years, where the two agree; of single goods no other basis has a world.
    """
    whole, known = cell._replace(partner="WLD"), rules()["basis"][basis]
    if lookup.level(whole, basis):
        return whole, basis
    world = known.get("world")
    if world is None or cell.commodity not in (None, "TOTAL"):
        return None
    if known.get("world_span") == "years" and not full_years(cell.period):
        return None
    return whole, world


def full_years(period: str) -> bool:
    """Whether a period is one or more whole calendar years."""
    first, last = span(period)
    return first % 12 == 0 and last % 12 == 11


def rank_depth(basis: str, flow: str, period_start: str) -> tuple[int, str]:
    """How far down a rank is safe, and who is not in the data."""
    for rule in rules()["depth"]:
        if rule["basis"] == basis and period_start >= rule["since"]:
            return rule.get(flow, 0), rule["absent"]
    return 0, "most partners are not in the data for that period"
