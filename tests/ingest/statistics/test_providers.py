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


def test_census_asks_for_single_goods_and_the_world(publisher: Publisher, fetcher: Fetcher) -> None:
    publisher.put("/api/imports/hs", json.dumps(CENSUS_IMPORTS).replace("2010", "-"))
    publisher.put("/api/exports/hs", "", status=204)
    wish = Wish(("WLD",), 2025, date(2026, 11, 1), ("8708",))
    [(series, _)] = ask("census", publisher, fetcher, wish)
    assert series.id == "census.M.USA.goods_trade.imports.WLD.8708"
    assert series.title.startswith("US imports of HS 8708 from the world")
    assert any("I_COMMODITY=8708" in path for path in publisher.paths())


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


HEADER = """
  <message:Header><message:ID>t</message:ID><message:Test>false</message:Test>
    <message:Prepared>2026-11-01T10:00:00</message:Prepared><message:Sender id="T"/>
    <message:Structure structureID="S" namespace="urn:flow" dimensionAtObservation="TIME_PERIOD"><common:StructureUsage>
      <Ref agencyID="T" id="F" version="1.0"/></common:StructureUsage></message:Structure></message:Header>"""
SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
NAMESPACES = (
    f'xmlns:message="{SCHEMAS}/message" xmlns:common="{SCHEMAS}/common" xmlns:generic="{SCHEMAS}/data/generic" '
    f'xmlns:ss="{SCHEMAS}/data/structurespecific" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:ns1="urn:flow"'
)


def generic(key: dict[str, str], rows: dict[str, str], **attributes: str) -> str:
    """One series as generic SDMX-ML, in the layout of the standard."""
    values = "".join(f'<generic:Value id="{name}" value="{code}"/>' for name, code in key.items())
    told = "".join(f'<generic:Value id="{name}" value="{text}"/>' for name, text in attributes.items())
    cells = "".join(
        f'<generic:Obs><generic:ObsDimension value="{period}"/><generic:ObsValue value="{value}"/></generic:Obs>'
        for period, value in rows.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><message:GenericData {NAMESPACES}>{HEADER}<message:DataSet structureRef="S">'
        f"<generic:Series><generic:SeriesKey>{values}</generic:SeriesKey><generic:Attributes>{told}</generic:Attributes>"
        f"{cells}</generic:Series></message:DataSet></message:GenericData>"
    )


def specific(key: dict[str, str], rows: dict[str, str]) -> str:
    """The same as structure-specific SDMX-ML, which comes without its structure."""
    told = " ".join(f'{name}="{code}"' for name, code in key.items())
    cells = "".join(f'<Obs TIME_PERIOD="{period}" OBS_VALUE="{value}"/>' for period, value in rows.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><message:StructureSpecificData {NAMESPACES}>{HEADER}'
        '<message:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" ss:structureRef="S">'
        f"<Series {told}>{cells}</Series></message:DataSet></message:StructureSpecificData>"
    )


IMF = {"COUNTRY": "MEX", "INDICATOR": "XG_FOB_USD", "COUNTERPART_COUNTRY": "G001", "FREQUENCY": "M"}
OECD = {"FREQ": "A", "REF_AREA": "CAN", "TRADE_FLOW": "M", "COUNTERPART_AREA": "USA", "UNIT_MEASURE": "USD"}
EUROSTAT = {"freq": "M", "stk_flow": "IMP", "partner": "US", "sitc06": "TOTAL", "geo": "EU27_2020"}
SDMX = {
    "imf": (specific(IMF, {"2026-M07": "55000000000.5", "2026-M08": "NaN"}),
            ("imf.M.MEX.goods_trade.exports.WLD.TOTAL", "2026-07", 55000000000.5, "fob")),
    "oecd": (generic(OECD, {"2025": "270000000"}, UNIT_MULT="3"),
             ("oecd.A.CAN.goods_trade.imports.USA.TOTAL", "2025", 270e9, "cif")),
    "eurostat": (generic(EUROSTAT, {"2026-07": "31234.5", "2026-08": ""}),
                 ("eurostat.M.EUU.goods_trade.imports.USA.TOTAL", "2026-07", 31234.5e6, "cif")),
}  # fmt: skip
EVERYBODY = Wish((), 2025, date(2026, 11, 1))


def ask_sdmx(
    name: str, publisher: Publisher, fetcher: Fetcher, body: str, wish: Wish = EVERYBODY
) -> list[Cell]:
    """What an SDMX query makes of an answer, whatever is asked."""
    publisher.pages = AnyPath({"": (200, {"Content-Type": "application/xml"}, body.encode())})
    door = Door(name, fetcher, publisher.base + "/api")
    return list(validated(PROVIDERS[name].find_cells(door, wish), name))


class AnyPath(dict):
    """One answer to everything but the rules for robots."""

    def get(self, path, default=None):
        return default if path.startswith("/robots") else super().get("")


@pytest.mark.parametrize("name", list(SDMX))
def test_sdmx_is_read_in_our_dimensions(publisher: Publisher, fetcher: Fetcher, name: str) -> None:
    body, (id, period, value, valuation) = SDMX[name]
    [(series, one)] = ask_sdmx(name, publisher, fetcher, body)
    assert (series.id, one.period, one.value, series.valuation) == (id, period, value, valuation)
    assert series.unit == ("EUR" if name == "eurostat" else "USD")
    assert "startPeriod=2025" in publisher.paths()[-1]


def test_sdmx_keeps_to_the_partners_that_are_wished(publisher: Publisher, fetcher: Fetcher) -> None:
    wish = Wish(("CAN",), 2025, date(2026, 11, 1))
    assert not ask_sdmx("imf", publisher, fetcher, SDMX["imf"][0], wish)
    assert ask_sdmx("oecd", publisher, fetcher, SDMX["oecd"][0], wish)


@pytest.mark.parametrize("name", list(SDMX))
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda body: PAGE, "a page came"),
        (lambda body: body[: len(body) // 2], "no whole SDMX message"),
        (lambda body: "", "no whole SDMX message"),
        (lambda body: '{"a": 1}', "no whole SDMX message"),
        (lambda body: body.replace("TIME_PERIOD=", "WHEN=").replace("ObsDimension value=", "ObsDimension worth="), None),
        (lambda body: body.replace('"M"', '"D"').replace('"A"', '"D"'), "frequency|another form"),
        (lambda body: body.replace("_FOB_", "_CIF_").replace('="IMP"', '="BAL"').replace('"TRADE_FLOW" value="M"', '"TRADE_FLOW" value="B"'),
         "another form"),
        (lambda body: body.replace("55000000000.5", "-5").replace("270000000", "-5").replace("31234.5", "-5"), "negative"),
    ],
)  # fmt: skip
def test_bad_sdmx_is_one_clear_error(publisher: Publisher, fetcher: Fetcher, name: str, change, told) -> None:
    body = change(SDMX[name][0])
    with pytest.raises(StatisticsError, match=told) as error:
        ask_sdmx(name, publisher, fetcher, body)
    assert str(error.value).startswith(f"{name}: ") and "\n" not in str(error.value)


def test_a_users_own_query_is_asked(publisher: Publisher, fetcher: Fetcher, tmp_path) -> None:
    from ingest.statistics.providers import update_query

    file = tmp_path / "peru.toml"
    file.write_text("url = 'x'", "utf-8")
    with pytest.raises(StatisticsError, match="lacks page, flow, key"):
        update_query(Database(memory=True), fetcher, file)
    lines = [f"{name} = 'x'" for name in ("page", "flow", "key", "title", "provider", "licence")]
    told = [
        f"url = '{publisher.base}/own'", *lines, "[dimensions]", "REPORTER = 'COUNTRY'", "PARTNER = 'COUNTERPART_COUNTRY'",
        "FREQ = 'FREQUENCY'", "[constants]", "INDICATOR = 'goods_trade'", "FLOW = 'exports'", "COMMODITY = 'TOTAL'",
        "ADJUSTMENT = 'NSA'", "VALUATION = 'fob'", "UNIT = 'USD'", "basis = 'own'", "[codes.PARTNER]", "G001 = 'WLD'",
    ]  # fmt: skip
    file.write_text("\n".join(told), "utf-8")
    publisher.pages = AnyPath({"": (200, {}, SDMX["imf"][0].encode())})
    db = Database(memory=True)
    assert update_query(db, fetcher, file).kept == 1
    assert [one.id for one in Statistics(Tables(db)).find_series()] == [
        "own.M.MEX.goods_trade.exports.WLD.TOTAL"
    ]
    publisher.pages = AnyPath({"": (500, {}, b"")})
    assert update_query(db, fetcher, file).error.startswith("peru: ")


def test_keys_may_lie_in_a_file(fetcher: Fetcher, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CENSUS_API_KEY")
    monkeypatch.setenv("FULCRUM_KEYS", str(tmp_path / "keys.toml"))
    (tmp_path / "keys.toml").write_text(f'CENSUS_API_KEY = "{SECRET}"', "utf-8")
    assert Door("census", fetcher).need_key() == SECRET
    (tmp_path / "keys.toml").write_text(f'CENSUS_API_KEY = "{SECRET}', "utf-8")
    with pytest.raises(StatisticsError, match="not a file of keys") as error:
        Door("census", fetcher)
    assert SECRET not in str(error.value)
