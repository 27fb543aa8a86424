"""US Census Bureau, international trade API: goods by partner, HS code and month since 2010. Needs a key."""

from collections.abc import Iterator
from typing import Any

from ingest.statistics.providers.base import DOMAIN, Door, Wish
from ingest.statistics.validation import Cell

FLOWS = (("imports", "GEN_VAL_MO", "I_COMMODITY"), ("exports", "ALL_VAL_MO", "E_COMMODITY"))
ALL_GOODS = "-"


class Census:
    """General imports at customs value, exports (domestic and re-exports) at f.a.s. value."""

    name = "census"

    def find_cells(self, door: Door, wish: Wish) -> Iterator[Cell]:
        """The months since January 2010, one question for each partner, flow and commodity."""
        secret = {"key": door.need_key()}
        first = max(door.table["first"], f"{wish.since}-01")
        span = f"from {first} to {wish.today:%Y-%m}"
        for commodity in wish.commodities:
            for partner, code in wish.chosen(door.name, door.table["partners"]):
                for flow, measure, column in FLOWS:
                    hs = ALL_GOODS if commodity == "TOTAL" else commodity
                    asked = {"get": measure, "time": span, "CTY_CODE": code, column: hs}
                    rows = door.get_json(f"{door.url}/{flow}/hs", asked, secret)
                    for row in as_rows(door, rows):
                        if measure not in row or "time" not in row:
                            raise door.changed(sorted(row))
                        dimensions = self.describe(door, flow, partner, commodity)
                        yield door.cell(wish.today, row["time"], row[measure], **dimensions)

    def describe(self, door: Door, flow: str, partner: str, commodity: str) -> dict[str, Any]:
        """The dimensions of one flow."""
        title = door.table["title" if commodity == "TOTAL" else "title_of_goods"]
        return {
            "INDICATOR": "goods_trade", "REPORTER": "USA", "FREQ": "M", "FLOW": flow, "PARTNER": partner,
            "COMMODITY": commodity, "ADJUSTMENT": "NSA", "VALUATION": "customs" if flow == "imports" else "fas",
            "UNIT": "USD", "basis": "census", "provider": "US Census Bureau", "licence": DOMAIN,
            "title": title,
        }  # fmt: skip


def as_rows(door: Door, answer: Any) -> Iterator[dict[str, str]]:
    """The rows of an array of arrays with a header; a column that comes twice counts the first time."""
    if answer is None:
        return
    if not isinstance(answer, list) or not answer or not all(isinstance(row, list) for row in answer):
        raise door.changed(answer)
    header, *rows = answer
    for row in rows:
        if len(row) != len(header):
            raise door.changed(row)
        yield dict(reversed(list(zip(header, row, strict=True))))
