"""Polls of a real feed in the order in which they were made: every item once, every edit kept."""

import os
from collections import defaultdict
from pathlib import Path

import feedparser
import pytest

from ingest.archive import add_source, find_articles, find_revisions, find_sources
from ingest.collecting import collect
from ingest.feeds.types import line
from ingest.markup import html_text
from tests.ingest.making import make_source

FIXTURES = Path(os.environ.get("FULCRUM_FIXTURES", Path(__file__).parents[4] / "shared/fixtures"))
POLLS = sorted(FIXTURES.glob("whitehouse-briefing-room-feed/*.xml"))


@pytest.mark.skipif(not POLLS, reason="the polls of others are not here (FULCRUM_FIXTURES)")
def test_each_item_once_and_each_edit_as_a_revision(archive, publisher, fetcher, workers):
    add_source(archive, make_source(url=publisher.base + "/feed"))
    expected, lost = defaultdict(list), 0
    for path in POLLS:
        items = feedparser.parse(path.read_bytes(), sanitize_html=False).entries
        lost += bool(expected) and not any(item.id in expected for item in items)
        for item in items:
            told = (line(item.title), html_text(item.content[0].value))
            if told not in expected[item.id][-1:]:
                expected[item.id].append(told)
        publisher.put("/feed", path.read_bytes(), "text/xml")
        [result] = collect(archive, fetcher, now=True, workers=workers)
        assert result.error is None
        assert ("items may have been lost" in (result.warning or "")) is (
            lost > 0 and result.entries.new == len(items)
        )
    found = {article.title: article for article in find_articles(archive)}
    assert len(found) == len(expected)
    for wordings in expected.values():
        article = found[wordings[-1][0]]
        assert len(list(find_revisions(archive, article.id))) == article.revision == len(wordings)
    [state] = find_sources(archive)
    assert state.entries == len(expected)
