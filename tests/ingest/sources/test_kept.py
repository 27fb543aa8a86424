"""Official sources by kept answers: invented in content, true to the documented format, none of them called live.

Each folder of `kept` holds what a source answers, its pages, and in `expected.json` what has to come of it.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import add_source, find_articles, find_turns
from ingest.articles.files import read_file
from ingest.collecting import collect
from ingest.fetching import Fetcher, allowed_networks
from ingest.fetching.transport import GuardedBackend
from ingest.sources.catalogue import find_listed
from ingest.transcripts import read_turns

KEPT = Path(__file__).parent / "kept"
EXPECTED = {
    path.parent.name: json.loads(path.read_text("utf-8")) for path in sorted(KEPT.glob("*/expected.json"))
}
POLLED = [name for name, expected in EXPECTED.items() if "articles" in expected]
SAVED = [(name, file) for name, expected in EXPECTED.items() for file in expected.get("saved", ())]
TYPES = {".xml": "application/rss+xml", ".json": "application/json", ".html": "text/html; charset=utf-8"}


def listed(name):
    return next(one.source for one in find_listed() if one.source.id == EXPECTED[name]["source"])


@pytest.mark.parametrize("name", POLLED)
def test_what_a_source_answers_becomes_articles(name, archive, publisher, workers, monkeypatch):
    expected, port = EXPECTED[name], publisher.base.rpartition(":")[2]
    monkeypatch.setattr(GuardedBackend, "resolve", lambda self, host, port: ["127.0.0.1"])

    def local(text):
        """The same with the source's hosts on our port."""
        for host in expected["hosts"]:
            text = text.replace(f"https://{host}", f"http://{host}").replace(
                f"http://{host}", f"http://{host}:{port}"
            )
        return text

    source = replace(listed(name), url=local(listed(name).url), status="active")
    files = {path.stem: path for path in (KEPT / name).iterdir()}
    served = {source.url.partition(f":{port}")[2]: files["feed"]}
    served |= {path: KEPT / name / file for path, file in expected.get("pages", {}).items()}
    for path, file in served.items():
        publisher.put(path, local(file.read_text("utf-8")), TYPES[file.suffix])
    add_source(archive, source)
    with Fetcher(allowed=allowed_networks("127.0.0.0/8"), spacing=0) as fetcher:
        [result] = collect(archive, fetcher, [source.id], now=True, workers=workers)
    assert (result.error, result.unread, result.lacking) == (None, 0, 0)
    found = list(find_articles(archive))
    assert [article.title for article in found] == [one["title"] for one in expected["articles"]]
    for article, one in zip(found, expected["articles"], strict=True):
        assert article.url == local(one["url"])
        assert f"{article.published:%Y-%m-%dT%H:%M:%S}" == one["published"]
        assert (article.author, article.language) == (one["author"], one["language"])
        assert article.text.startswith(one["first"])
        assert article.text.endswith(one["last"])
        assert [turn.speaker for turn in find_turns(archive, article.id)] == one.get("turns", [])


@pytest.mark.parametrize(("name", "file"), SAVED)
def test_what_people_saved_becomes_articles(name, file):
    """The sites of Mexico's government turn robots away, so that their pages are saved in a browser and added."""
    assert listed(name).status == "blocked"
    one = EXPECTED[name]["saved"][file]
    document = read_file((KEPT / name / file).read_bytes(), file)
    assert (document.title, document.language) == (one["title"], one["language"])
    assert f"{document.published:%Y-%m-%dT%H:%M:%S}" == one["published"]
    assert document.text.endswith(one["last"])
    assert [turn.speaker for turn in read_turns(document.text)] == one["turns"]


def test_all_official_publishers_that_were_asked_for_are_here():
    publishers = {listed(name).publisher for name in EXPECTED}
    assert len(publishers) >= 11
    assert {one.source.publisher for one in find_listed() if one.source.official} > publishers
