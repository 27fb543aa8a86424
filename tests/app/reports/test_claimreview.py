"""ClaimReview by the rules of the format, one a page; the validator knows a fault when it sees one."""

import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from app.reports import render
from app.reports.items import Review
from app.reports.reviewing import find_faults
from tests.app.reports.making import HOSTILE, IDS, hostile, make, make_item

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
REJECTED = (Review("rejected", "Ana", "2026-11-20"),)


def verdict(name: str, id: str = "c1") -> Any:
    """An item of a verdict."""
    return make_item(id, check=replace(make_item().check, verdict=name))


def reviews_of(data: bytes) -> list[dict[str, Any]]:
    """The reviews of a graph."""
    return [node for node in json.loads(data)["@graph"] if node["@type"] == "ClaimReview"]


@pytest.mark.parametrize(
    ("name", "value"), [("supported", 5), ("close", 4), ("contradicted", 1), ("unverifiable", None)]
)
def test_every_verdict_keeps_the_rules(name: str, value: int | None):
    [review] = reviews_of(
        render(make(verdict(name), url="https://desk.example/checks", by="The Desk"), "jsonld")
    )
    assert list(find_faults(review)) == []
    assert review["url"] == "https://desk.example/checks/c1.html"
    assert review["author"]["name"] == "The Desk"
    assert review["itemReviewed"]["appearance"]["url"] == "https://example.org/a"
    assert review["reviewRating"]["alternateName"] == name.capitalize()
    assert review["reviewRating"].get("ratingValue") == value


def test_what_is_not_known_is_left_out():
    bare = make_item(claimant=None, publisher=None, date=None, url="ftp://x", title=None)
    [review] = reviews_of(render(make(bare), "jsonld"))
    assert review["itemReviewed"] == {"@type": "Claim"}
    assert list(find_faults(review)) == []


def test_a_rejected_check_has_no_review_anywhere():
    report = make(make_item(), make_item("c2", reviews=REJECTED))
    data = render(report, "jsonld")
    assert [review["identifier"] for review in reviews_of(data)] == ["c1"]
    assert "1 without a review: a person rejected the check." in json.loads(data)["@graph"][0]["abstract"]
    assert not SCRIPT.search(render(make(make_item(reviews=REJECTED)), "html").decode())


def test_each_page_has_one_review_and_its_own_address():
    pages = zipfile.ZipFile(io.BytesIO(render(make(make_item(), verdict("close", "c2")), "zip")))
    assert pages.namelist() == ["index.html", "c1.html", "c2.html"]
    assert SCRIPT.findall(pages.read("index.html").decode()) == []
    for name in ("c1.html", "c2.html"):
        [told] = SCRIPT.findall(pages.read(name).decode())
        review = json.loads(told)
        assert (review["url"], review["@context"]) == (name, "https://schema.org")
        assert list(find_faults(review)) == []
        assert f'href="{name}"' in pages.read("index.html").decode()


def test_a_page_of_several_claims_has_none():
    assert not SCRIPT.search(render(make(make_item(), make_item("c2")), "html").decode())
    assert SCRIPT.search(render(make(), "html").decode())


@pytest.mark.parametrize("words", HOSTILE, ids=IDS)
def test_hostile_words_bring_no_fault_that_is_ours(words: str):
    for review in reviews_of(render(hostile(words), "jsonld")):
        faults = [fault for fault in find_faults(review) if "datePublished" not in fault]
        allowed = {"claimReviewed: missing", "url: missing"} | {f for f in faults if f.startswith("url:")}
        assert set(faults) <= allowed | {"author: without a name"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"@type": "Article"}, "@type"),
        ({"claimReviewed": ""}, "claimReviewed: missing"),
        ({"claimReviewed": "x" * 80}, "claimReviewed: 80 characters"),
        ({"claimReviewed": "Contradicted: imports rose"}, "claimReviewed: holds the rating"),
        ({"url": None}, "url: missing"),
        ({"url": "#c1"}, "url: '#c1' is no web address"),
        ({"url": "javascript:x"}, "url: 'javascript:x'"),
        ({"reviewRating": None}, "reviewRating: missing"),
        ({"reviewRating": {"alternateName": "It is contradicted"}}, "does not begin with the verdict"),
        ({"reviewRating": {"alternateName": "Close", "ratingValue": 4}}, "go together"),
        ({"reviewRating": {"alternateName": "Close", "worstRating": 1, "ratingValue": 0, "bestRating": 10}}, "0 is not"),
        ({"reviewRating": {"alternateName": "Close", "worstRating": -1, "ratingValue": -1, "bestRating": -1}}, "-1 is"),
        ({"author": {"@type": "Organization"}}, "author: without a name"),
        ({"author": "Ana"}, "author: neither"),
        ({"itemReviewed": "a claim"}, "itemReviewed: not a Claim"),
        ({"itemReviewed": {"@type": "Claim", "datePublished": "soon"}}, "'soon' is no day"),
        ({"itemReviewed": {"@type": "Claim", "appearance": "/a"}}, "itemReviewed.appearance: '/a'"),
        ({"itemReviewed": {"@type": "Claim", "author": {"@type": "Cat", "name": "x"}}}, "itemReviewed.author"),
    ],
)  # fmt: skip
def test_the_validator_finds(change: dict[str, Any], fault: str):
    [review] = reviews_of(render(make(url="https://desk.example"), "jsonld"))
    assert any(fault in found for found in find_faults({**review, **change}))
