"""What every provider of statistics has in common: how it is asked, and how a bad answer becomes an error.

Keys come from the environment, go into the address of a request and nowhere else: not into a log, an
error or the archive.
"""

import json
import logging
import math
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

from platformdirs import user_config_path

from ingest.errors import IngestError, SourceUnreachable, StatisticsError
from ingest.fetching import Fetcher
from ingest.statistics.parts import make_series
from ingest.statistics.validation import Cell
from ingest.types import Observation

for name in ("httpx", "httpcore"):  # they log whole addresses, and with them keys
    logging.getLogger(name).setLevel(logging.WARNING)

NO_CONTENT = 204
ACCEPT = "application/json, text/csv;q=0.9, */*;q=0.1"
DOMAIN = "public domain (US government)"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants: which partners (all known ones when empty), since which year, of which goods."""

    partners: tuple[str, ...] = ()
    since: int = 1999
    today: date = field(default_factory=date.today)
    """The vintage of what is fetched."""
    commodities: tuple[str, ...] = ("TOTAL",)
    """HS codes, for a provider that has them."""

    def chosen(self, name: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The partners that are wanted and known to the provider `name`, with its code.

        Raises StatisticsError when none of those wanted is known: silence would look like "nothing new".
        """
        if self.partners and not set(self.partners) & set(known):
            raise StatisticsError(
                f"{name}: has nothing on {', '.join(self.partners)}; it has {', '.join(known)}"
            )
        for partner, code in known.items():
            if not self.partners or partner in self.partners:
                yield partner, code


class Provider(Protocol):
    """One provider: a name, and the cells of a wish."""

    name: str

    def find_cells(self, door: "Door", wish: Wish) -> Iterator[Cell]:
        """What the provider has of the wish. Raises StatisticsError for an answer that cannot be used."""
        ...


@cache
def catalogue() -> dict[str, Any]:
    """What is asked of each provider, and its codes."""
    return tomllib.loads(files("ingest.statistics.providers").joinpath("catalogue.toml").read_text("utf-8"))


def keys_path() -> Path:
    """The file that may hold keys: `FULCRUM_KEYS`, or keys.toml in the user's configuration folder."""
    return Path(os.environ.get("FULCRUM_KEYS") or user_config_path("fulcrum") / "keys.toml")


def find_key(name: str) -> str:
    """A key from the environment, else from the file of keys; empty without one. Raises StatisticsError."""
    if given := os.environ.get(name, "").strip():
        return given
    path = keys_path()
    if not name or not path.is_file():
        return ""
    try:
        return str(tomllib.loads(path.read_text("utf-8")).get(name, "")).strip()
    except (OSError, ValueError):  # the message of the error could show a key
        raise StatisticsError(f'{path}: not a file of keys; write lines such as {name} = "…"') from None


class Door:
    """The way to one provider: its table of the catalogue, its key, and the client."""

    def __init__(
        self, name: str, fetcher: Fetcher, url: str | None = None, table: dict[str, Any] | None = None
    ) -> None:
        self.name, self.fetcher = name, fetcher
        self.table: dict[str, Any] = table or catalogue()[name]
        self.url: str = url or self.table["url"]
        self.key = find_key(self.table.get("key_name", ""))

    def need_key(self) -> str:
        """The key. Raises StatisticsError, saying where to put it."""
        if not self.key:
            name = self.table["key_name"]
            raise StatisticsError(f"{self.name}: needs a key; put it into {name}, or into {keys_path()}")
        return self.key

    def get(
        self, address: str, parameters: Mapping[str, str], secret: Mapping[str, str], accept: str = ACCEPT
    ) -> bytes | None:
        """The body of an answer, None for "no content". Raises StatisticsError that shows no key."""
        shown = f"{address}?{urlencode(parameters)}" if parameters else address
        whole = f"{address}?{urlencode({**parameters, **secret})}" if parameters or secret else address
        try:
            return self.fetcher.fetch(whole, accept=accept).body
        except SourceUnreachable as error:
            if error.status == NO_CONTENT:
                return None
            raise self.fault(shown, error, secret) from None
        except IngestError as error:
            raise self.fault(shown, error, secret) from None

    def fault(self, shown: str, error: IngestError, secret: Mapping[str, str]) -> StatisticsError:
        """The error with the address as it may be shown."""
        told = str(error).rpartition(": ")[2]
        for value in secret.values():
            told = told.replace(value, "…")
        return StatisticsError(f"{self.name}: {shown}: {told}")

    def get_json(
        self, address: str, parameters: Mapping[str, str], secret: Mapping[str, str] | None = None
    ) -> Any:
        """The answer as JSON, None for "no content". Raises StatisticsError for HTML or half an answer."""
        body = self.get(address, parameters, secret or {})
        if body is None:
            return None
        if body.lstrip()[:1] == b"<":
            name = self.table.get("key_name")
            mend = f"; is the key in {name} right?" if name else "; try later"
            raise StatisticsError(f"{self.name}: a page came instead of figures{mend}")
        try:
            return json.loads(body)
        except ValueError as error:
            raise StatisticsError(f"{self.name}: the answer is no whole JSON ({error}); try later") from None

    def cell(self, today: date, period: str, value: Any, **dimensions: Any) -> Cell:
        """An observation. Raises StatisticsError for a value that is no number."""
        number = self.number(value) * 10.0 ** dimensions.get("UNIT_MULT", 0)
        series = make_series({"provider": self.name, "url": self.table["page"], "notes": "", **dimensions})
        return series, Observation(series.id, period, number, today)

    def number(self, value: Any) -> float:
        """A number as the provider writes it, perhaps with commas. Raises StatisticsError."""
        try:
            number = float(str(value).replace(",", ""))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise StatisticsError(f"{self.name}: {str(value)[:40]!r} is no figure")
        return number

    def changed(self, what: object) -> StatisticsError:
        """The error for an answer whose form is another than documented."""
        return StatisticsError(
            f"{self.name}: the answer has another form than documented ({str(what)[:120]}); is there a newer Fulcrum?"
        )
