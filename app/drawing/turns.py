"""Who speaks in a transcript, and one speaker's turns alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from app.drawing.frame import tr
from app.drawing.marks import Mark

Row = Mapping[str, Any]
BETWEEN = "\n\n"


def choose_speaker(text: str, turns: Sequence[Row]) -> str | None:
    """The speaker whose turns alone are to be shown, None for everybody; nothing is asked where nobody takes turns."""
    if not turns:
        return None
    words = count_words(text, turns)
    total = sum(words.values()) or 1
    return st.selectbox(
        tr("Who speaks"),
        [None, *words],
        format_func=lambda name: (
            tr("everybody")
            if name is None
            else f"{name} ({words[name]:,} {tr('words')}, {words[name] / total:.0%})"
        ),
        key="speaker",
    )


def count_words(text: str, turns: Iterable[Row]) -> dict[str, int]:
    """How many words each speaker says, the most talkative first.

    >>> turns = [{"speaker": "Q", "start": 0, "end": 4}, {"speaker": "MINISTER", "start": 4, "end": 14}]
    >>> count_words("Why? For the jobs.", [*turns, {"speaker": "Q", "start": 14, "end": 18}])
    {'MINISTER': 3, 'Q': 2}
    """
    counts: Counter[str] = Counter()
    for turn in turns:
        counts[turn["speaker"]] += len(text[turn["start"] : turn["end"]].split())
    return dict(counts.most_common())


def only_of(
    speaker: str | None, text: str, turns: Iterable[Row], marks: Sequence[Mark]
) -> tuple[str, list[Mark]]:
    """What a speaker says, one turn after the other, with the marks in it; everything where `speaker` is None.

    >>> turns = [{"speaker": "Q", "start": 0, "end": 4}, {"speaker": "A", "start": 4, "end": 10}]
    >>> only_of("A", "Why? Jobs.", turns, [Mark(5, 9, "close", "n"), Mark(0, 3, "close", "n")])
    ('Jobs.', [Mark(start=0, end=4, kind='close', note='n', sign='')])
    """
    if speaker is None:
        return text, list(marks)
    told, kept = "", []
    for start, end in find_spans(speaker, text, turns):
        told += BETWEEN if told else ""
        kept += [
            replace(mark, start=mark.start - start + len(told), end=mark.end - start + len(told))
            for mark in marks
            if start <= mark.start and mark.end <= end
        ]
        told += text[start:end]
    return told, kept


def find_spans(speaker: str, text: str, turns: Iterable[Row]) -> Iterator[tuple[int, int]]:
    """Where the turns of a speaker stand, without the white space around them."""
    for turn in turns:
        words = text[turn["start"] : turn["end"]]
        if turn["speaker"] == speaker and words.strip():
            start = turn["start"] + len(words) - len(words.lstrip())
            yield start, start + len(words.strip())
