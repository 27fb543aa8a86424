"""Providers against documented answers, good and bad, over loopback."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from sqlite_utils import Database

from ingest.errors import StatisticsError
from ingest.fetching import Fetcher
from ingest.statistics.providers import PROVIDERS, Door, Wish, update
from ingest.statistics.store import Statistics
from ingest.statistics.tables import Tables, keep
from ingest.statistics.validation import Cell, validated
from tests.ingest.server import Publisher

WISH = Wish(("MEX",), 2025, date(2026, 11, 1))
SECRET = "0123456789abcdef0123456789abcdef"
PAGE = "<!doctype html><title>Invalid Key</title><p>Please look up your key"


class ByPath(dict):
    """Answers whatever follows the question mark alike."""

    def get(self, path, default=None):
        return super().get(path.partition("?")[0].partition("/datos")[0], default)


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CENSUS_API_KEY", "BANXICO_TOKEN"):
        monkeypatch.setenv(name, SECRET)
    monkeypatch.delenv("FRED_API_KEY", raising=False)


def ask(name: str, publisher: Publisher, fetcher: Fetcher, wish: Wish = WISH) -> list[Cell]:
    """What a provider makes of the publisher's answers."""
    publisher.pages = ByPath(publisher.pages)
    door = Door(name, fetcher, publisher.base + "/api")
    return list(validated(PROVIDERS[name].find_cells(door, wish), name))


def found(cells: list[Cell]) -> list[tuple[str, str, float]]:
    return [(series.id, one.period, one.value) for series, one in cells]


CENSUS_IMPORTS = [["GEN_VAL_MO", "CTY_CODE", "I_COMMODITY", "time", "CTY_CODE", "GEN_VAL_MO"],
                  ["61000000000", "2010", "-", "2026-09", "2010", "7"]]  # fmt: skip
WORLD_BANK = [
    {"page": 1, "pages": 1, "per_page": 20000, "total": 2, "sourceid": "2", "lastupdated": "2026-07-13"},
    [
        {"countryiso3code": "MEX", "date": "2025", "value": 1832641364775.52},
        {"countryiso3code": "MEX", "date": "2026", "value": None},
    ],
]
BANXICO = {"bmx": {"series": [{"idSerie": "SF17908", "titulo": "Tipo de cambio, pesos por dólar", "datos": [
    {"fecha": "01/08/2026", "dato": "18.2105"}, {"fecha": "01/09/2026", "dato": "N/E"}]}]}}  # fmt: skip
COMTRADE = {"count": 1, "error": "", "data": [{"flowCode": "X", "reporterCode": 484, "partnerCode": 842,
            "period": "2025", "refMonth": 52, "primaryValue": 534000000000}]}  # fmt: skip
TREASURY = {"data": [{"record_date": "2026-06-30", "current_month_gross_rcpt_amt": "23628000000.12",
            "current_month_refund_amt": "49183000000", "current_month_net_rcpt_amt": "-25555000000"}]}  # fmt: skip


def test_census_reads_the_first_of_two_columns(publisher: Publisher, fetcher: Fetcher) -> None:
    publisher.put("/api/imports/hs", json.dumps(CENSUS_IMPORTS))
    publisher.put("/api/exports/hs", "", status=204)
    cells = ask("census", publisher, fetcher)
    assert found(cells) == [("census.M.USA.goods_trade.imports.MEX.TOTAL", "2026-09", 61e9)]
    assert cells[0][1].vintage == date(2026, 11, 1)


def test_fred_without_a_key_reads_the_csv(publisher: Publisher, fetcher: Fetcher) -> None:
    def serve(handler) -> None:
        id = handler.path.rpartition("=")[2]
        body = f"observation_date,{id}\n2024-12-01,1.5\n2026-08-01,60637.0500\n2026-09-01,.\n".encode()
        handler.send(200, {"Content-Type": "text/csv"}, body)

    publisher.answer("/api", serve)
    cells = ask("fred", publisher, fetcher)
    assert found(cells) == [
        ("census.M.USA.goods_trade.imports.MEX.TOTAL", "2026-08", 60637.05e6),
        ("census.M.USA.goods_trade.exports.MEX.TOTAL", "2026-08", 60637.05e6),
    ]


def test_fred_with_a_key_reads_the_json(
    publisher: Publisher, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRED_API_KEY", SECRET)
    publisher.put("/api", json.dumps({"observations": [{"date": "2026-08-01", "value": "60637.05"}]}))
    assert [value for _, _, value in found(ask("fred", publisher, fetcher))] == [60637.05e6] * 2
    assert f"api_key={SECRET}" in publisher.paths()[-1]


@pytest.mark.parametrize(
    ("name", "path", "answer", "expected"),
    [
        ("worldbank", "/api/MEX/indicator/NY.GDP.MKTP.CD", WORLD_BANK, [("wdi.A.MEX.gdp", "2025", 1832641364775.52)]),
        ("banxico", "/api/SF17908", BANXICO, [("banxico.M.MEX.exchange_rate", "2026-08", 18.2105)]),
        ("comtrade", "/api", COMTRADE, [("comtrade.A.MEX.goods_trade.exports.USA.TOTAL", "2025", 534e9)]),
        ("treasury", "/api", TREASURY, [
            ("mts.M.USA.customs_duties_gross.WLD", "2026-06", 23628000000.12),
            ("mts.M.USA.customs_duties_refunds.WLD", "2026-06", 49183e6),
            ("mts.M.USA.customs_duties.WLD", "2026-06", -25555e6)]),
    ],
)  # fmt: skip
def test_documented_answers_are_read(
    publisher: Publisher, fetcher: Fetcher, name: str, path: str, answer: object, expected: list[object]
) -> None:
    publisher.put(path, json.dumps(answer))
    assert found(ask(name, publisher, fetcher)) == expected


PATHS = {
    "census": "/api/imports/hs", "fred": "/api", "comtrade": "/api", "treasury": "/api",
    "worldbank": "/api/MEX/indicator/NY.GDP.MKTP.CD", "banxico": "/api/SF17908",
}  # fmt: skip
WHOLE = {
    "census": CENSUS_IMPORTS,
    "comtrade": COMTRADE,
    "treasury": TREASURY,
    "worldbank": WORLD_BANK,
    "banxico": BANXICO,
}


@pytest.mark.parametrize("name", list(PATHS))
@pytest.mark.parametrize(
    ("body", "status"),
    [(PAGE, 200), ("", 500), ("", 404), ('{"error_code":400}', 400), ("[1, 2", 200), ('{"a": 1}', 200), ("[]", 200),
     ("null", 200), ("", 200)],
)  # fmt: skip
def test_bad_answers_are_one_clear_error_without_the_key(
    publisher: Publisher, fetcher: Fetcher, name: str, body: str, status: int
) -> None:
    publisher.put(PATHS[name], body, status=status)
    publisher.put("/api/exports/hs", "", status=204)
    if (name, body) in {("census", "null")}:
        assert ask(name, publisher, fetcher) == []
        return
    with pytest.raises(StatisticsError) as error:
        ask(name, publisher, fetcher)
    assert str(error.value).startswith(f"{name}: ")
    assert SECRET not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", list(WHOLE))
def test_half_an_answer_and_a_changed_field_are_told(
    publisher: Publisher, fetcher: Fetcher, name: str
) -> None:
    text = json.dumps(WHOLE[name])
    for broken in (text[: len(text) // 2], text.replace("2026", "NaN").replace("2025", "NaN")):
        publisher.put(PATHS[name], broken)
        publisher.put("/api/exports/hs", "", status=204)
        with pytest.raises(StatisticsError):
            ask(name, publisher, fetcher)


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("census", ("61000000000", "-5"), "negative imports"),
        ("census", ("61000000000", "NaN"), "no figure"),
        ("census", ("GEN_VAL_MO", "GEN_VALUE"), "another form"),
        ("banxico", ("dólar", "euro"), "is now"),
        ("comtrade", ('"error": ""', '"error": "too busy"'), "too busy"),
        ("worldbank", ('"pages": 1', '"pages": 3'), "more than one page"),
    ],
)
def test_values_that_cannot_be(
    publisher: Publisher, fetcher: Fetcher, name: str, change: tuple[str, str], told: str
) -> None:
    publisher.put(PATHS[name], json.dumps(WHOLE[name], ensure_ascii=False).replace(*change))
    publisher.put("/api/exports/hs", "", status=204)
    with pytest.raises(StatisticsError, match=told):
        ask(name, publisher, fetcher)


def test_an_error_of_the_world_bank_is_passed_on(publisher: Publisher, fetcher: Fetcher) -> None:
    publisher.put(
        PATHS["worldbank"], json.dumps([{"message": [{"id": "120", "key": "x", "value": "not valid"}]}])
    )
    with pytest.raises(StatisticsError, match="not valid"):
        ask("worldbank", publisher, fetcher)


def test_a_key_that_is_missing_is_named(
    fetcher: Fetcher, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CENSUS_API_KEY")
    with pytest.raises(StatisticsError, match="CENSUS_API_KEY"):
        ask("census", publisher, fetcher)


@pytest.fixture
def doors(monkeypatch: pytest.MonkeyPatch, publisher: Publisher) -> Iterator[None]:
    from ingest.statistics.providers import base

    tables = {name: {**table, "url": publisher.base + "/api"} for name, table in base.catalogue().items()}
    monkeypatch.setattr(base, "catalogue", lambda: tables)
    yield


@pytest.mark.usefixtures("doors")
def test_an_update_keeps_what_there_was_and_goes_on(publisher: Publisher, fetcher: Fetcher) -> None:
    db = Database(memory=True)
    publisher.put("/api/imports/hs", json.dumps(CENSUS_IMPORTS))
    publisher.put("/api/exports/hs", PAGE)
    publisher.put(PATHS["worldbank"], json.dumps(WORLD_BANK))
    publisher.pages = ByPath(publisher.pages)
    keep(db, PROVIDERS["worldbank"].find_cells(Door("worldbank", fetcher), WISH), "before")
    outcomes = {one.provider: one for one in update(db, fetcher, ("census", "worldbank"), WISH)}
    assert (outcomes["census"].kept, outcomes["worldbank"].kept) == (0, 0)
    assert "a page came" in outcomes["census"].error and not outcomes["worldbank"].error
    statistics = Statistics(Tables(db))
    assert [series.id for series in statistics.find_series()] == ["wdi.A.MEX.gdp"]


def test_an_unknown_provider_is_an_error(fetcher: Fetcher) -> None:
    with pytest.raises(StatisticsError, match="no provider moon"):
        list(update(Database(memory=True), fetcher, ["moon"]))


def test_partners_that_nobody_has_are_told_and_not_passed_over(fetcher: Fetcher) -> None:
    wish = Wish(("BOL",), 2025, date(2026, 11, 1))
    [outcome] = update(Database(memory=True), fetcher, ["fred"], wish)
    assert outcome.error.startswith("fred: has nothing on BOL; it has MEX, CAN")
