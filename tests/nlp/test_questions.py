"""From words to questions: averages, sums of partners, comparisons, rows, and what is no question of trade."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.asking.averages import unit_of
from nlp.pipeline import load, prepare

DATE = "2026-03-12"
SLOTS = ("flow", "partner", "period", "measure", "of", "per")
ASKED = [
    # averages
    ("en", "Goods trade with Canada averaged $2 billion a day in 2025.", ("total", "CAN", "2025", "level", None, "day")),
    ("en", "The US imported $12.2 billion a month from Japan in 2025.", ("imports", "JPN", "2025", "level", None, "month")),
    ("en", "Imports from Japan were $12.2 billion, up from a month earlier, in January 2026.", ("imports", "JPN", "2026-01", "level", None, None)),
    ("es", "México exporta a Estados Unidos 1,400 millones de dólares diarios en 2025.", ("imports", "MEX", "2025", "level", None, "day")),
    ("fr", "En 2025, Américains et Canadiens ont échangé 2 milliards de dollars de biens par jour.", ("total", "CAN", "2025", "level", None, "day")),
    # several partners added together
    ("en", "Imports from Mexico and Canada combined were $916 billion in 2025.", ("imports", "CAN+MEX", "2025", "level", None, None)),
    ("en", "Together, Japan, Germany and Ireland sold the US $435 billion of goods in 2025.", ("imports", "DEU+IRL+JPN", "2025", "level", None, None)),
    ("en", "Canada and Mexico accounted for $671 billion of US goods exports in 2025.", ("exports", "CAN+MEX", "2025", "level", None, None)),
    ("es", "Estados Unidos importó de México y Canadá, en conjunto, 916 mil millones de dólares en 2025.", ("imports", "CAN+MEX", "2025", "level", None, None)),
    ("en", "Trade between Mexico and the United States was $872 billion in 2025.", ("total", "MEX", "2025", "level", None, None)),
    ("es", "Canadá y México absorbieron juntos 30.8% de las exportaciones estadounidenses de 2025.", ("exports", "CAN+MEX", "2025", "share", "WLD", None)),
    # comparisons without a number
    ("en", "In 2025 the US bought more from Mexico than from China.", ("imports", "MEX", "2025", "ratio", "CHN", None)),
    ("en", "US imports from Canada exceeded those from Germany and Japan together in 2025.", ("imports", "CAN", "2025", "ratio", "DEU+JPN", None)),
    ("es", "Estados Unidos exportó en 2025 más a México que a China.", ("exports", "MEX", "2025", "ratio", "CHN", None)),
    ("fr", "En 2025, les États-Unis ont plus importé du Mexique que de la Chine.", ("imports", "MEX", "2025", "ratio", "CHN", None)),
    # a part of the year beside the year
    ("es", "Entre enero y agosto de 2025, México exportó a Estados Unidos 350 mil millones de dólares.", ("imports", "MEX", "2025-01/2025-08", "level", None, None)),
    # shares in a clause of their own
    ("en", "China's share of US imports, which stood at 22 percent in 2017, has shrunk.", ("imports", "CHN", "2017", "share", "WLD", None)),
    # the verb before its figure
    ("en", "From Taiwan came $201 billion of goods in 2025.", ("imports", "TWN", "2025", "level", None, None)),
    # parts of each dollar
    ("en", "Of every $100 of US goods imports in 2025, $11 came from Canada.", ("imports", "CAN", "2025", "share", "WLD", None)),
    ("en", "One dollar in every six that Americans spent on foreign goods in 2025 went to Mexico.", ("imports", "MEX", "2025", "share", "WLD", None)),
    ("es", "De cada 100 dólares que importó Estados Unidos en 2025, 16 fueron de México.", ("imports", "MEX", "2025", "share", "WLD", None)),
    # who it is that buys and sells
    ("en", "Canada is not weak. It sold us $382 billion of goods in 2025.", ("imports", "CAN", "2025", "level", None, None)),
    ("en", "The US is Mexico's best customer: it bought $534 billion of goods in 2025.", ("imports", "MEX", "2025", "level", None, None)),
    ("en", "Nobody is bigger than Mexico: $872 billion of goods both ways in 2025.", ("total", "MEX", "2025", "level", None, None)),
    ("en", "Exports to \U0001f1f2\U0001f1fd in 2025: $337 billion.", ("exports", "MEX", "2025", "level", None, None)),
    ("en", "The gap with Ireland? $117 billion in 2025, says the memo.", ("balance", "IRL", "2025", "level", None, None)),
]  # fmt: skip
NOT_ASKED = [
    ("en", "The trade agreement has 54 percent support, down from 61 percent in January."),
    ("en", "Washington sent Ukraine $914 million in aid last month."),
    ("en", "The fund trades at 14 times earnings, and its assets grew to $7.2 billion."),
    ("es", "La participación ciudadana en la consulta fue de 17% y en Jalisco llegó a 22%."),
    ("es", "Se han entregado 30 mil millones de pesos en becas, y el programa crece 12% este año."),
    ("en", "The Trade and Development Agency will catalyze $13 billion in financing for clean energy."),
    ("en", "We are going to invest $40 million, and $2 billion more came out of the summit."),
    ("en", "The G7 will cover Ukraine's funding shortfall of $7.5 billion."),
    ("es", "Compre sus productos en mercados locales: el limón está en 36 pesos y la guayaba en 59 pesos."),
    ("es", "Las compras gubernamentales representan cerca del 11 por ciento del Producto Interno Bruto."),
    ("fr", "Quelque 41 % des Français se disent favorables à l'accord."),
]


def claims(text, language="en", title=None):
    pipeline = load(language)
    found = pipeline(prepare(pipeline, text, DATE, title), disable=["fulcrum_leverage"])._.claims
    return [claim for claim in found if claim.question is not None]


def slots(claim):
    return tuple(getattr(claim.question, slot) for slot in SLOTS)


@pytest.mark.parametrize(("language", "text", "expected"), ASKED)
def test_what_is_asked(language, text, expected):
    assert expected in [slots(claim) for claim in claims(text, language)]


@pytest.mark.parametrize(("language", "text"), NOT_ASKED)
def test_what_is_not_asked(language, text):
    asked = [claim.question.indicator for claim in claims(text, language)]
    assert [one for one in asked if "trade" in one] == []


def test_partners_in_a_row_share_one_question():
    found = claims(
        "México aportó 15.6% de lo que importó Estados Unidos en 2025; Canadá, 11.2%; China, 9.0%.", "es"
    )
    assert [(one.question.partner, one.stated.low) for one in found] == [
        ("MEX", 15.55),
        ("CAN", 11.15),
        ("CHN", 8.95),
    ]
    assert {one.question.measure for one in found} == {"share"}


def test_a_title_of_goods_and_services_says_what_exports_are():
    [claim] = claims("Exports were $329.9 billion.", title="U.S. trade in goods and services, January 2026")
    assert (claim.question.indicator, claim.question.partner) == ("goods_and_services_trade", "WLD")


def test_never_so_much_is_a_record_and_denies_nothing():
    [claim] = claims("Never had the US imported as much from Taiwan as it did in 2025.")
    assert (claim.question.measure, claim.assertion) == ("record", "asserted")


@pytest.mark.parametrize(
    ("language", "text", "expected"), [one for one in ASKED if one[2][1] is not None and one[0] == "en"]
)
def test_a_slot_from_the_words_says_where_it_came_from(language, text, expected):
    [claim] = [one for one in claims(text, language) if slots(one) == expected]
    told = {origin.slot: origin for origin in claim.origins}
    filled = [slot.name for slot in fields(claim.question) if getattr(claim.question, slot.name) is not None]
    assert set(filled) == set(told)
    assert told["period"].text in text
    assert all(origin.source in ("default", "date", "title") or origin.text for origin in claim.origins)


def test_flow_and_goods_say_where_they_are_told():
    [claim] = claims("In 2025 the United States bought $85.3 billion of crude oil from Canada.")
    told = {origin.slot: (origin.source, origin.text) for origin in claim.origins}
    assert told["flow"] == ("clause", "bought")
    assert told["commodity"] == ("clause", "crude oil")
    assert told["partner"] == ("clause", "Canada")
    assert told["indicator"] == ("clause", "bought")
    assert told["measure"] == ("clause", "$85.3 billion")


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        (
            "The US attracted $290 billion of foreign direct investment in 2025.",
            "indicator",
            "foreign direct investment",
        ),
        ("Imports from Mexico averaged $1.5 billion a day in 2025.", "per", "$1.5 billion"),
        ("Mexico took 15.3 percent of all US exports in 2025.", "of", "told by the measure"),
    ],
)
def test_every_other_slot_says_where_it_is_told(text: str, slot: str, expected: str):
    [claim] = [one for one in claims(text) if getattr(one.question, slot)]
    assert {origin.slot: origin.text for origin in claim.origins}[slot] == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Trade between Canada and Mexico came to $47 billion in 2025.", ("CAN", "MEX")),
        ("China-Mexico trade reached $140 billion in 2025.", ("CHN", "MEX")),
        ("Mexico is a worry, as its imports from China reached $130 billion in 2025.", ("MEX", "CHN")),
        ("Mexico is worried. Its exports to Canada were $20 billion in 2025.", ("MEX", "CAN")),
        ("America sells more; its imports from China were $309 billion in 2025.", ("USA", "CHN")),
        ("Ottawa says that Americans sold its firms $334 billion of goods in 2025.", ("USA", "CAN")),
        ("In 2025 Canada bought $334 billion of goods from its neighbor.", ("USA", "CAN")),
        ("In 2025 Mexico sold $534 billion of goods to its neighbor.", ("USA", "MEX")),
    ],
)
def test_the_home_country_is_a_party_only_where_the_words_say_so(text, parties):
    [claim] = claims(text)
    assert (claim.question.reporter, claim.question.partner) == parties


@pytest.mark.parametrize(
    "text",
    [
        "Mexico's share of US imports rose 0.2 percent in 2025.",
        "One dollar in ten went to China in 2025, of all that exporters earned.",
        "Guatemala bought $20 billion of goods from its northern neighbor in 2025.",
    ],
)
def test_what_the_words_leave_open_stays_open(text):
    assert not [
        one
        for one in claims(text)
        if one.question and one.question.reporter == "USA" and one.question.partner
    ]


@pytest.mark.parametrize(("word", "unit"), [("diarias", "day"), ("mensuelle", "month"), ("year", None)])
def test_units(word, unit):
    assert unit_of(word) == unit


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["imports", "from", "Mexico", "and", "Canada", ",", "more", "than", "$5", "billion", "a", "day", ";", "12", "%", "of", "que", "le"]), max_size=40))  # fmt: skip
def test_any_words_are_read(words):
    text = " ".join(words)
    for claim in claims(text):
        assert claim.text == text[claim.start : claim.end]


def test_long_rows_of_countries_end():
    found = claims("Imports from " + "Mexico, Canada, " * 400 + "and China were $5 billion in 2025.")
    assert len(found) <= 2


def test_the_other_verb_of_one_subject_is_the_other_flow():
    found = claims("It bought $333.6 billion in US goods in 2025 and sold $381.9 billion.", title="Canada")
    assert [(one.question.flow, one.question.partner) for one in found] == [
        ("exports", "CAN"),
        ("imports", "CAN"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "assertion"),
    [
        (
            "Canada’s climb to second place among US trading partners in 2025 did not come overnight.",
            "en",
            "asserted",
        ),
        (
            "El ascenso de Vietnam al sexto lugar entre los socios comerciales de Estados Unidos en 2025 no fue casualidad.",
            "es",
            "asserted",
        ),
        ("Canada was not the second trading partner of the United States in 2025.", "en", "denied"),
    ],
)
def test_a_negation_of_the_manner_leaves_the_fact_standing(text: str, language: str, assertion: str):
    [claim] = claims(text, language)
    assert (claim.question.measure, claim.assertion) == ("rank", assertion)


@pytest.mark.parametrize(
    ("text", "language", "assertion"),
    [
        (
            "Los autos de México, si les ponen un arancel del 25 por ciento, se encarecen.",
            "es",
            "conditional",
        ),
        ("Cars from Mexico, if the US puts a tariff of 25 percent on them, cost more.", "en", "conditional"),
        ("US imports, if services are left out, were $534 billion from Mexico in 2025.", "en", "asserted"),
    ],
)
def test_a_condition_in_the_middle_covers_its_own_words_alone(text: str, language: str, assertion: str):
    assert [claim.assertion for claim in claims(text, language)] == [assertion]


ABROAD = [
    ("en", "The United States was Canada's largest customer in 2025.", ("exports", "CAN", "USA", "rank")),
    ("en", "In 2025, China was Brazil’s biggest trading partner.", ("total", "BRA", "CHN", "rank")),
    ("es", "En 2025 Estados Unidos fue el principal destino de las exportaciones de México.", ("exports", "MEX", "USA", "rank")),
    ("en", "Mexico was America's largest trading partner in 2025.", ("total", "USA", "MEX", "rank")),
    ("en", "Canada was the largest market for US goods in 2025.", ("exports", "USA", "CAN", "rank")),
    ("en", "In 2025 Mexico sold more to the US than to China.", ("exports", "MEX", "USA", "ratio")),
    ("fr", "En 2025, le Mexique a plus exporté vers les États-Unis que vers la Chine.", ("exports", "MEX", "USA", "ratio")),
    ("en", "In 2025 Mexico sold more to the US than China did.", ("imports", "USA", "MEX", "ratio")),
    ("en", "Imports from Mexico into the US exceeded those from China in 2025.", ("imports", "USA", "MEX", "ratio")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ABROAD)
def test_whose_partners_are_ranked_or_compared(language: str, text: str, expected: tuple[str, ...]):
    [claim] = claims(text, language)
    asked = claim.question
    assert (asked.flow, asked.reporter, asked.partner, asked.measure) == expected


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Mexico is America's largest trading partner.", 1),
        ("México es el principal socio comercial de Estados Unidos.", 1),
        ("China remains by far the largest supplier of the United States.", 1),
        ("Our largest trading partner, Mexico, is angry.", 0),
        ("He called the largest trading partner, Mexico, on Monday.", 0),
    ],
)
def test_a_place_of_the_present_is_a_claim_where_the_verb_says_it(text: str, many: int):
    found = claims(text, "es" if "México" in text else "en")
    assert [(claim.question.measure, claim.question.period) for claim in found] == [("rank", None)] * many


OF_OTHERS = [
    ("In 2025 Canada exported $400 billion of goods, three quarters of them to the United States.", ("exports", "CAN", "WLD", "TOTAL")),
    ("Mexico's exports reached $664.8 billion in 2025, of which 80 percent went to the United States.", ("exports", "MEX", "WLD", "TOTAL")),
    ("Canada sold $381.9 billion of goods to the US in 2025, most of it oil.", ("imports", "USA", "CAN", "TOTAL")),
    ("China's exports to the US and the EU fell 10 percent in 2025.", ("exports", "CHN", "EUU+USA", "TOTAL")),
    ("US and Canadian exports to Mexico rose 3 percent in 2025.", ("exports", "CAN+USA", "MEX", "TOTAL")),
    ("US imports from Mexico and Canada rose 3 percent in 2025.", ("imports", "USA", "CAN+MEX", "TOTAL")),
    ("US imports from all countries but China rose 10 percent in 2025.", ("imports", "USA", None, "TOTAL")),
    ("Excluding China, US imports rose 9 percent in 2025.", ("imports", "USA", None, "TOTAL")),
    ("Outside North America, US imports rose 4 percent in 2025.", ("imports", "USA", None, "TOTAL")),
    ("US trade with Mexico and Canada reached $1.59 trillion in 2025.", ("total", "USA", "CAN+MEX", "TOTAL")),
    ("The US deficit with Mexico and Canada was $245 billion in 2025.", ("balance", "USA", "CAN+MEX", "TOTAL")),
    ("Goods trade among the US, Mexico and Canada reached $1.9 trillion in 2025.", ("total", "USA", None, "TOTAL")),
    ("Goods trade between the US, Mexico and Canada reached $1.9 trillion in 2025.", ("total", "USA", None, "TOTAL")),
    ("Canada exported $550 billion of goods in 2025, mostly to the United States.", ("exports", "CAN", "WLD", "TOTAL")),
    ("Canada and Mexico traded $50 billion of goods in 2025.", ("total", "CAN", "MEX", "TOTAL")),
    ("China's trade surplus reached $1.19 trillion in 2025.", ("balance", "CHN", "WLD", "TOTAL")),
    ("The US bought a lot. Mexico's surplus reached $197 billion in 2025.", ("balance", "USA", "MEX", "TOTAL")),
    ("The China deficit was $202.7 billion in 2025.", ("balance", "USA", "CHN", "TOTAL")),
    ("Japan sold more cars to the US than Mexico did in 2025.", ("imports", "USA", "JPN", "8703")),
    ("The US bought more steel from Canada than from Mexico in 2025.", ("imports", "USA", "CAN", "72")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OF_OTHERS)
def test_who_trades_with_whom_where_others_stand_beside(text: str, expected: tuple[str | None, ...]):
    asked = claims(text)[0].question
    assert (asked.flow, asked.reporter, asked.partner, asked.commodity) == expected


def test_figures_in_a_row_belong_to_partners_in_a_row():
    found = claims("US trade with Mexico and Canada came to $872 billion and $716 billion in 2025.")
    assert [(one.question.partner, one.stated.low) for one in found] == [("MEX", 871.5e9), ("CAN", 715.5e9)]


@pytest.mark.parametrize(
    ("text", "measure", "of"),
    [
        ("US imports from Mexico were 73 percent higher in 2025 than those from China.", "ratio", "CHN"),
        ("In 2025, imports from Mexico were $225.7 billion more than those from China.", None, None),
        ("US imports from China were 30 percent lower in 2025 than in 2024.", "percent_change", None),
    ],
)
def test_higher_than_anothers_is_no_change_over_time(text: str, measure: str | None, of: str | None):
    [claim] = claims(text)
    assert (claim.question.measure, claim.question.of) == (measure, of)


@pytest.mark.parametrize(
    "text",
    [
        "Mexico's sales to its northern neighbour hit $50.7 billion in April 2025, while purchases from it came to $35.3 billion.",
        "Mexico's exports to the US reached $50.7 billion in April 2025, while imports from there were $35.3 billion.",
    ],
)
def test_a_pronoun_turns_the_flow_round(text: str):
    asked = [claim.question for claim in claims(text)]
    assert [(one.flow, one.reporter, one.partner) for one in asked] == [
        ("imports", "USA", "MEX"),
        ("exports", "USA", "MEX"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The US imported $50.69 billion from Mexico in April 2025, not the $40 billion the senator cited.",
            "en",
        ),
        (
            "En abril Estados Unidos importó de México 50.69 mil millones de dólares, no los 40 mil millones de antes.",
            "es",
        ),
    ],
)
def test_a_number_set_against_another_is_denied(text: str, language: str):
    assert [claim.assertion for claim in claims(text, language)] == ["asserted", "denied"]
