"""A run that is killed at any moment loses nothing, stores nothing twice, and the next goes on."""

import os
import random
import subprocess
import sys
import time

from ingest.archive import add_source, find_articles, find_sources, open_archive
from tests.ingest.making import make_source
from tests.ingest.server import make_item, make_rss

RUN = """
import sys
from ingest.archive import open_archive
from ingest.collecting import collect
from ingest.fetching import Fetcher
with open_archive(sys.argv[1]) as db, Fetcher() as fetcher:
    for result in collect(db, fetcher, now=True):
        assert result.outcome != "failed", result
"""
FEEDS = int(os.environ.get("FULCRUM_KILL_FEEDS", "20"))
KILLS = int(os.environ.get("FULCRUM_KILLS", "4"))


def start(path):
    environment = {**os.environ, "FULCRUM_ALLOW_NETWORKS": "127.0.0.0/8"}
    return subprocess.Popen([sys.executable, "-c", RUN, str(path)], env=environment, stderr=subprocess.PIPE)


def subscribe(path, publisher):
    """An archive with so many feeds of twelve items each."""
    with open_archive(path) as db:
        for feed in range(FEEDS):
            items = (make_item(n, title=f"{feed} {n}", guid=f"{feed}-{n}", link=None) for n in range(12))
            add_source(db, make_source(f"s{feed}", url=publisher.put(f"/{feed}", make_rss(*items))))


def check(path):
    """Nothing is damaged, and each item is there exactly once."""
    with open_archive(path) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        db.execute("insert into articles_fts (articles_fts) values ('integrity-check')")
        titles = [article.title for article in find_articles(db)]
        assert len(titles) == len(set(titles)) == FEEDS * 12
        assert {article.revision for article in find_articles(db)} == {1}
        assert sum(state.entries for state in find_sources(db)) == FEEDS * 12


def test_kill_nine(tmp_path, publisher):
    path = tmp_path / "archive.db"
    subscribe(path, publisher)
    chance = random.Random(1)
    for _ in range(KILLS):
        process = start(path)
        time.sleep(chance.uniform(0.3, 1.6))
        process.kill()
        process.communicate()
    process = start(path)
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, b"")
    check(path)


def test_two_programs_at_once(tmp_path, publisher):
    path = tmp_path / "archive.db"
    subscribe(path, publisher)
    programs = [start(path) for _ in range(2)]
    assert [(program.communicate(timeout=120)[1], program.returncode) for program in programs] == [
        (b"", 0)
    ] * 2
    check(path)
