"""A measure over time: whatever it is of moves along, and no question that can be asked stops the page."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checking.checks import lookup_for
from app.checking.history import find_history
from app.checking.nearby import MOST, find_nearby
from app.checking.readings import readings
from app.checking.values import measure
from nlp.types import Flow, Measure
from tests.app.checking.asking import STATISTICS, question


@pytest.mark.parametrize(
    ("slots", "periods"),
    [
        ({}, ("2010", "2025")),
        ({"measure": "percent_change", "base_period": "2024"}, ("2010", "2025")),
        ({"measure": "share", "of": "GDP:MEX"}, ("2010", "2025")),
        ({"measure": "ratio", "of": "exports:MEX:2025"}, ("2010", "2025")),
        ({"measure": "ratio", "of": "CAN"}, ("2010", "2025")),
        ({"measure": "ratio", "of": "CAN+CHN"}, ("2010", "2025")),
        ({"measure": "ratio", "base_period": "2015"}, ("2010", "2025")),
        ({"period": "2026-Q2"}, ("2021-Q2", "2026-Q2")),
        ({"period": "0003"}, None),
        ({"period": "2025-13"}, None),
        ({"measure": "rank"}, None),
        ({"indicator": "jobs"}, None),
        ({"partner": None}, None),
    ],
)
def test_a_history_goes_from_then_to_now(slots: dict[str, str], periods: tuple[str, str] | None) -> None:
    found = list(find_history(STATISTICS, question(**slots)))
    assert (found[0][0], found[-1][0]) == periods if periods else not found


@given(
    st.sampled_from(get_args(Measure)),
    st.sampled_from(get_args(Flow)),
    st.sampled_from(("2025", "2026-Q1", "2026-01/2026-08", "2027", "2025-04", None)),
    st.sampled_from(("2024", "2025-Q1", None)),
    st.sampled_from(("WLD", "CAN", "CAN+CHN", "GDP:MEX", "imports", "exports:MEX", "exports:MEX:2025", "months:low", None)),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_every_question_has_a_history_that_holds_its_own_value(
    measured: str, flow: str, period: str | None, base: str | None, of: str | None
) -> None:
    asked = question(measure=measured, flow=flow, period=period, base_period=base, of=of)
    history = {then: value for then, value, _ in find_history(STATISTICS, asked)}
    assert len(list(find_nearby(STATISTICS, asked))) <= MOST
    if history and period in history:
        own = measure(lookup_for(STATISTICS), asked, readings("goods_trade", "MEX", "TOTAL")[0])
        assert own is not None
        assert own.value == pytest.approx(history[period])
