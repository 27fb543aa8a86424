"""The embedded snapshot: tidy tables with SDMX dimension names, described by `provenance.toml`."""

import csv
import gzip
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, DecimalException
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ingest.errors import StatisticsError
from ingest.statistics.validation import fault_of
from ingest.types import Observation, Series

WORDS = {
    "goods_trade": "goods",
    "services_trade": "services",
    "goods_and_services_trade": "goods and services",
    "customs_duties": "customs duties, net of refunds",
    "customs_duties_gross": "customs duties, gross",
    "customs_duties_refunds": "customs duties refunded",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the snapshot with the constants that hold for all its rows."""

    file: str
    constants: dict[str, Any]
    indicators: tuple[str, ...]
    commodities: bool
    """Whether its rows are single commodities, not totals."""
    vintage: date

    def may_hold(self, indicator: str | None, commodity: str | None) -> bool:
        """Whether a lookup with these two dimensions has to read this table."""
        if indicator is not None and indicator not in self.indicators:
            return False
        return commodity is None or self.commodities == (commodity != "TOTAL")


def snapshot_folder() -> Traversable:
    """Where the snapshot lies, in the package."""
    return files("ingest.statistics").joinpath("snapshot")


def find_parts(folder: Traversable) -> Iterator[Part]:
    """The tables that `provenance.toml` of `folder` names. Raises StatisticsError when it is damaged."""
    try:
        described = tomllib.loads(folder.joinpath("provenance.toml").read_text("utf-8"))
        for given in described["part"]:
            yield Part(
                given["file"],
                given,
                tuple(given.get("indicators") or [given["INDICATOR"]]),
                bool(given.get("commodities", False)),
                given["vintage"],
            )
    except (OSError, ValueError, KeyError) as error:
        raise StatisticsError(f"{folder}/provenance.toml cannot be used ({error}): reinstall") from error


def read_rows(folder: Traversable, name: str) -> Iterator[dict[str, str]]:
    """The rows of one table, plain or gzip. Raises StatisticsError, naming the file."""
    try:
        data = folder.joinpath(name).read_bytes()
        text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if not {"TIME_PERIOD", "OBS_VALUE"} <= set(rows.fieldnames or ()):
            raise StatisticsError(f"{name}: no columns TIME_PERIOD and OBS_VALUE in the first line")
        yield from rows
    except (OSError, EOFError, ValueError, csv.Error) as error:
        raise StatisticsError(f"{name} is damaged ({error}): reinstall or fetch it again") from error


def read_part(folder: Traversable, part: Part) -> Iterator[tuple[Series, Observation]]:
    """Every cell of one table, values in units. Raises StatisticsError, naming file and line."""
    known: dict[tuple[str, ...], tuple[Series, Decimal]] = {}
    for number, row in enumerate(read_rows(folder, part.file), start=2):
        try:
            period, value, vintage = row.pop("TIME_PERIOD"), row.pop("OBS_VALUE"), row.pop("VINTAGE", None)
            key = tuple(row.values())
            if key not in known:
                merged = {**part.constants, **{name: text or None for name, text in row.items()}}
                known[key] = make_series(merged), Decimal(10) ** merged["UNIT_MULT"]
            series, scale = known[key]
            day = date.fromisoformat(vintage) if vintage else part.vintage
            one = Observation(series.id, period, float(Decimal(value) * scale), day)
            if fault := fault_of(series, one):
                raise ValueError(fault)
            yield series, one
        except (ValueError, KeyError, AttributeError, TypeError, DecimalException) as error:
            raise StatisticsError(f"{part.file}, line {number}: not an observation ({error!r})") from error


def make_series(given: dict[str, Any]) -> Series:
    """A series from its dimensions; the id joins those that make it unique."""
    flow, partner, commodity = given.get("FLOW"), given.get("PARTNER"), given.get("COMMODITY")
    key = (given["basis"], given["FREQ"], given["REPORTER"], given["INDICATOR"], flow, partner, commodity)
    valuation = given["VALUATION"]
    if isinstance(valuation, dict):
        valuation = valuation[flow]
    names = {
        "flow": flow,
        "to": "to" if flow == "exports" else "from",
        "partner": country_name(partner) if partner else "",
        "reporter": country_name(given["REPORTER"]),
        "commodity": commodity,
        "indicator": WORDS.get(given["INDICATOR"], given["INDICATOR"]),
        "valuation": {"fas": "f.a.s."}.get(valuation, valuation),
    }
    return Series(
        id=".".join(text for text in key if text),
        title=given["title"].format(**names),
        provider=given["provider"],
        indicator=given["INDICATOR"],
        flow=flow,
        reporter=given["REPORTER"],
        partner=partner,
        commodity=commodity,
        frequency=given["FREQ"],
        adjustment=given["ADJUSTMENT"],
        valuation=valuation,
        basis=given["basis"],
        unit=given["UNIT"],
        url=given["url"],
        licence=given["licence"],
        notes=given.get("notes", ""),
    )


@cache
def blocs() -> dict[str, frozenset[str]]:
    """The members of each bloc that is counted beside countries."""
    table = tomllib.loads(snapshot_folder().joinpath("blocs.toml").read_text("utf-8"))
    return {bloc: frozenset(codes) for bloc, codes in table.items()}


def members(code: str) -> frozenset[str]:
    """The members of a bloc; nobody for a country.

    >>> "IRL" in members("EUU"), members("IRL")
    (True, frozenset())
    """
    return blocs().get(code, frozenset())


@cache
def country_names() -> dict[str, str]:
    """English short names by alpha-3 code, as they stand in a sentence ("the United States")."""
    return read_names("countries.csv")


@cache
def chapter_names() -> dict[str, str]:
    """What is in each chapter of the Harmonized System, in a few words."""
    return read_names("chapters.csv")


def read_names(file: str) -> dict[str, str]:
    """A table of codes and names of the snapshot."""
    text = snapshot_folder().joinpath(file).read_text("utf-8")
    return {row["CODE"]: row["NAME"] for row in csv.DictReader(io.StringIO(text))}


def country_name(code: str) -> str:
    """The English name of a country, or its code where there is none; of several joined by `+`, all of them.

    >>> country_name("MEX"), country_name("USA"), country_name("QQQ"), country_name("CAN+DEU+MEX")
    ('Mexico', 'the United States', 'QQQ', 'Canada, Germany and Mexico')
    """
    *others, last = [country_names().get(one, one) for one in code.split("+")]
    return f"{', '.join(others)} and {last}" if others else last
