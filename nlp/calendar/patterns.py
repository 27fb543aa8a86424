"""The patterns of `nlp/lexicon/periods.toml`, compiled for one language."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import load_lexicon

YEAR = r"(?:19|20)\d\d"
LEFT = r"(?<![\w$€£#/])(?<!\d[.,:/-])"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What to look for: (how to read it, pattern) in order of preference, and words before a base."""

    read: tuple[tuple[str, re.Pattern[str]], ...]
    relative: tuple[tuple[str, re.Pattern[str]], ...]
    base: re.Pattern[str]
    since: re.Pattern[str]
    future: re.Pattern[str]
    landmark: re.Pattern[str]
    named: re.Pattern[str]
    event: re.Pattern[str]
    event_ahead: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]


@cache
def patterns(language: str) -> Patterns:
    """The patterns of `language`: all wordings, with that language's months."""
    table = load_lexicon("periods")
    slots = {
        "{M}": f"(?:{alternatives(load_lexicon('months')[language])})",
        "{Y}": YEAR,
        "{N}": rf"(?:{alternatives(table['numbers'])}|\d{{1,2}})",
    } | {f"{{{name}}}": shared for name, shared in table["slots"].items()}

    def filled(regex: str) -> str:
        for slot, pattern in slots.items():
            regex = regex.replace(slot, pattern)
        return regex

    def compiled(regex: str) -> re.Pattern[str]:
        return re.compile(rf"{LEFT}(?:{filled(regex)})(?!\w)", re.IGNORECASE)

    base = table["base"]
    told = "|".join((alternatives(base["before"]), *(filled(line) for line in base["shapes"])))
    ends = re.compile(rf"(?<![\w])(?:{told})[ \u00a0]*$", re.IGNORECASE)
    since = rf"(?<!\w)(?:{alternatives(base['since'])})[ \u00a0]+"
    event = rf"(?:[^,;:.\d]{{0,40}}?(?<!\w)(?:{alternatives(base['events'])})(?!\w)[^,;:.\d]{{0,25}}?)?"
    return Patterns(
        tuple((row["read"], compiled(row["regex"])) for row in table["pattern"]),
        tuple((row["offset"], compiled(row["regex"])) for row in table["relative"]),
        ends,
        re.compile(since + event + "$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternatives(base['future'])})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"{since}{event}(?P<landmark>{alternatives(table['landmarks'])})(?![\w-]| years? )",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{alternatives(table['named']['before'])})[ \u00a0]*$", re.IGNORECASE),
        re.compile(rf"[ -](?:\w+ )?(?:{table['named']['event']})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:{table['named']['event_ahead']}) (?:de|del|d'|en|du|prévue? en) ?$", re.IGNORECASE
        ),
        re.compile(base["from"], re.IGNORECASE),
        re.compile(base["to"], re.IGNORECASE),
    )


def alternatives(words: object) -> str:
    """Words as one pattern, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]
