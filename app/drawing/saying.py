"""Figures and countries in the language of the interface: a billion is no billón."""

from app import wording
from app.drawing.frame import language, tr
from app.saying.figures import country_said, figure_said
from nlp.types import Interval


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
    return figure_said(language(), figure)


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
    return country_said(language(), code)
