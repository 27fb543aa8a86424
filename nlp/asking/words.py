"""The cue words of `nlp/lexicon/asking.toml`, compiled once."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.phrases import Phrases


@cache
def cue_phrases() -> Phrases[str]:
    """What is looked up: imports, exports, total, deficit, surplus, sell, buy, enter, go."""
    return Phrases((word, cue["name"]) for cue in load_lexicon("asking")["cue"] for word in cue["words"])


@cache
def indicator_phrases() -> Phrases[str]:
    """Indicators other than goods trade, and what looks like trade but is not."""
    return Phrases((word, name) for name, entry in load_lexicon("asides").items() for word in entry["words"])


@cache
def commodity_phrases(language: str) -> Phrases[str]:
    """Everyday names of goods in a language, with their HS codes; in French, gold is what "or" means in English."""
    table = load_lexicon("goods")["commodity"]
    return Phrases(
        (name, row["code"]) for row in table for tongue in {"en", language} for name in row[tongue]
    )


@cache
def rank_phrases() -> Phrases[str]:
    """Nouns of rank with the flow that they rank by."""
    return Phrases((word, rank["flow"]) for rank in load_lexicon("asking")["rank"] for word in rank["words"])


@cache
def change_phrases() -> Phrases[int]:
    """Words of change: 1 for up, -1 for down."""
    change = load_lexicon("asking")["change"]
    return Phrases([*((word, 1) for word in change["up"]), *((word, -1) for word in change["down"])])


@cache
def record_phrases() -> Phrases[str]:
    """Words of a record, with which end it is at."""
    record = load_lexicon("asking")["record"]
    return Phrases((word, end) for end in ("low", "high") for word in record[end])


def pattern(words: Iterable[str], before: str = r"(?<!\w)(?:", after: str = r")(?!\w)") -> re.Pattern[str]:
    """Words as one pattern, the longest first."""
    return re.compile(before + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + after)


@cache
def any_of(*path: str) -> re.Pattern[str]:
    """A list of the asking lexicon, by its path, as a pattern for folded lower-case text."""
    return pattern(at_path(path))


@cache
def ending(*path: str) -> re.Pattern[str]:
    """The same, at the end of a stretch, an article or a quantity word between it and what follows."""
    filler = r") *(?:(?:the|all|el|la|los|las|le|les|its|their|our|both|neighbou?ring|su|sus|son|sa|leur|nuestro|nuestra) +|l'[ ]?)*$"
    return pattern(at_path(path), after=filler)


@cache
def listed(*path: str) -> frozenset[str]:
    """A list of the asking lexicon, by its path, to look words up in."""
    return frozenset(at_path(path))


def at_path(path: tuple[str, ...]) -> Iterator[str]:
    """The words at a path of the asking lexicon."""
    table = load_lexicon("asking")
    for key in path:
        table = table[key]
    yield from table


@cache
def described_countries() -> re.Pattern[str]:
    """Countries told without their names: "our southern neighbor"."""
    return pattern(load_lexicon("asking")["descriptions"])


@cache
def shape(name: str) -> re.Pattern[str]:
    """A wording of `asking_shapes.toml`, as a pattern for folded lower-case text."""
    return re.compile("".join(load_lexicon("asking_shapes")[name]))
