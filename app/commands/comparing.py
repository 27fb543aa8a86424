"""`fulcrum disagreements` and `exposure`: documents against each other, countries against each other."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.commands.options import Archive, AsJson, Limit, existing, print_json, read_only

if TYPE_CHECKING:
    from app.exposure import Side

YEARS_SHOWN = 5  # of a history: the first, and the last few
CHAPTERS_SHOWN = 5
Country = Annotated[str, typer.Argument(help="A country: name or ISO alpha-3.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(disagreements)
    app.command()(exposure)


def disagreements(
    partner: Annotated[
        str | None, typer.Option("--partner", help="About trade with this country (name or ISO alpha-3).")
    ] = None,
    limit: Limit = 20,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """Find questions that claims answer with numbers that cannot all be right."""
    from app import queries
    from app.given import read_country

    with existing(db) as archive:
        rows = queries.disagreements(archive, partner=read_country(partner) if partner else None, limit=limit)
    if as_json:
        print_json(rows)
        return
    from app.checking.wording import name_question
    from app.commands.tables import print_claims
    from app.correcting import corrected

    for row in rows:
        print(f"{name_question(corrected(None, row))} — {row['count']} claims, {row['documents']} documents")
        print_claims(row["claims"])
        if between := row["count"] - len(row["claims"]):
            print(f"{'':15}and {between} that say what lies between the lowest and the highest")
        print()
    print(f"{len(rows)} questions with answers that cannot all be right")


def exposure(
    one: Country,
    other: Country,
    year: Annotated[
        str | None, typer.Option("--year", help="A full year; by default the latest in the data.")
    ] = None,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """How much two countries depend on each other in goods trade, both ways, and what the data lack."""
    from app.contract import plain
    from app.exposure import exposure as find_exposure
    from app.given import read_country, read_year
    from app.statistics import open_statistics

    pair = read_country(one), read_country(other)
    with read_only(db) as archive:
        found = find_exposure(open_statistics(archive), *pair, read_year(year) if year else None)
    if as_json:
        print_json(plain(found))
        return
    for side in found.sides:
        print_side(side, found.period)


def print_side(side: "Side", year: str) -> None:
    """What one country has at stake: shares, how they moved, chapters, what is missing."""
    from app.commands.tables import print_rows
    from ingest.statistics.parts import chapter_names, country_name

    print(f"\n{country_name(side.country)} → {country_name(side.partner)}, {year}")
    rows = [
        {"measure": part.title, "percent": show(part.value), "over time": told_history(side, part.measure)}
        for part in side.parts
    ]
    print_rows(rows, ("measure", "percent", "over time"))
    for note in dict.fromkeys(part.note for part in side.parts if part.note):
        print(f"Note: {note}.")
    if side.chapters:
        shown = (
            f"{chapter.percent:.1f}% {chapter_names().get(chapter.chapter, '')} (HS {chapter.chapter})"
            for chapter in side.chapters[:CHAPTERS_SHOWN]
        )
        print(f"By chapter, {side.chapters_period}: {', '.join(shown)}.")
        print(f"Concentration: the three largest chapters make up {side.concentration:.1f}%.")
    for missing in side.missing:
        print(f"Not in the data: {missing}.")
    print("Cells:")
    cells: dict[tuple[str, str], Any] = {
        (cell.series, cell.period): cell for part in side.parts for cell in part.evidence
    }
    for cell in cells.values():
        print(f"  {cell.title}, {cell.period}: {cell.value:,.0f} {cell.unit} ({cell.vintage}) {cell.url}")


def show(value: float | None) -> str:
    """A percentage, or that it is not known."""
    return "not known" if value is None else f"{value:.1f}"


def told_history(side: "Side", measure: str) -> str:
    """The first and the last years of a measure."""
    years = [part for part in side.history if part.measure == measure]
    chosen = [*years[:1], *years[1:][-YEARS_SHOWN:]]
    return ", ".join(f"{part.period} {part.value:.1f}" for part in chosen if part.value is not None) or "–"
