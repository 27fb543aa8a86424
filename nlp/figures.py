"""Figures in a text: amounts, percents, points, counts, ranks, multiples, rates and ranges."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.quantities.classes import (
    find_fractions,
    find_multiples,
    find_ranks,
    money_inside,
    read_quantity,
)
from nlp.quantities.counting import is_no_quantity, lasts
from nlp.quantities.grammar import Grammar, grammar
from nlp.quantities.numbers import Number, find_numbers
from nlp.quantities.parts import find_parts
from nlp.quantities.ranges import join_ranges
from nlp.quantities.signs import with_sign
from nlp.quantities.types import Quantity
from nlp.quantities.vague import find_vague
from nlp.types import Figure

MONEY = 1e9  # what comes in billions is money, whatever word follows; "130 million consumers" are a count


@Language.component("fulcrum_figures", assigns=["doc._.figures"])
def set_figures(doc: Doc) -> Doc:
    """Leave the figures of the text on the doc."""
    doc._.figures = tuple(find_figures(doc))
    return doc


def find_figures(doc: Doc) -> Iterator[Figure]:
    """The figures of the text, in order; each with the interval that its wording allows.

    >>> import spacy
    >>> doc = spacy.blank("en")("It rose from US$34bn to nearly $50 billion, a third more.")
    >>> [(f.text, f.value, f.unit, f.approximation) for f in find_figures(doc)]
    [('US$34bn', 34000000000.0, 'USD', 'exact'), ('$50 billion', 50000000000.0, 'USD', 'nearly'), ('a third', 33.3333, '%', 'exact')]
    """
    words, text = grammar(doc.lang_), doc.text  # building the text takes a pass over all tokens: once
    quantities = [*find_phrases(text, words), *find_measured(doc, text, words)]
    chosen: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.start, -q.end)):
        if not chosen or quantity.start >= chosen[-1].end:
            chosen.append(quantity)
    for quantity in with_currency(text, join_ranges(text, chosen)):
        yield quantity.figure(text)


def find_phrases(text: str, words: Grammar) -> Iterator[Quantity]:
    """Quantities whose words say what they are: ranks, fractions, multiples."""
    yield from find_ranks(text, words)
    yield from find_fractions(text, words)
    yield from find_multiples(text, words)
    yield from find_vague(text)
    yield from find_parts(text, words)


def find_measured(doc: Doc, text: str, words: Grammar) -> Iterator[Quantity]:
    """Numbers with what they measure or count; a bare number that may share its neighbour's unit has none."""
    for number in find_numbers(text, words):
        quantity = read_quantity(doc, text, number, words)
        if quantity is not None and not (quantity.bare and not plausible(text, number, words)):
            yield with_sign(text, quantity)


def plausible(text: str, number: Number, words: Grammar) -> bool:
    """Whether a number without a unit may still be a quantity."""
    return not (is_no_quantity(text, number, words) or lasts(text, number, words))


def money_behind(text: str, end: int) -> bool:
    """Whether brackets tell what an amount is in another currency: "771.3 billion ($1tn)"."""
    bracket = text.find("(", end, end + 2)
    return bracket >= 0 and money_inside().match(text, bracket + 1) is not None


def with_currency(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """Bare numbers in billions take the currency of the amount before them: "from nearly 39 billion"."""
    currency: str | None = None
    for quantity in quantities:
        if quantity.kind == "amount" and quantity.unit and len(quantity.unit) == 3:
            currency = quantity.unit
        if not quantity.bare:
            yield quantity
        elif quantity.scaled and not (quantity.unit and quantity.value < MONEY):
            own = None if money_behind(text, quantity.end) else currency
            yield replace(quantity, kind="amount", unit=own, bare=False)
        elif quantity.unit or quantity.hedged(text) or quantity.standing(text):
            yield replace(quantity, bare=False)
