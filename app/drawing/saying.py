"""Figures and countries in the language of the interface: a billion is no billón."""

import re

from app import wording
from app.drawing.frame import language, tr
from nlp.countries import country_name
from nlp.lexicon import load_lexicon
from nlp.types import Interval

WORDS = (
    *("trillion", "billion", "million", "at least", "at most", "or lower", "to"),
    *("percentage points", "times", "jobs"),
    *("from the highest", "from the lowest", "the highest", "the lowest", "rank"),
)
"""Words of `app.wording` around a number, longer before shorter."""
WORD = re.compile(rf"(?<!\w)(?:{'|'.join(WORDS)})(?!\w)")


def amount(value: float, unit: str | None) -> str:
    """A value with its unit."""
    return translated(wording.amount(value, unit))


def interval(stated: Interval | None) -> str:
    """What a wording allows."""
    return translated(wording.interval(stated))


def translated(figure: str) -> str:
    """A figure in English words in those of the interface.

    >>> translated("at least $900 billion")
    'at least $900 billion'
    """
    return WORD.sub(lambda word: tr(word.group()), figure)


def counted(number: int, one: str, many: str) -> str:
    """A number with the word for one or for many.

    >>> counted(1, "claim", "claims"), counted(2_000, "claim", "claims")
    ('1 claim', '2,000 claims')
    """
    return f"{number:,} {tr(one if number == 1 else many)}"


def verdicts(verdict: str, number: int) -> str:
    """How many have a verdict, with its sign.

    >>> verdicts("supported", 2)
    '✔ 2 supported'
    """
    return f"{wording.ICONS[verdict]} {number:,} {tr(verdict if number == 1 else f'{verdict} (many)')}"


def country(code: str) -> str:
    """The name of a country or bloc, or the code itself where it is unknown.

    >>> country("MEX"), country("nobody")
    ('Mexico', 'nobody')
    """
    names = load_lexicon("countries").get(code, {}).get(language())
    return str(names[0]).removeprefix("the ") if names else country_name(code)
