"""`fulcrum search` and `report`: find claims and take them away."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.commands.options import (
    Actor,
    Archive,
    AsJson,
    Kind,
    Limit,
    Partner,
    Period,
    Publisher,
    Since,
    Sort,
    Spoken,
    Until,
    Verdict,
    Words,
    archive_path,
    existing,
    print_json,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

    from app.filters import ClaimFilter

Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
]
Format = Annotated[
    str | None,
    typer.Option("--format", help="md, html, csv, json, jsonld, xlsx, docx or pdf; by the file's name."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (search, said, report, review):
        app.command()(command)


def search(
    words: Words = "",
    actor: Actor = None,
    publisher: Publisher = None,
    partner: Partner = None,
    verdict: Verdict = None,
    kind: Kind = None,
    period: Period = None,
    language: Spoken = None,
    since: Since = None,
    until: Until = None,
    sort: Sort = "date",
    limit: Limit = 20,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """Find claims by their words, who made them, what they are about, and their verdicts."""
    from app import queries
    from app.contract import plain

    where = selection(words, actor, publisher, partner, verdict, kind, period, language, since, until)
    with existing(db) as archive:
        rows, total = (
            queries.claims(archive, where, sort=sort, limit=limit),
            queries.count_claims(archive, where),
        )
        if as_json:
            print_json({"selection": where.words(), "total": total, "claims": plain(rows)})
            return
        from app.commands.tables import print_claims

        print_claims(rows)
        print(f"{len(rows)} of {total} — {where.words()}")
        tell_unmatched(archive, where)


def said(
    words: Words = "",
    actor: Annotated[str | None, typer.Option("--actor", help="What this actor (id) said.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", help="About this country (name or ISO alpha-3).")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """Find what actors said: their quotations, claims and stances."""
    from app import queries
    from app.given import read_country

    with existing(db) as archive:
        country = read_country(about) if about else None
        rows = queries.said(archive, actor, words, about=country, since=since, until=until, limit=limit)
        if as_json:
            print_json(rows)
            return
        from app.commands.tables import print_rows

        print_rows(rows, ("date", "what", "actor_name", "text", "title"))


def report(
    words: Words = "",
    actor: Actor = None,
    publisher: Publisher = None,
    partner: Partner = None,
    verdict: Verdict = None,
    kind: Kind = None,
    period: Period = None,
    language: Spoken = None,
    since: Since = None,
    until: Until = None,
    claim: Annotated[list[str] | None, typer.Option("--claim", help="Only this claim (id).")] = None,
    sort: Sort = "date",
    limit: Limit = 500,
    title: Annotated[str, typer.Option("--title", help="The report's title.")] = "Fact-check",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Its day; today.")
    ] = None,
    format: Format = None,
    output: Output = None,
    db: Archive = None,
) -> None:
    """Write a fact-check report of a selection of claims."""
    from app.reports import find_format
    from app.reports.selecting import make_report

    where = selection(words, actor, publisher, partner, verdict, kind, period, language, since, until, claim)
    chosen = find_format(format or (output.suffix if output else "md"))
    with existing(db) as archive:
        told = {"title": title, "order": claim or (), "sort": sort, "limit": limit, "as_of": day(as_of)}
        made = make_report(archive, where, **told)
        write(chosen.render(made), output)
        print(made.extent, file=sys.stderr)
        tell_unmatched(archive, where)


def review(
    claim: Annotated[str, typer.Argument(help="The claim's id, as search --json and the app show it.")],
    decision: Annotated[str, typer.Argument(help="confirmed, corrected, rejected or noted.")],
    by: Annotated[str, typer.Option("--by", help="Who decides: a review is signed.")],
    note: Annotated[str, typer.Option("--note", help="Why.")] = "",
    slots: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="SLOT=VALUE", help="What was read wrong, for corrected."),
    ] = None,
    db: Archive = None,
) -> None:
    """Keep a person's decision about the check of a claim; a correction has it checked anew."""
    from app.correcting import read_slots
    from app.desk import recheck

    told = {"by": by, "decision": decision, "note": note, "correction": read_slots(slots or ())}
    check = recheck(archive_path(db), claim, **told)
    print(f"{check.verdict}: {check.reason}" if check else decision)


def selection(words: str, *values: Any) -> "ClaimFilter":
    """The claims that the options ask for. Raises UnusableInput for a day, country or word that is none."""
    from app.filters import ClaimFilter
    from app.given import read_all

    names = ("actor", "publisher", "partner", "verdict", "kind", "period", "language")
    lists = {name: read_all(name, value) for name, value in zip(names, values, strict=False)}
    since, until, *ids = values[len(names) :]
    return ClaimFilter(
        text=words, since=day(since), until=day(until), ids=tuple((ids or [()])[0] or ()), **lists
    )


def tell_unmatched(archive: "Database", where: "ClaimFilter") -> None:
    """Say on standard error which conditions not one claim meets."""
    from app import queries

    for name, value in queries.unmatched(archive, where):
        print(f"no claim here has the {name} {value!r}", file=sys.stderr)


def day(given: str | None) -> str | None:
    """An ISO date, checked, or None."""
    from app.documents import known_date

    return known_date(given) if given else None


def write(data: bytes, output: Path | None) -> None:
    """Bytes to a file, or to standard output. Raises UnusableInput."""
    from app.errors import UnusableInput

    try:
        if output:
            output.write_bytes(data)
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except OSError as error:
        raise UnusableInput(f"{output or 'standard output'}: {error.strerror or error}") from error
