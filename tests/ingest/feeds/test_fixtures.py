"""Feeds of others, when they are at hand: at least what feedparser alone finds is found."""

import calendar
import os
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from ingest.errors import UnexpectedContent
from ingest.feeds import parse_feed

FIXTURES = Path(os.environ.get("FULCRUM_FIXTURES", Path(__file__).parents[4] / "shared/fixtures"))
FEEDS = sorted(path for path in FIXTURES.glob("**/*") if path.suffix in {".xml", ".rss", ".atom"})
pytestmark = pytest.mark.skipif(not FEEDS, reason="the feeds of others are not here (FULCRUM_FIXTURES)")


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_at_least_as_many_entries_and_dates_as_feedparser(path):
    body = path.read_bytes()
    theirs = feedparser.parse(body).entries
    try:
        ours = parse_feed(body, "https://gazette.example/feed").entries
    except UnexpectedContent:
        ours = ()
    assert len(ours) >= len(theirs)
    for mine, yours in zip(ours, theirs, strict=False):
        told = yours.get("published_parsed") or yours.get("updated_parsed")
        if told:
            assert mine.published == datetime.fromtimestamp(calendar.timegm(told), UTC)
