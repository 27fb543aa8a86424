"""An archive of its own for every test."""

import pytest

from ingest.archive import open_archive
from ingest.fetching import Fetcher, allowed_networks
from ingest.working import Workers
from tests.ingest.server import publish


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path / "archive.db") as db:
        yield db


@pytest.fixture
def publisher():
    with publish() as found:
        yield found


@pytest.fixture
def fetcher():
    with Fetcher(allowed=allowed_networks("127.0.0.0/8"), seconds=5) as found:
        yield found


@pytest.fixture(scope="session")
def workers():
    with Workers(1) as found:
        yield found
