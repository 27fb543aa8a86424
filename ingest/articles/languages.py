"""In which language a text is."""

from functools import cache
from typing import Any

SHORTEST = 40
"""Letters below which a guess is worse than what the source says."""
SAMPLE = 4_000


def find_language(text: str, default: str | None = None) -> str | None:
    """The language of `text` as two letters; `default` where there is too little of it.

    >>> find_language("Las exportaciones de acero aumentaron en abril, dijo el ministerio de comercio.")
    'es'
    >>> find_language("Steel", "fr")
    'fr'
    """
    if sum(map(str.isalpha, text[:SAMPLE])) < SHORTEST:
        return default
    language, _ = identifier().classify(text[:SAMPLE])
    return str(language)


@cache
def identifier() -> Any:
    """The language model, loaded once and only when it is needed."""
    import py3langid

    return py3langid
