"""`fulcrum check`: one text, or many as JSON Lines, read and checked."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Archive, read_only
from app.errors import UnusableInput

if TYPE_CHECKING:
    from app.assessing import Assessment
    from app.documents import Unread

File = Annotated[
    str | None, typer.Argument(metavar="[FILE|-]", help="Plain text or HTML; - is standard input.")
]
Text = Annotated[str | None, typer.Option("--text", help="The text itself, instead of a file.")]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The document's date.")]
Title = Annotated[str | None, typer.Option("--title", help="The document's title.")]
Language = Annotated[
    str | None, typer.Option("--language", metavar="en|es|fr", help="Told from the text when not given.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a page to read.")]
Lines = Annotated[
    str | None,
    typer.Option(
        "--jsonl",
        metavar="FILE|-",
        help='Many texts: one {"id", "text", "date"?, "title"?, "language"?} a line; one result a line.',
    ),
]


Slots = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="SLOT=VALUE",
        help="Correct a slot of the questions that were read (partner=Canada, period=2025-04), and check again.",
    ),
]
Only = Annotated[list[str] | None, typer.Option("--claim", help="Correct only this claim (c2).")]
By = Annotated[str, typer.Option("--by", help="Who corrects: shown beside the correction.")]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(check)


def check(
    file: File = None,
    text: Text = None,
    date: Date = None,
    title: Title = None,
    language: Language = None,
    as_json: AsJson = False,
    jsonl: Lines = None,
    slots: Slots = None,
    only: Only = None,
    by: By = "",
    db: Archive = None,
) -> None:
    """Read one article or statement and check its figures against the statistics.

    Exit code 0 when the text was read, whatever the verdicts; 2 when it could not be used. With --jsonl a
    line that cannot be used gives {"id", "line", "error"} in its place and one line on standard error; the
    others go on, and the exit code is 2 only when no line could be read. Nothing is kept here: `fulcrum review`
    keeps a correction of a claim in the archive, with the name of who made it.
    """
    if sum(given is not None for given in (file, text, jsonl)) != 1:
        raise UnusableInput("give one of FILE, - (standard input), --text or --jsonl")
    from app.assessing import assess, assess_again, assess_all, find_consistency, foreign_note, undated_note
    from app.correcting import read_slots
    from app.documents import find_documents, make_document, open_lines, read_text
    from app.statistics import checker

    with read_only(db) as archive:
        check_claims = checker(archive)
        if jsonl is not None:
            with open_lines(jsonl) as lines:
                print_lines(assess_all(find_documents(lines, date=date, language=language), check_claims))
            return
        given = text if text is not None else read_text(file or "-")
        named = file if file not in (None, "-") else "the text"
        document = make_document(given, date=date, title=title, language=language, name=named)
        assessment = assess(document, check_claims)
        for note in filter(None, (foreign_note(document), undated_note(assessment))):
            print(note, file=sys.stderr)
        if slots:
            assessment = assess_again(assessment, read_slots(slots), check_claims, by=by, only=only or ())
        if as_json:
            from app.contract import dumps

            print(dumps(assessment.as_json(), indent=2))
        else:
            from app.rendering import print_assessment

            print_assessment(assessment, tuple(find_consistency(assessment, check_claims)))


def print_lines(assessments: Iterable["Assessment | Unread"]) -> None:
    """One JSON object a line, in order, each as soon as it is there."""
    from app.contract import dumps, plain
    from app.documents import Unread

    read = unread = 0
    for item in assessments:
        if isinstance(item, Unread):
            unread += 1
            print(f"line {item.line}: {' '.join(item.error.split())}", file=sys.stderr)
            print(dumps(plain(item)), flush=True)
        else:
            read += 1
            print(dumps(item.as_json()), flush=True)
    if not read:
        raise UnusableInput(f"nothing to read: {unread} lines could not be used" if unread else "no lines")
