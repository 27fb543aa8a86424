"""The chart of a claim: well-formed, in words too, with gaps and claims where they are."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from app.reports.chart import HEIGHT, WIDTH, caption, draw, takeaway
from app.reports.items import Item, Series
from app.reports.pdf import pictures
from nlp.types import Interval
from tests.app.reports.making import POINTS, QUESTION, make_item


def parts(item: Item, kind: str) -> list[ElementTree.Element]:
    """The elements of a chart that have a class."""
    return [one for one in ElementTree.fromstring(draw(item) or "<none/>").iter() if one.get("class") == kind]


def stating(low: float | None, high: float | None, unit: str = "USD") -> Item:
    """A claim of an interval."""
    return make_item(check=replace(make_item().check, stated=Interval(low, high, unit)))


def test_the_claim_and_its_period_are_drawn_in():
    item = stating(50e9, 51e9)
    [band], [line, _], dots = parts(item, "band"), parts(item, "claimed"), parts(item, "dot")
    assert float(band.get("height")) > 0.5
    assert float(band.get("y")) < float(line.get("y1")) < float(band.get("y")) + float(band.get("height"))
    assert len(dots) == 2  # on the series and in the key
    words = " ".join(ElementTree.fromstring(draw(item)).itertext())
    assert "claimed: $50 billion to $51 billion" in words
    assert "Apr 2026: $34 billion" in words


@pytest.mark.parametrize(("low", "high"), [(50e9, None), (None, 20e9), (34e9, 34e9), (-1e12, 1e12)])
def test_everything_lies_inside_the_picture(low: float | None, high: float | None):
    for element in ElementTree.fromstring(draw(stating(low, high))).iter():
        for name, most in (
            ("x", WIDTH),
            ("x1", WIDTH),
            ("x2", WIDTH),
            ("cx", WIDTH),
            ("y", HEIGHT),
            ("y1", HEIGHT),
        ):
            assert 0 <= float(element.get(name) or 0) <= most
        for point in (element.get("points") or "").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_a_missing_period_breaks_the_line():
    points = POINTS[:3] + POINTS[5:6] + POINTS[7:]
    broken = make_item(series=Series("t", "USD", points))
    assert len(parts(broken, "series")) == 1
    assert len(parts(make_item(), "series")) == 1
    assert len(parts(make_item(series=Series("t", "USD", POINTS[:3] + POINTS[5:])), "series")) == 2


def test_what_is_no_value_of_the_series_is_not_drawn():
    assert parts(stating(5, 6, "percent"), "band") == []
    assert parts(make_item(series=replace(make_item().series, stated=False)), "band") == []
    assert parts(make_item(question=None), "dot") == []


@pytest.mark.parametrize("points", [(), POINTS[:1]])
def test_one_point_is_no_chart(points):
    assert draw(make_item(series=Series("t", "USD", points))) is None
    assert draw(make_item(series=None)) is None


@pytest.mark.parametrize(
    "points",
    [
        (("2024", 0.0), ("2025", 0.0)),
        (("2024-Q1", -1.0), ("2024-Q2", 1e-9)),
        (("2025-01/2025-08", 1e15), ("2026-01/2026-08", 1e15 + 1)),
    ],
)
def test_any_series_can_be_drawn(points):
    item = make_item(series=Series("t", "%", points), question=replace(QUESTION, period=points[0][0]))
    assert draw(item)
    assert takeaway(item).startswith("Line chart of t: ")
    assert pictures([draw(item), draw(item)])[0].startswith(b"\x89PNG")


def test_the_words_say_what_the_picture_shows():
    told = takeaway(make_item())
    assert "$31 billion in January 2026, $38 billion in August 2026" in told
    assert "Claimed: at least $50.685 billion. Statistics say: $35.343 billion." in told
    assert caption(make_item()) == "US goods imports from Mexico. Census, vintage 2026-10-10."
