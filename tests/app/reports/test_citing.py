"""The works of a report: each once, safe for LaTeX, and valid CSL."""

import json
import re
from dataclasses import replace

import pytest

from app.reports import render
from app.reports.citing import find_works
from tests.app.reports.making import HOSTILE, IDS, hostile, make, make_item


def test_each_document_and_each_series_is_cited_once():
    other = make_item("c3", title="May trade", url="https://example.org/b")
    works = list(find_works(make(make_item(), make_item("c2"), other)))
    assert [(work.kind, work.title) for work in works] == [
        ("document", "April trade"),
        ("document", "May trade"),
        ("dataset", "US imports"),
    ]


def test_a_series_is_cited_with_its_latest_vintage():
    cell = make_item().check.evidence[0]
    later = replace(make_item().check, evidence=(cell, replace(cell, vintage="2026-11-10")))
    [_, series] = find_works(make(make_item(check=later)))
    assert (series.date, series.id, series.author) == ("2026-11-10", "s1", "Census")


def test_csl_says_who_what_when_and_where():
    document, series = json.loads(render(make(total=3), "csl"))
    assert document["type"], document["URL"] == ("webpage", "https://example.org/a")
    assert document["issued"] == {"date-parts": [[2026, 6, 10]]}
    assert document["author"] == [{"literal": "The Ledger"}]
    assert "2 were left out" in document["note"]
    assert (series["type"], series["number"]) == ("dataset", "s1")


@pytest.mark.parametrize("words", HOSTILE, ids=IDS)
def test_bibtex_stays_balanced(words: str):
    text = render(hostile(words), "bib").decode()
    body = re.sub(r"^%.*$", "", text, flags=re.MULTILINE)
    bare = re.sub(r"\\text\w+\{\}|\\[{}$&%#_]", "", body)
    assert bare.count("{") == bare.count("}")
    assert len(re.findall(r"^@(online|dataset)\{fulcrum-\d+,$", body, re.MULTILINE)) == 2
    assert not re.search(r"(?<!\\)[$&#^~]|\\(?!text|[{}$&%#_])", re.sub(r"url = .*", "", body))
