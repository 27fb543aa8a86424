"""The tables of the languages that the desk speaks."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from app.errors import UnusableInput

LANGUAGES = {"en": "English", "es": "Español"}


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables: `es` has the words, `sentences.es` the patterns, `report.es` what reports say."""
    path = files("app").joinpath("drawing", "languages", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def word(tongue: str, words: str) -> str:
    """Words of the interface, or a name that the code uses, in a language; what has no entry stays.

    >>> word("es", "goods_trade"), word("en", "goods_trade"), word("es", "nobody's word")
    ('comercio de bienes', 'goods trade', "nobody's word")
    """
    return str(table(tongue).get(words, words))


def known_tongue(tongue: str) -> str:
    """A language that the desk speaks. Raises UnusableInput for another."""
    if tongue not in LANGUAGES:
        raise UnusableInput(f"no report can be written in {tongue!r}: use {' or '.join(LANGUAGES)}")
    return tongue
