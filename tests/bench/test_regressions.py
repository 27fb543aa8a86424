"""What `make bench-check` calls worse."""

import pytest

from tests.bench.__main__ import find_regressions


@pytest.mark.parametrize(
    ("figures", "named"),
    [
        ({"extraction_ratio": 0.7, "two_process_speedup": 1.7}, []),
        ({"extraction_ratio": 0.9}, ["extraction_ratio"]),
        ({"two_process_speedup": 1.2, "unknown": 9.0}, ["two_process_speedup"]),
    ],
)
def test_only_what_is_worse_by_a_fifth_is_named(figures: dict[str, float], named: list[str]):
    assert [line.partition(":")[0] for line in find_regressions(figures)] == named
