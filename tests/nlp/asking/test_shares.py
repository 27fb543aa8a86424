"""What a share is of: a partner's part of all trade, or some goods' part of the trade with a partner."""

import pytest

from tests.nlp.asking import claims

SHARES = [
    ("en", "Vehicles accounted for a third of US imports from Japan in 2025.", ("imports", "JPN", "87", "TOTAL")),
    ("en", "A third of US imports from Japan in 2025 were vehicles.", ("imports", "JPN", "87", "TOTAL")),
    ("en", "In 2025 cars made up 20 percent of Japan's exports to the US.", ("imports", "JPN", "8703", "TOTAL")),
    ("es", "Los autos representaron 30 por ciento de las exportaciones de Japón a Estados Unidos en 2025.", ("imports", "JPN", "8703", "TOTAL")),
    ("en", "Imports from Japan made up 5 percent of US imports in 2025.", ("imports", "JPN", "TOTAL", "WLD")),
    ("en", "Some 5 percent of US imports came from Japan in 2025.", ("imports", "JPN", "TOTAL", "WLD")),
    ("en", "Japan supplied 5 percent of US imports of goods in 2025.", ("imports", "JPN", "TOTAL", "WLD")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SHARES)
def test_a_share_of_two_countries_trade_is_of_some_goods(language: str, text: str, expected: tuple[str, ...]):
    asked = [one.question for one in claims(text, language) if one.question]
    assert [(one.flow, one.partner, one.commodity, one.of) for one in asked] == [expected]


def test_a_share_of_two_countries_trade_without_goods_names_no_code():
    told = "In 2025 widgets made up 20 percent of Japan's exports to the US."
    asked = [one.question for one in claims(told) if one.question]
    assert [(one.measure, one.commodity, one.of) for one in asked] == [("share", None, "TOTAL")]


OWN = [
    ("en", "Peru sends 30 percent of its exports to the United States.", ("exports", "PER", "USA")),
    ("en", "Japan buys 11 percent of its imports from the United States.", ("imports", "JPN", "USA")),
    ("es", "Perú envía 30 por ciento de sus exportaciones a Estados Unidos.", ("exports", "PER", "USA")),
    ("en", "The US sent 15 percent of its exports to Peru in 2025.", ("exports", "USA", "PER")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), OWN)
def test_a_share_of_its_own_total_is_of_whoever_it_is(language: str, text: str, expected: tuple[str, ...]):
    [asked] = [one.question for one in claims(text, language) if one.question]
    assert (asked.flow, asked.reporter, asked.partner) == expected
    assert (asked.measure, asked.of) == ("share", "WLD")


PRODUCTS = [
    ("The deficit with Japan was 0.2 percent of US GDP in 2025.", "GDP:USA"),
    ("US goods trade with Japan was 0.8 percent of GDP in 2024.", "GDP:USA"),
    ("Goods trade with Japan was 0.8 percent of GDP in 2024.", "GDP:USA"),
    ("Japan's exports to the US were worth 4 percent of GDP in 2024.", "GDP:JPN"),
    ("For Japan, exports to the US were worth 4 percent of GDP in 2024.", "GDP:JPN"),
    ("Exports to the US were worth 4 percent of the GDP of Japan in 2024.", "GDP:JPN"),
]


@pytest.mark.parametrize(("text", "of"), PRODUCTS)
def test_a_share_of_a_product_is_of_whose_it_is(text: str, of: str):
    assert [one.question.of for one in claims(text) if one.question] == [of]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Japan's GDP was $4.2 trillion in 2023.", [("gdp", "JPN", "2023", "level")]),
        ("The US economy, with a GDP of $29 trillion in 2024, grows.", [("gdp", "USA", "2024", "level")]),
        ("Japan's GDP grew 1.5 percent in 2024.", [("gdp", "JPN", "2024", "percent_change")]),
        ("The duties would wipe $30 billion off Japan's GDP.", []),
    ],
)
def test_how_large_a_product_was(text: str, asked: list[tuple[str, ...]]):
    told = [one.question for one in claims(text) if one.question]
    assert [(one.indicator, one.reporter, one.period, one.measure) for one in told] == asked


PRODUCTS = [
    ("en", "Exports accounted for 37 percent of Peru's GDP in 2024.", ("exports", "PER", "WLD", "GDP:PER")),
    ("en", "Trade was worth 68 percent of Peru's economy in 2024.", ("total", "PER", "WLD", "GDP:PER")),
    ("en", "Imports were 11 percent of US GDP in 2024.", ("imports", "USA", "WLD", "GDP:USA")),
    ("en", "Exports to the US were 27 percent of Peru's GDP in 2024.", ("imports", "USA", "PER", "GDP:PER")),
    ("es", "Las exportaciones equivalieron a 37 por ciento del PIB de Perú en 2024.", ("exports", "PER", "WLD", "GDP:PER")),
    ("en", "Peru sold $9 billion of goods to the US in 2024. Those exports were 3 percent of Peru's GDP.", ("exports", "USA", None, "GDP:PER")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), PRODUCTS)
def test_a_share_of_a_national_product_is_of_its_owners_trade(
    language: str, text: str, expected: tuple[str, ...]
):
    asked = [one.question for one in claims(text, language) if one.question][-1]
    assert (asked.flow, asked.reporter, asked.partner, asked.of) == expected


def test_who_supplies_goods_is_no_reporter():
    told = "Peru supplied 60 percent of US copper imports in 2025, and 11 percent of US oil imports."
    asked = [one.question for one in claims(told) if one.question]
    assert [(one.reporter, one.partner) for one in asked] == [("USA", "PER")] * 2


@pytest.mark.parametrize(
    "told",
    [
        "US goods exports were $2.2 trillion in 2025, of which Peru took 1 percent.",
        "US goods exports were $2.2 trillion in 2025, 1 percent of which went to Peru.",
    ],
)
def test_a_part_of_a_whole_just_told(told: str):
    asked = [one.question for one in claims(told) if one.question]
    assert [(one.measure, one.flow, one.partner, one.period, one.of) for one in asked] == [
        ("level", "exports", "WLD", "2025", None),
        ("share", "exports", "PER", "2025", "WLD"),
    ]


def test_each_of_some_is_not_all_of_them_together():
    told = "Only Peru and Chile bought more than $3 billion of US goods in 2025."
    assert [one.question.partner for one in claims(told) if one.question] == [None]


@pytest.mark.parametrize(
    "told",
    [
        "American exports to Chile were worth just a third of its imports from there in 2025.",
        "US exports to Chile were 34 percent of US imports from Chile in 2025.",
    ],
)
def test_a_part_of_the_other_flow_is_no_share(told: str):
    assert not any(one.question and one.question.measure == "share" for one in claims(told))


def test_the_largest_balance_that_was_recorded_may_be_the_largest_in_time():
    told = "The US recorded its biggest trade deficit with Chile in 2025, at $2 billion."
    assert [one.question.measure for one in claims(told) if one.question] == ["level"]
