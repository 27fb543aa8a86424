"""The timeline of tariff measures: by whom, on whom, on what, how much, from when to when."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.errors import StatisticsError
from ingest.statistics.parts import snapshot_folder


@dataclass(frozen=True, slots=True)
class Measure:
    """One tariff measure; `rate` is in percent."""

    id: str
    authority: str
    title: str
    partners: tuple[str, ...]
    """Alpha-3 codes; empty is everybody but those in `exempt`."""
    exempt: tuple[str, ...]
    scope: tuple[str, ...]
    """HS prefixes; empty is all goods."""
    rate: float
    announced: date
    effective: date
    ended: date | None
    source: str
    url: str
    note: str
    vintage: date

    def covers(self, partner: str | None, commodity: str | None) -> bool:
        """Whether goods of this kind from this partner fall under it."""
        if partner not in (None, "WLD") and (
            partner in self.exempt or (self.partners and partner not in self.partners)
        ):
            return False
        if partner in (None, "WLD") and self.partners:
            return False
        if commodity in (None, "TOTAL"):
            return not self.scope
        return any(commodity.startswith(prefix) or prefix.startswith(commodity) for prefix in self.scope)

    def in_force(self, first: date, last: date) -> bool:
        """Whether it was in force on any day of a span."""
        return self.effective <= last and (self.ended is None or self.ended > first)


@cache
def measures() -> tuple[Measure, ...]:
    """All measures of the snapshot, oldest first. Raises StatisticsError when the file is damaged."""
    return tuple(sorted(read_measures(), key=lambda measure: (measure.effective, measure.id)))


def read_measures() -> Iterator[Measure]:
    """The measures as the snapshot has them."""
    try:
        told = tomllib.loads(snapshot_folder().joinpath("tariffs.toml").read_text("utf-8"))
        for given in told["measure"]:
            yield Measure(
                given["id"],
                given["authority"],
                given["title"],
                tuple(given["partners"]),
                tuple(given.get("except", ())),
                tuple(given.get("scope", ())),
                float(given["rate"]),
                given["announced"],
                given["effective"],
                given.get("ended"),
                given["source"],
                told["orders"],
                given["note"],
                told["vintage"],
            )
    except (OSError, ValueError, KeyError) as error:
        raise StatisticsError(f"tariffs.toml cannot be used ({error}): reinstall") from error
