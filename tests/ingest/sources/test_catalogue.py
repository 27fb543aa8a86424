"""The catalogue holds together, and the documentation says the same."""

from pathlib import Path

import pytest

from ingest.archive import find_sources, set_status
from ingest.errors import IngestError
from ingest.fetching import check_url
from ingest.sources.catalogue import (
    STATUSES,
    TOPICS,
    catalogue,
    find_listed,
    read_publisher,
    subscribe_listed,
)
from ingest.sources.documenting import make_document

DOCUMENT = Path(__file__).parents[3] / "docs" / "sources.md"


@pytest.mark.parametrize("listed", catalogue(), ids=lambda listed: listed.source.id)
def test_each_source_is_told_in_full(listed):
    source = listed.source
    assert check_url(source.url)
    assert source.homepage.startswith("https://")
    assert source.terms
    assert source.status in STATUSES
    assert source.status == "active" or source.note
    assert listed.topics
    assert set(listed.topics) <= set(TOPICS)


def test_ids_and_addresses_are_told_once():
    ids, urls = ([getattr(one.source, name) for one in catalogue()] for name in ("id", "url"))
    assert len(set(ids)) == len(ids)
    assert len(set(urls)) == len(urls)


def test_there_is_enough_to_read():
    active = [one.source for one in catalogue() if one.source.status == "active"]
    assert len([source for source in active if not source.official]) >= 25
    assert len([source for source in active if source.official]) >= 15
    assert {"en", "es", "fr"} <= {source.language for source in active}
    assert all(any(find_listed(topic)) for topic in TOPICS)


def test_the_documentation_says_the_same():
    assert DOCUMENT.read_text("utf-8") == make_document()


def test_subscribing_again_changes_nothing_a_person_has_set(archive):
    assert subscribe_listed(archive) == len(catalogue())
    set_status(archive, "ustr", "paused", "too much")
    before = archive.conn.total_changes
    subscribe_listed(archive)
    assert archive.conn.total_changes == before
    states = {state.source.id: state.source.status for state in find_sources(archive)}
    assert states["ustr"] == "paused"


def test_a_wrong_name_is_an_error():
    with pytest.raises(IngestError, match="unknown homepge"):
        list(read_publisher("x", {"name": "X", "homepge": "https://x.example", "feeds": []}))
