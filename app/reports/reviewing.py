"""The rules of ClaimReview, held offline: what Google's guide and schema.org ask of a review.

Required are `claimReviewed`, `reviewRating` and `url`; a rating is words, and a number only inside a scale that
starts at 1. Consumers read `alternateName` first, so the verdict stands at its beginning.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args
from urllib.parse import urlsplit

from app.checking.types import Verdict
from app.saying.tables import LANGUAGES, word

VERDICTS = tuple(word(tongue, verdict).capitalize() for tongue in LANGUAGES for verdict in get_args(Verdict))
LONGEST = 76  # 75 characters and the ellipsis


def find_faults(review: Any) -> Iterator[str]:
    """What a ClaimReview has against the rules, in words; nothing for one that keeps them.

    >>> list(find_faults({"@type": "ClaimReview", "claimReviewed": "x", "url": "a.html"}))
    ['reviewRating: missing']
    """
    if not isinstance(review, Mapping) or review.get("@type") != "ClaimReview":
        yield "@type: not a ClaimReview"
        return
    yield from find_missing(review, ("claimReviewed", "url", "reviewRating"), "")
    yield from find_faults_of_words(str(review.get("claimReviewed", "")))
    yield from find_address_faults(review.get("url", ""), "url", relative=True)
    if isinstance(rating := review.get("reviewRating"), Mapping):
        yield from find_rating_faults(rating)
    if (author := review.get("author")) is not None:
        yield from find_author_faults(author, "author")
    if (claim := review.get("itemReviewed")) is not None:
        yield from find_claim_faults(claim)


def find_missing(thing: Mapping[str, Any], names: tuple[str, ...], of: str) -> Iterator[str]:
    """The names that have no value."""
    yield from (f"{of}{name}: missing" for name in names if not thing.get(name))


def find_faults_of_words(words: str) -> Iterator[str]:
    """The claim is short and does not hold the rating."""
    if len(words) > LONGEST:
        yield f"claimReviewed: {len(words)} characters, more than {LONGEST}"
    if words.startswith(tuple(f"{verdict}:" for verdict in VERDICTS)):
        yield "claimReviewed: holds the rating"


def find_rating_faults(rating: Mapping[str, Any]) -> Iterator[str]:
    """A verdict in words; a number only with both ends of its scale, inside them, nearer to best for truer."""
    yield from find_missing(rating, ("alternateName",), "reviewRating.")
    if not str(rating.get("alternateName", "")).startswith(VERDICTS):
        yield "reviewRating.alternateName: does not begin with the verdict"
    numbers = [rating.get(name) for name in ("worstRating", "ratingValue", "bestRating")]
    if all(number is None for number in numbers):
        return
    if not all(isinstance(number, int) for number in numbers):
        yield "reviewRating: worstRating, ratingValue and bestRating go together, as whole numbers"
    elif not 1 <= numbers[0] <= numbers[1] <= numbers[2] or numbers[0] == numbers[2]:
        yield f"reviewRating: {numbers[1]} is not between {numbers[0]} and {numbers[2]}, or 1 is not the least"


def find_author_faults(author: Any, where: str) -> Iterator[str]:
    """A person or an organisation with a name or an address."""
    if not isinstance(author, Mapping) or author.get("@type") not in ("Person", "Organization"):
        yield f"{where}: neither a Person nor an Organization"
    elif not author.get("name") and not author.get("url"):
        yield f"{where}: without a name"


def find_claim_faults(claim: Any) -> Iterator[str]:
    """A Claim; its author, day and appearance are what they say they are."""
    if not isinstance(claim, Mapping) or claim.get("@type") != "Claim":
        yield "itemReviewed: not a Claim"
        return
    if (author := claim.get("author")) is not None:
        yield from find_author_faults(author, "itemReviewed.author")
    if (day := claim.get("datePublished")) is not None and not is_day(day):
        yield f"itemReviewed.datePublished: {day!r} is no day"
    if (place := claim.get("appearance")) is not None:
        address = place.get("url", "") if isinstance(place, Mapping) else place
        yield from find_address_faults(address, "itemReviewed.appearance")


def find_address_faults(address: Any, where: str, *, relative: bool = False) -> Iterator[str]:
    """A web address, or one relative to the page where that is allowed."""
    if not address:
        return
    parts = urlsplit(address) if isinstance(address, str) else None
    absolute = parts is not None and parts.scheme in ("http", "https") and bool(parts.netloc)
    if not absolute and not (relative and re.fullmatch(r"[\w-]+\.html", str(address))):
        yield f"{where}: {str(address)[:60]!r} is no web address"


def is_day(text: Any) -> bool:
    """Whether a text is an ISO 8601 date."""
    try:
        return isinstance(text, str) and bool(date.fromisoformat(text))
    except ValueError:
        return False
