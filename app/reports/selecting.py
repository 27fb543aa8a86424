"""A report from a selection of the archive's claims."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from app import queries
from app.checking.types import Check, Evidence, Explanation, Found
from app.correcting import corrected
from app.filters import ClaimFilter
from app.reports.items import Item, Report
from nlp.types import Interval, Question

LIMIT = 500


def make_report(
    db: Database,
    where: ClaimFilter,
    *,
    title: str = "Fact-check",
    order: Sequence[str] = (),
    sort: str = "date",
    limit: int = LIMIT,
    as_of: str | None = None,
) -> Report:
    """The report of a selection: in the order of the ids in `order`, the others after them by `sort`."""
    places = {id: number for number, id in enumerate(order)}
    rows = queries.claims(db, where, sort=sort, limit=limit)
    rows.sort(key=lambda row: places.get(row["id"], len(places)))
    items = tuple(make_item(queries.claim(db, row["id"]), queries.reviews(db, row["id"])) for row in rows)
    vintages = [cell.vintage for item in items for cell in item.check.evidence]
    return Report(
        title=title,
        as_of=as_of or datetime.now(UTC).date().isoformat(),
        items=items,
        selection=where.words(),
        total=queries.count_claims(db, where),
        statistics_to=max(vintages, default=None),
    )


def make_item(row: Mapping[str, Any], reviews: Sequence[Mapping[str, Any]] = ()) -> Item:
    """One claim, as `queries.claim` gives it, with its reviews."""
    return Item(
        id=row["id"],
        claim=row["text"],
        claimant=row["claimant_name"],
        claimant_kind=row["claimant_kind"],
        date=row["date"],
        publisher=row["publisher"],
        title=row["title"],
        url=row["url"],
        language=row["language"],
        question=corrected(None, row) if row["indicator"] else None,
        check=make_check(row),
        context=row["before"] + row["text"] + row["after"],
        reviews=tuple(map(review_words, reviews)),
    )


def make_check(row: Mapping[str, Any]) -> Check:
    """The stored check of a claim; of one that was not checked yet, that it was not."""
    found = Found(row["found_value"], row["found_unit"]) if row["found_unit"] else None
    unit = row["stated_unit"]
    return Check(
        verdict=row["verdict"],
        code=row["code"] or "ambiguous",
        reason=row["reason"] or "This claim was not checked yet.",
        stated=Interval(row["stated_low"], row["stated_high"], unit) if unit else None,
        found=found,
        relative_difference=row["relative_difference"],
        evidence=tuple(Evidence(**cell) for cell in row["evidence"]),
        explanations=tuple(
            Explanation(one["text"], Question(**one["question"]), one["value"]) for one in row["explanations"]
        ),
    )


def review_words(review: Mapping[str, Any]) -> str:
    """A review in one line."""
    slots = json.loads(review["correction"] or "{}")
    told = ", ".join(f"{name}: {value or 'cannot be told'}" for name, value in slots.items())
    parts = (f"{review['decision']} by {review['by']} on {review['at'][:10]}", told, review["note"])
    return "; ".join(part for part in parts if part)
