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
from app.checking.periods import is_period
from app.checking.types import Check, Evidence, Explanation, Found
from app.checking.wording import name_question
from app.errors import UnusableInput
from app.filters import ClaimFilter
from app.reports.agreement import find_beside
from app.reports.choosing import selection_told
from app.reports.items import Item, Report, Review, Series
from app.reports.telling import period_told, slot_told, tell
from app.reports.wording import check_told
from app.saying.sentences import question_said
from app.saying.tables import known_tongue, word
from app.statistics import open_statistics
from app.stored import standing_question, stated_of
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
    title: str = "",
    as_of: str | None = None,
    introduction: str = "",
    notes: Mapping[str, str] = {},
    by: str | None = None,
    url: str | None = None,
    told_in: str = "en",
) -> Report:
    """The report of a selection: in the order of the ids in `order`, the others after them by `sort`.

    `introduction`, `notes` (by claim id) and `by` are the desk's own words; `url` is the folder that the
    report will be published in, `told_in` the language that it is written in. Raises UnusableInput for an
    address that is none, or a language that nothing is written in.
    """
    known_tongue(told_in)
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
            tuple(find_beside(db, row, implied(row["article"]), told_in)),
            told_in,
        )
        for row in rows
    )
    vintages = [cell.vintage for item in items for cell in item.check.evidence]
    return Report(
        title=title or tell(told_in, "fact_check"),
        as_of=as_of or datetime.now(UTC).date().isoformat(),
        items=items,
        selection=selection_told(told_in, where),
        total=queries.count_claims(db, where),
        statistics_to=max(vintages, default=None),
        introduction=introduction,
        by=by or "Fulcrum",
        url=known_address(url),
        told_in=told_in,
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
    told_in: str = "en",
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
        check=check_told(told_in, make_check(row, told_in)),
        said=tuple(value for value in json.loads(row["said"] or "[]") if value is not None),
        before=row["before"],
        after=row["after"],
        reviews=tuple(make_review(review, told_in) for review in reviews),
        series=find_series(statistics, question, told_in) if row["evidence"] else None,
        note=note,
        beside=beside,
        told_in=told_in,
    )


def find_series(statistics: Statistics, question: Question | None, told_in: str = "en") -> Series | None:
    """The measure over time; of a rank or a record the level behind it, in which its value cannot be drawn."""
    if question is None or not question.reporter or not question.period or not is_period(question.period):
        return None
    level = replace(question, measure="level", base_period=None, of=None, per=None)
    for asked in (question, level):
        if points := tuple(find_history(statistics, asked)):
            named = question_said(told_in, name_question(asked))
            told = named.removesuffix(f", {period_told(told_in, question.period)}")
            values = tuple((period, value) for period, value, _ in points)
            return Series(told, points[0][2], values, stated=asked.measure == question.measure)
    return None


def make_check(row: Mapping[str, Any], told_in: str = "en") -> Check:
    """The stored check of a claim; of one that was not checked yet, that it was not."""
    found = Found(row["found_value"], row["found_unit"]) if row["found_unit"] else None
    return Check(
        verdict=row["verdict"],
        code=row["code"] or "ambiguous",
        reason=row["reason"] or tell(told_in, "not_checked"),
        stated=stated_of(row),
        found=found,
        relative_difference=row["relative_difference"],
        evidence=tuple(Evidence(**cell) for cell in row["evidence"]),
        explanations=tuple(
            Explanation(one["text"], Question(**one["question"]), one["value"]) for one in row["explanations"]
        ),
    )


def make_review(row: Mapping[str, Any], told_in: str = "en") -> Review:
    """A stored review."""
    slots = json.loads(row["correction"] or "{}")
    told = ", ".join(
        f"{word(told_in, name).replace('_', ' ')}: {slot_told(told_in, value)}"
        for name, value in slots.items()
    )
    return Review(row["decision"], row["by"], row["at"][:10], "; ".join(filter(None, (told, row["note"]))))
