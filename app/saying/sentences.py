"""What the checking says in English, in another language: sentence by sentence, by patterns of a table.

Reasons are made and kept in English. A pattern takes one apart into pieces, each of which has patterns of its own, and puts
it together in the other language: so words, order and articles come out right, and what no pattern knows stays English.
"""

import re
from functools import lru_cache
from string import Formatter

from app.saying.figures import country_said, figure_said
from app.saying.tables import table
from ingest.statistics.parts import country_name
from nlp.lexicon import load_lexicon

SENTENCES = re.compile(r"(?<=[.]) (?=[A-Z“]|\d+ %)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
AMOUNT = re.compile(r"[^;()“”]*\d[^;()“”]*")
LONGEST = 1_500  # characters of one reason; a longer one is none of ours
SHAPES = {
    "text": "[^“”]+?",
    "cite": "[^.;“”]+?",
    "number": r"\d+(?:\.\d+)?",
    "country": "[^,;:()]+?",
    "figure": "[^;()]+?",
    "label": "[^;()]+?",
    "authority": "[^;()]+?",
}
"""What a piece may hold, by kind, so that a pattern that does not fit is given up soon."""
CONTRACTED = ((re.compile(r"\bde el\b"), "del"), (re.compile(r"\ba el\b"), "al"))


def said(tongue: str, text: str) -> str:
    """A reason, an explanation or what is implied, in a language."""
    return text if tongue == "en" else all_said(tongue, text)


def question_said(tongue: str, text: str) -> str:
    """A question or the title of a series, in a language."""
    return text if tongue == "en" else name_said(tongue, text)


def phrase_said(tongue: str, kind: str, text: str) -> str:
    """A phrase of a kind of the table, in a language."""
    return text if tongue == "en" else piece(tongue, kind, text) or text


@lru_cache(16_384)
def name_said(tongue: str, text: str) -> str:
    """A question or the title of a series in a language."""
    found = piece(tongue, "question", text) or piece(tongue, "title", text)
    return text if found is None else capital(found, text)


@lru_cache(4096)
def all_said(tongue: str, text: str) -> str:
    """Sentence by sentence; those that no pattern fits as they are."""
    if len(text) > LONGEST:
        return text
    if (whole := whole_said(tongue, text)) is not None:
        return whole
    return " ".join(
        found if (found := whole_said(tongue, one)) is not None else parts_said(tongue, one)
        for one in SENTENCES.split(text)
    )


def whole_said(tongue: str, text: str) -> str | None:
    """One sentence, or a phrase without its stop."""
    found = piece(tongue, "sentence", text) or piece(tongue, "part", text)
    return None if found is None else capital(found, text)


def parts_said(tongue: str, text: str) -> str:
    """A sentence of parts, each as far as it can be said."""
    stop = "." if text.endswith(".") else ""
    parts = text.removesuffix(".").split("; ")
    return "; ".join(capital(piece(tongue, "part", part) or part, part) for part in parts) + stop


def piece(tongue: str, kind: str, text: str, deep: int = 0) -> str | None:
    """A piece of a sentence by the first pattern of its kind that fits; None where none does."""
    if kind in BY_RULE:
        return BY_RULE[kind](tongue, text)
    for pattern, names, told in patterns(tongue, kind):
        match = pattern.fullmatch(text) if deep < 9 else None
        if match is None:
            continue
        found = {name: piece(tongue, name.rstrip("123456789"), match[name], deep + 1) for name in names}
        if None not in found.values():
            with_articles = {
                f"{name}_the": with_article(tongue, words or "") for name, words in found.items()
            }
            made = told.format(**found, **with_articles)
            for long, short in CONTRACTED:
                made = long.sub(short, made)
            return made
    return None


@lru_cache(256)
def patterns(tongue: str, kind: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """The patterns of a kind, the names of their pieces, and what they become."""
    made = []
    for words, told in table(f"sentences.{tongue}")[kind].items():
        names, pattern = [], ""
        for before, name, _, _ in Formatter().parse(words):
            pattern += re.escape(before)
            if name is not None:
                names.append(name)
                pattern += f"(?P<{name}>{SHAPES.get(name.rstrip('123456789'), '.+?')})"
        made.append((re.compile(pattern, re.IGNORECASE), tuple(names), told.replace(".the}", "_the}")))
    return tuple(made)


def with_article(tongue: str, words: str) -> str:
    """Words with their article, where the table gives one for how they begin."""
    articles = table(f"sentences.{tongue}")["article"]
    found = next((one for begin, one in articles.items() if words.startswith(begin)), "")
    return f"{found} {words}".strip()


def amount_said(tongue: str, text: str) -> str | None:
    """A figure with its unit."""
    return figure_said(tongue, text) if AMOUNT.fullmatch(text) else None


def party_said(tongue: str, text: str) -> str | None:
    """A country, or several added together, by the English name."""
    known = codes_by_name()
    parts = [text.removeprefix("the ").lower()]
    if parts[0] not in known:
        parts = [part.removeprefix("the ") for part in re.split(r" and |\+", text.lower())]
    codes = [known.get(part) for part in parts]
    joined = f" {table(f'sentences.{tongue}')['joining']['and']} "
    return joined.join(country_said(tongue, code) for code in codes if code) if all(codes) else None


@lru_cache(1)
def codes_by_name() -> dict[str, str]:
    """The code of each country by its English names; the one that sentences give it goes before others."""
    countries = load_lexicon("countries")
    names = {name.lower(): code for code, told in countries.items() for name in told.get("en", ())}
    return names | {country_name(code).removeprefix("the ").lower(): code for code in countries}


def capital(found: str, text: str) -> str:
    """With a capital at the start where the English had one."""
    return found[:1].upper() + found[1:] if text[:1].isupper() else found


BY_RULE = {
    "text": lambda tongue, text: text,
    "cite": lambda tongue, text: text,
    "number": lambda tongue, text: text if NUMBER.fullmatch(text) else None,
    "amount": amount_said,
    "country": party_said,
}
