"""Federal Reserve Economic Data: US goods trade by partner; with a key as JSON, without as CSV."""

import csv
from collections.abc import Iterator
from typing import Any

from ingest.errors import StatisticsError
from ingest.statistics.providers.base import DOMAIN, Door, Wish
from ingest.statistics.validation import Cell

FLOWS = (("imports", "IMP", "customs"), ("exports", "EXP", "fas"))
MISSING = frozenset({".", ""})


class Fred:
    """Monthly, not seasonally adjusted, Census basis. The same figures as the Census Bureau's."""

    name = "fred"

    def find_cells(self, door: Door, wish: Wish) -> Iterator[Cell]:
        """Every month since the wished year, one series for each partner and flow."""
        for partner, code in wish.chosen(door.name, door.table["partners"]):
            for flow, prefix, valuation in FLOWS:
                id = prefix + code
                rows = self.keyed(door, id, wish) if door.key else self.keyless(door, id)
                for day, value in rows:
                    if value not in MISSING and day >= f"{wish.since}":
                        yield door.cell(
                            wish.today, day[:7], value,
                            INDICATOR="goods_trade", REPORTER="USA", FREQ="M", FLOW=flow, PARTNER=partner,
                            COMMODITY="TOTAL", ADJUSTMENT="NSA", VALUATION=valuation, UNIT="USD",
                            UNIT_MULT=6, basis="census", provider="US Census Bureau, through FRED",
                            licence=DOMAIN, title=door.table["title"], url=door.table["page"] + id,
                        )  # fmt: skip

    def keyed(self, door: Door, id: str, wish: Wish) -> Iterator[tuple[str, str]]:
        """Days and values of the documented API."""
        asked = {"series_id": id, "file_type": "json", "observation_start": f"{wish.since}-01-01"}
        address = door.table["keyed_url"] if door.url == door.table["url"] else door.url
        answer: Any = door.get_json(address, asked, {"api_key": door.key})
        try:
            yield from [(row["date"], row["value"]) for row in answer["observations"]]
        except (KeyError, TypeError) as error:
            raise door.changed(error) from None

    def keyless(self, door: Door, id: str) -> Iterator[tuple[str, str]]:
        """Days and values of the CSV behind a chart."""
        body = (door.get(door.url, {"id": id}, {}) or b"").decode("utf-8", "replace")
        if body.lstrip().startswith("<"):
            raise StatisticsError(f"fred: a page came instead of {id}; try later, or set FRED_API_KEY")
        rows = csv.reader(body.splitlines())
        header = next(rows, [])
        if len(header) != 2 or header[1] != id:
            raise door.changed(header)
        for row in rows:
            if len(row) != 2:
                raise StatisticsError(f"fred: {id} breaks off at {row!r}; try again")
            yield row[0], row[1]
