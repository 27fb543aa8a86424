"""Frames: wordings that say who needs whom, from `leverage_<language>.toml` (see `patterns`).

A frame's `says` tells what it means: `A>B` A holds over B, `A-B` A lacks, `A=B` both depend.
Negation between subject and cue turns holds into lacks, unless the pattern has its own or is `negative`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, cast, get_args

from nlp.lexicon import load_lexicon
from nlp.stances.patterns import ANY, Compiler, has_negation
from nlp.stances.skeletons import Skeleton
from nlp.types import Assertion, Ground, Polarity

POLARITIES: dict[str, Polarity] = {">": "holds", "-": "lacks", "=": "mutual"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording: what it says of the parties A and B."""

    pattern: str
    keys: tuple[frozenset[str], ...]
    """One word beginning of each set must be there; the frame is looked up by the first."""
    holder: str
    over: str
    polarity: Polarity
    ground: Ground | None
    assertion: Assertion | None
    negative: bool
    subject: str
    """The slot that the nearest party before the words fills where none is in them (B: where no B is)."""
    needs: frozenset[str]
    """Slots that must be filled by the words themselves, not from the context."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame that fits a skeleton."""

    frame: Frame
    match: re.Match[str]
    slots: Mapping[str, int]
    """Number of the party in each filled slot."""

    def between(self) -> str:
        """The words inside the match that belong to no cue: there negation shows."""
        groups = self.match.groupdict()
        return " ".join(text for name, text in groups.items() if name.startswith("g") and text)


@cache
def load_frames(language: str, table: str = "frame") -> dict[str, tuple[Frame, ...]]:
    """The frames of a table by the word beginnings that call for them."""
    lexicon = load_lexicon(f"leverage_{language}")
    index: dict[str, list[Frame]] = defaultdict(list)
    for entry in chain(lexicon.get(table, []), predicates(lexicon, table)):
        for pattern in entry["patterns"]:
            frame = build(language, pattern, entry)
            for key in frame.keys[0]:
                index[key].append(frame)
    return {key: tuple(frames) for key, frames in index.items()}


def predicates(lexicon: dict[str, Any], table: str) -> Iterator[dict[str, Any]]:
    """Entries made of what is said of one party, once for each way in which a sentence says it.

    "has the last word" gives "{A} has the last word", "the one that has the last word is {A}" and so on: the
    lexicon's `predicates` lists the ways for frames and for answers.
    """
    for entry in lexicon.get("predicate", []):
        party = entry["of"]
        ways = [way.replace("{}", f"{{{party}}}") for way in lexicon["predicates"].get(table, ())]
        patterns = [way.replace("PHRASE", phrase) for phrase in entry["phrases"] for way in ways]
        yield {**entry, "needs": party, "patterns": patterns}


@cache
def compiler(language: str) -> Compiler:
    """What turns the patterns of a language into expressions."""
    return Compiler(load_lexicon(f"leverage_{language}"))


@cache
def compiled(language: str, pattern: str) -> re.Pattern[str]:
    """A pattern ready to search with: compiled when a text first calls for it, as most are never."""
    return re.compile(compiler(language).expression(pattern))


def build(language: str, pattern: str, table: dict[str, Any]) -> Frame:
    """One pattern of a frame table."""
    says = table["says"]
    ground, assertion = table.get("ground"), table.get("assertion")
    if ground not in (None, *get_args(Ground)) or assertion not in (None, *get_args(Assertion)):
        raise ValueError(f"unknown ground or assertion in frame {pattern!r}")
    return Frame(
        pattern,
        compiler(language).keys(pattern),
        holder=says[0],
        over=says[2],
        polarity=POLARITIES[says[1]],
        ground=cast(Ground | None, ground),
        assertion=cast(Assertion | None, assertion),
        negative=table.get("negative", False) or has_negation(pattern),
        subject=table.get("subject", "A"),
        needs=frozenset(table.get("needs", "")),
        confidence=table.get("confidence", 0.8),
    )


def find_hits(skeleton: Skeleton, language: str, table: str = "frame") -> Iterator[Hit]:
    """Every frame of a table that fits somewhere in the skeleton."""
    index = load_frames(language, table)
    keys = skeleton.keys() | ANY
    seen: set[int] = set()
    for key in sorted(keys & index.keys()):
        for frame in index[key]:
            if id(frame) in seen:
                continue
            seen.add(id(frame))
            if (frame.needs and not skeleton.parties) or any(map(keys.isdisjoint, frame.keys)):
                continue
            for match in compiled(language, frame.pattern).finditer(skeleton.text):
                slots = {name: int(match[name]) for name in "AB" if match.groupdict().get(name)}
                yield Hit(frame, match, slots)
