"""US Treasury, FiscalData: customs duties of the Monthly Treasury Statement. No key."""

from collections.abc import Iterator
from typing import Any

from ingest.statistics.providers.base import DOMAIN, Door, Wish
from ingest.statistics.validation import Cell


class Treasury:
    """Gross receipts, refunds and net receipts, by month; net may be negative."""

    name = "treasury"

    def find_cells(self, door: Door, wish: Wish) -> Iterator[Cell]:
        """Every month since the wished year."""
        columns: dict[str, str] = door.table["columns"]
        asked = {
            "filter": f"classification_desc:eq:Customs Duties,record_date:gte:{wish.since}-01-01",
            "fields": ",".join(["record_date", *columns.values()]),
            "sort": "record_date",
            "page[size]": "2000",
        }
        answer: Any = door.get_json(door.url, asked)
        try:
            rows = [
                (row["record_date"][:7], indicator, row[column])
                for row in answer["data"]
                for indicator, column in columns.items()
            ]
        except (KeyError, TypeError) as error:
            raise door.changed(error) from None
        for period, indicator, value in rows:
            if value not in (None, "null"):
                yield door.cell(
                    wish.today, period, value,
                    INDICATOR=indicator, REPORTER="USA", PARTNER="WLD", FREQ="M", ADJUSTMENT="NSA",
                    VALUATION="current", UNIT="USD", basis="mts",
                    provider="US Department of the Treasury", licence=DOMAIN, title=door.table["title"],
                )  # fmt: skip
