"""Parts of a hundred told in money, as percent: "of every $100 …, $16", "16 cents of every dollar", "de cada 10 dólares, 8"."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.quantities.grammar import Grammar, alternatives, spoken
from nlp.quantities.types import Quantity

AHEAD = 24  # characters before it, for a part right there
REACH = 200  # characters behind the whole in which its parts stand
ENDS = re.compile(r"[.;?!](?!\d)")


@cache
def wholes() -> re.Pattern[str]:
    """ "Of every $100", "de cada diez dólares", "of every export dollar"."""
    table = load_lexicon("figures")["parts"]
    counted = rf"(?P<whole>{alternatives(table['wholes'])})"
    money = alternatives(table["money"])
    return re.compile(
        rf"(?<!\w)(?:{alternatives(table['every'])})[ \u00a0](?:[$€] ?{counted.replace('whole', 'written')}(?![\d.,]*\d)|"
        rf"{counted}[ \u00a0](?:{money})|(?:\w+[ \u00a0])?(?P<one>{alternatives(table['one'])}))(?!\w)"
        rf"(?![ \u00a0]?(?:{alternatives(table['scales'])})(?!\w))",
        re.IGNORECASE,
    )


@cache
def parts(language: str) -> re.Pattern[str]:
    """A number with its money, or one in digits by itself."""
    table = load_lexicon("figures")
    names, units = alternatives(table[language]["numbers"]), alternatives(table["parts"]["units"])
    scales = alternatives(
        [*table["parts"]["scales"], *table[language]["percent"], *table[language].get("durations", ())]
    )
    return re.compile(
        r"(?<![\w$€.,])[$€]?[ ]?(?P<digits>\d{1,2}(?:[.,]\d)?)(?![\d.,]*\d)"
        rf"(?:[ \u00a0](?P<unit>{units})(?!\w)|(?![\w/-]|[ \u00a0]?(?:{scales})(?!\w)|%))|"
        rf"(?<!\w)(?P<name>{names})[ \u00a0](?P<named>{units})(?!\w)",
        re.IGNORECASE,
    )


def find_parts(text: str, words: Grammar) -> Iterator[Quantity]:
    """The parts of a whole told in dollars: right before it ("16 cents of every dollar"), else behind it."""
    for whole in wholes().finditer(text):
        yield from parts_of(text, whole, words)


def parts_of(text: str, whole: re.Match[str], words: Grammar) -> Iterator[Quantity]:
    """The parts of one whole, each as percent with a unit of its last digit."""
    of = whole_value(whole)
    find = parts(words.language).finditer
    ahead = [
        m
        for m in find(text, max(0, whole.start() - AHEAD), whole.start())
        if text[m.end() : whole.start()].isspace()
    ]
    end = ENDS.search(text, whole.end(), whole.end() + REACH)
    for part in ahead or find(text, whole.end(), end.start() if end else min(len(text), whole.end() + REACH)):
        written = part["digits"]
        value = float(written.replace(",", ".")) if written else words.words["numbers"][spoken(part["name"])]
        if 0 < value < of and (part["unit"] or part["named"] or not whole["one"]):
            step = 100 / of * (0.1 if written and not written.isdigit() else 1)
            yield Quantity(part.start(), part.end(), "percent", 100 * value / of, step, "%")


def whole_value(match: re.Match[str]) -> float:
    """What is divided, in dollars; one dollar counts as its hundred cents."""
    if match["one"]:
        return 100.0
    return float(load_lexicon("figures")["parts"]["wholes"][spoken(match["whole"] or match["written"])])
