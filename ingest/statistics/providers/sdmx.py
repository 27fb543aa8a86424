"""Any source that answers in SDMX: one query of the catalogue (or of the user's) each, read with sdmx1.

The address is asked through our own client, which is polite and bounded; sdmx1 reads the answer, be it generic
or structure-specific SDMX-ML, or SDMX-JSON. It is imported only when an answer is to be read: it takes a second.
"""

import io
import logging
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.errors import StatisticsError
from ingest.statistics.providers.base import Door, Wish
from ingest.statistics.validation import Cell

logging.getLogger("sdmx").setLevel(logging.ERROR)  # it warns of every message without its structure
ACCEPT = (
    "application/vnd.sdmx.genericdata+xml;version=2.1,"
    "application/vnd.sdmx.structurespecificdata+xml;version=2.1;q=0.9,*/*;q=0.1"
)
MONTH = re.compile(r"(\d{4})-M(\d{2})")
MISSING = frozenset({"", "NaN", "nan", ":", "None"})
FAULTS = (ValueError, TypeError, LookupError, AttributeError, RuntimeError, SyntaxError, AssertionError)
"""What sdmx1 and the parsers under it raise for a message that is broken or of another kind."""
NEEDED = ("url", "page", "flow", "key", "title", "provider", "licence", "dimensions", "constants")


class Sdmx:
    """One ready-made query, by its name in the catalogue."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_cells(self, door: Door, wish: Wish) -> Iterator[Cell]:
        """Every observation since the wished year; with partners or reporters wished, of those only."""
        query = door.table
        address = f"{door.url}/data/{query['flow']}/{query['key']}"
        body = door.get(address, {"startPeriod": str(wish.since)}, {}, accept=ACCEPT)
        if body is None:
            return
        for row, value in read_message(door, body):
            cell = make_cell(door, wish, row, value)
            if cell and (not wish.partners or {cell[0].partner, cell[0].reporter} & set(wish.partners)):
                yield cell


def read_message(door: Door, body: bytes) -> Iterator[tuple[dict[str, str], Any]]:
    """Dimensions and attributes by name, and the value, of every observation. Raises StatisticsError."""
    import sdmx
    from sdmx.exceptions import XMLParseError

    if body.lstrip()[:9].lower() in (b"<!doctype", b"<html>", b"<html lan"):
        raise StatisticsError(f"{door.name}: a page came instead of figures; try later")
    try:
        message = sdmx.read_sdmx(io.BytesIO(body))
        data = [one for dataset in message.data for one in dataset.obs]  # type: ignore[attr-defined]
    except (*FAULTS, XMLParseError) as error:
        told = " ".join(str(error).split())[:120]
        raise StatisticsError(
            f"{door.name}: the answer is no whole SDMX message ({told}); try later"
        ) from None
    for one in data:
        held = [*one.attrib.items(), *one.key.values.items()]
        yield {name: str(field.value) for name, field in held}, one.value


def make_cell(door: Door, wish: Wish, row: Mapping[str, str], value: Any) -> Cell | None:
    """An observation in our dimensions; None where it is missing. Raises StatisticsError for an unknown code."""
    query, told = door.table, str(value)
    if told in MISSING:
        return None
    try:
        dimensions = dict(query["constants"])
        for ours, theirs in query["dimensions"].items():
            known = query.get("codes", {}).get(ours)
            dimensions[ours] = known[row[theirs]] if known else row[theirs]
        scale = row.get(query.get("scale_field", ""), query.get("scale", 0))
        period = MONTH.sub(r"\1-\2", row["TIME_PERIOD"])
        number = int(scale)
    except (KeyError, ValueError) as error:
        raise door.changed(error) from None
    valuation = dimensions["VALUATION"]
    dimensions["VALUATION"] = valuation[dimensions["FLOW"]] if isinstance(valuation, dict) else valuation
    return door.cell(
        wish.today, period, told,
        **{**dimensions, "UNIT_MULT": number, "title": query["title"], "provider": query["provider"],
           "licence": query["licence"]},
    )  # fmt: skip


def read_query(path: Path) -> dict[str, Any]:
    """A user's own query: a TOML file with the same keys as those of the catalogue. Raises StatisticsError."""
    try:
        query = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StatisticsError(f"{path}: not a query file ({error})") from error
    if missing := [name for name in NEEDED if name not in query]:
        raise StatisticsError(f"{path}: lacks {', '.join(missing)}; docs/statistics.md shows one")
    return query
