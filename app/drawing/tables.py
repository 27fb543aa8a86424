"""Rows of the archive as tables that people read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from app import queries
from app.checking.wording import negated
from app.drawing.frame import archive, tr
from app.drawing.saying import amount, interval
from app.drawing.sentences import question_said
from app.wording import ICONS
from nlp.types import Interval

Row = Mapping[str, Any]
TALL = 66  # pixels of a row: Streamlit breaks lines in rows of more than 64
FIGURE, SPEAKER = 140, 170  # pixels of a column: longer words are broken into lines
ROW, HEAD = 35, 38  # pixels of an ordinary row, and of the head with its frame
HIGHEST = 640  # pixels of a table: the rest of it scrolls


def stated(row: Row) -> str:
    """What a claim states, in words."""
    if row["stated_unit"] is None:
        return "–"
    allowed = Interval(row["stated_low"], row["stated_high"], row["stated_unit"])
    return sided(row, interval(allowed), interval(negated(allowed)), allowed.high)


def told(row: Row) -> str:
    """The figure as it was said, where one of the claim's figures is what it states; else what it allows.

    >>> row = {"flow": "balance", "measure": "level", "stated_low": -194e9, "stated_high": -189.15e9}
    >>> told(row | {"said": "[194e9]", "stated_unit": "USD"})
    'a deficit of $194 billion'
    """
    low, high = row["stated_low"], row["stated_high"]
    if low is None or high is None or low == high:
        return stated(row)
    sizes = [value for value in json.loads(row["said"] or "[]") if value is not None]
    fitting = [value for size in sizes for value in (size, -size) if low <= value <= high]
    return shown(row, fitting[0], row["stated_unit"]) if fitting else stated(row)


def found(row: Row) -> str:
    """What the statistics say, in words."""
    return shown(row, row["found_value"], row["found_unit"]) if row["found_unit"] else "–"


def shown(row: Row, value: float, unit: str) -> str:
    """A value as an answer to the question of a claim."""
    return sided(row, amount(value, unit), amount(-value, unit), value)


def sided(row: Row, figure: str, other: str, high: float | None) -> str:
    """A negative balance as a deficit, told with the `other` sign: nobody speaks of a deficit of minus a billion."""
    below = high is not None and high < 0
    deficit = below and row["flow"] == "balance" and row["measure"] == "level"
    return f"{tr('a deficit of')} {other}" if deficit else figure


def difference(row: Row) -> str:
    """How much more or less is claimed than was found, in percent of what was found; of a deficit its size.

    >>> row = {"relative_difference": -0.622, "found_value": 33.9e9, "stated_low": 54.5e9, "stated_high": 55.5e9}
    >>> difference(row)
    '62.2% more'
    """
    share, found_value = row["relative_difference"], row["found_value"]
    ends = [end for end in (row["stated_low"], row["stated_high"]) if end is not None]
    if share is None or not ends:
        return "–"
    if abs(share) < 0.0005:
        return tr("none")
    stated_value = sum(ends) / len(ends)
    if stated_value * found_value < 0:
        return f"{abs(share):.1%}"
    return f"{abs(share):.1%} {tr('more') if abs(stated_value) > abs(found_value) else tr('less')}"


def claims_table(rows: Sequence[Row]) -> pd.DataFrame:
    """Claims with verdict, words, claimed and found, by whom and when."""
    return pd.DataFrame(
        {
            tr("Verdict"): [f"{ICONS[row['verdict']]} {tr(row['verdict'])}" for row in rows],
            tr("Claim"): [led_in(row) for row in rows],
            tr("Claimed"): [told(row) for row in rows],
            tr("Statistics say"): [found(row) for row in rows],
            tr("By"): [row["claimant_name"] or row["publisher"] or "–" for row in rows],
            tr("Date"): [row["date"] or "–" for row in rows],
        }
    )


def led_in(row: Row) -> str:
    """A claim's words with what stands before them in their sentence: “exports $3 billion” alone says little.

    >>> led_in({"before": "Imports rose, ", "text": "the highest  on record", "after": ", she said."})
    'Imports rose, the highest on record…'
    """
    goes_on = any(letter.isalnum() for letter in row.get("after", ""))
    return " ".join((row.get("before", "") + row["text"]).split()) + ("…" if goes_on else "")


def pick_claims(rows: Sequence[dict[str, Any]], alt: str, *, several: bool) -> list[int]:
    """Draw claims as a table; gives the numbers of the rows that were chosen in it."""
    shown = st.dataframe(
        claims_table(queries.with_sentences(archive(), rows)),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row" if several else "single-row",
        height=height_of(len(rows), TALL + 1),
        row_height=TALL,
        column_config={
            tr("Claim"): st.column_config.TextColumn(width="large"),
            **{tr(name): st.column_config.TextColumn(width=FIGURE) for name in ("Claimed", "Statistics say")},
            tr("By"): st.column_config.TextColumn(width=SPEAKER),
        },
        alt=alt,
    )
    return [number for number in shown.selection.rows if number < len(rows)]


def height_of(rows: int, each: int = ROW) -> int:
    """The pixels of a table that shows all its rows, or as many as a window has room for."""
    return min(HIGHEST, each * max(1, rows) + HEAD)


def show_numbers(frame: pd.DataFrame, title: str) -> None:
    """The numbers of a chart as a table, for whoever cannot see it or wants them exactly; the keyboard reaches it."""
    with st.expander(tr("The same numbers as a table")):
        st.dataframe(frame, hide_index=True, alt=f"{title}: {tr('The same numbers as a table')}")


def cells_table(evidence: Sequence[Row]) -> pd.DataFrame:
    """The observations behind a check; the value first, for a telephone shows two columns."""
    return pd.DataFrame(
        {
            tr("Period"): [cell["period"] for cell in evidence],
            tr("Value"): [amount(cell["value"], cell["unit"]) for cell in evidence],
            tr("Series"): [question_said(cell["title"]) for cell in evidence],
            tr("Provider"): [cell["provider"] for cell in evidence],
            tr("Vintage"): [cell["vintage"] for cell in evidence],
            tr("Address"): [cell["url"] for cell in evidence],
        }
    )
