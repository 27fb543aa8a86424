"""The embedded snapshot, the archive's tables, and what happens when either is damaged."""

import gzip
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from ingest.errors import StatisticsError
from ingest.statistics.imports import read_own
from ingest.statistics.indicators import indicators
from ingest.statistics.parts import country_name, find_parts, read_part, snapshot_folder
from ingest.statistics.store import Snapshot, Statistics
from ingest.statistics.tables import Tables, keep
from ingest.statistics.validation import validated
from ingest.types import Observation, Series

MEXICO = "census.M.USA.goods_trade.imports.MEX.TOTAL"
NEW = date(2026, 10, 10)


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return Statistics.embedded()


@pytest.fixture
def series(statistics: Statistics) -> Series:
    return statistics.names[MEXICO]


def cell(series: Series, period: str, value: float, vintage: date = NEW) -> tuple[Series, Observation]:
    return series, Observation(series.id, period, value, vintage)


@pytest.mark.parametrize(
    ("series", "period", "billions"),
    [
        (MEXICO, "2026-04", 50.692),
        ("census.M.USA.goods_trade.exports.MEX.TOTAL", "2026-04", 35.343),
        ("ft900.M.USA.goods_and_services_trade.exports.WLD", "2026-04", 329.893),
        ("bea.A.USA.goods_trade.exports.WLD.TOTAL", "2000", 784.940),
        ("wdi.A.MEX.gdp", "2025", 1832.641364776),
        ("mts.M.USA.customs_duties.WLD", "2026-06", -25.556),
    ],
)
def test_known_figures_are_there_in_units(
    statistics: Statistics, series: str, period: str, billions: float
) -> None:
    observation = statistics.observations(series)[period]
    assert observation.value == pytest.approx(billions * 1e9, rel=1e-9)


def test_older_vintages_stay_beside_the_newer(statistics: Statistics) -> None:
    older, newer = statistics.vintages(MEXICO, "2024-12")
    then = statistics.observations(MEXICO, as_of=older)["2024-12"]
    now = statistics.observations(MEXICO)["2024-12"]
    assert (then.vintage, now.vintage) == (older, newer)
    assert then.value != now.value
    assert "2026-04" not in statistics.observations(MEXICO, as_of=older)
    assert not statistics.observations(MEXICO, as_of=date(2020, 1, 1))


def test_old_months_did_not_change_between_the_vintages(statistics: Statistics) -> None:
    then = statistics.observations(MEXICO, as_of=date(2025, 12, 31))
    now = statistics.observations(MEXICO)
    for month in (f"{year}-{month:02d}" for year in range(2015, 2023) for month in range(1, 13)):
        assert then[month].value == pytest.approx(now[month].value, abs=0.6e6)  # kept to a million


def test_the_headline_adds_up(statistics: Statistics) -> None:
    for flow in ("exports", "imports"):
        whole, goods, services = (
            statistics.observations(f"ft900.M.USA.{indicator}.{flow}.WLD{tail}")
            for indicator, tail in (
                ("goods_and_services_trade", ""),
                ("goods_trade", ".TOTAL"),
                ("services_trade", ""),
            )
        )
        for period in whole:
            assert whole[period].value == pytest.approx(goods[period].value + services[period].value, abs=2e6)


def test_everything_in_the_snapshot_holds_together() -> None:
    folder = snapshot_folder()
    for part in find_parts(folder):
        cells = list(validated(read_part(folder, part), part.file))
        assert cells, part.file
        assert all(series.indicator in part.indicators for series, _ in cells)
        assert all((series.commodity not in (None, "TOTAL")) == part.commodities for series, _ in cells)


def test_no_year_is_given_that_is_not_complete(statistics: Statistics) -> None:
    years = [
        period
        for series in statistics.find_series(frequency="A")
        for period in statistics.observations(series.id)
    ]
    assert max(years) == "2025"


def test_lookups_by_dimension(statistics: Statistics) -> None:
    found = statistics.find_series(indicator="goods_trade", reporter="USA", partner="CAN", basis="census")
    assert {series.flow for series in found} == {"imports", "exports"}
    assert not statistics.find_series(indicator="moon_cheese")
    assert statistics.latest_period(MEXICO) == "2026-08"


def test_only_the_tables_that_are_needed_are_read() -> None:
    snapshot = Snapshot()
    list(snapshot.find_series("gdp", None, "MEX", None, None))
    assert {part.file for part in snapshot.unread} >= {"us_imports_for_consumption.csv.gz"}


def test_coverage_names_what_there_is(statistics: Statistics) -> None:
    rows = {(row.indicator, row.basis, row.frequency): row for row in statistics.coverage()}
    census = rows["goods_trade", "census", "M"]
    assert (census.first, census.last) == ("1999-01", "2026-08")
    assert {"MEX", "CAN", "CHN", "EUU"} <= set(census.partners)
    assert {"TOTAL", "8708"} <= set(census.commodities)


def test_every_indicator_is_described(statistics: Statistics) -> None:
    assert {row.indicator for row in statistics.coverage()} <= set(indicators())
    assert all(one.definition and one.pitfalls for one in indicators().values())


def test_countries_have_names() -> None:
    assert (country_name("MEX"), country_name("WLD")) == ("Mexico", "the world")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("provenance.toml", b"[[part]\n", "provenance.toml"),
        ("gdp_2026_07.csv", b"REPORTER,TIME_PERIOD,OBS_VALUE\nMEX,2025,many\n", "line 2"),
        ("gdp_2026_07.csv", b"REPORTER,TIME_PERIOD,OBS_VALUE\nMEX,2025,NaN\n", "no number"),
        ("gdp_2026_07.csv", b"REPORTER,TIME_PERIOD,OBS_VALUE\nMEX,2025-13,1\n", "not a period"),
        ("gdp_2026_07.csv", b"REPORTER,TIME_PERIOD,OBS_VALUE\nMEX,2025,1\nMEX,2025,2\n", "two values"),
        ("gdp_2026_07.csv", b"COUNTRY,TIME_PERIOD,OBS_VALUE\nMEX,2025,1\n", "line 2"),
        ("gdp_2026_07.csv", b"<!doctype html><title>Sorry</title>", "TIME_PERIOD"),
        ("gdp_2026_07.csv", b"\xff\xfe\x00", "damaged"),
        ("gdp_2024.csv.gz", gzip.compress(b"REPORTER,TIME_PERIOD,OBS_VALUE\nMEX,2020,1\n")[:-9], "damaged"),
        ("gdp_2024.csv.gz", b"not gzip", "damaged"),
    ],
)
def test_a_damaged_snapshot_is_one_clear_error(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    for file in snapshot_folder().iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StatisticsError, match=told):
        Statistics(Snapshot(tmp_path)).find_series(indicator="gdp", reporter="MEX")


def test_what_is_kept_comes_back_with_every_vintage(series: Series) -> None:
    db = Database(memory=True)
    first = [cell(series, "2026-07", 1.0), cell(series, "2026-08", 2.0)]
    assert keep(db, first, "a test") == 2
    assert keep(db, first, "a test") == 0
    later = [cell(series, "2026-07", 1.0, date(2026, 11, 1)), cell(series, "2026-08", 3.0, date(2026, 11, 1))]
    assert keep(db, later, "a test") == 1
    statistics = Statistics(Tables(db))
    assert statistics.find_series(partner="MEX") == (series,)
    assert {p: o.value for p, o in statistics.observations(series.id).items()} == {
        "2026-07": 1.0,
        "2026-08": 3.0,
    }
    assert statistics.observations(series.id, as_of=NEW)["2026-08"].value == 2.0


def test_the_archive_and_the_snapshot_are_read_together(series: Series) -> None:
    db = Database(memory=True)
    keep(db, [cell(series, "2026-09", 61.0e9, date(2026, 11, 5))], "a test")
    statistics = Statistics(Tables(db), Snapshot())
    assert statistics.latest_period(MEXICO) == "2026-09"
    assert statistics.observations(MEXICO)["2026-04"].value == 50.692e9


def test_an_archive_without_statistics_has_none() -> None:
    assert not Statistics(Tables(Database(memory=True))).find_series()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([("2026-08", float("nan"))], "no number"),
        ([("2026-08", float("inf"))], "no number"),
        ([("2026-08", -1.0)], "negative imports"),
        ([("2026-13", 1.0)], "not a period"),
        ([("August", 1.0)], "not a period"),
        ([("2026-08", 1.0), ("2026-08", 2.0)], "two values"),
    ],
)
def test_bad_values_are_refused_and_nothing_is_lost(
    series: Series, cells: list[tuple[str, float]], told: str
) -> None:
    db = Database(memory=True)
    keep(db, [cell(series, "2026-06", 5.0)], "before")
    with pytest.raises(StatisticsError, match=told):
        keep(db, [cell(series, "2026-07", 1.0), *(cell(series, p, v) for p, v in cells)], "a feed")
    assert [o.value for o in Statistics(Tables(db)).observations(series.id).values()] == [5.0]


def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path, series: Series) -> None:
    path = tmp_path / "archive.db"
    keep(Database(path), [cell(series, "2026-06", 5.0)], "before")
    reader = Database(sqlite3.connect(f"file:{path}?mode=ro", uri=True))
    with pytest.raises(StatisticsError, match="could not be written"):
        keep(reader, [cell(series, "2026-07", 1.0)], "a feed")


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.integers(1, 28), st.floats(0, 1e12)),
        max_size=30,
        unique_by=lambda row: row[:2],
    )
)
def test_the_latest_vintage_wins(rows: list[tuple[int, int, float]]) -> None:
    series = replace(make_example(), id="x")
    db = Database(memory=True)
    expected: dict[str, tuple[int, float]] = {}
    for month, day, value in rows:
        period = f"2026-{month:02d}"
        keep(db, [cell(series, period, value, date(2027, 1, day))], "a test")
        if day >= expected.get(period, (0, 0.0))[0]:
            expected[period] = (day, value)
    found = Statistics(Tables(db)).observations("x")
    assert {period: one.value for period, one in found.items()} == {p: v for p, (_, v) in expected.items()}
    db.close()


def make_example() -> Series:
    return Series(
        "id", "title", "provider", "goods_trade", "imports", "USA", "MEX", "TOTAL", "M",
        "NSA", "customs", "census", "USD", "https://example.org/", "public domain",
    )  # fmt: skip


MAPPING = """
vintage = 2026-11-01
[series]
INDICATOR = "goods_trade"
REPORTER = "MEX"
FREQ = "M"
FLOW = "exports"
COMMODITY = "TOTAL"
UNIT = "USD"
UNIT_MULT = 6
ADJUSTMENT = "NSA"
VALUATION = "fob"
basis = "mexico"
title = "Mexico's goods {flow} {to} {partner}"
provider = "A ministry"
url = "https://example.org/"
licence = "free"
[columns]
PARTNER = "country"
TIME_PERIOD = "month"
OBS_VALUE = "value"
[codes.PARTNER]
Gringolandia = "USA"
"""


def own_file(folder: Path, text: str, mapping: str = MAPPING) -> tuple[Path, Path]:
    (folder / "own.csv").write_text(text, "utf-8")
    (folder / "own.toml").write_text(mapping, "utf-8")
    return folder / "own.csv", folder / "own.toml"


def test_a_users_own_file_is_read_through_its_mapping(tmp_path: Path) -> None:
    paths = own_file(tmp_path, 'month,country,value\n2026-08,Gringolandia,"46,100.5"\n')
    [(series, observation)] = read_own(*paths)
    assert (series.reporter, series.partner, series.title) == (
        "MEX",
        "USA",
        "Mexico's goods exports to the United States",
    )
    assert (observation.value, observation.vintage) == (46_100_500_000.0, date(2026, 11, 1))


@pytest.mark.parametrize(
    ("text", "mapping", "told"),
    [
        ("month,value\n2026-08,1\n", MAPPING, "no column country"),
        ("month,country,value\n2026-08,USA,n/a\n", MAPPING, "line 2: 'n/a' is no number"),
        (
            "month,country,value\n2026-08,Perú,1\n",
            MAPPING,
            r"PARTNER 'Perú' is no code; say in \[codes.PARTNER\]",
        ),
        ("month,country,value\n", MAPPING.replace("UNIT_MULT = 6", ""), "lacks UNIT_MULT"),
        ("month,country,value\n", MAPPING.replace("vintage = 2026-11-01", ""), "vintage"),
        ("month,country,value\n", "[series", "not a mapping"),
        ("month,country,value\n", "a = 1", "tables"),
    ],
)
def test_a_bad_own_file_is_one_clear_error(tmp_path: Path, text: str, mapping: str, told: str) -> None:
    with pytest.raises(StatisticsError, match=told):
        list(read_own(*own_file(tmp_path, text, mapping)))


def test_many_threads_read_one_snapshot() -> None:
    statistics, start = Statistics.embedded(), Barrier(8)

    def look(indicator: str | None) -> dict[str, int]:
        start.wait()
        found = statistics.find_series(indicator=indicator, reporter="USA")
        return {series.id: len(statistics.observations(series.id)) for series in found}

    asked = ("goods_trade", "gdp", None, "customs_duties") * 2
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(look, asked))
    alone = Statistics.embedded()
    for indicator, row in zip(asked, found, strict=True):
        held = alone.find_series(indicator=indicator, reporter="USA")
        assert row == {series.id: len(alone.observations(series.id)) for series in held}
