"""`fulcrum collect`, `add` and `analyse`: bring articles in, read and check them."""

import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from app.commands.options import Archive, AsJson, opened, print_json, print_turned, progress_bar
from app.errors import UnusableInput

Named = Annotated[
    list[str] | None, typer.Option("--source", help="Only this source (id). May be given several times.")
]
Now = Annotated[bool, typer.Option("--now", help="Poll whether a source is due or not.")]
Name = Annotated[
    str, typer.Argument(metavar="FILE|URL", help="A page, plain text, PDF or DOCX; - is standard input.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (collect, add, analyse):
        app.command()(command)


def collect(source: Named = None, now: Now = False, as_json: AsJson = False, db: Archive = None) -> None:
    """Poll the sources that are due and store what is new; one that fails stops none of the others.

    An archive without any source starts with those of the catalogue.

    Exit code 0 when at least one source answered, 1 when all failed.
    """
    from app.collecting import collect_sources, ensure_sources, find_unknown, result_row

    with opened(db) as archive:
        ensure_sources(archive)
        find_unknown(archive, source)
        with progress_bar("Collecting") as progress:
            results = collect_sources(archive, source, now=now, progress=progress)
            rows = [result_row(result) for result in results]
    if as_json:
        print_json(rows)
    else:
        from app.commands.tables import print_rows, print_troubles

        print_rows(rows, ("source", "outcome", "entries", "articles", "revised", "lacking", "unread"))
        print_troubles(rows, "source")
        print(sum_up(rows))
    if rows and all(row["outcome"] == "failed" for row in rows):
        raise typer.Exit(1)


def sum_up(rows: Sequence[Mapping[str, Any]]) -> str:
    """What the polls came to, and the next step where there is one.

    >>> sum_up([{"articles": 0, "revised": 0}])
    '1 source polled, nothing new'
    """
    if not rows:
        return "no source is due; --now polls all the same"
    fresh = sum(row["articles"] + row["revised"] for row in rows)
    told = f"{len(rows)} {'source' if len(rows) == 1 else 'sources'} polled"
    return f"{told}; now run `fulcrum analyse`" if fresh else f"{told}, nothing new"


def add(
    name: Name,
    title: Annotated[str | None, typer.Option("--title", help="Its title.")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Its date.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="en|es|fr", help="Its language.")
    ] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who put it out.")] = None,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """Store one article from a file or an address, and read and check it.

    A saved page, a transcript as archives have it (title, who and date above a rule), a PDF or DOCX statement.
    """
    from app.adding import add_article
    from app.desk import analyse_pending, check_pending

    with opened(db) as archive:
        known = {"title": title, "date": date, "language": language, "publisher": publisher}
        article, outcome = add_article(archive, name, **known)
        analyse_pending(archive)
        check_pending(archive)
    if as_json:
        print_json({"id": article.id, "title": article.title, "outcome": outcome})
    else:
        print(f"{outcome}: {article.title} ({article.id})")


def analyse(
    again: Annotated[bool, typer.Option("--again", help="Also what could not be read before.")] = False,
    processes: Annotated[
        int, typer.Option("--processes", min=1, max=64, help="Read with so many processes.")
    ] = 1,
    input: Annotated[
        str | None,
        typer.Option(
            "--input", help="Instead of the archive: .parquet, .jsonl[.gz] or .warc[.gz], a pattern."
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", help="With --input: the lake to write, a folder or an address.")
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", help="With --input: local, or ray for a cluster.")
    ] = "local",
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """Read what was collected and check its claims. Goes on where it stopped; nothing is read twice.

    What an older version has read, or checked against older statistics, is done anew. With --input and --output
    other documents are read into a lake of Parquet files, which `load` brings into an archive.
    """
    from app import queries
    from app.desk import analyse_pending, check_pending

    if input or output:
        analyse_lake(input, output, engine, as_json)
        return
    with opened(db) as archive:
        with progress_bar("Reading") as progress:
            read = analyse_pending(archive, progress=progress, again=again, processes=processes)
        with progress_bar("Checking") as progress:
            checked = check_pending(archive, progress=progress)
        for failure in read.failed:
            print(f"not read: {' '.join(failure.split())}", file=sys.stderr)
        print_turned(checked)
        done = {"read": read.done, "failed": len(read.failed), "checked": checked.done}
        if as_json:
            print_json(
                {
                    **done,
                    "turned": checked.turned,
                    "totals": queries.totals(archive),
                    "verdicts": queries.verdicts(archive),
                }
            )
        else:
            print(", ".join(f"{number} {name}" for name, number in done.items()))


def analyse_lake(input: str | None, output: str | None, engine: str, as_json: bool) -> None:
    """Read documents of files into a lake, and say what was done."""
    from app.lake.engines import read_into
    from app.lake.inputs import find_blocks

    if not (input and output):
        raise UnusableInput("give both --input and --output")
    done = {"blocks": 0, "read": 0, "claims": 0, "failed": 0}
    blocks = list(find_blocks(input))
    with progress_bar("Reading") as progress:
        for one in read_into(output, blocks, engine):
            done["blocks"] += 1
            done["read"] += one.read
            done["claims"] += one.claims
            done["failed"] += len(one.unread)
            progress(done["blocks"], len(blocks))
            for failure in one.unread:
                print(f"not read: {' '.join(failure.split())}", file=sys.stderr)
    done["blocks done before"] = len(blocks) - done["blocks"]
    if as_json:
        print_json(done)
    else:
        print(", ".join(f"{number} {name}" for name, number in done.items()))
