"""The documentation of the commands says what `--help` says, for every command and option, to the letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from app.cli import app
from app.reports import find_formats

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "cli.md").read_text("utf-8")


def find_commands() -> Iterator[tuple[str, object]]:
    """Every command with its full name."""
    for name, command in typer.main.get_command(app).commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {below}", one) for below, one in command.commands.items())
        else:
            yield name, command


COMMANDS = dict(find_commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str):
    command = COMMANDS[name]
    assert command.help
    heading = f"\n### fulcrum {name}\n"
    assert heading in TEXT
    section = TEXT.split(heading)[1].split("\n#")[0]
    assert command.help.split("\n\n")[0].replace("\n", " ") in section
    for parameter in command.params:
        options = [option for option in parameter.opts if option.startswith("--") and option != "--help"]
        assert all(f"`{option}`" in section for option in options), (name, options)
        if "--help" not in parameter.opts:
            assert f": {parameter.help}\n" in section, (name, parameter.name)


def test_nothing_is_documented_that_is_not_there():
    headings = {
        line.removeprefix("### fulcrum ") for line in TEXT.splitlines() if line.startswith("### fulcrum ")
    }
    assert headings == set(COMMANDS)


def test_every_format_of_a_report_is_documented():
    text = (DOCS / "reports.md").read_text("utf-8")
    assert {line.split("`")[1] for line in text.splitlines() if line.startswith("| `")} - {"--format"} == set(
        find_formats()
    )
