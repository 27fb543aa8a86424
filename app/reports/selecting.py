"""A report from a selection of the archive's claims."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from sqlite_utils import Database

from app import queries
from app.checking.history import find_history
from app.checking.periods import in_words, is_period
from app.checking.types import Check, Evidence, Explanation, Found
from app.checking.wording import is_party, name_question
from app.errors import UnusableInput
from app.filters import ClaimFilter
from app.reports.agreement import find_beside
from app.reports.items import Item, Report, Review, Series
from app.statistics import open_statistics
from app.stored import standing_question, stated_of
from ingest.statistics.parts import country_name
from ingest.statistics.store import Statistics
from nlp.types import Question

LIMIT = 500


def make_report(
    db: Database,
    where: ClaimFilter,
    *,
    order: Sequence[str] = (),
    sort: str = "date",
    limit: int = LIMIT,
    title: str = "Fact-check",
    as_of: str | None = None,
    introduction: str = "",
    notes: Mapping[str, str] = {},
    by: str | None = None,
    url: str | None = None,
) -> Report:
    """The report of a selection: in the order of the ids in `order`, the others after them by `sort`.

    `introduction`, `notes` (by claim id) and `by` are the desk's own words; `url` is the folder that the
    report will be published in. Raises UnusableInput for an address that is none.
    """
    places = {id: number for number, id in enumerate(order)}
    rows = queries.claims(db, where, sort=sort, limit=limit)
    rows.sort(key=lambda row: places.get(row["id"], len(places)))
    statistics = open_statistics(db)
    implied = cache(partial(queries.implied, db))  # many claims are of one document
    items = tuple(
        make_item(
            queries.claim(db, row["id"]),
            queries.reviews(db, row["id"]),
            statistics,
            notes.get(row["id"], ""),
            tuple(find_beside(db, row, implied(row["article"]))),
        )
        for row in rows
    )
    vintages = [cell.vintage for item in items for cell in item.check.evidence]
    return Report(
        title=title,
        as_of=as_of or datetime.now(UTC).date().isoformat(),
        items=items,
        selection=where.words(),
        total=queries.count_claims(db, where),
        statistics_to=max(vintages, default=None),
        introduction=introduction,
        by=by or "Fulcrum",
        url=known_address(url),
    )


def known_address(url: str | None) -> str | None:
    """An address without the stroke at its end. Raises UnusableInput for what is no web address."""
    if url is not None and not re.fullmatch(r"https?://[^\s\"<>]+", url):
        raise UnusableInput(f"{url!r} is no web address: write https://…")
    return url.rstrip("/") if url else None


def make_item(
    row: Mapping[str, Any],
    reviews: Sequence[Mapping[str, Any]],
    statistics: Statistics,
    note: str = "",
    beside: tuple[str, ...] = (),
) -> Item:
    """One claim, as `queries.claim` gives it, with its reviews and the series of its measure."""
    question = standing_question(row, reviews)
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
        question=question,
        check=make_check(row),
        said=tuple(value for value in json.loads(row["said"] or "[]") if value is not None),
        before=row["before"],
        after=row["after"],
        reviews=tuple(map(make_review, reviews)),
        series=find_series(statistics, question) if row["evidence"] else None,
        note=note,
        beside=beside,
    )


def find_series(statistics: Statistics, question: Question | None) -> Series | None:
    """The measure over time; of a rank or a record the level behind it, in which its value cannot be drawn."""
    if question is None or not question.reporter or not question.period or not is_period(question.period):
        return None
    level = replace(question, measure="level", base_period=None, of=None, per=None)
    for asked in (question, level):
        if points := tuple(find_history(statistics, asked)):
            told = name_question(asked).removesuffix(f", {in_words(question.period)}")
            values = tuple((period, value) for period, value, _ in points)
            return Series(told, points[0][2], values, stated=asked.measure == question.measure)
    return None


def make_check(row: Mapping[str, Any]) -> Check:
    """The stored check of a claim; of one that was not checked yet, that it was not."""
    found = Found(row["found_value"], row["found_unit"]) if row["found_unit"] else None
    return Check(
        verdict=row["verdict"],
        code=row["code"] or "ambiguous",
        reason=row["reason"] or "This claim was not checked yet.",
        stated=stated_of(row),
        found=found,
        relative_difference=row["relative_difference"],
        evidence=tuple(Evidence(**cell) for cell in row["evidence"]),
        explanations=tuple(
            Explanation(one["text"], Question(**one["question"]), one["value"]) for one in row["explanations"]
        ),
    )


def name_slot(value: str | None) -> str:
    """The value of a slot that a person filled in, in words.

    >>> name_slot("CAN+MEX"), name_slot("2026-Q1"), name_slot("goods_trade"), name_slot(None)
    ('Canada and Mexico', 'the first quarter of 2026', 'goods trade', 'cannot be told')
    """
    if value is None:
        return "cannot be told"
    if value != "GDP" and is_party(value):
        return " and ".join(map(country_name, value.split("+")))
    return in_words(value) if is_period(value) else value.replace("_", " ")


def make_review(row: Mapping[str, Any]) -> Review:
    """A stored review."""
    slots = json.loads(row["correction"] or "{}")
    told = ", ".join(f"{name.replace('_', ' ')}: {name_slot(value)}" for name, value in slots.items())
    return Review(row["decision"], row["by"], row["at"][:10], "; ".join(filter(None, (told, row["note"]))))
