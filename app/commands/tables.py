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
    """Claims, two lines each: verdict and words, then what is claimed and found, by whom and when."""
    console = Console(highlight=False)
    for row in rows:
        unit = row["stated_unit"]
        stated = interval(Interval(row["stated_low"], row["stated_high"], unit)) if unit else "–"
        found = amount(row["found_value"], row["found_unit"]) if row["found_unit"] else "–"
        head = Text(f"{ICONS[row['verdict']]} {row['verdict']:13}", style=COLOURS[row["verdict"]])
        head.append(plain(row["text"]), style="default")
        console.print(head, no_wrap=True, overflow="ellipsis")
        by = plain(row["claimant_name"] or row["publisher"])
        told = f"{'':15}claimed {stated} · statistics say {found} · {by}, {row['date'] or 'undated'}"
        console.print(Text(told, style="dim"), no_wrap=True, overflow="ellipsis")
