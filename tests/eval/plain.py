"""Plain sentences of the trade press, true by the statistics and false by an eighth: each shall get its verdict.

The sentences of `plain.toml` say one thing in the many ways in which the press says it. `right` is the part that is
supported where it is true and contradicted where it is false; `no_confident_mistake` all but what is told the contrary.
"""

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
POINTS = 1.5  # how much further off a false change is, that those near zero are not nearly true
CONTRARY = {"supported": "contradicted", "contradicted": "supported"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the verdict that it deserves."""

    text: str
    language: str
    kind: str
    verdict: str


@cache
def true_value(flow: str, measure: str, partner: str) -> float:
    """What the statistics have, through the engine's own reading of a question: words are tested here, no sums."""
    of = "WLD" if measure == "share" else None
    question = Question("goods_trade", flow, "USA", partner, "TOTAL", YEAR, measure, None, of)  # type: ignore[arg-type]
    lookup = lookup_for(Statistics.embedded())
    found = (evaluate(lookup, question, reading) for reading in readings("goods_trade", partner, "TOTAL"))
    return next(value.value for value in found if value)


def show(value: float, measure: str, language: str) -> str:
    """A value as the press of a language writes it."""
    size = abs(value) if measure != "level" else abs(value) / 1e9
    figure = f"{size:.1f}" if language != "fr" else f"{size:.1f}".replace(".", ",")
    if measure != "level":
        return {"en": f"{figure} percent", "es": f"{figure} por ciento", "fr": f"{figure} %"}[language]
    if language == "es":
        return f"{round(abs(value) / 1e6):,} millones de dólares"
    return f"${figure} billion" if language == "en" else f"{figure} milliards de dollars"


def find_sentences() -> Iterator[Sentence]:
    """Every sentence with every partner, once true and once false."""
    table = tomllib.loads(HERE.read_text("utf-8"))
    for group in table["plain"]:
        for partner in table["partner"]:
            value = true_value(group["flow"], group["measure"], partner["code"])
            for text in group["sentences"]:
                false = value * FALSE + (POINTS if value > 0 else -POINTS) * (
                    group["measure"] == "percent_change"
                )
                for stated, verdict in ((value, "supported"), (false, "contradicted")):
                    shown = show(stated, group["measure"], group["language"])
                    words = filled(table, group, partner, value) | {"V": shown}
                    kind = f"{group['flow']}_{group['measure']}"
                    yield Sentence(text.format(**words, T=YEAR), group["language"], kind, verdict)


def filled(
    table: dict[str, Any], group: dict[str, Any], partner: dict[str, Any], value: float
) -> dict[str, str]:
    """The words for the places of a sentence; what falls falls."""
    own = table["words"].get(group["language"], {})
    down = {
        "rose": own.get("fell", ""),
        "up": own.get("down", ""),
        "more": own.get("less", ""),
        "above": own.get("below", ""),
    }
    return dict(partner[group["language"]]) | own | (down if value < 0 else {})


def find_results() -> Iterator[tuple[Sentence, str]]:
    """Every sentence with the verdict that it gets: that of its one claim, or "unverifiable"."""
    check = checker()
    for sentence in find_sentences():
        checks = assess(make_document(sentence.text, date=DATE, language=sentence.language), check).checks
        verdicts = {one.verdict for one in checks} - {"unverifiable"}
        yield sentence, verdicts.pop() if len(verdicts) == 1 else "unverifiable"


def score() -> dict[str, float]:
    """Parts of all sentences, and of those of each language."""
    results = list(find_results())
    right = [sentence for sentence, verdict in results if verdict == sentence.verdict]
    wrong = [sentence for sentence, verdict in results if verdict == CONTRARY[sentence.verdict]]
    by = {
        f"right_{language}": sum(one.language == language for one in right)
        / sum(one.language == language for one, _ in results)
        for language in ("en", "es", "fr")
    }
    return {"right": len(right) / len(results), "no_confident_mistake": 1 - len(wrong) / len(results), **by}
