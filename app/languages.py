"""Which language a text is in, by counting its stop words: quick, and enough to choose a pipeline."""

import re
from functools import cache
from importlib import import_module
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
def stop_words(language: str) -> frozenset[str]:
    """The stop words of `language`, from spaCy's lists."""
    return frozenset(import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS)


def detect_language(text: str) -> Language:
    """The language of `text` among those that are read; English when nothing speaks for another.

    Raises UnusableInput for a longer text that is plainly in a language nobody here reads.

    >>> detect_language("Las exportaciones de México a los Estados Unidos crecieron en abril.")
    'es'
    >>> detect_language("$86 billion")
    'en'
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    votes = {language: sum(word in stop_words(language) for word in words) for language in NAMES}
    best = max(READ, key=lambda language: votes[language])
    winner = max(NAMES, key=lambda language: votes[language])
    if winner not in READ and len(words) >= SURE and votes[winner] > 1.15 * votes[best]:
        raise UnusableInput(
            f"the text looks {NAMES[winner]}, which is not read: give {listing()} with --language to force it"
        )
    return best


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
