"""Gender and number of Spanish and French adjectives, by rule."""


def inflect(word: str, language: str) -> tuple[str, ...]:
    """The forms of an adjective given in the masculine singular; in English there is only the one.

    >>> inflect("mexicano", "es")
    ('mexicano', 'mexicana', 'mexicanos', 'mexicanas')
    >>> inflect("canadien", "fr")
    ('canadien', 'canadienne', 'canadiens', 'canadiennes')
    """
    if language == "es":
        return inflect_spanish(word)
    return inflect_french(word) if language == "fr" else (word,)


def inflect_spanish(word: str) -> tuple[str, ...]:
    """Masculine and feminine, then the plurals of both (`canadiense`, `canadienses`)."""
    plain = {"é": "e", "á": "a", "ó": "o"}
    if word.endswith("o"):
        stem = word[:-1]
        return word, f"{stem}a", f"{stem}os", f"{stem}as"
    if word.endswith(("a", "e")):
        return word, f"{word}s"
    if word.endswith(("í", "ú")):
        return word, f"{word}es", f"{word}s"
    stem = word[:-2] + plain.get(word[-2], word[-2]) + word[-1]
    return word, f"{stem}a", f"{stem}es", f"{stem}as"


def inflect_french(word: str) -> tuple[str, ...]:
    """Masculine and feminine, then the plurals of both (`russe`, `russes`)."""
    if word.endswith("e"):
        return word, f"{word}s"
    plural = word if word.endswith("s") else f"{word}s"
    if word.endswith(("en", "on")):
        feminine = f"{word}ne"
    elif word.endswith("grec"):
        feminine = f"{word}que"
    elif word.endswith("turc"):
        feminine = f"{word[:-1]}que"
    else:
        feminine = f"{word}e"
    return word, feminine, plural, f"{feminine}s"
