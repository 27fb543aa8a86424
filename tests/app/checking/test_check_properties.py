"""What holds for every check: a rounded cell is supported, a moved one is not, and every question gets an answer."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.checking.checks import lookup_for
from app.checking.lookup import Cell
from app.checking.periods import days, length
from tests.app.checking.asking import STATISTICS, ask

PARTNERS = ("MEX", "CAN", "CHN", "TWN", "VNM", "DEU", "EUU")
WORLDS = {"census_sa", "ft900", "bea"}

periods = st.sampled_from(["2024", "2025", "2026-03", "2026-Q1", "2025-05", "2026-01/2026-08"])
partners = st.sampled_from(PARTNERS)
flows = st.sampled_from(["imports", "exports", "total", "balance"])


@settings(deadline=None)
@given(partners, flows, periods, st.integers(2, 5))
def test_a_rounded_observation_is_supported_and_moved_by_five_percent_is_not(
    partner: str, flow: str, period: str, digits: int
) -> None:
    value = lookup_for(STATISTICS).level(Cell("goods_trade", flow, "USA", partner, "TOTAL", period), "census")
    assert value is not None
    assume(value.value)
    step = 10.0 ** (len(str(int(abs(value.value)))) - digits)
    low = round(value.value / step) * step - step / 2
    assert ask((low, low + step, "USD"), partner=partner, flow=flow, period=period).verdict == "supported"
    aside = 0.05 * abs(value.value) + step
    moved = ask((low + aside, low + step + aside, "USD"), partner=partner, flow=flow, period=period)
    assert moved.verdict != "supported"


@settings(deadline=None, max_examples=30)
@given(partners, flows, periods, st.sampled_from([1e-6, 1e-3, 1e3, 1e6]))
def test_a_slip_of_scale_is_never_supported(partner: str, flow: str, period: str, factor: float) -> None:
    value = lookup_for(STATISTICS).level(Cell("goods_trade", flow, "USA", partner, "TOTAL", period), "census")
    assert value is not None
    low, high = sorted((0.999 * factor * value.value, 1.001 * factor * value.value))
    found = ask((low, high, "USD"), partner=partner, flow=flow, period=period)
    assert found.verdict in ("contradicted", "unverifiable")
    if factor in (1e-3, 1e3):
        assert any("a thousand times" in one.text for one in found.explanations)


@settings(deadline=None, max_examples=30)
@given(partners, flows, periods, st.sampled_from(["minute", "hour", "day", "week", "month", "quarter"]))
def test_an_average_times_its_parts_is_the_total(partner: str, flow: str, period: str, per: str) -> None:
    total = lookup_for(STATISTICS).level(Cell("goods_trade", flow, "USA", partner, "TOTAL", period), "census")
    found = ask((0.0, 0.0, "USD"), partner=partner, flow=flow, period=period, per=per)
    assert total is not None
    parts = {"minute": days(period) * 1440, "hour": days(period) * 24, "day": days(period), "week": days(period) / 7,
             "month": length(period), "quarter": length(period) / 3}[per]  # fmt: skip
    cells = sum(
        (-1 if "exports" not in cell.series and flow == "balance" else 1) * cell.value
        for cell in found.evidence
    )
    assert cells == pytest.approx(total.value)
    if found.found:
        assert found.found.value * parts == pytest.approx(total.value)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.sampled_from(["CAN", "CHN", "DEU", "MEX", "TWN"]), min_size=2, max_size=4, unique=True),
    flows,
    periods,
)
def test_partners_together_are_the_sum_of_each(codes: list[str], flow: str, period: str) -> None:
    lookup = lookup_for(STATISTICS)
    each = [lookup.level(Cell("goods_trade", flow, "USA", code, "TOTAL", period), "census") for code in codes]
    both = lookup.level(Cell("goods_trade", flow, "USA", "+".join(sorted(codes)), "TOTAL", period), "census")
    assert both is not None and both.value == pytest.approx(sum(one.value for one in each if one))
    assert len(both.used) == sum(len(one.used) for one in each if one)


@settings(deadline=None)
@given(partners, flows, periods, st.floats(0.1, 60), st.sampled_from(["WLD", "GDP:MEX", "imports:CAN"]))
def test_a_share_never_divides_unadjusted_by_adjusted(
    partner: str, flow: str, period: str, stated: float, of: str
) -> None:
    slots = {"partner": partner, "flow": flow, "period": period, "of": of, "measure": "share"}
    cells = ask((stated, stated + 0.1, "%"), **slots).evidence
    adjusted = {cell.series.split(".")[0] in WORLDS for cell in cells if cell.series.split(".")[0] != "wdi"}
    assert len(adjusted) < 2 or len(period) == 4


@settings(deadline=None)
@given(partners, flows, periods, st.floats(1e9, 1e12), st.floats(0, 0.2))
def test_verdict_and_value_agree(partner: str, flow: str, period: str, low: float, width: float) -> None:
    given_check = ask((low, low * (1 + width), "USD"), partner=partner, flow=flow, period=period)
    value = lookup_for(STATISTICS).level(Cell("goods_trade", flow, "USA", partner, "TOTAL", period), "census")
    assert value is not None
    assert (given_check.verdict == "supported") == (low <= value.value <= low * (1 + width))


@given(
    st.sampled_from(
        (
            "goods_trade",
            "services_trade",
            "goods_and_services_trade",
            "customs_duties",
            "tariff_rate",
            "gdp",
            "fdi",
            "jobs",
        )
    ),
    st.sampled_from(("imports", "exports", "total", "balance", None)),
    st.sampled_from(("MEX", "CAN+MEX", "WLD", "G7", None)),
    st.sampled_from(("USA", "MEX", "WLD", None)),
    st.sampled_from(("level", "change", "percent_change", "share", "rank", "record", "ratio", None)),
    st.sampled_from(("2025", "2026-Q1", "2026-01/2026-08", "2027", None)),
    st.sampled_from(("WLD", "CHN", "partners", "years:low", "exports:MEX:2025", None)),
    st.sampled_from(("USD", "percent", "rank", "multiple", "")),
)
@settings(max_examples=300, deadline=None)
def test_every_combination_of_slots_gets_an_answer(
    indicator: str, flow: str, partner: str, reporter: str, measure: str, period: str, of: str, unit: str
) -> None:
    slots = {
        "flow": flow,
        "partner": partner,
        "reporter": reporter,
        "measure": measure,
        "period": period,
        "of": of,
    }
    assert ask((1.0, 2.0, unit), indicator=indicator, **slots).reason
