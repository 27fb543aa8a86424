"""Shares of a world that somebody has fetched, and ranks where the data have only a few contenders."""

from datetime import date

import pytest
from sqlite_utils import Database

from app.checking import check_question
from ingest.statistics.parts import make_series
from ingest.statistics.store import Snapshot, Statistics
from ingest.statistics.tables import Tables, keep
from ingest.types import Observation
from nlp.types import Interval, Question

SERIES = {
    "INDICATOR": "goods_trade", "REPORTER": "USA", "FLOW": "imports", "FREQ": "M", "ADJUSTMENT": "NSA", "PARTNER": "WLD",
    "VALUATION": "customs", "UNIT": "USD", "basis": "census", "title": "World", "provider": "Census",
    "url": "https://example.org/", "licence": "none",
}  # fmt: skip


def fetched(commodity: str, period: str, value: float) -> Statistics:
    """The embedded figures and, fetched by somebody, one of the world."""
    db = Database(memory=True)
    series = make_series({**SERIES, "COMMODITY": commodity})
    keep(db, [(series, Observation(series.id, period, value, date(2026, 11, 1)))], "a test")
    return Statistics(Tables(db), Snapshot())


@pytest.mark.parametrize(
    ("commodity", "period", "world", "part"), [("TOTAL", "2026-04", 300e9, 16.897), ("8708", "2025-06", 6e9, 47.7)]
)  # fmt: skip
def test_a_share_divides_by_the_world_on_the_same_basis(
    commodity: str, period: str, world: float, part: float
) -> None:
    asked = Question("goods_trade", "imports", "USA", "MEX", commodity, period, "share", None, "WLD")
    stated = Interval(part - 0.5, part + 0.5, "%")
    assert check_question(asked, stated, Statistics.embedded()).code == "no_series"
    found = check_question(asked, stated, fetched(commodity, period, world))
    assert found.verdict == "supported", found.reason
    assert {cell.series.split(".")[0] for cell in found.evidence} == {"census"}


def test_a_rank_for_single_goods_can_be_refuted_and_never_confirmed() -> None:
    places = {("MEX", 1): "unverifiable", ("CHN", 2): "contradicted", ("CHN", 5): "unverifiable"}
    for (partner, place), verdict in places.items():
        asked = Question("goods_trade", "imports", "USA", partner, "8708", "2024", "rank", None, "partners")
        found = check_question(asked, Interval(place, place, "rank"), Statistics.embedded())
        assert found.verdict == verdict, found.reason


def test_a_gap_is_told_and_never_bridged() -> None:
    db = Database(memory=True)
    series = make_series({**SERIES, "COMMODITY": "TOTAL", "PARTNER": "PER"})
    rows = [
        (series, Observation(series.id, month, 1e9, date(2026, 11, 1))) for month in ("2026-01", "2026-03")
    ]
    keep(db, rows, "a test")
    asked = Question("goods_trade", "imports", "USA", "PER", "TOTAL", "2026-Q1", "level")
    found = check_question(asked, Interval(2e9, 3e9, "USD"), Statistics(Tables(db)))
    assert (found.verdict, found.code) == ("unverifiable", "no_series")
    assert "the data have a gap there" in found.reason
