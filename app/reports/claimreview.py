"""ClaimReview (schema.org) as JSON-LD: one review a checked claim, in the order of the report.

Ratings: 5 supported, 4 close, 1 contradicted; higher is truer, `alternateName` is the verdict in words.
Unverifiable claims carry the words and no number: the scale has none for "no verdict".
"""

from typing import Any

from app.contract import dumps
from app.reports.items import Item, Report

SUFFIX = "jsonld"
MEDIA_TYPE = "application/ld+json"
TITLE = "ClaimReview JSON-LD"
RATINGS = {"supported": 5, "close": 4, "contradicted": 1}
LONGEST = 75  # characters of a claim in a review, as the format's guide advises


def render(report: Report) -> bytes:
    """The reviews as one JSON-LD graph."""
    graph = {"@context": "https://schema.org", "@graph": [review(item, report) for item in report.items]}
    return (dumps(graph, indent=2) + "\n").encode("utf-8", "replace")


def review(item: Item, report: Report) -> dict[str, Any]:
    """One claim as a ClaimReview."""
    return {
        "@type": "ClaimReview",
        "identifier": item.id,
        "url": f"#{item.id}",
        "claimReviewed": shortened(item.claim),
        "datePublished": report.as_of,
        "author": {"@type": "Organization", "name": "Fulcrum"},
        "itemReviewed": claim(item),
        "reviewRating": rating(item),
        "reviewBody": item.check.reason,
    }


def claim(item: Item) -> dict[str, Any]:
    """What was claimed: by whom, when, where; what is not known is left out."""
    known: dict[str, Any] = {"@type": "Claim"}
    if item.claimant:
        kind = "Person" if item.claimant_kind in ("person", "office", None) else "Organization"
        known["author"] = {"@type": kind, "name": item.claimant}
    elif item.publisher:
        known["author"] = {"@type": "Organization", "name": item.publisher}
    if item.date:
        known["datePublished"] = item.date
    if item.link:
        known["appearance"] = {"@type": "CreativeWork", "url": item.link, "headline": item.title or ""}
    return known


def rating(item: Item) -> dict[str, Any]:
    """The verdict in words, and as a number where there is one."""
    words = {"@type": "Rating", "alternateName": item.check.verdict.capitalize()}
    value = RATINGS.get(item.check.verdict)
    return words if value is None else {**words, "ratingValue": value, "bestRating": 5, "worstRating": 1}


def shortened(text: str) -> str:
    """At most 75 characters, cut at a word.

    >>> shortened("Imports from Mexico reached $50.69 billion in April, and exports to Mexico did not keep up.")
    'Imports from Mexico reached $50.69 billion in April, and exports to Mexico…'
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + "…"
