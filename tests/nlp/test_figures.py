"""Figures: what counts as one, its value, unit and wording, and the interval that the wording allows."""

import itertools
from typing import get_args

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.figures import find_figures
from nlp.types import Language
from tests.eval import figures as labelled

BLANK = {language: spacy.blank(language) for language in get_args(Language)}

INTERVALS = [
    ("en", "worth $86 billion", 85.5e9, 86.5e9),
    ("en", "worth $50.69 billion", 50.685e9, 50.695e9),
    ("en", "worth $1,234,567", 1234566.5, 1234567.5),
    ("en", "around $85 billion", 82.875e9, 87.125e9),
    ("en", "about $203 billion", 197.925e9, 208.075e9),
    ("en", "about $1.2 trillion", 1.1e12, 1.3e12),
    ("en", "7 per cent or so", 6.0, 8.0),
    ("en", "it bought about five", 4.75, 5.25),
    ("en", "nearly $872 billion", 850.2e9, 872e9),
    ("en", "topped $535 billion", 535e9, None),
    ("en", "at least 12 percent", 12.0, None),
    ("en", "less than 12 percent", None, 12.0),
    ("en", "up to 12 percent", None, 12.0),
    ("en", "between $2 and $3 billion", 1.5e9, 3.5e9),
    ("en", "a third of the imports", 30.666636, 35.999964),
    ("en", "nearly half of the imports", 46.0, 50.0),
    ("en", "Of every hundred dollars of imports, 16 came by sea", 15.5, 16.5),
    ("en", "16 cents of every dollar of imports", 15.5, 16.5),
    ("es", "De cada dólar que exporta, 83 centavos vienen del norte", 82.5, 83.5),
    ("en", "eight out of every ten dollars", 76.0, 84.0),
    ("es", "rebasaron los 600 mil millones de dólares", 600e9, None),
    ("es", "casi 40 por ciento", 39.0, 40.0),
    ("fr", "frôlé 40 milliards", 39e9, 40e9),
]

UNITS = [
    ("en", "It fell to $29 billion from nearly 39 billion.", ["USD", "USD"]),
    ("en", "The two did 39 billion.", [None]),
    ("es", "Subió del 15 al 24 por ciento.", ["%", "%"]),
    ("en", "Paid in C$4bn, A$2bn and €1bn.", ["CAD", "AUD", "EUR"]),
    ("es", "300 mdd y 200 mdp", ["USD", "MXN"]),
    ("en", "12 US dollars, 10 yuan, 7 pesos", ["USD", "CNY", "MXN"]),
]

TEXTS = st.text(alphabet="0123456789.,$€% -–/abemnrtu millondpíéàñ'’", max_size=80)


SIGNS = [
    ("en", "a balance of -$3.2bn", [-3.2e9]),
    ("en", "Exports: −5.2 %", [-5.2]),
    ("en", "growth of minus 0.3 percent", [-0.3]),
    ("en", "came to ($412 million) against $97 million", [-412e6, 97e6]),
    ("en", "7 million crowns ($1.1 million)", [7e6, 1.1e6]),
    ("en", "from −5 % to −3 %", [-5.0, -3.0]),
    ("en", "10% -15%", [12.5]),
    ("en", "- 25% on steel", [25.0]),
    ("en", "pre-2020 and COVID-19", []),
    ("es", "cayó menos 2.1 por ciento, al menos 3 % y más o menos 4 %", [-2.1, 3.0, 4.0]),
    ("fr", "un solde de -7,4 milliards d'euros, ou moins 3 %", [-7.4e9, 3.0]),
]
UNCOUNTED = [
    ("en", "disputes over 232 tariffs and 301 investigations"),
    ("en", "No one should wait in the first place. Number one, we sell."),
    ("en", "a five-point plan, drawn up over a year and a half"),
    ("en", "the two hundred and forty-sixth"),
    ("es", "En segundo lugar, firmamos."),
    ("es", "a las 11, desde las 8 de la mañana, más de 12 horas"),
    ("es", "la edición número 49"),
    ("es", "es un punto en el que coincidimos"),
]
POUNDS = [("en", "78,000 pounds of infant formula", ["pounds"]), ("en", "78,000 pounds in fines", ["GBP"])]


@pytest.mark.parametrize(("language", "text", "units"), POUNDS)
def test_pounds_of_something_are_no_money(language, text, units):
    assert [figure.unit for figure in find_figures(BLANK[language](text))] == units


COUNTED = [
    ("es", "más de ocho millones de adultos", "adultos"),
    ("es", "a las 20 empresas", "empresas"),
    ("fr", "3 millions d'emplois", "emplois"),
]


@pytest.mark.parametrize(("language", "text"), UNCOUNTED)
def test_what_is_no_figure(language, text):
    assert not list(find_figures(BLANK[language](text)))


@pytest.mark.parametrize(("language", "text", "noun"), COUNTED)
def test_what_is_counted(language, text, noun):
    assert [(figure.kind, figure.unit) for figure in find_figures(BLANK[language](text))] == [("count", noun)]


HALVES = [
    ("en", "two and a half billion dollars", 2.5e9),
    ("en", "a billion and a half dollars", 1.5e9),
    ("en", "2 1/2 percent", 2.5),
    ("en", "$3½ billion", 3.5e9),
    ("en", "two-and-a-half times", 2.5),
    ("es", "dos millones y medio de dólares", 2.5e6),
    ("es", "tres y medio por ciento", 3.5),
    ("fr", "un million et demi d'euros", 1.5e6),
]


@pytest.mark.parametrize(("language", "text", "value"), HALVES)
def test_a_half_belongs_to_the_number_before_it(language, text, value):
    assert [figure.value for figure in find_figures(BLANK[language](text))] == [value]


VAGUE = [
    ("en", "tens of thousands of dollars", 1e4, 1e5),
    ("es", "cientos de millones de pesos", 1e8, 1e9),
    ("fr", "des centaines de milliers d'emplois", 1e5, 1e6),
]


@pytest.mark.parametrize(("language", "text", "values"), SIGNS)
def test_signs(language, text, values):
    assert [figure.value for figure in find_figures(BLANK[language](text))] == values


@pytest.mark.parametrize(("language", "text", "low", "high"), VAGUE)
def test_powers_of_ten_that_are_only_named(language, text, low, high):
    (figure,) = find_figures(BLANK[language](text))
    assert (figure.low, figure.high, figure.approximation) == (low, high, "range")


@pytest.mark.parametrize(("language", "text", "low", "high"), INTERVALS)
def test_wording_bounds_the_value(language, text, low, high):
    (figure,) = find_figures(BLANK[language](text))
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(("language", "text", "units"), UNITS)
def test_units(language, text, units):
    assert [figure.unit for figure in find_figures(BLANK[language](text))] == units


def test_labelled_sentences_are_read_in_full():
    assert min(labelled.score().values()) >= 0.95


@given(st.sampled_from(get_args(Language)), st.one_of(TEXTS, st.text(max_size=80)))
@settings(max_examples=150, deadline=None)
def test_offsets_point_back_and_nothing_raises(language, text):
    doc = BLANK[language](text)
    figures = list(find_figures(doc))
    assert figures == list(find_figures(doc))
    for figure in figures:
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert all(one.end <= other.start for one, other in itertools.pairwise(figures))


@pytest.mark.parametrize(
    "junk", ["9", "9,", "1.", "$ ", "one ", "mil ", "% to ", "a half of ", "3-", "\u00a0"]
)
@pytest.mark.parametrize("language", get_args(Language))
def test_junk_ends(language, junk):
    text = junk * (20_000 // len(junk))
    for figure in find_figures(BLANK[language](text)):
        assert text[figure.start : figure.end] == figure.text
