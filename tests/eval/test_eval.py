"""The gate itself: a floor that is undercut, or whose figure is gone, is a breach; raising never lowers."""

import pytest

from tests.eval.__main__ import find_breaches, raised

CASES = [
    ({"a": {"f1": 0.9}}, {"a": {"f1": 0.8}}, []),
    ({"a": {"f1": 0.7}}, {"a": {"f1": 0.8}}, ["a.f1: 0.7 is below the floor 0.8"]),
    ({"a": {}}, {"a": {"f1": 0.8}}, ["a.f1: None is below the floor 0.8"]),
    ({}, {"a": {"f1": 0.8}}, ["a.f1: None is below the floor 0.8"]),
    ({"a": {"f1": 0.1}}, {}, []),
]


@pytest.mark.parametrize(("scores", "floors", "breaches"), CASES)
def test_breaches(scores, floors, breaches):
    assert find_breaches(scores, floors) == breaches


def test_raising_never_lowers_a_floor():
    scores = {"a": {"up": 0.91239, "down": 0.5, "free": 1.0}}
    assert raised(scores, {"a": {"up": 0.9, "down": 0.6}}) == {"a": {"up": 0.912, "down": 0.6}}
