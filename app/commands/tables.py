"""Rows as tables in the terminal; other people's words are shown to the letter."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.rendering import COLOURS
from app.wording import ICONS, amount, interval
from nlp.types import Interval


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """A table of some columns of rows."""
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(plain(row[name])) for name in columns))
    Console(highlight=False).print(table)


def plain(value: Any) -> str:
    """A value on one line."""
    return "" if value is None else " ".join(str(value).split())


def print_claims(rows: Sequence[Mapping[str, Any]]) -> None:
    """Claims with verdict, what is claimed and what was found."""
    table = Table("", "verdict", "claim", "claimed", "statistics say", "by", "date", box=None, pad_edge=False)
    for row in rows:
        unit = row["stated_unit"]
        stated = interval(Interval(row["stated_low"], row["stated_high"], unit)) if unit else "–"
        found = amount(row["found_value"], row["found_unit"]) if row["found_unit"] else "–"
        by = row["claimant_name"] or row["publisher"]
        verdict = Text(row["verdict"], style=COLOURS[row["verdict"]])
        words = (plain(row["text"])[:160], stated, found, plain(by), plain(row["date"]))
        table.add_row(ICONS[row["verdict"]], verdict, *map(Text, words))
    Console(highlight=False).print(table)
