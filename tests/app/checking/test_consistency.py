"""Whether what one document says fits together."""

import pytest

from app.checking.consistency import find_clashes, find_implied
from nlp.types import Claim, Flow, Interval, Question


def claim(
    id: str, flow: Flow, low: float, high: float, partner: str = "MEX", period: str = "2026-04"
) -> Claim:
    question = Question("goods_trade", flow, "USA", partner, "TOTAL", period, "level")
    stated = Interval(low * 1e9, high * 1e9, "USD")
    return Claim(id, 0, 1, "x", None, 0.9, "level", "asserted", question=question, stated=stated)


def test_a_part_of_a_total_implies_the_other_part() -> None:
    [implied] = find_implied([claim("a", "total", 85.5, 86.5), claim("b", "imports", 50.685, 50.695)])
    assert (implied.question.flow, implied.claims) == ("exports", ("b", "a"))
    assert (implied.interval.low, implied.interval.high) == pytest.approx((34.805e9, 35.815e9))
    assert "US goods exports to Mexico, April 2026" in implied.text
    assert implied.contradicts is None


def test_a_third_figure_that_does_not_fit_is_named() -> None:
    claims = [claim("a", "total", 85, 87), claim("b", "imports", 50, 51), claim("c", "exports", 44, 45)]
    [found] = find_implied(claims)
    assert (found.question.flow, found.contradicts) == ("exports", "c")
    assert "while the text also says $44 billion to $45 billion" in found.text


def test_what_fits_needs_no_word() -> None:
    claims = [claim("a", "total", 85, 87), claim("b", "imports", 50, 51), claim("c", "exports", 35, 36)]
    assert [found.question.flow for found in find_implied(claims)] == ["balance"]
    assert len(list(find_implied([*claims, claim("d", "exports", 35, 36)]))) == 1


def test_exports_and_imports_imply_total_and_balance() -> None:
    found = {
        implied.question.flow: implied.interval
        for implied in find_implied([claim("a", "exports", 35, 36), claim("b", "imports", 50, 51)])
    }
    assert (found["total"].low, found["total"].high) == (85e9, 87e9)
    assert (found["balance"].low, found["balance"].high) == (-16e9, -14e9)


@pytest.mark.parametrize(("partner", "period"), [("CAN", "2026-04"), ("MEX", "2026-05")])
def test_figures_about_something_else_are_not_added(partner: str, period: str) -> None:
    others = [claim("a", "total", 85, 86), claim("b", "imports", 50, 51, partner, period)]
    assert not list(find_implied(others))


def test_two_answers_to_one_question() -> None:
    one, other, same = (
        claim("a", "imports", 50, 51),
        claim("b", "imports", 60, 61),
        claim("c", "imports", 50.5, 52),
    )
    assert list(find_clashes([one, other, same])) == [(one, other), (other, same)]
