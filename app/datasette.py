"""How Datasette shows the archive: titles, facets, labels of what points elsewhere, hidden works, queries."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.contract import dumps
from app.errors import UnusableInput


@cache
def described() -> dict[str, Any]:
    """The table of `datasette.toml`."""
    return tomllib.loads(files(__package__).joinpath("datasette.toml").read_text("utf-8"))


def make_metadata(database: str) -> dict[str, Any]:
    """The metadata that `datasette FILE --metadata` takes, for a file that Datasette calls `database`.

    >>> sorted(make_metadata("fulcrum")["databases"]["fulcrum"])
    ['description', 'queries', 'tables', 'title']
    """
    known = described()
    head = {"title": known["title"], "description": known["description"]}
    return {**head, "databases": {database: {**head, "tables": known["tables"], "queries": known["queries"]}}}


def write_folder(folder: Path, database: str) -> tuple[Path, Path]:
    """The metadata and the plugin as files in a folder; gives where the file and the folder of plugins are.

    Raises UnusableInput where they cannot be written.
    """
    metadata, plugins = folder / "metadata.json", folder / "plugins"
    plugin = files(__package__).joinpath("datasette_links.py").read_text("utf-8")
    try:
        plugins.mkdir(parents=True, exist_ok=True)
        metadata.write_text(dumps(make_metadata(database), indent=2) + "\n", "utf-8")
        (plugins / "fulcrum_links.py").write_text(plugin, "utf-8")
    except OSError as error:
        raise UnusableInput(f"{folder}: {error.strerror or error}") from error
    return metadata, plugins
