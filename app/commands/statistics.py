"""`fulcrum statistics`: look into the official figures that claims are checked against."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import (
    Archive,
    AsJson,
    Limit,
    opened,
    print_json,
    print_turned,
    progress_bar,
    read_only,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ingest.statistics.store import Statistics

Indicator = Annotated[str | None, typer.Option("--indicator", help="goods_trade, gdp, customs_duties …")]
Flow = Annotated[str | None, typer.Option("--flow", help="imports or exports.")]
Reporter = Annotated[str | None, typer.Option("--reporter", help="Whose statistics, name or ISO alpha-3.")]
Partner = Annotated[str | None, typer.Option("--partner", help="Name or ISO alpha-3; WLD is the world.")]
Commodity = Annotated[str | None, typer.Option("--commodity", help="TOTAL or an HS code.")]
statistics = typer.Typer(
    help="Look into the official figures that claims are checked against.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(statistics, name="statistics")


@statistics.command()
def coverage(as_json: AsJson = False, db: Archive = None) -> None:
    """What there is: indicators, bases, partners, first and last period."""
    from app.contract import plain
    from app.statistics import open_statistics

    with read_only(db) as archive:
        rows = plain(list(open_statistics(archive).coverage()))
    if as_json:
        print_json(rows)
        return
    from app.commands.tables import print_rows

    for row in rows:
        for name, most in (("partners", 8), ("commodities", 6)):
            row[name] = " ".join(row[name][:most]) + (" …" if len(row[name]) > most else "")
    columns = ("indicator", "basis", "frequency", "series", "first", "last", "partners", "commodities")
    print_rows(rows, columns)
    print("One partner or code: `fulcrum statistics series --partner Mexico --commodity 8708`")


@statistics.command()
def indicators(as_json: AsJson = False) -> None:
    """What is measured, how it is defined, and where it misleads."""
    from app.contract import plain
    from ingest.statistics.indicators import indicators

    rows = plain(list(indicators().values()))
    if as_json:
        print_json(rows)
        return
    for row in rows:
        print(f"{row['id']}: {row['title']}\n  {row['definition']}\n  Beware: {row['pitfalls']}")


@statistics.command()
def series(
    indicator: Indicator = None,
    flow: Flow = None,
    reporter: Reporter = None,
    partner: Partner = None,
    commodity: Commodity = None,
    limit: Limit = 100,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """The series that have these dimensions."""
    from app.contract import plain
    from app.given import read_one
    from app.statistics import open_statistics

    wanted = {"flow": flow, "reporter": reporter, "partner": partner, "commodity": commodity}
    read = {name: read_one(name, value) if value else None for name, value in wanted.items()}
    with read_only(db) as archive:
        held = open_statistics(archive)
        found = held.find_series(indicator=indicator, **read)
        absent = [] if found else list(find_absent(held, {"indicator": indicator, **read}))
    if as_json:
        print_json(plain(found[:limit]))
        return
    from app.commands.tables import print_rows

    print_rows(plain(found[:limit]), ("id", "title", "provider"))
    print(f"{min(limit, len(found))} of {len(found)} series")
    for name, value, known in absent:
        print(f"no series here has the {name} {value}; there are {known}", file=sys.stderr)


def find_absent(held: "Statistics", wanted: Mapping[str, str | None]) -> Iterator[tuple[str, str, str]]:
    """Each dimension that no series has at all, its value, and what there is instead."""
    for name, value in wanted.items():
        known = sorted({str(getattr(series, name)) for series in held.find_series()} - {"None"})
        if value and value not in known:
            yield name, value, " ".join(known[:40]) + (" …" if len(known) > 40 else "")


@statistics.command()
def show(
    id: Annotated[str, typer.Argument(metavar="SERIES", help="The series' id.")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="As known then.")] = None,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """The observations of one series, as known now or on a day."""
    from app.figures import series_figures

    with read_only(db) as archive:
        found = series_figures(archive, id, as_of)
    if as_json:
        print_json(found)
        return
    from app.commands.tables import print_rows

    rows = [row | {"value": f"{row['value']:,.15g}"} for row in found["observations"]]
    print_rows(rows, ("period", "value", "vintage"))
    for name, text in found["about"].items():
        print(f"{name}: {text}")


@statistics.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV file of observations.")],
    mapping: Annotated[Path, typer.Option("--mapping", help="A TOML file that says what its columns are.")],
    db: Archive = None,
) -> None:
    """Add figures of your own: they are used before those that come with Fulcrum."""
    from ingest.statistics.imports import read_own
    from ingest.statistics.tables import keep

    with opened(db) as archive:
        kept = keep(archive, read_own(file, mapping), str(file))
        print(f"{kept} new observations; {check_anew(archive)}")


def check_anew(archive: "Database") -> str:
    """Check the claims whose cells may have changed, and say how many there were and which verdicts turned."""
    from app.desk import check_pending

    with progress_bar("Checking") as progress:
        checked = check_pending(archive, progress=progress)
    print_turned(checked)
    return f"{checked.done} claims checked against them, {len(checked.turned)} verdicts turned"


@statistics.command()
def update(
    provider: Annotated[
        list[str] | None,
        typer.Argument(
            help="census, fred, comtrade, worldbank, banxico, treasury, imf, oecd, eurostat; else all."
        ),
    ] = None,
    partner: Annotated[
        list[str] | None,
        typer.Option("--partner", help="Only this one, name or ISO alpha-3. May be given several times."),
    ] = None,
    commodity: Annotated[
        list[str] | None,
        typer.Option(
            "--commodity", help="Of this HS code instead of all goods (census). May be given several times."
        ),
    ] = None,
    since: Annotated[int, typer.Option("--since", min=1900, max=2100, help="From this year on.")] = 1999,
    query: Annotated[
        Path | None,
        typer.Option(
            "--query", help="A TOML file with a query of your own to an SDMX service; only that is asked."
        ),
    ] = None,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """Fetch new figures from their providers; older vintages stay. One that fails stops none of the others.

    Keys are read from CENSUS_API_KEY, FRED_API_KEY and BANXICO_TOKEN, or from lines of these names in keys.toml in
    the configuration folder (FULCRUM_KEYS names another file). Exit code 1 when all failed.
    """
    from app.contract import plain
    from app.given import read_all
    from ingest.fetching import Fetcher
    from ingest.statistics.providers import PROVIDERS, Wish, update, update_query

    goods = {"commodities": read_all("commodity", commodity)} if commodity else {}
    wish = Wish(partners=read_all("partner", partner), since=since, **goods)
    rows = []
    with opened(db) as archive, Fetcher() as fetcher, progress_bar("asking providers") as progress:
        asked = [update_query(archive, fetcher, query, wish)] if query else None
        for outcome in asked or update(archive, fetcher, provider or (), wish):
            rows.append(plain(outcome))
            progress(len(rows), 1 if query else len(provider or PROVIDERS))
        told = check_anew(archive)
    if as_json:
        print_json(rows)
    else:
        from app.commands.tables import print_rows

        print_rows(rows, ("provider", "kept"))
        for row in rows:
            print(row["error"], end="\n" if row["error"] else "")
        print(told)
    if all(row["error"] for row in rows):
        raise typer.Exit(1)
