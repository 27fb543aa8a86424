"""A copy is whole and goes back whole; what is no archive changes nothing."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from app import queries
from app.archive import open_archive
from app.backups import back_up, restore
from app.errors import UnusableInput
from ingest.archive import remove_source
from ingest.errors import IngestError


def test_a_copy_brings_back_what_was_lost(db: Database, path: Path, tmp_path: Path):
    copy = tmp_path / "copies" / "copy.db"  # the folder is made
    assert back_up(path, copy) > 0  # while `db` is open
    assert [file.name for file in copy.parent.iterdir()] == ["copy.db"]
    remove_source(db, "s")
    db.close()
    restore(copy, path)
    with open_archive(path) as restored:
        assert queries.totals(restored)["claims"] == 2
    assert path.with_name("archive.db.before").exists()


def test_nothing_is_overwritten_by_a_copy(db: Database, path: Path, tmp_path: Path):
    copy = tmp_path / "copy.db"
    copy.write_text("precious")
    with pytest.raises(UnusableInput, match="there is a file already"):
        back_up(path, copy)
    assert copy.read_text() == "precious"


@pytest.mark.parametrize("data", [b"no database, and long enough to be read as one" * 99, b"", None])
def test_what_is_no_copy_is_refused_and_changes_nothing(db: Database, path: Path, tmp_path: Path, data):
    copy = tmp_path / "copy.db"
    if data is not None:
        copy.write_bytes(data)
    with pytest.raises((UnusableInput, IngestError)):
        restore(copy, path)
    assert queries.totals(db)["claims"] == 2


def test_a_place_that_cannot_be_written_is_told(db: Database, path: Path, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnusableInput, match="File exists|Not a directory"):
        back_up(path, tmp_path / "file" / "copy.db")
