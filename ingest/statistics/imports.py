"""A user's own figures: a CSV file, and a small TOML file that says what its columns mean.

vintage = 2026-11-01

[series]                 # what holds for every row, in SDMX dimension names
INDICATOR = "goods_trade"
REPORTER = "MEX"
FREQ = "M"
FLOW = "exports"
COMMODITY = "TOTAL"
UNIT = "USD"
UNIT_MULT = 6            # the figures are in millions
ADJUSTMENT = "NSA"
VALUATION = "fob"
basis = "mexico"
title = "Mexico's goods {flow} {to} {partner}"
provider = "INEGI"
url = "https://www.inegi.org.mx/"
licence = "free use with attribution"

[columns]                # dimension = column of the file
PARTNER = "country"
TIME_PERIOD = "month"
OBS_VALUE = "value"

[codes.PARTNER]          # where the file has other codes than ours
Mexico = "MEX"
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, DecimalException
from pathlib import Path
from typing import Any

from ingest.errors import StatisticsError
from ingest.statistics.parts import make_series
from ingest.statistics.validation import Cell
from ingest.types import Observation

COUNTRY = re.compile(r"[A-Z0-9]{2,8}")
NEEDED = ("INDICATOR", "REPORTER", "FREQ", "UNIT", "UNIT_MULT", "ADJUSTMENT", "VALUATION")
DESCRIBED = ("basis", "title", "provider", "url", "licence")


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping file, checked. Raises StatisticsError, naming the file and what it lacks."""
    try:
        mapping = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StatisticsError(f"{path}: not a mapping file ({error})") from error
    series, columns = mapping.get("series"), mapping.get("columns")
    if not isinstance(series, dict) or not isinstance(columns, dict):
        raise StatisticsError(f"{path}: needs the tables [series] and [columns]")
    missing = [name for name in NEEDED + DESCRIBED if name not in {**series, **columns}]
    missing += [name for name in ("TIME_PERIOD", "OBS_VALUE") if name not in columns]
    if missing:
        raise StatisticsError(f"{path}: lacks {', '.join(missing)}")
    if not isinstance(mapping.get("vintage"), date):
        raise StatisticsError(f"{path}: needs `vintage = YYYY-MM-DD`, the day of the figures")
    return mapping


def read_own(path: Path, mapping_path: Path) -> Iterator[Cell]:
    """The cells of a user's CSV file. Raises StatisticsError, naming file and line."""
    mapping = read_mapping(mapping_path)
    columns, codes = mapping["columns"], mapping.get("codes", {})
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            absent = sorted(set(columns.values()) - set(rows.fieldnames or ()))
            if absent:
                raise StatisticsError(f"{path}: no column {', '.join(absent)} in the first line")
            for row in rows:
                held = {name: row[column] for name, column in columns.items()}
                translated = {name: codes.get(name, {}).get(text, text) for name, text in held.items()}
                yield make_cell(f"{path}, line {rows.line_num}", mapping, translated)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StatisticsError(f"{path}: cannot be read ({error})") from error


def make_cell(place: str, mapping: dict[str, Any], row: dict[str, str]) -> Cell:
    """One line of the file as a series and an observation."""
    period, value = row.pop("TIME_PERIOD"), row.pop("OBS_VALUE")
    given = {**mapping["series"], **{name: text or None for name, text in row.items()}}
    for name in ("REPORTER", "PARTNER"):
        if given.get(name) and not COUNTRY.fullmatch(str(given[name])):
            raise StatisticsError(
                f"{place}: {name} {given[name]!r} is no code; say in [codes.{name}] which it is"
            )
    try:
        number = Decimal(value.replace(",", "")) * Decimal(10) ** int(given["UNIT_MULT"])
        series = make_series(given)
    except (DecimalException, AttributeError):
        raise StatisticsError(f"{place}: {value!r} is no number") from None
    except (ValueError, KeyError, TypeError) as error:
        raise StatisticsError(f"{place}: [series] and [columns] do not make a series ({error!r})") from error
    return series, Observation(series.id, period, float(number), mapping["vintage"])
