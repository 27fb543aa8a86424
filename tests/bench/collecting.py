"""Collecting at size: against the bare fetch and feedparser of the same bytes, and memory over many feeds."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
import httpx

from ingest.archive import add_source, open_archive
from tests.ingest.making import make_source
from tests.ingest.server import make_item, make_rss, publish

FEEDS, ITEMS = 500, 40
MANY, FEW = 5_000, 4
RUN = """
import json, resource, sys, time
from ingest.archive import open_archive
from ingest.collecting import collect
from ingest.fetching import Fetcher
start = time.perf_counter()
with open_archive(sys.argv[1]) as db, Fetcher() as fetcher:
    articles = sum(result.articles for result in collect(db, fetcher, now=True))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.perf_counter() - start, articles, peak]))
"""


def measure() -> dict[str, float]:
    """Times of a first and of an unchanged second poll against the bare time, bytes an article, peak memory."""
    with publish() as publisher, TemporaryDirectory() as folder:
        path, urls = Path(folder) / "some.db", fill(publisher, "some", FEEDS, ITEMS)
        bare = time_bare(urls)
        subscribe(path, urls)
        first, articles, peak = run(path)
        second, _, _ = run(path)
        size = path.stat().st_size / articles
        many, urls = Path(folder) / "many.db", fill(publisher, "many", MANY, FEW)
        subscribe(many, urls)
        _, _, peak_of_many = run(many)
    return {
        "collect_bare_s": bare,
        "collect_ratio": first / bare,
        "unchanged_poll_ratio": second / first,
        "collect_bytes_per_article": size,
        f"collect_peak_mb_{FEEDS}": peak,
        f"collect_peak_mb_{MANY}": peak_of_many,
    }


def fill(publisher, name, feeds, items):
    """Serve so many feeds of so many items; gives their addresses."""
    urls = []
    for feed in range(feeds):
        parts = (
            make_item(n, title=f"{feed} {n}", guid=f"{feed}-{n}", link=f"https://gazette.example/{feed}/{n}")
            for n in range(items)
        )
        urls.append(publisher.put(f"/{name}/{feed}", make_rss(*parts), ETag=f'"{feed}"'))
    return urls


def time_bare(urls):
    """Seconds that fetching and feedparser alone take."""
    start = time.perf_counter()
    with httpx.Client() as client:
        for url in urls:
            feedparser.parse(client.get(url).content)
    return time.perf_counter() - start


def subscribe(path, urls):
    """Put the feeds into an archive."""
    with open_archive(path) as db:
        for number, url in enumerate(urls):
            add_source(db, make_source(f"s{number}", url=url))


def run(path):
    """One run over all feeds in a process of its own: seconds, articles, peak MB."""
    environment = {**os.environ, "FULCRUM_ALLOW_NETWORKS": "127.0.0.0/8"}
    told = subprocess.run(
        [sys.executable, "-c", RUN, str(path)], env=environment, check=True, capture_output=True
    )
    return json.loads(told.stdout)
