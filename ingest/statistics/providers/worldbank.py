"""World Bank, World Development Indicators: gross domestic product. No key."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ingest.errors import StatisticsError
from ingest.statistics.providers.base import Door, Wish
from ingest.statistics.validation import Cell


class WorldBank:
    """Current US dollars, by year; the vintage is the day of the database's last update."""

    name = "worldbank"

    def find_cells(self, door: Door, wish: Wish) -> Iterator[Cell]:
        """Every year since the wished one that has a value."""
        countries = [
            code for code, _ in wish.chosen(door.name, {code: code for code in door.table["countries"]})
        ]
        address = f"{door.url}/{';'.join(countries)}/indicator/{door.table['indicator']}"
        asked = {"format": "json", "date": f"{wish.since}:{wish.today.year}", "per_page": "20000"}
        answer: Any = door.get_json(address, asked)
        if isinstance(answer, list) and answer and isinstance(answer[0], dict) and "message" in answer[0]:
            told = "; ".join(str(one.get("value", one)) for one in answer[0]["message"])
            raise StatisticsError(f"worldbank: {told[:200]}")
        try:
            head, rows = answer
            if head["pages"] > 1:
                raise StatisticsError("worldbank: more than one page came; ask for fewer countries")
            vintage = date.fromisoformat(head["lastupdated"])
            values = [(row["countryiso3code"], row["date"], row["value"]) for row in rows or ()]
        except (TypeError, KeyError, ValueError) as error:
            raise door.changed(error) from None
        for country, year, value in values:
            if value is not None:
                yield door.cell(
                    vintage, year, value,
                    INDICATOR="gdp", REPORTER=country, FREQ="A", ADJUSTMENT="NSA", VALUATION="current",
                    UNIT="USD", basis="wdi", provider="World Bank", licence="CC BY 4.0",
                    title=door.table["title"],
                )  # fmt: skip
