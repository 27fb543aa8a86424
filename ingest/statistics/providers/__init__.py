"""Providers of official statistics, one file each, and the update that asks them.

None of them has been called live by this project: they are written to documented and recorded answers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from ingest.errors import StatisticsError
from ingest.fetching import Fetcher
from ingest.statistics.providers.banxico import Banxico
from ingest.statistics.providers.base import Door, Provider, Wish, catalogue
from ingest.statistics.providers.census import Census
from ingest.statistics.providers.comtrade import Comtrade
from ingest.statistics.providers.fred import Fred
from ingest.statistics.providers.sdmx import Sdmx, read_query
from ingest.statistics.providers.treasury import Treasury
from ingest.statistics.providers.worldbank import WorldBank
from ingest.statistics.tables import keep

PROVIDERS: dict[str, Provider] = {
    provider.name: provider
    for provider in (
        Census(), Fred(), Comtrade(), WorldBank(), Banxico(), Treasury(), Sdmx("imf"), Sdmx("oecd"),
        Sdmx("eurostat"),
    )
}  # fmt: skip

__all__ = ["PROVIDERS", "Door", "Outcome", "Provider", "Wish", "catalogue", "update", "update_query"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What asking one provider came to."""

    provider: str
    kept: int
    error: str = ""


def update(
    db: Database, fetcher: Fetcher, names: Iterable[str] = (), wish: Wish | None = None
) -> Iterator[Outcome]:
    """Ask providers (all of them without `names`) one after the other, and keep what is new.

    One that fails keeps what there was, and the others go on. Raises StatisticsError for an unknown name.
    """
    chosen = list(names) or list(PROVIDERS)
    unknown = [name for name in chosen if name not in PROVIDERS]
    if unknown:
        raise StatisticsError(f"no provider {', '.join(unknown)}; there are {', '.join(PROVIDERS)}")
    for name in chosen:
        yield ask(db, PROVIDERS[name], partial(Door, name, fetcher), wish or Wish())


def update_query(db: Database, fetcher: Fetcher, path: Path, wish: Wish | None = None) -> Outcome:
    """Ask an SDMX service with the user's own query, and keep what is new. Raises StatisticsError for a bad file."""
    query = read_query(path)
    return ask(db, Sdmx(path.stem), lambda: Door(path.stem, fetcher, table=query), wish or Wish())


def ask(db: Database, provider: Provider, open_door: Callable[[], Door], wish: Wish) -> Outcome:
    """Ask one provider; what fails keeps what there was."""
    try:
        return Outcome(provider.name, keep(db, provider.find_cells(open_door(), wish), provider.name))
    except StatisticsError as error:
        return Outcome(provider.name, 0, str(error))
