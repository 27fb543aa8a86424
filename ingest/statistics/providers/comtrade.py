"""UN Comtrade, keyless preview: what partners report of their trade with the US, a year at a time.

The official client (comtradeapicall) wraps the same two addresses in pandas and swallows errors, so httpx
is used through our own client.
"""

from collections.abc import Iterator

from ingest.errors import StatisticsError
from ingest.statistics.providers.base import Door, Wish
from ingest.statistics.validation import Cell

FLOWS = {"M": ("imports", "cif"), "X": ("exports", "fob")}
TERMS = "UN Comtrade licence: free for internal use, with attribution"


class Comtrade:
    """Mirror figures: imports at c.i.f., exports at f.o.b. value, as the reporting country has them."""

    name = "comtrade"

    def find_cells(self, door: Door, wish: Wish) -> Iterator[Cell]:
        """Annual totals of every wished country with the US and the world, since 2010 at most."""
        countries: dict[str, str] = door.table["countries"]
        others = [pair for pair in wish.chosen(door.name, countries) if pair[0] not in ("USA", "WLD")]
        codes = {code: iso for iso, code in countries.items()}
        for year in range(max(wish.since, 2010), wish.today.year):
            for _, reporter in others:
                asked = {
                    "reporterCode": reporter, "period": str(year), "partnerCode": "842,0",
                    "cmdCode": "TOTAL", "flowCode": "M,X", "partner2Code": "0", "motCode": "0",
                    "customsCode": "C00",
                }  # fmt: skip
                answer = door.get_json(door.url, asked)
                yield from self.read(door, answer, codes, wish)

    def read(self, door: Door, answer: object, codes: dict[str, str], wish: Wish) -> Iterator[Cell]:
        """The cells of one answer."""
        if not isinstance(answer, dict) or not isinstance(answer.get("data"), list):
            raise door.changed(answer)
        if answer.get("error"):
            raise StatisticsError(f"comtrade: {str(answer['error'])[:200]}")
        if len(answer["data"]) >= door.table["most"]:
            raise StatisticsError(f"comtrade: {len(answer['data'])} rows came, the answer may be cut")
        for row in answer["data"]:
            try:
                flow, valuation = FLOWS[row["flowCode"]]
                reporter, partner = codes[str(row["reporterCode"])], codes[str(row["partnerCode"])]
                period, value = str(row["period"]), row["primaryValue"]
            except (KeyError, TypeError) as error:
                raise door.changed(error) from None
            yield door.cell(
                wish.today, period, value,
                INDICATOR="goods_trade", REPORTER=reporter, FREQ="A", FLOW=flow, PARTNER=partner,
                COMMODITY="TOTAL", ADJUSTMENT="NSA", VALUATION=valuation, UNIT="USD", basis="comtrade",
                provider="UN Comtrade", licence=TERMS, title=door.table["title"],
            )  # fmt: skip
