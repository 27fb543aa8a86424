"""A plugin for Datasette that `fulcrum datasette` puts beside the metadata; Fulcrum itself never imports it.

Datasette links a foreign key as if it pointed at the primary key. Articles and claims are pointed at by their
id, their primary key being the number that full-text search needs: such links lead to a table with one row.
"""

from html import escape
from typing import Any
from urllib.parse import quote

import pluggy  # Datasette brings it along

TABLES = {"article": "articles", "claim": "claims"}
hookimpl = pluggy.HookimplMarker("datasette")


class Link(str):
    """HTML that Datasette leaves as it is, as it does anything that can tell its own HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself."""
        return self


@hookimpl
def render_cell(value: Any, column: str, database: str, datasette: Any) -> Link | None:
    """A link to the row that a cell points at, by its label where Datasette knows one; None for other cells."""
    known = value if isinstance(value, dict) else {"value": value, "label": value}
    if column not in TABLES or not isinstance(known.get("value"), str):
        return None
    address = f"{datasette.urls.table(database, TABLES[column])}?id={quote(known['value'])}"
    return Link(f'<a href="{escape(address)}">{escape(str(known["label"] or known["value"]))}</a>')
