"""Archives of 10^3 to 10^6 articles: what storing, searching and the claims page cost at each size.

Every article is one of our own labelled passages, read and checked once by the real way; a copy gets other
digits in its figures (as many, so that offsets stay), another day between 2016 and 2026, and in two of three
claims another claimant out of 5,000. FULCRUM_BENCH_SIZES names the sizes; by default the two small ones,
as a million takes half an hour and 8 GB of disk.
"""

import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from app import queries
from app.archive import open_archive
from app.desk import analyse_pending, check_pending
from app.filters import ClaimFilter
from ingest.archive import add_source, store_article
from ingest.dates import read_date
from ingest.types import Article
from tests.bench.copies import LEDGER, fill

SIZES = "1000,10000"
EVAL = Path(__file__).parents[1] / "eval"
TEMPLATES, SAMPLE = 300, 500
WORDS = (
    "tomatoes",
    "steel",
    "lumber",
    "automóviles",
    "soybeans",
    "copper",
    "beef",
    "deficit",
    "pharmaceutical",
)
SEARCHES = {
    "word": [ClaimFilter(text=word) for word in WORDS],
    "phrase": [ClaimFilter(text=f'"{phrase}"') for phrase in ("crude oil", "auto parts", "a year earlier")],
    "actor_words": [
        ClaimFilter(text="imports", actor=(f"person-{number}",)) for number in range(0, 5_000, 500)
    ],
    "common_word": [ClaimFilter(text=word) for word in ("billion", "imports", "from")],
}
PAGES = {
    "page": [
        ClaimFilter(),
        ClaimFilter(partner=("MEX",)),
        ClaimFilter(verdict=("contradicted",), since="2025-01-01"),
    ],
}


def measure() -> dict[str, float]:
    """For each size, with `_1e3` … behind: build and store rates, search and page times, size, memory."""
    figures: dict[str, float] = {}
    for size in map(int, os.environ.get("FULCRUM_BENCH_SIZES", SIZES).split(",")):
        with tempfile.TemporaryDirectory(dir=os.environ.get("FULCRUM_BENCH_FOLDER")) as folder:
            found = measure_size(Path(folder), size)
        figures |= {f"{name}_1e{len(str(size)) - 1}": value for name, value in found.items()}
    return figures


def measure_size(folder: Path, size: int) -> dict[str, float]:
    """One archive: built, asked, added to."""
    path = folder / "archive.db"
    with open_archive(folder / "templates.db") as small, open_archive(path) as db:
        rates = read_templates(small)
        start = time.perf_counter()
        fill(db, small, size)
        rates["filled_per_s"] = size / (time.perf_counter() - start)
        rates |= add_sample(db, size)
        asked = {
            f"{name}_ms": quantile(
                [seconds(lambda one=one: queries.claims(db, one)) for one in filters * 3], 0.95
            )
            for name, filters in (SEARCHES | PAGES).items()
        }
        asked["search_p50_ms"] = quantile(every_search(db), 0.5)
        asked["search_p95_ms"] = quantile(every_search(db), 0.95)
        asked["facets_ms"] = quantile(
            [seconds(lambda: queries.facets(db, ClaimFilter())) for _ in range(5)], 0.95
        )
        idle = seconds(lambda: (analyse_pending(db), check_pending(db)))
    megabytes = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return rates | asked | {"idle_run_ms": idle, "archive_mb": megabytes, "peak_mb": peak}


def every_search(db: Database) -> list[float]:
    """Milliseconds of each search."""
    return [
        seconds(lambda one=one: queries.claims(db, one))
        for filters in SEARCHES.values()
        for one in filters * 3
    ]


def read_templates(small: Database) -> dict[str, float]:
    """Read and check the passages; articles and claims a second."""
    add_source(small, LEDGER)
    rows = [json.loads(line) for line in (EVAL / "claims.jsonl").read_text("utf-8").splitlines()]
    for number, row in enumerate(rows[:TEMPLATES]):
        day = read_date(row.get("date") or "2026-06-10")
        told = (f"t{number}", "s", None, f"Passage {number}", row["text"], day, row.get("language", "en"))
        store_article(small, Article(*told))
    reading = seconds(lambda: analyse_pending(small)) / 1e3
    small.execute("update checks set stamp = ''")
    checking = seconds(lambda: check_pending(small)) / 1e3
    return {
        "read_per_s": len(rows[:TEMPLATES]) / reading,
        "checked_per_s": small.table("claims").count / checking,
    }


def add_sample(db: Database, size: int) -> dict[str, float]:
    """Store more articles one by one, as collecting does, and read them: what that costs in a full archive."""
    articles = [
        Article(
            f"n{number}",
            "s",
            None,
            "News",
            f"Imports of lot {number} rose to ${number} million in May.",
            None,
            "en",
        )
        for number in range(SAMPLE)
    ]
    storing = seconds(lambda: [store_article(db, article) for article in articles]) / 1e3
    analyse_pending(db)
    check_pending(db)
    return {"stored_per_s": SAMPLE / storing}


def seconds(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - start)


def quantile(times: list[float], share: float) -> float:
    """The time under which `share` of them lie."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]
