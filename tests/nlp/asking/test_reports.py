"""Newspaper reports: sentences that leave out what the ones before them told."""

import pytest

from tests.nlp.asking import claims

LED = "US imports from Chile reached $9 billion in January. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LED + "Those from Peru came to $5 billion.", ("imports", "PER", "2026-01")),
        (LED + "Peru's were flat at $5 billion.", ("imports", "PER", "2026-01")),
        (LED + "They were $8 billion in December.", ("imports", "CHL", "2025-12")),
        (LED + "Two years earlier, they had been $6 billion.", ("imports", "CHL", "2024-01")),
        (LED + "In the same month of 2025, imports stood at $7 billion.", ("imports", "CHL", "2025-01")),
        (LED + "In December, they were $8 billion. Exports to Chile rose to $3 billion.", ("exports", "CHL", "2026-01")),
        ("The gap with Chile was $9 billion in January. The one with Peru, at $5 billion, was smaller.",
         ("balance", "PER", "2026-01")),
        ("Chile's exports to the US reached $9 billion in January. Its purchases rose to $3 billion.",
         ("exports", "CHL", "2026-01")),
        ("Chile's exports to the US have stalled. In January, exports were $9 billion.", ("imports", "CHL", "2026-01")),
        ("Chile's exports to the US rose in January. Its neighbors fared worse. Imports were $9 billion.",
         ("exports", "CHL", "2026-01")),
        ("US exports to Chile rose in January. Imports were $9 billion.", ("imports", "CHL", "2026-01")),
        ("Exports to the US jumped in January. Chile shipped $9 billion of goods.", ("imports", "CHL", "2026-01")),
        ("Chile's exports to the US were $9 billion in March 2025. For the quarter they were $20 billion.",
         ("imports", "CHL", "2025-Q1")),
        ("US imports from Taiwan surged in 2025. From the island came chips. Imports from the island were $9 billion.",
         ("imports", "TWN", "2025")),
        ("Chile sold less to the US last year. Sales fell to $9 billion.", ("imports", "CHL", "2025")),
        ("Chile exported to the US a lot in January. According to the U.S. Census Bureau, imports were $9 billion.",
         ("exports", "CHL", "2026-01")),
        ("Chile's trade with the US held up. It exported $9 billion of goods in January.", ("imports", "CHL", "2026-01")),
        ("Chile exported $9 billion to the US, Canada $5 billion in January.", ("imports", "CHL", "2026-01")),
        ("US imports from Chile were $9 billion in January, after $8 billion in January 2025. Exports to Chile were $5 billion.",
         ("exports", "CHL", "2026-01")),
        (LED + "It was $5 billion in the same month of 2025.", ("imports", "CHL", "2025-01")),
        ("Chile sold the US goods worth $9 billion in January.", ("imports", "CHL", "2026-01")),
        ("Chile sold the US goods worth $9 billion in January. The country bought $3 billion in return.",
         ("exports", "CHL", "2026-01")),
    ],
)  # fmt: skip
def test_what_a_report_leaves_out_is_what_stood_before(text: str, expected: tuple[str, str, str]):
    asked = claims(text)[-1].question
    assert asked is not None
    assert (asked.flow, asked.partner, asked.period) == expected


def test_a_figure_set_against_another_keeps_its_own_time_and_partner():
    first, second = claims(
        "That left a deficit with Chile of $9 billion in January, compared with $5 billion in January last year.",
    )
    assert first.question and second.question
    assert (first.question.period, second.question.period) == ("2026-01", "2025-01")


def test_a_part_of_what_was_imported_is_whose_it_is():
    asked = claims("The US buys a lot. In 2025 Chile supplied 4 percent of the imports.")[-1].question
    assert asked is not None
    assert (asked.measure, asked.flow, asked.reporter, asked.partner) == ("share", "imports", "USA", "CHL")


def test_as_far_back_as_the_change_before():
    text = "Trade with Chile rose 4 percent in January from a year earlier. Trade with Peru was up 5 percent."
    asked = claims(text)[-1].question
    assert asked is not None
    assert (asked.partner, asked.period, asked.base_period) == ("PER", "2026-01", "2025-01")


def test_each_change_has_its_own_base():
    text = "En enero, Chile exportó a EU $9 mil millones, 6% por arriba de enero de 2025 y 15% más que en diciembre."
    found = [
        one.question
        for one in claims(text, "es")
        if one.question and one.stated and one.stated.unit == "percent"
    ]
    assert [(one.period, one.base_period) for one in found] == [
        ("2026-01", "2025-01"),
        ("2026-01", "2025-12"),
    ]


def test_goods_left_out_are_no_total():
    claim = claims("Excluding energy, the US deficit with Chile was $9 billion in 2025.")[-1]
    assert claim.question is None or claim.question.partner is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El déficit de Estados Unidos con Chile fue de $9 mil millones en enero; un año antes era de $8 mil millones.", ["2026-01", "2025-01"]),
        ("El déficit de Estados Unidos con Chile pasó de 8 a 9 mil millones de dólares entre 2024 y 2025.", ["2025"]),
        ("Two-month imports from Chile were $9 billion.", ["2026-01/2026-02"]),
    ],
)  # fmt: skip
def test_which_time_a_level_is_of(text: str, expected: list[str]):
    found = claims(text, "en" if text.startswith("Two") else "es")
    assert [one.question.period for one in found if one.question][-len(expected) :] == expected


def test_an_amount_that_a_rank_is_led_by_is_its_own():
    first, *_ = claims("US trade with Chile of $9 billion in January was followed by Peru's $8 billion.")
    assert first.question and first.question.partner == "CHL"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El Inegi informó que las exportaciones a Estados Unidos sumaron 9 mil millones de dólares en 2025.", "MEX"),
        ("Según Banxico, nuestro país exportó a Estados Unidos 9 mil millones de dólares en 2025.", "MEX"),
        ("El comercio con nuestro vecino del norte llegó a 9 mil millones de dólares en 2025.", "MEX"),
        ("Las exportaciones a Estados Unidos sumaron 9 mil millones de dólares en 2025.", None),
        ("Nuestro comercio con Estados Unidos llegó a 9 mil millones de dólares en 2025.", None),
        ("Vietnam y China crecen. En 2025 Estados Unidos importó del país asiático 9 mil millones de dólares.", None),
        ("Vietnam crece. En 2025 Estados Unidos importó del país asiático 9 mil millones de dólares.", "VNM"),
        ("Estados Unidos: importaciones desde Perú en 2025, 9 mil millones de dólares. Las de Chile fueron de 5 mil millones.", "CHL"),
    ],
)  # fmt: skip
def test_whose_country_ours_is_in_spanish(text: str, expected: str | None):
    asked = claims(text, "es")[-1].question
    assert asked is not None
    assert asked.partner == expected


REPORTS = [
    ("en", "WASHINGTON, May 6 - Chile tightened its grip on the American market in 2025, shipping $15 billion of goods north.", [("imports", "CHL", "2025")]),
    ("en", "US goods exports to Chile were $1 billion in March 2026, before the July review. The deficit with Peru was $2 billion.", [("exports", "CHL", "2026-03"), ("balance", "PER", "2026-03")]),
    ("en", "US goods imports from Chile were $1 billion in March 2026, and Peru, which sent just $0.7 billion, came next.", [("imports", "CHL", "2026-03"), ("imports", "PER", "2026-03")]),
    ("en", "The overall goods deficit was $1.2 trillion in 2025. Peru, with a surplus of $2 billion, and Chile's doubled.", [("balance", "WLD", "2025"), ("balance", "PER", "2025")]),
    ("es", "Las exportaciones chilenas a Estados Unidos sumaron 1,200 millones de dólares en marzo de 2026. En el primer trimestre alcanzaron 4 mil millones.", [("imports", "CHL", "2026-03"), ("imports", "CHL", "2026-Q1")]),
    ("es", "Estados Unidos exportó a Chile 1,200 millones de dólares en marzo de 2026. Nadie le compra tanto, salvo Perú. El comercio bilateral fue de 2 mil millones de dólares en 2025.", [("exports", "CHL", "2026-03"), ("total", "CHL", "2025")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), REPORTS)
def test_a_report_keeps_parties_and_period_from_sentence_to_sentence(
    language: str, text: str, expected: list
):
    asked = [one.question for one in claims(text, language) if one.figures]
    levels = [(one.flow, one.partner, one.period) for one in asked if one and one.measure == "level"]
    assert levels == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Imports from Japan fell 3 percent in 2025, to $146 billion, their lowest since 2021.", "2024"),
        ("en", "Imports from Japan fell 3 percent in 2025 since 2021.", "2021"),
        ("es", "Las importaciones de Estados Unidos desde Japón cayeron 3 por ciento en 2025, su menor nivel desde 2021.", "2024"),
    ],
)  # fmt: skip
def test_how_far_back_a_record_goes_is_no_base_of_a_change(language: str, text: str, expected: str):
    changes = [one.question for one in claims(text, language) if one.question]
    assert [one.base_period for one in changes if one.measure == "percent_change"] == [expected]


def test_a_short_sentence_with_its_own_subject_is_not_joined_to_the_next():
    told = "U.S. exports were $2.2 trillion. In 2025 Chile took $18 billion of them."
    assert [one.question.partner for one in claims(told) if one.question][:1] == ["WLD"]
