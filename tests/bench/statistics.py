"""Statistics at size: loading, looking up, checking."""

import resource
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from app.checking import check_question
from ingest.statistics.parts import make_series
from ingest.statistics.store import Statistics
from ingest.statistics.tables import Tables, keep
from ingest.statistics.validation import Cell
from ingest.types import Observation
from nlp.types import Interval, Question

OBSERVATIONS = 5_000_000
PARTNERS = 200
LOOKUPS = 2_000
CHECKS = 3_000
PERIODS = [f"{year}-{month:02d}" for year in range(1999, 2027) for month in range(1, 13)]
CONSTANTS = {
    "INDICATOR": "goods_trade", "REPORTER": "USA", "FLOW": "imports", "FREQ": "M", "ADJUSTMENT": "NSA",
    "VALUATION": "customs", "UNIT": "USD", "basis": "census", "title": "Invented figures",
    "provider": "a bench", "url": "https://example.org/", "licence": "none",
}  # fmt: skip


def measure() -> dict[str, float]:
    """Seconds to load five million observations, milliseconds of a lookup (p95), checks a second."""
    with TemporaryDirectory() as folder, Database(Path(folder) / "statistics.db") as db:
        db.execute("pragma journal_mode = wal").fetchone()
        start = time.perf_counter()
        keep(db, find_cells(), "a bench")
        loading = time.perf_counter() - start
        lookups = sorted(find_lookup_times(Statistics(Tables(db))))
    return {
        "statistics_load_seconds": loading,
        "statistics_lookup_p95_ms": 1000 * lookups[int(0.95 * len(lookups))],
        "statistics_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "snapshot_first_check_ms": 1000 * first_check(),
        "checks_per_second": checks_per_second(),
    }


def find_cells() -> Iterator[Cell]:
    """Invented observations, series after series."""
    for number in range(OBSERVATIONS // len(PERIODS)):
        partner, commodity = f"{number % PARTNERS:03d}", f"{number // PARTNERS:04d}"
        series = make_series({**CONSTANTS, "PARTNER": partner, "COMMODITY": commodity})
        for place, period in enumerate(PERIODS):
            yield series, Observation(series.id, period, float(number + place), date(2026, 10, 10))


def find_lookup_times(statistics: Statistics) -> Iterator[float]:
    """Seconds from dimensions to observations, for series never looked up before."""
    random = Random(7)
    for number in random.sample(range(OBSERVATIONS // len(PERIODS)), LOOKUPS):
        start = time.perf_counter()
        [series] = statistics.find_series(
            indicator="goods_trade", flow="imports", reporter="USA",
            partner=f"{number % PARTNERS:03d}", commodity=f"{number // PARTNERS:04d}",
        )  # fmt: skip
        statistics.observations(series.id)
        yield time.perf_counter() - start


def first_check() -> float:
    """Seconds for the first check of a program, the figures being read."""
    start = time.perf_counter()
    check_question(asked("MEX", "2025", "level"), Interval(534e9, 535e9, "USD"), Statistics.embedded())
    return time.perf_counter() - start


def checks_per_second() -> float:
    """Checks of questions that differ, one core, the figures being read and the verdicts mixed."""
    statistics, random = Statistics.embedded(), Random(7)
    start = time.perf_counter()
    for _ in range(CHECKS):
        period = f"{random.randint(2016, 2025)}-{random.randint(1, 12):02d}"
        measure = random.choice(["level", "rank", "record"])
        low = random.uniform(1e9, 6e10)
        stated = Interval(low, low * 1.01, "USD") if measure == "level" else Interval(2, 2, "rank")
        check_question(asked(random.choice(["MEX", "CAN", "CHN"]), period, measure), stated, statistics)
    return CHECKS / (time.perf_counter() - start)


def asked(partner: str, period: str, measure: str) -> Question:
    """A question about US imports."""
    return Question("goods_trade", "imports", "USA", partner, "TOTAL", period, measure)  # type: ignore[arg-type]
