"""Whose trade with whom: a whole and its parts, both ways of one trade, a verb that is no adjective."""

import pytest

from tests.nlp.asking import claims

WHOLES = [
    ("en", "Of the $3.4 trillion in goods that America imported in 2025, about 1 percent came from Chile."),
    ("en", "The US imported $3.4 trillion in goods in 2025, of which $15 billion came from Chile."),
    ("en", "Out of total US goods imports of $3.4 trillion in 2025, Chile supplied $15 billion."),
    ("es", "De los 3.4 billones de dólares en bienes que Estados Unidos importó en 2025, 15 mil millones vinieron de Chile."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), WHOLES)
def test_a_whole_is_everybodys_and_its_part_a_partners(language: str, text: str):
    found = [claim.question for claim in claims(text, language)]
    assert [asked and asked.partner for asked in found] == ["WLD", "CHL"]
    assert {asked and asked.flow for asked in found} == {"imports"}


def test_a_whole_of_a_pair_that_is_named_before_it_is_theirs():
    text = "Look at the US-Chile figures for 2025: $33 billion in trade, of which $15 billion was Chile's exports to the US."
    found = [claim.question for claim in claims(text)]
    assert [(asked.flow, asked.partner) for asked in found if asked] == [("total", "CHL"), ("imports", "CHL")]


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("Imports from Chile came to $15 billion in 2025, exports to $18 billion.", ("imports", "exports")),
        ("Imports of goods from Chile were $15 billion in 2025, and exports $18 billion.", ("imports", "exports")),
        ("Exports to Chile were $18 billion in 2025, imports $15 billion.", ("exports", "imports")),
        ("Imports into the US from Chile were $15 billion in 2025 and exports $18 billion.", ("imports", "exports")),
        ("Chile's exports to the US were $15 billion in 2025 and its imports $18 billion.", ("imports", "exports")),
        ("Chile sold $15 billion of goods to the US in 2025 and buys $18 billion.", ("imports", "exports")),
        ("The US imported goods worth $15 billion from Chile in 2025, against $18 billion from Peru.", ("imports", "imports")),
    ],
)  # fmt: skip
def test_both_ways_of_one_trade_keep_its_parties(text: str, flows: tuple[str, str]):
    first, second = (claim.question for claim in claims(text))
    assert first is not None and second is not None
    assert (first.flow, second.flow) == flows
    assert {first.reporter, second.reporter} == {"USA"}
    assert (first.partner, second.partner) == ("CHL", "PER" if "Peru" in text else "CHL")


@pytest.mark.parametrize(
    ("text", "flow", "measure"),
    [
        (
            "In 2025 Chile supplied 5 percent of the goods that the United States imported.",
            "imports",
            "share",
        ),
        ("In 2025 Chile supplied 5 percent of all goods imported by the United States.", "imports", "share"),
        ("Chile took 5 percent of the goods that the US exported in 2025.", "exports", "share"),
        ("Goods sold by Chile to the United States were worth $15 billion in 2025.", "imports", "level"),
        ("Goods bought by Chile from the United States were worth $18 billion in 2025.", "exports", "level"),
    ],
)
def test_who_imports_by_a_passive_or_a_relative_clause(text: str, flow: str, measure: str):
    [claim] = claims(text)
    asked = claim.question
    assert asked is not None
    assert (asked.flow, asked.reporter, asked.partner, asked.measure) == (flow, "USA", "CHL", measure)


HUNG = [
    ("en", "Tariffs would hit Chile, from which the US imported $15 billion of goods in 2025.", "imports"),
    ("en", "Tariffs would hit Chile, to which the US exported $18 billion of goods in 2025.", "exports"),
    ("en", "Tariffs would hit Chile, whose goods exports to the US were $15 billion in 2025.", "imports"),
    ("en", "Chile (US goods imports of $15 billion in 2025) is on the list.", "imports"),
    ("en", "Chile, with which the US ran a goods deficit of $2 billion in 2025, is on the list.", "balance"),
    ("en", "Chile is a supplier to the United States. Its goods exports there came to $15 billion in 2025.", "imports"),
    ("en", "Chile was the market for $18 billion in US goods exports in 2025.", "exports"),
    ("fr", "Les États-Unis ont importé pour 4 milliards de dollars de biens du Chili au premier trimestre 2026.", "imports"),
    ("fr", "Le Chili a importé pour 4 milliards de dollars de biens des États-Unis au premier trimestre 2026.", "exports"),
    ("es", "El arancel afectaría a Chile, que exportó a Estados Unidos bienes por 15 mil millones de dólares en 2025.", "imports"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "flow"), HUNG)
def test_a_clause_that_hangs_on_a_country_is_about_it(language: str, text: str, flow: str):
    [claim] = [one for one in claims(text, language) if one.question]
    asked = claim.question
    assert asked is not None
    assert (asked.flow, asked.reporter, asked.partner, claim.assertion) == (flow, "USA", "CHL", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "Texas sold $120 billion of goods to Chile in 2025.",
        "US exports to Chile support Texas, which sold $120 billion there in 2025.",
    ],
)
def test_a_states_sales_are_no_countrys(text: str):
    assert not [one for one in claims(text) if one.question and one.question.indicator == "goods_trade"]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("En 2025 Estados Unidos importó de Chile 1,300 millones de dólares al mes.", "imports"),
        ("En 2025 Estados Unidos compró de Chile 1,300 millones de dólares al mes.", "imports"),
        ("En 2025 las importaciones de Chile procedentes de Estados Unidos sumaron 18 mil millones.", "exports"),
    ],
)  # fmt: skip
def test_what_leads_to_no_country_makes_no_owner_of_a_source(text: str, flow: str):
    assert [(one.question.flow, one.question.partner) for one in claims(text, "es") if one.question] == [
        (flow, "CHL")
    ]


VIEWS = [
    ("Japan sold the US $142 billion in 2025 and bought $82 billion. Chile sold $18 billion and bought $17 billion.", [("imports", "JPN"), ("exports", "JPN"), ("imports", "CHL"), ("exports", "CHL")]),
    ("Chile shipped $5 billion of goods here in 2025.", [("imports", "CHL")]),
    ("Trade between the US and its two neighbors was worth $1.6 trillion in 2025.", [("total", "CAN+MEX")]),
    ("The goods deficit widened to $100 billion in May 2025.", [("balance", "WLD")]),
    ("Trade with Chile grew. The goods deficit widened to $2 billion in May 2025.", [("balance", "CHL")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VIEWS)
def test_whose_trade_it_is_seen_from_home(text: str, expected: list[tuple[str, str]]):
    asked = [one.question for one in claims(text) if one.question]
    assert {one.reporter for one in asked} == {"USA"}
    assert [(one.flow, one.partner) for one in asked] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En mayo de 2025 las importaciones de bienes chilenos sumaron 3 mil millones de dólares.", (None, "CHL")),
        ("En mayo de 2025 las importaciones de bienes chilenas sumaron 3 mil millones de dólares.", ("CHL", None)),
        ("En mayo de 2025 las importaciones estadounidenses de bienes chilenos sumaron 3 mil millones de dólares.", ("USA", "CHL")),
    ],
)  # fmt: skip
def test_the_gender_of_an_adjective_says_what_it_belongs_to(text: str, expected: tuple[str | None, str]):
    assert [(one.question.reporter, one.question.partner) for one in claims(text, "es") if one.question] == [
        expected
    ]


def test_the_rest_of_the_world_is_all_but_who_was_named():
    told = "Imports from Chile rose 6 percent in 2025. Imports from the rest of the world rose 3 percent."
    assert [one.question.partner for one in claims(told) if one.question] == ["CHL", None]
    whole = "The US deficit with the rest of the world was $1.2 trillion in 2025."
    assert [one.question.partner for one in claims(whole) if one.question] == ["WLD"]


def test_a_bilateral_balance_is_not_with_the_world():
    told = "The bilateral trade deficit reached $200 billion in 2025."
    assert [one.question.partner for one in claims(told) if one.question] == [None]


def test_total_goods_trade_has_an_owner():
    told = "U.S. total goods trade with Chile was $35 billion in 2025; goods exports were $17 billion and goods imports were $18 billion."
    asked = [one.question for one in claims(told) if one.question]
    assert [(one.flow, one.partner) for one in asked] == [
        ("total", "CHL"),
        ("exports", "CHL"),
        ("imports", "CHL"),
    ]


def test_every_month_of_a_span_is_not_the_span():
    told = "Imports from Chile topped $1 billion in every month from March to August 2025."
    assert [one.question.measure for one in claims(told) if one.question] == [None]
