"""How quick the pages are with 200,000 claims in 20,000 articles: first page, warm pages, queries.

Claims differ in every column that they are chosen by; two of five share the words of one sentence. `page_first_s` is from
the start of the server's interpreter to the first page drawn, `page_warm_p95_s` a page drawn again in process by
Streamlit's own test runner, `page_query_p95_ms` one named query of `app.queries`, and `page_facets_p95_ms` all facets
of a selection, nothing being remembered from before.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database

from app import queries
from app.archive import open_archive
from app.filters import ClaimFilter
from app.records import Place, save_analysis, save_checks
from ingest.archive import add_source, store_article
from ingest.types import Source
from tests.app.conftest import CHECK, make_analysis, make_article

ENTRY = Path(__file__).parents[2] / "app" / "streamlit_app.py"
ARTICLES, CLAIMS_EACH, PEOPLE = 20_000, 10, 3_000
PAGES = ("claims", "actors", "leverage", "articles", "statistics", "sources", "reports", "method")
PARTNERS = (
    "MEX",
    "CAN",
    "CHN",
    "DEU",
    "JPN",
    "VNM",
    "KOR",
    "IND",
    "GBR",
    "FRA",
    "ITA",
    "BRA",
    "TWN",
    "CAN+MEX",
)
TIMES = 4
SELECTIONS = (
    ClaimFilter(),
    ClaimFilter(verdict=("contradicted",)),
    ClaimFilter(partner=("MEX",), since="2024-01-01"),
    ClaimFilter(
        partner=("MEX", "CAN"), verdict=("close", "contradicted"), language=("en", "es"), kind=("level",)
    ),
    ClaimFilter(text="imported Mexico"),
    ClaimFilter(text="imported", period=("2023-05",), country=("CAN",)),
    ClaimFilter(text="lot 4711"),
    ClaimFilter(actor=("minister",), indicator=("gdp",), until="2024-01-01"),
    ClaimFilter(partner=("XXX",)),
)
"""Of all claims, of many, of few and of none; words that many claims have, and rare ones."""
FIRST_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(sys.argv[1], default_timeout=60).run()
assert not app.exception
"""


def measure() -> dict[str, float]:
    """Seconds to the first page, seconds of warm pages and milliseconds of queries at the 95th percentile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fill(path)
        os.environ["FULCRUM_DB"] = str(path)
        db = open_archive(path)
        asked = sorted(seconds for ask in find_queries(db) for seconds in repeated(ask, 6)[1:])
        facets = sorted(
            seconds
            for where in SELECTIONS
            for seconds in repeated(lambda where=where: queries.facets(db, where), 6)[1:]
        )
        db.close()
        first = repeated(lambda: first_page(path), 2)
        pages = sorted(find_page_times())
    return {
        "page_first_s": min(first),
        "page_warm_p95_s": pages[int(0.95 * (len(pages) - 1))],
        "page_query_p95_ms": 1000 * asked[int(0.95 * (len(asked) - 1))],
        "page_facets_p50_ms": 1000 * statistics.median(facets),
        "page_facets_p95_ms": 1000 * facets[int(0.95 * (len(facets) - 1))],
    }


def first_page(path: Path) -> None:
    """The desk, drawn by a fresh interpreter."""
    environment = {**os.environ, "FULCRUM_DB": str(path)}
    command = [sys.executable, "-c", FIRST_PAGE, str(ENTRY)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)


def find_page_times() -> Iterator[float]:
    """Seconds of each page, drawn again after the first time."""
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ENTRY), default_timeout=60).run()
    for name in PAGES:
        app.switch_page(f"app_pages/{name}.py").run()
        assert not app.exception, name
        yield from repeated(lambda: app.run(), TIMES)


def find_queries(db: Database) -> Iterator[Callable[[], object]]:
    """What the pages ask."""
    for where in SELECTIONS:
        yield lambda where=where: queries.claims(db, where)
        yield lambda where=where: queries.claims(db, where, sort="worth")
        yield lambda where=where: queries.count_claims(db, where)
    yield lambda: queries.to_check(db)
    yield lambda: queries.to_check(db, "2000-01-01T00:00:00Z")
    yield lambda: queries.news(db, None)
    yield lambda: queries.actors(db)
    yield lambda: queries.voice(db, ("minister",))
    yield lambda: queries.articles(db, limit=50)
    yield lambda: queries.said(db, "minister", limit=200)
    yield lambda: queries.said(db, "minister", "depend", about="MEX", limit=50)
    yield lambda: queries.stances(db, "USA", "MEX")
    yield lambda: queries.pairs(db)
    yield lambda: queries.disagreements(db)
    yield lambda: queries.disagreements(db, partner="MEX")
    yield lambda: queries.sources(db)
    yield lambda: queries.totals(db)
    yield lambda: queries.latest_vintage(db)


def repeated(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each time."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return found


def fill(path: Path) -> None:
    """One article read and checked the real way, then copied in SQL with other partners, days and verdicts."""
    db = open_archive(path)
    add_source(db, Source("s", "Ledger", "https://example.org/feed", "The Ledger", country="USA"))
    store_article(db, make_article("a0"))
    save_analysis(db, Place("a0", 1, "2026-06-10", "s", "The Ledger", "USA"), make_analysis(), "bench 1")
    [claim] = [row["id"] for row in db.query("select id from claims")]
    save_checks(db, [claim], [CHECK], "bench")
    people = ({"id": f"person-{n}", "name": f"Person {n}", "kind": "person"} for n in range(PEOPLE))
    db.table("actors").insert_all(people)
    counts = {
        "articles": ARTICLES,
        "claims": ARTICLES * CLAIMS_EACH,
        "quotations": ARTICLES,
        "stances": ARTICLES,
    }
    with db.conn:
        for table, number in counts.items():
            copy_rows(db, table, number)
        db.execute(
            "insert into checks select claims.id, stamp, at, claims.verdict, code, reason, checks.stated_low,"
            " checks.stated_high, checks.stated_unit, found_value, found_unit, relative_difference, evidence,"
            " explanations, vintage from claims, checks where claims.id <> checks.claim"
        )
    db.execute("analyze")
    db.conn.commit()
    db.close()


def copy_rows(db: Database, table: str, number: int) -> None:
    """Copies of the only row of a table, each with an id, a place in time and slots of its own."""
    each = CLAIMS_EACH if table == "claims" else 1
    day = f"date('2021-01-01', ((n / {each}) % 2000) || ' days')"
    person = f"case when {share(17)} < 0.2 then 'minister' else 'person-' || cast({PEOPLE} * {skewed(29)} as int) end"
    told = {
        "id": "'x' || n",
        "article": f"case when n / {each} = 0 then 'a0' else 'x' || (n / {each}) end",
        "url": "'https://example.org/' || n",
        "title": f"'Trade with ' || {chosen(PARTNERS, 61)} || ' in week ' || (n % 300)",
        "claimant": person,
        "speaker": person,
        "publisher": f"'Ledger ' || cast(60 * {skewed(37)} as int)",
        "country": chosen(PARTNERS, 41),
        "holder": chosen(PARTNERS, 43),
        "over": chosen(PARTNERS, 47),
        "indicator": chosen(("goods_trade", "services_trade", "gdp", "tariff_rate", "customs_duties"), 53),
        "flow": chosen(("imports", "exports", "balance", "total"), 59),
        "partner": chosen(PARTNERS, 61),
        "kind": chosen(("level", "percent_change", "share", "tariff", "policy", "rank", "record"), 67),
        "language": chosen(("en", "es", "fr"), 71),
        "verdict": chosen(("unverifiable", "supported", "contradicted", "close"), 73),
        "date": day,
        "published": f"{day} || 'T00:00:00Z'",
        "period": f"strftime('%Y-%m', {day})",
        "checkworthiness": share(79),
        "stated_low": f"1e9 + 1e11 * {share(83)}",
        "stated_high": f"1.2e9 + 1e11 * {share(83)}",
        "text": f"case when {share(89)} < 0.4 then {table}.text when {share(89)} < 0.7 then 'Exports of goods fell again.'"
        f" else 'The deficit narrowed in that month.' end || ' Of ' || {chosen(PARTNERS, 61)}"
        " || ' in lot ' || (n % 5000) || '.'",
    }
    columns = [column.name for column in db.table(table).columns if column.name != "number"]
    values = ", ".join(told.get(name, f'"{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    db.execute(
        f"with recursive places(n) as (select 1 union all select n + 1 from places where n < {number - 1})"
        f" insert into {table} ({names}) select {values} from {table}, places where {table}.number = 1"
    )


def share(factor: int) -> str:
    """A number from 0 to 1 that looks drawn by chance, for SQL: another factor, another draw."""
    return f"((n * {factor * 7919}) % 65537 / 65537.0)"


def skewed(factor: int) -> str:
    """The same, small numbers being common and large ones rare."""
    return f"({share(factor)} * {share(factor)} * {share(factor)})"


def chosen(values: tuple[str, ...], factor: int) -> str:
    """One of a few values, the first more often than the last, for SQL."""
    return (
        f"json_extract('{json.dumps(values)}', '$[' || cast({len(values)} * {skewed(factor)} as int) || ']')"
    )
