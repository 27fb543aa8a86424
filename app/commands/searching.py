"""`fulcrum search`, `said` and `review`: find claims and what was said, and decide about a check."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Archive, AsJson, Lake, Limit, archive_path, existing, print_json, selected
from app.commands.selecting import Since, Sort, Until, selects, tell_unmatched

if TYPE_CHECKING:
    from app.filters import ClaimFilter


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (search, said, review):
        app.command()(command)


@selects
def search(
    where: "ClaimFilter",
    sort: Sort = "date",
    limit: Limit = 20,
    as_json: AsJson = False,
    lake: Lake = None,
    db: Archive = None,
) -> None:
    """Find claims by their words, who made them, what they are about, and their verdicts."""
    from app import queries
    from app.contract import plain

    with selected(db, lake, where, sort=sort, limit=limit) as archive:
        rows = queries.claims(archive, where, sort=sort, limit=limit)
        total = queries.count_claims(archive, where)
        if as_json:
            print_json({"selection": where.words(), "total": total, "claims": plain(rows)})
            return
        from app.commands.tables import print_claims

        print_claims(rows)
        print(f"{len(rows)} of {total} — {where.words()}")
        tell_unmatched(archive, where)


def said(
    words: Annotated[
        str, typer.Argument(metavar="[WORDS]", help='Words of what was said; "…" for a phrase.')
    ] = "",
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
