"""Tariffs that moved: what came is asked of its month, what was left is not asked."""

import pytest

from tests.nlp.asking import claims

MOVED = [
    ("en", "The steel tariff was raised from 20 percent to 40 percent in May 2025.", [(40.0, "level", "2025-05")]),
    ("en", "The tariff on steel went from 20 percent to 40 percent.", [(40.0, "level", None)]),
    ("en", "Steel tariffs were doubled to 40% on May 4, 2025.", [(40.0, "level", "2025-05")]),
    ("en", "The tariff on Chilean goods rose to 35 percent from 25 percent in May 2025.", [(35.0, "level", "2025-05")]),
    ("en", "A 30 percent duty on Chilean goods took effect on 1 May 2025.", [(30.0, "level", "2025-05")]),
    ("es", "El arancel de 25 por ciento a los autos entró en vigor el 3 de mayo de 2025; el otro vino en junio.", [(25.0, "level", "2025-05")]),
    ("es", "El arancel al acero pasó de 20 a 40 por ciento el 4 de mayo de 2025.", [(40.0, "level", "2025-05")]),
    ("fr", "Les droits de douane sur l'acier sont passés de 20 % à 40 % le 4 mai 2025.", [(40.0, "level", "2025-05")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), MOVED)
def test_a_tariff_that_moved(language: str, text: str, expected: list[tuple[float, str, str | None]]):
    asked = [one for one in claims(text, language) if one.question]
    assert {one.question.indicator for one in asked} == {"tariff_rate"}
    stated = [(one.stated.low + one.stated.high) / 2 for one in asked]
    told = [
        (rate, one.question.measure, one.question.period) for rate, one in zip(stated, asked, strict=True)
    ]
    assert told == expected


WHOSE = [
    ("Canada retaliated with 25 percent tariffs on US goods in March 2025.", ("CAN", "USA", "TOTAL")),
    ("China hit back with a 125 percent tariff on American goods in April 2025.", ("CHN", "USA", "TOTAL")),
    ("The US answered with a 145 percent tariff on Chinese goods in April 2025.", ("USA", "CHN", "TOTAL")),
    ("A 25 percent tariff applies to all medium and heavy trucks.", ("USA", None, "8704")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_who_levies_a_tariff_on_what(text: str, expected: tuple[str, str | None, str]):
    asked = [one.question for one in claims(text) if one.question]
    assert [(one.reporter, one.partner, one.commodity) for one in asked] == [expected]
