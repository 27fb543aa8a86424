"""What Datasette is told of the archive is true of its schema."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlite_utils import Database
from typer.testing import CliRunner

from app.cli import app
from app.datasette import described, make_metadata
from app.datasette_links import TABLES, render_cell

KNOWN = described()["tables"]
QUERIES = described()["queries"]


def columns(db: Database, table: str) -> set[str]:
    """The columns of a table."""
    return {column.name for column in db.table(table).columns}


@pytest.mark.parametrize("name", KNOWN)
def test_tables_facets_labels_and_columns_are_there(db: Database, name: str):
    table = KNOWN[name]
    assert name in db.table_names()
    named = {*table.get("facets", ()), *table.get("columns", ()), *filter(None, [table.get("label_column")])}
    assert named | set(filter(None, [table.get("sort_desc")])) <= columns(db, name)
    assert table.get("hidden") or table["title"]


def test_every_table_that_is_pointed_at_has_a_label(db: Database):
    pointed = {key.other_table for name in KNOWN for key in db.table(name).foreign_keys}
    assert pointed
    assert all(KNOWN[name].get("label_column") for name in pointed)


def test_links_of_cells_lead_to_columns_that_are_unique(db: Database):
    for column, table in TABLES.items():
        assert ["id"] in [index.columns for index in db.table(table).indexes if index.unique]
        assert any(
            key.column == column and key.other_table == table
            for name in KNOWN
            for key in db.table(name).foreign_keys
        )


@pytest.mark.parametrize("name", QUERIES)
def test_queries_run(db: Database, name: str):
    rows = list(db.query(QUERIES[name]["sql"], {"actor": "minister"}))
    assert rows or name == "contradicted"  # the sample archive has none


def test_the_command_writes_both_files_and_says_how_to_go_on(db: Database, path: Path, tmp_path: Path):
    folder = tmp_path / "shown"
    result = CliRunner().invoke(app, ["datasette", str(folder), "--db", str(path)])
    assert result.exit_code == 0
    assert json.loads((folder / "metadata.json").read_text("utf-8")) == make_metadata(path.stem)
    compile((folder / "plugins" / "fulcrum_links.py").read_text("utf-8"), "plugin", "exec")
    assert f"--metadata {folder}/metadata.json --plugins-dir {folder}/plugins" in result.stdout


def test_a_cell_leads_to_its_row_and_is_escaped():
    urls = SimpleNamespace(table=lambda database, table: f"/{database}/{table}")
    asked = {"database": "d", "datasette": SimpleNamespace(urls=urls)}
    shown = render_cell(value={"value": "a/1", "label": "<b>"}, column="article", **asked)
    assert shown.__html__() == '<a href="/d/articles?id=a/1">&lt;b&gt;</a>'
    assert render_cell(value="c1", column="claim", **asked).__html__() == '<a href="/d/claims?id=c1">c1</a>'
    assert render_cell(value="x", column="text", **asked) is None
    assert render_cell(value=None, column="article", **asked) is None
