"""Plain sentences of the trade press, true by the statistics and false by an eighth: each shall get its verdict.

The sentences of `plain.toml` say one thing in the many ways in which the press says it. `right` is the part that is
supported where it is true and contradicted where it is false; `no_confident_mistake` all but what is told the contrary.
"""

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.assessing import assess
from app.checking.checks import lookup_for
from app.checking.readings import readings
from app.checking.values import measure as evaluate
from app.documents import make_document
from app.statistics import checker
from ingest.statistics.store import Statistics
from nlp.types import Question

HERE = Path(__file__).with_suffix(".toml")
YEAR, DATE = "2025", "2026-03-12"
FALSE = 1.125
PERCENTS = ("share", "percent_change")
POINTS = 1.5  # how much further off a false change is, that those near zero are not nearly true
CONTRARY = {"supported": "contradicted", "contradicted": "supported"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the verdict that it deserves."""

    text: str
    language: str
    kind: str
    verdict: str
    hard: bool
    """Known not to be read: `plain.toml` tells why."""


@cache
def true_value(flow: str, measure: str, partner: str) -> float:
    """What the statistics have, through the engine's own reading of a question: words are tested here, no sums."""
    of = {"share": "WLD", "rank": "partners"}.get(measure)
    question = Question("goods_trade", flow, "USA", partner, "TOTAL", YEAR, measure, None, of)  # type: ignore[arg-type]
    lookup = lookup_for(Statistics.embedded())
    found = (evaluate(lookup, question, reading) for reading in readings("goods_trade", partner, "TOTAL"))
    return next(value.value for value in found if value)


def show(value: float, measure: str, language: str) -> str:
    """A value as the press of a language writes it."""
    if measure == "rank":
        return str(table()["ordinals"][language][int(value) - 1])
    size = abs(value) if measure in PERCENTS else abs(value) / 1e9
    figure = f"{size:.1f}" if language != "fr" else f"{size:.1f}".replace(".", ",")
    if measure in PERCENTS:
        return {"en": f"{figure} percent", "es": f"{figure} por ciento", "fr": f"{figure} %"}[language]
    if language == "es":
        return f"{round(abs(value) / 1e6):,} millones de dólares"
    return f"${figure} billion" if language == "en" else f"{figure} milliards de dollars"


def falsified(value: float, measure: str) -> float:
    """A value that is clearly another: the next place, a change further off, an eighth more."""
    if measure == "rank":
        return value + 1
    return value * FALSE + (math.copysign(POINTS, value) if measure == "percent_change" else 0)


@cache
def table() -> dict[str, Any]:
    """The sentences and what fills them."""
    return tomllib.loads(HERE.read_text("utf-8"))


def find_sentences() -> Iterator[Sentence]:
    """Every sentence with every partner, once true and once false."""
    for group in table()["plain"]:
        flow, measure, language = group["flow"], group["measure"], group["language"]
        for partner in table()["partner"]:
            value = true_value(flow, measure, partner["code"])
            larger = -value if flow == "balance" and measure == "change" else value
            words = dict(partner[language]) | told_by(language, falls=larger < 0)
            for stated, verdict in ((value, "supported"), (falsified(value, measure), "contradicted")):
                shown = show(stated, measure, language)
                for text in group["sentences"]:
                    told = text.format(**words, V=shown, T=YEAR)
                    yield Sentence(told, language, f"{flow}_{measure}", verdict, "hard" in group)


def told_by(language: str, *, falls: bool) -> dict[str, str]:
    """The words of change; what falls falls."""
    own = dict(table()["words"].get(language, {}))
    if falls:
        own |= {word: own[other] for word, other in table()["opposites"].items() if other in own}
    return own


def find_results() -> Iterator[tuple[Sentence, str]]:
    """Every sentence with the verdict that it gets: that of its one claim, or "unverifiable"."""
    check = checker()
    for sentence in find_sentences():
        checks = assess(make_document(sentence.text, date=DATE, language=sentence.language), check).checks
        verdicts = {one.verdict for one in checks} - {"unverifiable"}
        yield sentence, verdicts.pop() if len(verdicts) == 1 else "unverifiable"


def score() -> dict[str, float]:
    """Parts of all sentences, and of those of each language; of the hard ones apart."""
    every = list(find_results())
    hard = [sentence.verdict == verdict for sentence, verdict in every if sentence.hard]
    results = [(sentence, verdict) for sentence, verdict in every if not sentence.hard]
    right = [sentence for sentence, verdict in results if verdict == sentence.verdict]
    wrong = [sentence for sentence, verdict in results if verdict == CONTRARY[sentence.verdict]]
    by = {
        f"right_{language}": sum(one.language == language for one in right)
        / sum(one.language == language for one, _ in results)
        for language in ("en", "es", "fr")
    }
    return {
        "right": len(right) / len(results),
        "no_confident_mistake": 1 - len(wrong) / len(results),
        **by,
        "hard_right": sum(hard) / len(hard),
    }
