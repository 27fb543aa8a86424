"""Figures told of what stood before: answers, the same share of another time, pronouns that buy and sell."""

import pytest

from tests.nlp.asking import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile supplied a tenth of US imports in 2017. In 2025 it supplied 9 percent.", ("CHL", "2025", "share")),
        ("What share of US imports was Chile's in 2025? 9 percent.", ("CHL", "2025", "share")),
        ("Chile bought nothing from us. It bought $9 billion of goods in 2025.", ("CHL", "2025", "level")),
        ("The US needs Chile. It bought $9 billion of goods there in 2025.", ("CHL", "2025", "level")),
        ("In 2025 the US exported to Chile $9 billion of goods, +4 percent y/y.", ("CHL", "2025", "percent_change")),
        ("We run no deficit with Chile. In 2025 we had a goods surplus of $9 billion.", ("CHL", "2025", "level")),
        ("Nobody expected it: $9 billion in goods from Chile in 2025.", ("CHL", "2025", "level")),
    ],
)  # fmt: skip
def test_what_stood_before_tells_what_a_figure_is_of(text: str, expected: tuple[str, str, str]):
    asked = claims(text)[-1].question
    assert asked is not None
    assert (asked.partner, asked.period, asked.measure) == expected


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("With Chile shipping $9 billion of goods to the US in 2025, all is well.", "imports"),
        ("It took Chile a year to sell America what it sold in all of 2025: $9 billion of goods.", "imports"),
        ("Chile is not weak. It sold us $9 billion of goods in 2025.", "imports"),
        ("Chile is not weak. It bought $9 billion of goods from the US in 2025.", "exports"),
        ("The US is Chile's best customer: it bought $9 billion of goods in 2025.", "imports"),
    ],
)
def test_a_pronoun_stands_for_whoever_can_buy_and_sell(text: str, flow: str):
    asked = claims(text)[-1].question
    assert asked is not None
    assert (asked.flow, asked.reporter, asked.partner) == (flow, "USA", "CHL")


@pytest.mark.parametrize(
    "text",
    [
        "He imposed tariffs on $250 billion of goods from Chile in 2025.",
        "The order covers some $12 billion of goods from Chile in 2025.",
        "Imports from Chile fell below expectations in 2025.",
        "Of every $10 spent on lunch, $2 goes to the waiter.",
    ],
)
def test_goods_that_something_is_done_to_are_no_imports(text: str):
    assert not [claim for claim in claims(text) if claim.question]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For every $100 of goods that went to Chile in 2025, $158 came back.", ("imports", "ratio", 1.58)),
        ("For every $100 of exports to Chile in 2025, $3 of tax was paid.", ("imports", None, 0.03)),
        ("At 29 percent of GDP, Chile's goods exports to the US in 2025 were high.", ("imports", "share", 29.0)),
        ("Chile, wine and all: US imports shrank 6 percent in 2025.", ("imports", "percent_change", -6.0)),
    ],
)  # fmt: skip
def test_what_stands_ahead_tells_what_a_figure_is_against(text: str, expected: tuple[str, str | None, float]):
    [claim] = [one for one in claims(text) if one.question]
    assert claim.question and claim.stated and claim.stated.low and claim.stated.high
    middle = (claim.stated.low + claim.stated.high) / 2
    assert (claim.question.flow, claim.question.measure) == expected[:2]
    assert claim.question.partner == "CHL" and middle == pytest.approx(expected[2])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US imports from Chile under heading 2603 came to $9 billion in 2025.", "2603"),
        ("US imports of auto parts from Chile came to $9 billion in 2025.", "8708"),
    ],
)
def test_a_tariff_code_says_which_goods(text: str, code: str):
    [claim] = claims(text)
    assert claim.question is not None and claim.question.commodity == code


def test_the_base_named_twice_is_no_period():
    [claim] = claims("We export 42 percent more to Chile than we did a decade ago, in 2015.")
    assert claim.question and (claim.question.period, claim.question.base_period) == (None, "2015")


def test_between_january_and_a_later_month_is_open_where_the_words_do_not_tell():
    [open_] = claims("Between January and August 2025, US imports from Chile fell 16 percent.")
    [told] = claims(
        "Between January and August 2025, US imports from Chile fell 16 percent from a year earlier."
    )
    assert open_.question and told.question
    assert (open_.question.period, told.question.period) == (None, "2025-01/2025-08")
