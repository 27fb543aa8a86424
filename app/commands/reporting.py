"""`fulcrum report` and `datasette`: take claims away, and open the archive in another tool."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Archive, Lake, Limit, archive_path, existing, selected
from app.commands.selecting import Sort, day, selects, tell_unmatched

if TYPE_CHECKING:
    from app.filters import ClaimFilter
    from app.reports.items import Report

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="The file to write, or a folder to put it in; else standard output."),
]
FORMATS = "bib, csl, csv, docx, html, json, jsonld, md, parquet, pdf, rss, xlsx or zip"
Format = Annotated[str | None, typer.Option("--format", help=f"{FORMATS}; else by the file's name, else md.")]
Folder = Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where to write: metadata and a plugin.")]
BINARY = ("docx", "parquet", "pdf", "xlsx", "zip")


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (report, datasette):
        app.command()(command)


@selects
def report(
    where: "ClaimFilter",
    claim: Annotated[list[str] | None, typer.Option("--claim", help="Only this claim (id).")] = None,
    sort: Sort = "date",
    limit: Limit = 500,
    title: Annotated[str | None, typer.Option("--title", help="The report's title.")] = None,
    introduction: Annotated[
        str, typer.Option("--introduction", help="What the desk says first; blank lines part paragraphs.")
    ] = "",
    by: Annotated[str | None, typer.Option("--by", help="Who publishes the fact-check.")] = None,
    url: Annotated[
        str | None, typer.Option("--url", help="The folder that it will be published in, for ClaimReview.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Its day; today.")
    ] = None,
    told_in: Annotated[
        str,
        typer.Option("--in", metavar="LANGUAGE", help="The report's own language, en or es; quotes stay."),
    ] = "en",
    format: Format = None,
    output: Output = None,
    lake: Lake = None,
    db: Archive = None,
) -> None:
    """Write a fact-check report of a selection of claims; as RSS of the contradicted ones."""
    from app.reports import find_format, render
    from app.reports.selecting import make_report
    from app.reports.telling import tell
    from app.saying.tables import known_tongue

    suffix = find_format(format or (output.suffix if output and not output.is_dir() else "") or "md").SUFFIX
    where = replace(where, ids=tuple(claim or ()))
    if suffix == "rss" and not where.verdict:
        where = replace(where, verdict=("contradicted",))
    told = {"order": claim or (), "sort": sort, "limit": limit, "as_of": day(as_of)}
    words = {
        "title": title
        or tell(known_tongue(told_in), "contradicted_claims" if suffix == "rss" else "fact_check"),
        "by": by,
        "url": url,
        "told_in": told_in,
    }
    with selected(db, lake, where, sort=sort, limit=limit) as archive:
        made = make_report(archive, where, introduction=introduction, **words, **told)
        tell_unmatched(archive, where)
    place = file_of(made, suffix, output)
    write(render(made, suffix), place)
    print(f"{f'{place}: ' if place else ''}{made.extent}", file=sys.stderr)


def file_of(report: "Report", suffix: str, output: Path | None) -> Path | None:
    """Where to write: in a folder under the report's own name. Raises UnusableInput for bytes on a screen."""
    from app.errors import UnusableInput
    from app.reports.items import file_name

    if output is None and suffix in BINARY and sys.stdout.isatty():
        raise UnusableInput(f"{suffix} is nothing for a screen: name a file with --output")
    return output / file_name(report, suffix) if output and output.is_dir() else output


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


def datasette(folder: Folder = Path("datasette"), db: Archive = None) -> None:
    """Write what Datasette shows the archive with: titles, facets, labels, links, ready-made queries."""
    from app.datasette import write_folder

    path = archive_path(db)
    with existing(db):  # a mistyped path is noticed here, not in Datasette
        metadata, plugins = write_folder(folder, path.stem)
    print(f"datasette {path} --metadata {metadata} --plugins-dir {plugins}")
