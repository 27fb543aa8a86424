"""ClaimReview (schema.org) as JSON-LD: one review a checked claim, in the order of the report.

Ratings: 5 supported, 4 close, 1 contradicted; higher is truer, `alternateName` is the verdict in words.
Unverifiable claims carry the words and no number: the scale has none for "no verdict". A check that a person
rejected has no review, and the graph says how many those are. `reviewing.py` holds the rules of the format.
"""

import re
from typing import Any

from app.contract import dumps
from app.reports.items import Item, Report
from app.wording import shorten

SUFFIX = "jsonld"
MEDIA_TYPE = "application/ld+json"
TITLE = "ClaimReview JSON-LD"
RATINGS = {"supported": 5, "close": 4, "contradicted": 1}
LONGEST = 75  # characters of a claim in a review, as the format's guide advises
PEOPLE = ("person", "office", None)


def render(report: Report) -> bytes:
    """The reviews as one JSON-LD graph, and what they are all of."""
    reviews = [make_review(item, report) for item in report.items if has_review(item)]
    rejected = len(report.items) - len(reviews)
    left_out = f" {report.tell('without_review', number=rejected)}" if rejected else ""
    about = {"@type": "Report", "name": report.title, "abstract": f"{report.head}{left_out}"}
    graph = {"@context": "https://schema.org", "@graph": [about, *reviews]}
    return (dumps(graph, indent=2) + "\n").encode("utf-8", "replace")


def has_review(item: Item) -> bool:
    """Whether the check may be published: it may not where a person rejected it."""
    return not item.rejected


def page_name(item: Item) -> str:
    """The file that holds the one claim, in the folder that the report is published in."""
    return f"{re.sub('[^A-Za-z0-9_-]', '', item.id)[:64] or 'claim'}.html"


def make_review(item: Item, report: Report) -> dict[str, Any]:
    """One claim as a ClaimReview. Its address is relative until the report knows where it is published."""
    return {
        "@type": "ClaimReview",
        "identifier": item.id,
        "url": f"{report.url}/{page_name(item)}" if report.url else page_name(item),
        "claimReviewed": shorten(item.claim, LONGEST),
        "datePublished": report.as_of,
        "inLanguage": report.told_in,
        "author": {"@type": "Organization", "name": report.by},
        "itemReviewed": claim(item),
        "reviewRating": rating(item),
    }


def claim(item: Item) -> dict[str, Any]:
    """What was claimed: by whom, when, where; what is not known is left out."""
    known: dict[str, Any] = {"@type": "Claim"}
    if item.claimant:
        kind = "Person" if item.claimant_kind in PEOPLE else "Organization"
        known["author"] = {"@type": kind, "name": item.claimant}
    elif item.publisher:
        known["author"] = {"@type": "Organization", "name": item.publisher}
    if item.date:
        known["datePublished"] = item.date
    if item.link:
        named = {"headline": item.title} if item.title else {}
        known["appearance"] = {"@type": "CreativeWork", "url": item.link, **named}
    return known


def rating(item: Item) -> dict[str, Any]:
    """The verdict in words with its reason, and as a number where there is one."""
    words = {"@type": "Rating", "alternateName": item.verdict.capitalize()}
    value = RATINGS.get(item.check.verdict)
    number = {} if value is None else {"ratingValue": value, "bestRating": 5, "worstRating": 1}
    return {**words, **number, "ratingExplanation": item.check.reason}
