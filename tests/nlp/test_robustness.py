"""No text raises, every offset points back into it, and the same text gives the same analysis.

FULCRUM_STRINGS sets how many strings are tried in each language (10,000 were, once); FULCRUM_FIXTURES names a folder
of real documents, which are shuffled, cut and interleaved here.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp import pipeline
from nlp.types import Analysis, Language

STRINGS = int(os.environ.get("FULCRUM_STRINGS", "40"))
FIXTURES = os.environ.get("FULCRUM_FIXTURES")
DOCUMENTS, LONGEST = 200, 6_000
PIECES = [
    "$86 billion", "−5.2 %", "500 mil millones de pesos", "“", "”", "«", "Q:", "MS. HALE:", "said", "dijo que", "\n\n",
    "Mexico", "they", "depends on", "tiene la sartén por el mango", "In April", "\u202e", "\u200b", "(", "1.234,56", "'",
    "PRESIDENTA:", "the", ".", ",", "—", "🙂", "\x07", "＄", "½", "II", "\u0301",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))


def check_offsets(found: Any, text: str) -> None:
    """Every span in an analysis lies in the text, and has the words that it says it has."""
    if isinstance(found, tuple):
        for one in found:
            check_offsets(one, text)
    elif is_dataclass(found):
        start, end = getattr(found, "start", None), getattr(found, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            assert 0 <= start <= end <= len(text), found
            assert getattr(found, "text", text[start:end]) == text[start:end]
        for start, end in getattr(found, "mentions", ()):
            assert 0 <= start < end <= len(text)
        for field in fields(found):
            check_offsets(getattr(found, field.name), text)


def analyse(text: str, language: Language) -> Analysis:
    """The analysis, its offsets checked."""
    found = pipeline.analyse(text, language=language, date="2026-06-10")
    assert found.text == text
    check_offsets(found, text)
    return found


@pytest.mark.parametrize("language", pipeline.LANGUAGES)
@settings(max_examples=STRINGS, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_no_string_raises(language: Language, text: str):
    assert analyse(text, language) == analyse(text, language)


def real_texts(folder: str | None) -> Iterator[str]:
    """Documents of real publishers: shuffled sentences, cuts in the middle, two laid into one another."""
    paths = sorted(Path(folder).rglob("*.txt")) if folder else []
    texts = [text for path in paths if len(text := path.read_text("utf-8", errors="replace")) > 1_000]
    chance = random.Random(7)
    for number in range(DOCUMENTS if texts else 0):
        one, other = chance.choice(texts), chance.choice(texts)
        start = chance.randrange(max(1, len(one) - LONGEST))
        parts = one[start : start + LONGEST].split(". ")
        if number % 3 == 0:
            chance.shuffle(parts)
        if number % 3 == 1:
            parts = [part for pair in zip(parts, other.split(". "), strict=False) for part in pair]
        yield ". ".join(parts)[:LONGEST]


@pytest.mark.skipif(not FIXTURES, reason="the documents of others are not here (FULCRUM_FIXTURES)")
def test_real_documents_in_pieces_are_read():
    texts = list(real_texts(FIXTURES))
    assert len(texts) == DOCUMENTS
    for number, text in enumerate(texts):
        analyse(text, pipeline.LANGUAGES[number % 2])
