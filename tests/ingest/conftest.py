"""An archive of its own for every test."""

import pytest

from ingest.archive import open_archive


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path / "archive.db") as db:
        yield db
