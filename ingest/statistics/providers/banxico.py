"""Banco de México, SIE: monthly series by id. Needs a token."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.errors import StatisticsError
from ingest.statistics.providers.base import Door, Wish
from ingest.statistics.validation import Cell

DAY = re.compile(r"(?P<day>\d{2})/(?P<month>\d{2})/(?P<year>\d{4})")
MISSING = "N/E"


class Banxico:
    """The series of the catalogue; the title of the answer must still be the expected one."""

    name = "banxico"

    def find_cells(self, door: Door, wish: Wish) -> Iterator[Cell]:
        """Every month since the wished year."""
        secret = {"token": door.need_key()}
        known = {series["id"]: series for series in door.table["series"]}
        span = f"{wish.since}-01-01/{wish.today.isoformat()}"
        answer: Any = door.get_json(f"{door.url}/{','.join(known)}/datos/{span}", {}, secret)
        try:
            found = [
                (one["idSerie"], one["titulo"], row["fecha"], row["dato"])
                for one in answer["bmx"]["series"]
                for row in one.get("datos", ())
            ]
        except (KeyError, TypeError) as error:
            raise door.changed(error) from None
        for id, title, day, value in found:
            if id not in known or known[id]["must_say"] not in title:
                raise StatisticsError(f"banxico: {id} is now {title[:120]!r}; take it out of the catalogue")
            if value != MISSING:
                yield self.make(door, wish, known[id], day, value)

    def make(self, door: Door, wish: Wish, series: dict[str, str], day: str, value: str) -> Cell:
        """One month."""
        found = DAY.fullmatch(day)
        if not found:
            raise door.changed(day)
        return door.cell(
            wish.today, f"{found['year']}-{found['month']}", value,
            INDICATOR=series["indicator"], REPORTER="MEX", FREQ="M", ADJUSTMENT="NSA", VALUATION="current",
            UNIT=series["unit"], basis="banxico", provider="Banco de México",
            licence="free use with attribution", title=series["title"],
        )  # fmt: skip
