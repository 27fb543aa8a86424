"""Question and stated interval -> verdict and reason, by table."""

from dataclasses import replace
from datetime import date

import pytest

from app.checking import check, check_question, checker
from app.checking.checks import lookup_for
from app.checking.lookup import Cell
from nlp.types import Analysis, Claim, Interval, Origin, Question
from tests.app.checking.asking import STATISTICS, ask, question
from tests.eval.checking import find_results, value_agrees


def test_cases_computed_by_plain_arithmetic() -> None:
    for case, given_check in find_results():
        assert (given_check.verdict, given_check.code) == (case["verdict"], case["code"]), case
        assert value_agrees(case, given_check), case


@pytest.mark.parametrize(
    ("stated", "slots", "told"),
    [
        ((85.5e9, 86.5e9, "USD"), {"flow": "total", "period": "2026-04"}, "$86.035 billion"),
        ((3, 3, "rank"), {"flow": "total", "partner": "TWN", "period": "2026-04", "measure": "rank"},
         "within revision range"),
        ((4, 4, "rank"), {"flow": "total", "partner": "CHN", "period": "2026-04", "measure": "rank"},
         "Taiwan $29.555 billion, China $29.184 billion"),
        ((35.335e9, 35.345e9, "USD"), {"period": "2026-04"}, "matches US goods exports to Mexico, April 2026"),
        ((505.85e9, 505.95e9, "USD"), {"period": "2024"}, "near the stated"),
        ((60e9, 61e9, "USD"), {"period": "2026-10"}, "which end with August 2026"),
        ((15.5, 15.6, "%"), {"period": "2026-04", "measure": "share", "of": "WLD"}, "seasonally adjusted"),
        ((39.5, 40.5, "%"), {"commodity": "8708", "period": None, "measure": "share", "of": "use:8708:USA"},
         "denominator is missing"),
        ((1, 1, "rank"), {"measure": "record", "of": "years:high"}, "begin with 1999"),
        ((2, 3, "%"), {"partner": None, "period": None, "measure": "percent_change"},
         "does not say the other country and the period"),
        ((5e8, 6e8, "EUR"), {}, "exchange rate"),
        ((505.5e6, 506e6, "USD"), {"period": "2024", "partner": "MEX"}, "a thousand times"),
        ((5, 5, "rank"), {"partner": "GBR", "flow": "exports", "measure": "rank", "of": "partners"},
         "neither confirmed nor refuted"),
        ((188.65e9, 188.75e9, "USD"), {"period": "2026-Q1"}, "matches US goods imports from Mexico, January to April 2026"),
        ((51.15e9, 51.25e9, "USD"), {"period": "2026-04"}, "matches US goods imports from Mexico, March 2026"),
        ((-168.601e9, -168.6e9, "USD"), {"flow": "balance"}, "matches US goods balance with Mexico, 2024"),
        ((534.5e9, 535.5e9, "USD"), {}, "0.03% off"),
        ((3, 3, "rank"), {"flow": "total", "partner": "CHN", "period": "2026-04", "measure": "rank"},
         "one of 1.3% would turn it"),
        ((1, 1, "rank"), {"flow": "balance", "partner": "CHN", "measure": "record"}, "the 20th largest deficit"),
        ((1, 1, "rank"), {"flow": "balance", "measure": "rank"}, "rank by size of the US goods balance"),
        ((1, None, "multiple"), {"flow": "exports", "measure": "ratio", "of": "CAN"},
         "one of 1.1% would turn which is larger"),
        ((2, None, "rank"), {"measure": "rank", "partner": "CHN"}, "third (US Census Bureau, Census basis, not seasonally adjusted), as stated (second or lower)"),
        ((2, None, "rank"), {"measure": "rank"}, "not second or lower"),
        ((None, 0, "USD"), {"flow": "balance"}, "as stated (a deficit)"),
        ((0, None, "USD"), {"flow": "balance"}, "not a surplus"),
        ((None, 0, "percent"), {"measure": "percent_change"}, "not a fall"),
        ((1, 1, "%"), {"partner": "VNM", "measure": "percent_change", "base_period": "2019"},
         "the data hold 2019 and 2025 on different bases only"),
        ((34e9, 35e9, "USD"), {"commodity": "8708"}, "engines, harnesses, seats and tires are elsewhere"),
        ((15.0, 15.1, "%"), {"partner": "USA", "flow": "exports", "reporter": "MEX", "measure": "share"},
         "No series"),
    ],
)  # fmt: skip
def test_reasons_say_what_a_reader_must_know(
    stated: tuple[float | None, float | None, str], slots: dict[str, str | None], told: str
) -> None:
    assert told in ask(stated, **slots).reason


def test_what_was_published_then_is_told_beside_todays_figure() -> None:
    later = ask((900e9, 910e9, "USD"), period="2024", on=date(2025, 3, 1))
    assert "as published by then: $505.9 billion" in later.reason
    assert "as published by then" not in ask((900e9, 910e9, "USD"), period="2024").reason


def test_evidence_lets_the_check_be_repeated() -> None:
    cells = ask((870e9, 872e9, "USD"), flow="total").evidence
    assert {cell.series.split(".")[4] for cell in cells} == {"imports", "exports"}
    assert all(cell.provider and cell.url.startswith("https://") and cell.vintage for cell in cells)
    assert sum(cell.value for cell in cells) == pytest.approx(871.598e9)


def test_a_partners_exports_are_the_us_imports() -> None:
    mirrored = ask((533.5e9, 534.5e9, "USD"), reporter="MEX", partner="USA", flow="exports")
    assert mirrored.verdict == "supported"
    surplus = ask((196.5e9, 197.5e9, "USD"), reporter="MEX", partner="USA", flow="balance")
    assert surplus.verdict == "supported"


@pytest.mark.parametrize(
    ("text", "slots", "on", "told"),
    [
        ("It is so.", {}, date(2026, 3, 12), "Taken as 2025, the last full year before the text, it would be supported"),
        ("It is so.", {}, date(2025, 3, 12), "Taken as 2024, the last full year before the text, it would be contradicted"),
        ("It is so.", {"partner": None}, date(2026, 3, 12), "The text does not say the other country and the period."),
        ("It is so.", {}, None, "The text does not say the period."),
        ("It was so.", {}, date(2026, 3, 12), "The text does not say the period."),
        ("Entonces era así.", {}, date(2026, 3, 12), "The text does not say the period."),
    ],
)  # fmt: skip
def test_without_a_period_the_last_year_is_told_and_is_no_verdict(
    text: str, slots: dict[str, str | None], on: date | None, told: str
) -> None:
    question = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", None, "level")
    stated, asked = Interval(534e9, 535e9, "USD"), replace(question, **slots)
    claim = Claim("c1", 0, 1, text, None, 1.0, "level", "asserted", (), asked, stated)
    found = check(claim, STATISTICS, on)
    assert (found.verdict, found.code, found.found, found.evidence) == ("unverifiable", "ambiguous", None, ())
    assert told in found.reason
    assert ("Taken as" in found.reason) == ("Taken as" in told)


@pytest.mark.parametrize(
    ("stated", "slots"),
    [
        ((1, 1, "rank"), {"measure": "rank", "of": "partners"}),
        ((1, None, "multiple"), {"measure": "ratio", "of": "CHN"}),
        ((80, 81, "%"), {"measure": "share", "of": "WLD"}),
    ],
)
def test_us_figures_say_nothing_of_a_partners_trade_with_others(
    stated: tuple[float | None, float | None, str], slots: dict[str, str | None]
) -> None:
    check = ask(stated, reporter="MEX", partner="USA", flow="exports", **slots)
    assert (check.verdict, check.code) == ("unverifiable", "no_series")


def test_a_part_of_a_year_is_named_in_the_reason() -> None:
    question = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", None, "level")
    vague = (Origin("period", "clause", "late 2025", 3, 12),)
    claim = Claim(
        "c1", 0, 1, "It was so.", None, 1.0, "level", "asserted", (), question, Interval(1e9, 2e9, "USD")
    )
    told = check(replace(claim, origins=vague), STATISTICS, date(2026, 3, 12)).reason
    assert told == "“late 2025” does not tell which month, quarter or year is meant."


def test_a_denied_figure_gets_no_verdict() -> None:
    question = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2025", "level")
    for low in (534e9, 634e9):
        stated = Interval(low, low + 1e9, "USD")
        assert check_question(question, stated, STATISTICS, assertion="denied").verdict == "unverifiable"
    fell = Question("goods_trade", "imports", "USA", "CHN", "TOTAL", "2023", "percent_change", "2022")
    rose = Interval(0, None, "%")
    assert check_question(fell, rose, STATISTICS, assertion="denied").verdict == "contradicted"


@pytest.mark.parametrize(
    ("stated", "slots"),
    [
        ((99.5e6, 100.5e6, "USD"), {"flow": "exports", "partner": "WLD", "period": "2022"}),
        ((90.0, 110.0, "%"), {"flow": "exports", "partner": "WLD", "period": "2021", "measure": "percent_change"}),
        ((0.9, 1.1, "%"), {"measure": "share", "of": "WLD"}),
    ],
)  # fmt: skip
def test_a_figure_from_another_world_gets_no_verdict(
    stated: tuple[float, float, str], slots: dict[str, str | None]
) -> None:
    found = ask(stated, **slots)
    assert (found.verdict, found.code) == ("unverifiable", "ambiguous")
    assert "something else may be meant" in found.reason and found.evidence


def test_goods_that_a_code_fits_roughly_are_not_called_wrong() -> None:
    found = ask((2.9e9, 3.1e9, "USD"), commodity="0804")
    assert (found.verdict, found.code) == ("unverifiable", "ambiguous")
    assert "avocados" in found.reason


@pytest.mark.parametrize(
    ("stated", "slots", "on", "verdict"),
    [
        (-78.3e9, {"flow": "balance", "period": "2025-07"}, date(2025, 9, 10), "unverifiable"),
        (-78.3e9, {"flow": "balance", "period": "2025-07"}, date(2026, 12, 1), "contradicted"),
        (
            -70.0e9,
            {"flow": "balance", "period": "2025-07", "partner": "MEX"},
            date(2025, 9, 10),
            "unverifiable",
        ),
        (-60.0e9, {"flow": "balance", "period": "2025-07"}, date(2025, 9, 10), "contradicted"),
    ],
)
def test_a_first_release_is_not_called_wrong_by_what_was_revised_since(
    stated: float, slots: dict[str, str], on: date, verdict: str
) -> None:
    asked = {"indicator": "goods_and_services_trade", "commodity": None, "partner": "WLD"}
    found = ask((stated - 5e7, stated + 5e7, "USD"), on=on, **{**asked, **slots})
    assert found.verdict == verdict
    assert ("revisions" in found.reason) == (verdict == "unverifiable" and slots.get("partner") is None)


@pytest.mark.parametrize(
    ("place", "partner", "verdict"),
    [(1, "MEX", "supported"), (1, "CHN", "unverifiable"), (2, "CAN", "unverifiable")],
)
def test_a_place_among_some_partners_is_only_told_for_the_first_of_all(
    place: int, partner: str, verdict: str
) -> None:
    found = ask((place, place, "rank"), measure="rank", partner=partner, of="some_partners")
    assert found.verdict == verdict
    assert ("among some partners only" in found.reason) == (verdict == "unverifiable")


@pytest.mark.parametrize(
    ("billions", "verdict"), [(534, "supported"), (560, "unverifiable"), (1600, "contradicted")]
)
def test_a_count_of_the_partners_own_is_wrong_only_where_it_is_far_off(billions: int, verdict: str) -> None:
    stated = Interval(billions * 1e9 - 5e8, billions * 1e9 + 5e8, "USD")
    told = (Origin("statistics", "sentence", "Banxico", 0, 7),)
    claim = Claim(
        "a", 0, 7, "Banxico", None, 0.9, "level", "asserted", question=question(), stated=stated, origins=told
    )
    found = check(claim, STATISTICS, date(2026, 6, 1))
    assert found.verdict == verdict
    assert found.evidence
    assert ("the partner's own (“Banxico”)" in found.reason) == (verdict == "unverifiable")


def test_a_run_of_changes_is_not_checked_as_one() -> None:
    found = ask((0, None, "percent"), measure="percent_change", base_period="2024", of="streak")
    assert (found.verdict, found.code) == ("unverifiable", "no_series")


def test_growth_of_a_product_is_not_read_off_current_dollars() -> None:
    slots = {"indicator": "gdp", "flow": None, "partner": None, "commodity": None, "reporter": "MEX"}
    grew = ask((1.45, 1.55, "percent"), measure="percent_change", period="2024", base_period="2023", **slots)
    assert (grew.verdict, grew.code) == ("unverifiable", "no_series")
    assert ask((1.7e12, 1.9e12, "USD"), period="2024", **slots).verdict == "supported"


def test_a_bare_deficit_is_right_where_it_is_with_services() -> None:
    asked = question(flow="balance", partner="WLD", period="2024")
    both = replace(asked, indicator="goods_and_services_trade", commodity=None)
    claim = Claim("a", 0, 1, "x", None, 0.9, "balance", "asserted", question=asked, rivals=(both,))
    for billions, verdict in ((885.5, "supported"), (1201, "supported"), (500, "contradicted")):
        stated = Interval(-billions * 1e9 - 5e8, -billions * 1e9 + 5e8, "USD")
        assert check(replace(claim, stated=stated), STATISTICS).verdict == verdict
    plain = replace(claim, stated=Interval(-886e9, -885e9, "USD"), rivals=())
    assert check(plain, STATISTICS).verdict == "contradicted"


def test_an_analysis_gets_a_check_for_each_claim() -> None:
    question = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2025", "level")
    stated = Interval(534e9, 535e9, "USD")
    claims = (
        Claim("a", 0, 1, "x", None, 0.9, "level", "asserted", question=question, stated=stated),
        Claim("b", 0, 1, "x", None, 0.1, "other", "asserted"),
    )
    checks = checker(STATISTICS)(Analysis("x", "en", date="2026-06-01", claims=claims))
    assert [one.code for one in checks] == ["matches", "not_statistical"]
    assert checks == checker(STATISTICS)(Analysis("x", "en", claims=claims))
    assert check(claims[0], STATISTICS) == checks[0]


@pytest.mark.parametrize(
    "slots",
    [
        {"period": "2025-13"}, {"period": "20255"}, {"period": "2025/1999"}, {"period": "0000"},
        {"period": "1000/9999"}, {"base_period": "soon", "measure": "change"},
        {"of": "exports:MEX:never", "measure": "ratio"}, {"of": "???", "measure": "share"},
        {"of": "GDP", "measure": "share"}, {"of": ":::", "measure": "share"}, {"partner": "ZZZ"},
        {"commodity": "99999999999"}, {"indicator": ""}, {"measure": None}, {"of": "WLD", "measure": "ratio"},
        {"partner": "WLD", "measure": "share"}, {"partner": "EUU", "measure": "rank"},
        {"of": "months:low", "measure": "record", "period": "1999-01"}, {"period": "2025", "base_period": "2024-01", "measure": "change"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("unit", ["USD", "%", "rank", "multiple", "tonnes", ""])
def test_odd_questions_never_raise_and_never_get_a_verdict_by_chance(
    slots: dict[str, str | None], unit: str
) -> None:
    assert ask((7.11e7, 7.12e7, unit), **slots).verdict in ("unverifiable", "contradicted")


def test_an_average_is_the_total_over_the_days_months_or_hours() -> None:
    total = lookup_for(STATISTICS).level(
        Cell("goods_trade", "total", "USA", "MEX", "TOTAL", "2024"), "census"
    )
    assert total is not None
    for per, number in (("day", 366), ("hour", 366 * 24), ("month", 12), ("quarter", 4), ("week", 366 / 7)):
        low = 0.999 * total.value / number
        found = ask((low, 1.002 * low, "USD"), flow="total", period="2024", per=per)
        assert (found.verdict, f"per {per}" in found.reason) == ("supported", True)
        assert found.found and found.found.value == pytest.approx(total.value / number)
    assert ask((1.999e11, 2e11, "USD"), flow="total", period="2024", per="day").verdict != "supported"


def test_partners_are_added_together_cell_by_cell() -> None:
    parts = [
        lookup_for(STATISTICS).level(Cell("goods_trade", "imports", "USA", code, "TOTAL", "2025"), "census")
        for code in ("CAN", "DEU")
    ]
    total = sum(part.value for part in parts if part)
    both = ask((total - 1e8, total + 1e8, "USD"), partner="CAN+DEU")
    assert both.verdict == "supported" and "Canada and Germany" in both.reason
    assert {cell.series.split(".")[5] for cell in both.evidence} == {"CAN", "DEU"}
    more = ask((1, None, "multiple"), measure="ratio", of="CHN+DEU")
    assert (more.verdict, len(more.evidence)) == ("supported", 3)
    assert "France" in ask((total, total, "USD"), partner="CAN+FRA").reason
    assert ask((total, total, "USD"), partner="DEU+EUU").code == "ambiguous"
    assert ask((1, 1, "rank"), partner="CAN+DEU", measure="rank").verdict == "unverifiable"
