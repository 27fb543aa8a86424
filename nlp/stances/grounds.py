"""On what ground a stance rests, where its frame does not say."""

import re
from functools import cache
from typing import cast

from nlp.lexicon import load_lexicon
from nlp.stances.patterns import alternatives
from nlp.types import Ground


@cache
def grounds(language: str) -> tuple[tuple[Ground, re.Pattern[str]], ...]:
    """The words that show each ground, in the order in which they are looked for."""
    tables = load_lexicon(f"leverage_{language}")["grounds"]
    return tuple(
        (cast(Ground, ground), re.compile(rf"(?<!\S)(?:{alternatives(listed)}) "))
        for ground, listed in tables.items()
    )


def find_ground(text: str, language: str) -> Ground:
    """The first ground whose words stand in the skeleton, else `other`."""
    return next((ground for ground, pattern in grounds(language) if pattern.search(text)), "other")
