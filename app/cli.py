"""`fulcrum …`: the command line. The commands themselves are in `app.commands`."""

import logging
import os
import sys
from typing import Annotated

import typer

from app.commands import (
    check,
    collecting,
    comparing,
    keeping,
    reporting,
    running,
    searching,
    sources,
    statistics,
)
from app.errors import AppError
from ingest.errors import IngestError
from nlp.errors import NlpError

UNUSABLE = 2

app = typer.Typer(
    name="fulcrum",
    help="Who is said to hold the leverage, and do the figures stand up? Reads trade news, finds the claims in it"
    " and checks the figures against official trade statistics.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for commands in (running, collecting, check, searching, comparing, reporting, statistics, sources, keeping):
    commands.register(app)


@app.callback()
def version(
    show: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)
    ] = False,
) -> None:
    """The one option that needs no command."""
    if show:
        from importlib.metadata import version

        print(version("fulcrum-trade"))
        raise typer.Exit


def main() -> None:
    """Run the command line: exit code 2 and one line for anything that cannot be worked with."""
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.ERROR)
    try:
        app()
    except (AppError, IngestError, NlpError) as error:
        print(f"fulcrum: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(UNUSABLE)
    except BrokenPipeError:  # who reads has seen enough (`fulcrum … | head`): nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
