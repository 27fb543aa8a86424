"""Rows of the archive as tables that people read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from app.drawing.frame import tr
from app.wording import ICONS, amount, interval
from nlp.types import Interval

Row = Mapping[str, Any]


def stated(row: Row) -> str:
    """What a claim states, in words."""
    if row["stated_unit"] is None:
        return "–"
    return interval(Interval(row["stated_low"], row["stated_high"], row["stated_unit"]))


def told(row: Row) -> str:
    """The figure as it was said, where one of the claim's figures is what it states; else what it allows.

    >>> told({"said": "[194e9]", "stated_low": 189.15e9, "stated_high": 194e9, "stated_unit": "USD"})
    '$194 billion'
    """
    low, high = row["stated_low"], row["stated_high"]
    if low is None or high is None or low == high:
        return stated(row)
    sizes = [value for value in json.loads(row["said"] or "[]") if value is not None]
    fitting = [value for size in sizes for value in (size, -size) if low <= value <= high]
    return amount(fitting[0], row["stated_unit"]) if fitting else stated(row)


def found(row: Row) -> str:
    """What the statistics say, in words."""
    return amount(row["found_value"], row["found_unit"]) if row["found_unit"] else "–"


def difference(row: Row) -> str:
    """How far apart the two are, in percent of what was found."""
    share = row["relative_difference"]
    return "–" if share is None else f"{share * 100:+.1f} %".replace("-", "−")


def claims_table(rows: Sequence[Row]) -> pd.DataFrame:
    """Claims with verdict, words, claimed and found, by whom and when."""
    return pd.DataFrame(
        {
            tr("Verdict"): [f"{ICONS[row['verdict']]} {tr(row['verdict'])}" for row in rows],
            tr("Claim"): [" ".join(row["text"].split()) for row in rows],
            tr("Claimed"): [told(row) for row in rows],
            tr("Statistics say"): [found(row) for row in rows],
            tr("By"): [row["claimant_name"] or row["publisher"] or "–" for row in rows],
            tr("Date"): [row["date"] or "–" for row in rows],
        }
    )


def cells_table(evidence: Sequence[Row]) -> pd.DataFrame:
    """The observations behind a check."""
    return pd.DataFrame(
        {
            tr("Series"): [cell["title"] for cell in evidence],
            tr("Period"): [cell["period"] for cell in evidence],
            tr("Value"): [amount(cell["value"], cell["unit"]) for cell in evidence],
            tr("Provider"): [cell["provider"] for cell in evidence],
            tr("Vintage"): [cell["vintage"] for cell in evidence],
            tr("Address"): [cell["url"] for cell in evidence],
        }
    )
