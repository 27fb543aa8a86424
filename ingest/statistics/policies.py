"""The timeline of tariff measures: by whom, on whom, on what, how much, from when to when."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.errors import StatisticsError
from ingest.statistics.parts import members, snapshot_folder


@dataclass(frozen=True, slots=True)
class Measure:
    """One tariff measure; `rate` is in percent."""

    id: str
    authority: str
    title: str
    partners: tuple[str, ...]
    """Alpha-3 codes and `EUU`; empty is everybody but those in `exempt`."""
    exempt: tuple[str, ...]
    scope: tuple[str, ...]
    """HS prefixes; empty is all goods."""
    listed: bool
    """Only a list of goods within the scope bears it."""
    rate: float
    floor: bool
    """The rate is the total with the ordinary duty."""
    announced: date
    effective: date
    ended: date | None
    source: str
    checked: str
    """What of it was held against the tariff schedule's revision notes: "rate, date, order", less, or nothing."""
    url: str
    note: str
    vintage: date

    def covers(self, partner: str | None, commodity: str) -> bool:
        """Whether it was ordered for these goods (TOTAL: all of them) from this partner (None, WLD: everybody)."""
        if partner in (None, "WLD"):
            on_them = not self.partners
        else:
            on_them = not is_among(partner, self.exempt)
            on_them = on_them and (not self.partners or is_among(partner, self.partners))
        if commodity == "TOTAL":
            return on_them and not self.scope
        return on_them and any(
            commodity.startswith(code) or code.startswith(commodity) for code in self.scope
        )

    def in_force(self, first: date, last: date) -> bool:
        """Whether it was in force on any day of a span."""
        return self.effective <= last and (self.ended is None or self.ended > first)

    def throughout(self, first: date, last: date) -> bool:
        """Whether it was in force on every day of a span."""
        return self.effective <= first and (self.ended is None or self.ended > last)

    def begun(self, first: date, last: date) -> bool:
        """Whether it took effect within a span."""
        return first <= self.effective <= last


def is_among(partner: str, codes: tuple[str, ...]) -> bool:
    """Whether a country is one of `codes`, or a member of a bloc that is."""
    return partner in codes or any(partner in members(code) for code in codes)


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
                bool(given.get("listed")),
                float(given["rate"]),
                bool(given.get("floor")),
                given["announced"],
                given["effective"],
                given.get("ended"),
                given["source"],
                given["checked"],
                told["orders"],
                given["note"],
                told["vintage"],
            )
    except (OSError, ValueError, KeyError) as error:
        raise StatisticsError(f"tariffs.toml cannot be used ({error}): reinstall") from error
