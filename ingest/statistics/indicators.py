"""The catalogue of indicators: what each measures, and where it misleads."""

import tomllib
from dataclasses import dataclass
from functools import cache

from ingest.errors import StatisticsError
from ingest.statistics.parts import snapshot_folder


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is measured; basis, adjustment, unit, licence and address stand with its series."""

    id: str
    title: str
    definition: str
    pitfalls: str


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator by its id. Raises StatisticsError when the file is damaged.

    >>> indicators()["gdp"].title
    'Gross domestic product'
    """
    try:
        table = tomllib.loads(snapshot_folder().joinpath("indicators.toml").read_text("utf-8"))
        return {id: Indicator(id, **told) for id, told in table.items()}
    except (OSError, ValueError, TypeError) as error:
        raise StatisticsError(f"indicators.toml cannot be used ({error}): reinstall") from error
