"""How much two countries depend on each other."""

import pytest

from app.exposure import Exposure, Side, exposure
from ingest.statistics.store import Statistics

STATISTICS = Statistics.embedded()


def value_of(side: Side, measure: str) -> float | None:
    return next(part.value for part in side.parts if part.measure == measure)


@pytest.fixture(scope="module")
def pair() -> Exposure:
    return exposure(STATISTICS, "USA", "MEX")


def test_the_latest_full_year_is_taken(pair: Exposure) -> None:
    assert pair.period == "2025"


@pytest.mark.parametrize(
    ("place", "measure", "percent"),
    [
        (0, "exports_share", 15.47),
        (0, "gdp_share", 1.10),
        (0, "import_share", 50.79),
        (1, "exports_share", 80.37),
        (1, "gdp_share", 29.16),
        (1, "import_share", 15.63),
    ],
)
def test_both_sides_in_figures(pair: Exposure, place: int, measure: str, percent: float) -> None:
    assert value_of(pair.sides[place], measure) == pytest.approx(percent, abs=0.02)


def test_a_total_from_another_source_is_told(pair: Exposure) -> None:
    notes = {part.measure: part.note for part in pair.sides[1].parts}
    assert "two sources" in notes["exports_share"]
    assert not notes["import_share"]


def test_every_part_has_its_cells_and_never_a_guess(pair: Exposure) -> None:
    for side in (*pair.sides, *exposure(STATISTICS, "CAN", "MEX").sides):
        for part in (*side.parts, *side.history):
            assert (part.value is None) == bool(part.missing)
            assert bool(part.evidence) == (part.value is not None)


def test_what_is_missing_is_named() -> None:
    side = exposure(STATISTICS, "USA", "TWN", "2025").sides[1]
    assert {part.measure: part.missing for part in side.parts}["gdp_share"] == (
        "Taiwan's gross domestic product, 2025"
    )
    between = exposure(STATISTICS, "CAN", "MEX", "2025").sides[0]
    assert between.parts[0].missing == "Canada's goods exports to Mexico, 2025"
    assert between.missing_chapters


def test_chapters_and_concentration(pair: Exposure) -> None:
    mexico = pair.sides[1]
    assert {"84", "85", "87"} == {chapter.chapter for chapter in mexico.chapters[:3]}
    assert mexico.concentration == pytest.approx(sum(c.percent for c in mexico.chapters[:3]))
    assert sum(chapter.percent for chapter in mexico.chapters) == pytest.approx(100)
    assert not pair.sides[0].chapters


def test_history_goes_back_as_far_as_the_totals(pair: Exposure) -> None:
    years = [part.period for part in pair.sides[1].history if part.measure == "import_share"]
    assert years == [str(year) for year in range(int(years[0]), 2025)]
    assert int(years[0]) <= 2016


def test_no_year_mixes_two_us_bases(pair: Exposure) -> None:
    for side in pair.sides:
        for part in side.history:
            bases = {cell.series.partition(".")[0] for cell in part.evidence} - {"wdi", "wdi_2024"}
            assert bases in ({"census"}, {"census", "census_sa"}, {"bea"}), part
