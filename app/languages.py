"""Which language a text is in, by counting its stop words: quick, and enough to choose a pipeline."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import get_args

from app.errors import UnusableInput
from nlp.types import Language

READ: tuple[Language, ...] = get_args(Language)
NAMES = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
    "it": "Italian",
}
SAMPLE = 20_000  # characters: more changes no vote
SURE = 40  # words: below this a foreign language is not told from names and figures
WORD = re.compile(r"[^\W\d_]+")


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """The commonest words by language, from `languages.toml`."""
    words = tomllib.loads(files("app").joinpath("languages.toml").read_text("utf-8"))
    return {language: frozenset(listed.split()) for language, listed in words.items()}


def detect_language(text: str) -> tuple[Language, str | None]:
    """The language of `text` among those that are read, English when nothing speaks for another.

    With it the name of the language that a longer text plainly is in when nobody here reads that.

    >>> detect_language("Las exportaciones de México a los Estados Unidos crecieron en abril.")
    ('es', None)
    >>> detect_language("Der Zoll ist hoch, und das ist nicht gut für die Wirtschaft in dem Land. " * 4)
    ('en', 'German')
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    votes = {language: sum(word in listed for word in words) for language, listed in stop_words().items()}
    best = max(READ, key=lambda language: votes[language])
    winner = max(votes, key=lambda language: votes[language])
    if winner not in READ and len(words) >= SURE and votes[winner] > 1.15 * votes[best]:
        return "en", NAMES[winner]
    return best, None


def known_language(language: str) -> Language:
    """`language` if it is one that is read; raises UnusableInput otherwise."""
    code = language.strip().lower()
    for known in READ:
        if code == known or code.startswith(f"{known}-"):
            return known
    raise UnusableInput(f"unknown language {language!r}: use {listing()}")


def listing() -> str:
    """The languages that are read, in words: `en, es or fr`."""
    return f"{', '.join(READ[:-1])} or {READ[-1]}"
