"""Rows as tables in the terminal; other people's words are shown to the letter."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.rendering import COLOURS
from app.stored import stated_of
from app.wording import ICONS, amount, interval, shorten

WIDEST = 200  # characters of one cell: a whole answer at a press conference is no table


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """A table of some columns of rows. The first is never cut: it is what other commands ask for."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for place, name in enumerate(columns):
        widest = max((len(plain(row[name])) for row in rows), default=0)
        table.add_column(name, min_width=None if place else widest)
    for row in rows:
        table.add_row(*(Text(shorten(plain(row[name]), WIDEST)) for name in columns))
    Console(highlight=False).print(table)


def print_troubles(rows: Sequence[Mapping[str, Any]], name: str) -> None:
    """What went wrong with each row, a line each: in a narrow column nobody could read it."""
    for row in rows:
        if row["error"]:
            print(f"{plain(row[name])}: {plain(row['error'])}")


def plain(value: Any) -> str:
    """A value on one line."""
    return "" if value is None else " ".join(str(value).split())


def print_claims(rows: Sequence[Mapping[str, Any]]) -> None:
    """Claims, two lines each: verdict and words, then what is claimed and found, by whom and when."""
    console = Console(highlight=False)
    for row in rows:
        stated = interval(stated_of(row))
        found = amount(row["found_value"], row["found_unit"]) if row["found_unit"] else "–"
        head = Text(f"{ICONS[row['verdict']]} {row['verdict']:13}", style=COLOURS[row["verdict"]])
        head.append(plain(row["text"]), style="default")
        console.print(head, no_wrap=True, overflow="ellipsis")
        by = plain(row["claimant_name"] or row["publisher"])
        told = f"{'':15}claimed {stated} · statistics say {found} · {by}, {row['date'] or 'undated'}"
        console.print(Text(told, style="dim"), no_wrap=True, overflow="ellipsis")
