"""The options that choose claims, the same for every command that works on a selection of them."""

import sys
from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sqlite_utils import Database

    from app.filters import ClaimFilter

WORDS_HELP = 'Words of the claim; "…" for a phrase; after -- they may begin with a dash.'
Words = Annotated[str, typer.Argument(metavar="[WORDS]", help=WORDS_HELP)]


def many(help: str, name: str) -> tuple[Any, None]:
    """An option that may be given several times, and what it is without being given."""
    told = f"{help} May be given several times."
    return Annotated[list[str] | None, typer.Option(name, help=told)], None


def day_option(help: str, name: str) -> tuple[Any, None]:
    """An option that takes a day."""
    return Annotated[str | None, typer.Option(name, metavar="YYYY-MM-DD", help=help)], None


Since, _ = day_option("Of documents from this day.", "--since")
Until, _ = day_option("Of documents until this day.", "--until")
FILTERS: dict[str, tuple[Any, Any]] = {
    "words": (Words, ""),
    "actor": many("Claims of this actor (id).", "--actor"),
    "publisher": many("Claims in articles of this publisher.", "--publisher"),
    "country": many("Claims by people or publishers of this country (name or ISO alpha-3).", "--country"),
    "indicator": many("goods_trade, gdp, customs_duties …", "--indicator"),
    "partner": many("Claims about trade with this country (name or ISO alpha-3).", "--partner"),
    "verdict": many("supported, close, contradicted or unverifiable.", "--verdict"),
    "kind": many("level, change, share, rank …", "--kind"),
    "period": many("Claims about this period: 2025, 2026-04, 2026-Q1 …", "--period"),
    "language": many("en, es or fr.", "--language"),
    "since": (Since, None),
    "until": (Until, None),
}
Sort = Annotated[str, typer.Option("--sort", help="date, oldest, worth or verdict.")]


def selects(command: Callable[..., None]) -> Callable[..., None]:
    """`command`, which takes a selection as `where`, as a command with an option for each filter."""

    @wraps(command)
    def selecting(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in FILTERS}
        command(where=selection(**chosen), **given)

    own = [one for one in signature(command).parameters.values() if one.name != "where"]
    kind = Parameter.POSITIONAL_OR_KEYWORD
    options = [
        Parameter(name, kind, default=default, annotation=told) for name, (told, default) in FILTERS.items()
    ]
    selecting.__signature__ = signature(command).replace(parameters=[*options, *own])
    selecting.__annotations__ = {one.name: one.annotation for one in [*options, *own]}
    return selecting


def selection(words: str, since: str | None, until: str | None, **values: list[str] | None) -> "ClaimFilter":
    """The claims that the options ask for. Raises UnusableInput for a day, country or word that is none."""
    from app.filters import ClaimFilter
    from app.given import read_all

    lists = {name: read_all(name, value) for name, value in values.items()}
    return ClaimFilter(text=words, since=day(since), until=day(until), **lists)


def tell_unmatched(archive: "Database", where: "ClaimFilter") -> None:
    """Say on standard error which conditions not one claim meets."""
    from app import queries

    for name, value in queries.unmatched(archive, where):
        print(f"no claim here has the {name} {value!r}", file=sys.stderr)


def day(given: str | None) -> str | None:
    """An ISO date, checked, or None."""
    from app.documents import known_date

    return known_date(given) if given else None
