"""What a report says, in its language: its own words by name, and what the checking says."""

from collections.abc import Mapping
from typing import Any

from app.checking.periods import in_words, is_period
from app.checking.wording import is_party
from app.saying.figures import country_said, figure_said
from app.saying.sentences import phrase_said
from app.saying.tables import table, word
from app.wording import amount


def words(tongue: str) -> Mapping[str, Any]:
    """Everything that a report says in a language, by name."""
    return table(f"report.{tongue}")


def tell(tongue: str, name: str, /, **gaps: object) -> str:
    """What stands under a name, its gaps filled.

    >>> tell("en", "above", share="3%"), tell("es", "above", share="3%")
    ('3% above it', '3% por encima')
    """
    told = str(words(tongue)[name])
    return told.format(**gaps) if gaps else told


def value_told(tongue: str, value: str) -> str:
    """A figure, a place or a side ("a deficit"), as the checking words it, in a language.

    >>> value_told("es", "a deficit of $2 billion"), value_told("en", "–")
    ('un déficit de $2 mil millones', '–')
    """
    told = phrase_said(tongue, "figure", value)
    return figure_said(tongue, value) if told == value else told


def amount_told(tongue: str, value: float, unit: str | None) -> str:
    """A value with its unit."""
    return figure_said(tongue, amount(value, unit))


def period_told(tongue: str, period: str) -> str:
    """A period as it stands in a sentence; what is none stays."""
    return phrase_said(tongue, "period", in_words(period)) if is_period(period) else period


def slot_told(tongue: str, value: str | None) -> str:
    """The value of a slot that a person filled in, in words.

    >>> slot_told("en", "CAN+MEX"), slot_told("es", "2026-Q1"), slot_told("es", "goods_trade"), slot_told("en", None)
    ('Canada + Mexico', 'el primer trimestre de 2026', 'comercio de bienes', 'cannot be told')
    """
    if not value:
        return word(tongue, "cannot be told")
    if value != "GDP" and is_party(value):
        return " + ".join(country_said(tongue, code) for code in value.split("+"))
    return period_told(tongue, value) if is_period(value) else word(tongue, value).replace("_", " ")
