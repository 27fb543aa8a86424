"""Providers of official statistics, one file each, and the update that asks them.

None of them has been called live by this project: they are written to documented and recorded answers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from ingest.errors import StatisticsError
from ingest.fetching import Fetcher
from ingest.statistics.providers.banxico import Banxico
from ingest.statistics.providers.base import Door, Provider, Wish, catalogue
from ingest.statistics.providers.census import Census
from ingest.statistics.providers.comtrade import Comtrade
from ingest.statistics.providers.fred import Fred
from ingest.statistics.providers.treasury import Treasury
from ingest.statistics.providers.worldbank import WorldBank
from ingest.statistics.tables import keep

PROVIDERS: dict[str, Provider] = {
    provider.name: provider for provider in (Census(), Fred(), Comtrade(), WorldBank(), Banxico(), Treasury())
}

__all__ = ["PROVIDERS", "Door", "Outcome", "Provider", "Wish", "catalogue", "update"]


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
        try:
            cells = PROVIDERS[name].find_cells(Door(name, fetcher), wish or Wish())
            yield Outcome(name, keep(db, cells, name))
        except StatisticsError as error:
            yield Outcome(name, 0, str(error))
