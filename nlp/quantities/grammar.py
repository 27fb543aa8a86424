"""The words of quantities, by language, compiled once from `nlp/lexicon/figures.toml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp.lexicon import load_lexicon

SPACE = "[ \u00a0\u202f]"
NUMERALS = {  # bounded: a longer run of digits is no quantity
    "en": rf"(?<!\S)\.\d{{1,12}}|\d{{1,3}}(?:\.\d{{3}}){{2,6}}|\d{{1,3}},\d{{1,2}}(?={SPACE}?(?:%|[mb]n\b|[mbt]r?illi))|"
    rf"\d{{1,3}}(?:[\u00a0\u202f]\d{{3}}){{1,6}}|\d{{1,3}}(?: 000){{1,6}}|"
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12})?",
    "es": rf"(?<!\S)[.,]\d{{1,12}}|\d{{1,3}}(?:[.,'\u00a0\u202f]\d{{3}}){{1,6}}(?:[.,]\d{{1,12}})?|"
    rf"\d{{1,3}}(?:{SPACE}\d{{3}}){{1,6}}(?![\d.,])|\d{{1,18}}(?:[.,]\d{{1,12}})?",
    "fr": r"(?<!\S)[.,]\d{1,12}|\d{1,3}(?:[.\u00a0\u202f ]\d{3}){1,6}(?:,\d{1,12})?|\d{1,18}(?:[.,]\d{1,12})?",
}


def alternatives(words: Iterable[str]) -> str:
    """Words as one pattern, the longest first; an apostrophe or hyphen may be of any look."""
    escaped = (re.escape(word).replace("'", "['’]").replace(r"\ ", rf"{SPACE}") for word in words)
    return "|".join(sorted(escaped, key=len, reverse=True)) or r"(?!)"


def spoken(text: str) -> str:
    """A word as the lexicon has it."""
    return text.lower().replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").strip()


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's words of quantities, as patterns and tables."""

    language: str
    words: dict[str, Any]
    element: re.Pattern[str]
    """A numeral, a number word or a scale, in groups `numeral`, `number`, `scale`."""
    joint: re.Pattern[str]
    """What may stand between two elements of one number."""
    and_part: re.Pattern[str]
    """A half or quarter behind a number, with the scale or unit that follows it."""
    half: re.Pattern[str]
    fraction: re.Pattern[str]
    percent: re.Pattern[str]
    points: re.Pattern[str]
    basis_points: re.Pattern[str]
    times: re.Pattern[str]
    multiple: re.Pattern[str]
    ordinal: re.Pattern[str]
    no_points_after: re.Pattern[str]
    no_points_before: re.Pattern[str]
    """What stands behind and before points that measure no change: "a five-point | plan", "scored | 7 points"."""
    barred: re.Pattern[str]
    rate: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of `language`."""
    words = load_lexicon("figures")[language]
    short = [scale for scale in words["scales"] if len(scale) <= 2]
    long = [scale for scale in words["scales"] if len(scale) > 2]
    numbers, fractions = alternatives(words["numbers"]), alternatives(words["fractions"])
    counts = alternatives([*words["numbers"], *words["articles"]])
    flags = re.IGNORECASE
    element = (
        rf"(?<!\d/)(?<!\d)(?P<numeral>{NUMERALS[language]})(?!\d)|"
        rf"(?<!\w)(?:(?P<scale>{alternatives(long)})|(?P<number>{numbers}))(?![\w'’])|"
        rf"(?<=\d){SPACE}?(?P<short>{alternatives(short)})(?![\w'’])"
    )
    ranked = alternatives(words["ranked"])
    units = alternatives(load_lexicon("figures")["units"]["rate"])
    return Grammar(
        language,
        words,
        re.compile(element, flags),
        re.compile(
            rf"(?:{SPACE}|-)?(?:(?:(?P<and>{alternatives(words['joiners'])})|(?P<point>{alternatives(words['spoken_points'])})){SPACE})?",
            flags,
        ),
        re.compile(
            rf"(?:[ \u00a0-](?:{alternatives(words['and_half'])})|{SPACE}?(?P<part>[½¼¾]|(?<=[ \u00a0])[13]/[24]))"
            rf"(?:[ \u00a0-](?P<scale>{alternatives(long)})(?!\w)|"
            rf"(?P<unit>(?=[ \u00a0-]?(?:{alternatives([*words['percent'], *words['points'], *words['times']])})(?!\w)))|"
            r"(?![\w/]))",
            flags,
        ),
        re.compile(
            rf"(?<!\w)(?P<half>{alternatives(words['halves'])})[ \u00a0-]?(?P<scale>{alternatives(long)})(?!\w)",
            flags,
        ),
        re.compile(
            rf"(?<!\w)(?:(?P<count>{counts}|\d+)[ \u00a0-])?(?P<fraction>{fractions})(?!\w)|"
            rf"(?<![\w.,])(?P<one>one|1|uno|un|une|{numbers})(?:{SPACE}[^\W\d_]+)?{SPACE}(?:in|out of|de cada|sur)"
            rf"{SPACE}(?:every{SPACE})?(?P<of>\d+|{numbers})(?!\w|[.,]\d)",
            flags,
        ),
        re.compile(rf"(?:{SPACE}|-)?(?:{alternatives(words['percent'])})(?!\w)", flags),
        re.compile(rf"(?:{SPACE}|-)(?:full{SPACE})?(?:{alternatives(words['points'])})(?!\w)", flags),
        re.compile(rf"(?:{SPACE}|-)(?:{alternatives(words['basis_points'])})(?!\w)", flags),
        re.compile(rf"(?:{SPACE}|-)?(?:{alternatives(words['times'])})(?!\w)", flags),
        re.compile(rf"(?<!\w)(?P<word>{alternatives(words['multiples'])})(?!\w)", flags),
        re.compile(
            rf"(?<!\w)(?:(?P<word>{alternatives(words['ordinals'])})|(?P<digits>\d+)(?:st|nd|rd|th|o|a|er|ère|e|ème))"
            rf"(?:{SPACE}|-)(?P<ranked>(?:[^\W\d_]+{SPACE})?(?:{ranked}))(?!\w)|"
            rf"(?<!\w)(?:{alternatives(words['ranking'])})(?:{SPACE}(?:the|el|la|au|le))?{SPACE}"
            rf"(?P<placed>{alternatives(words['ordinals'])})(?!\w|[ -](?:{alternatives(words['durations'])})(?!\w))(?:{SPACE}(?:{ranked})(?!\w))?|"
            rf"(?<!\w)(?:{alternatives(words['number_one'])}){SPACE}?(?P<number>\d{{1,2}}|{numbers})(?![\w.,-]*\d)",
            flags,
        ),
        re.compile(rf"{SPACE}(?:{alternatives(words['no_points_after'])})(?!\w)", flags),
        re.compile(rf"(?<!\w)(?:{alternatives(words['no_points_before'])}){SPACE}*$", flags),
        re.compile(rf"(?<!\w)(?:{alternatives(words['nouns_before'])})[ \u00a0.:#°º-]*$", flags),
        re.compile(
            rf"{SPACE}?(?:(?<!\w)(?:{alternatives(words['per'])}){SPACE}?|-)(?P<unit>{units})(?!\w)(?![ \u00a0](?:ago|earlier|before|later|last|pasado|anterior|previo|antes|dernier|passé|précédent|in|to))",
            flags,
        ),
    )
