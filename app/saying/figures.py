"""Figures and countries in a language: a billion is no billón."""

import re

from app.saying.tables import word
from nlp.countries import country_name
from nlp.lexicon import load_lexicon

WORDS = (
    *("trillion", "billion", "million", "at least", "at most", "or lower", "to"),
    *("percentage points", "times", "jobs"),
    *("from the highest", "from the lowest", "the highest", "the lowest", "rank"),
)
"""Words of `app.wording` around a number, longer before shorter."""
WORD = re.compile(rf"(?<!\w)(?:{'|'.join(WORDS)})(?!\w)")


def figure_said(tongue: str, figure: str) -> str:
    """A figure in English words in those of a language.

    >>> figure_said("es", "at least $900 billion")
    'al menos $900 mil millones'
    """
    return WORD.sub(lambda found: word(tongue, found.group()), figure)


def country_said(tongue: str, code: str) -> str:
    """The name of a country or bloc, or the code itself where it is unknown.

    >>> country_said("es", "MEX"), country_said("en", "nobody")
    ('México', 'nobody')
    """
    names = load_lexicon("countries").get(code, {}).get(tongue)
    return str(names[0]).removeprefix("the ") if names else country_name(code)
