"""Money and percent on the first half of NewsQuant (295 sentences of English news), where it is at hand.

Its texts have no licence: they are read from `FULCRUM_CORPORA`, never kept. A label is right where one figure
of its kind has its value; labels have no offsets. A fraction in words is a number without a unit there, so
that our shares read from words ("a third of") are left out. A range counts by its two ends.
"""

import json
from collections import Counter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp import pipeline
from nlp.figures import find_figures
from nlp.types import Figure
from tests.bench.corpus import CORPORA

CORPUS = CORPORA / "newsquant_half" / "newsquant_first_half.json"
CURRENCIES = {
    "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "yen": "JPY", "indian rupee": "INR", "rupee": "INR",
    "canadian dollar": "CAD", "australian dollar": "AUD", "swiss franc": "CHF", "yuan": "CNY", "chinese yuan": "CNY",
    "danish krone": "DKK", "shekel": "ILS",
}  # fmt: skip
MONEY = (
    "dollar",
    "euro",
    "pound sterling",
    "yen",
    "rupee",
    "franc",
    "yuan",
    "peso",
    "crown",
    "krone",
    "shekel",
)
MARKS = {
    "about": "~", "nearly": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<",
}  # fmt: skip


def measure() -> dict[str, float]:
    """F1 of values, of values with unit and of values with change mark; nothing without the corpus."""
    if not CORPUS.exists():
        return {}
    counts: Counter[str] = Counter()
    loaded = pipeline.load("en")
    for row in json.loads(CORPUS.read_text("utf-8")):
        tally(counts, row["quantities"], find_measured(loaded, row["text"]))
    both = counts["wanted"] + counts["found"]
    return {f"newsquant_{name}": 2 * counts[name] / both for name in ("value", "unit", "change")}


def find_measured(loaded: Language, text: str) -> list[Figure]:
    """The figures of a sentence in money or percent, shares in words left out."""
    doc: Doc = loaded.tokenizer(text)
    tagged = [loaded.get_pipe(name) for name in ("tok2vec", "tagger")]
    for component in tagged:
        doc = component(doc)
    return [figure for figure in find_figures(doc) if is_measured(figure)]


def is_measured(figure: Figure) -> bool:
    """Whether a figure is money, percent or points as written."""
    if figure.kind in ("percent", "percentage_points"):
        return "%" in figure.text or any(word in figure.text.lower() for word in ("cent", "pct", "point"))
    return figure.kind in ("amount", "rate") and bool(figure.unit) and len(figure.unit or "") == 3


def kind_of(label: dict[str, Any]) -> str | None:
    """`percent` or `money`, None for what else is measured or counted."""
    unit = (label["normalized_unit"] or "").lower()
    if "percent" in unit or label["unit"] in ("%", "percent", "per cent"):
        return "percent"
    words = unit.replace("-", " ").split()
    money = any(
        name in unit if " " in name else name in (w.removesuffix("s") for w in words) for name in MONEY
    )
    return "money" if money or unit.startswith("cent ") or unit == "cent" else None


def ends(label: dict[str, Any]) -> tuple[float, float]:
    """The label's value, or the two ends of its range."""
    low, _, high = label["value"].lstrip("-").replace("e-", "e_").partition("-")
    sign = -1.0 if label["value"].startswith("-") else 1.0
    first = sign * float(low.replace("e_", "e-"))
    return first, float(high) if high else first


def is_right(label: dict[str, Any], figure: Figure, kind: str) -> bool:
    """Whether a figure has a label's value, in its unit or in hundredths of it."""
    low, high = ends(label)
    cents = 0.01 if kind == "money" and label["normalized_unit"].startswith("cent") else 1.0
    wanted = (low + high) / 2 * cents
    value = figure.value
    if low != high and figure.approximation == "range" and figure.low is not None and figure.high is not None:
        value = (figure.low + figure.high) / 2
    return any(
        abs(value - way) <= 1e-6 + 0.001 * abs(way)
        for way in {wanted, 100 * wanted}
        if way == wanted or kind == "percent"
    )


def tally(counts: Counter[str], labels: list[dict[str, Any]], found: list[Figure]) -> None:
    """Count one sentence."""
    free = list(found)
    wanted = [(label, kind) for label in labels if (kind := kind_of(label))]
    counts["wanted"] += len(wanted)
    counts["found"] += len(found)
    for label, kind in wanted:
        figure = next((one for one in free if is_right(label, one, kind)), None)
        if figure is None:
            continue
        free.remove(figure)
        currency = CURRENCIES.get(label["normalized_unit"].lower(), figure.unit)
        unit = figure.unit in ("%", "pp") if kind == "percent" else figure.unit == currency
        mark = label["change"] if label["change"] in "~<>" else "="
        counts["value"] += 1
        counts["unit"] += unit
        counts["change"] += mark == MARKS.get(figure.approximation, "=")
