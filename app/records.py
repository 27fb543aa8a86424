"""Writing what was read and checked. Ids are hashes of what makes a thing unique: running again changes nothing."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlite_utils import Database

from app.checking.types import Check
from app.contract import dumps, plain
from app.correcting import QUESTION
from ingest.archive import make_id, transaction
from nlp.types import Analysis, Claim, Interval

READ = ("mentions", "figures", "quotations", "stances")  # made anew with each reading of an article
Decision = Literal["confirmed", "corrected", "rejected", "noted"]


@dataclass(frozen=True, slots=True)
class Place:
    """One revision of one article, and what of its source is kept beside each claim."""

    article: str
    revision: int
    date: str | None = None
    source: str | None = None
    publisher: str | None = None
    country: str | None = None


def save_analysis(db: Database, place: Place, analysis: Analysis, extractor: str) -> None:
    """Put what was read in one article in the place of what was read there before, all or nothing."""
    with transaction(db):
        forget_reading(db, place.article)
        save_run(db, place, extractor, language=analysis.language, date=analysis.date)
        db.table("actors").upsert_all(actor_rows(analysis), pk="id")
        db.table("actors").insert_all(unknown_rows(analysis), pk="id", ignore=True)
        db.table("mentions").insert_all(mention_rows(place, analysis), ignore=True)
        db.table("figures").insert_all(
            {**at(place), "number": number, **plain(figure)} for number, figure in enumerate(analysis.figures)
        )
        db.table("quotations").insert_all(found_rows(place, analysis.quotations, extractor, analysis.date))
        db.table("stances").insert_all(found_rows(place, analysis.leverage, extractor, analysis.date))
        save_claims(db, place, analysis, extractor)


def save_failure(db: Database, place: Place, extractor: str, error: str) -> None:
    """Record that one article could not be read, and why; what was read there before stays."""
    with transaction(db):
        save_run(db, place, extractor, error=error[:500])


def save_run(db: Database, place: Place, extractor: str, **known: str | None) -> None:
    """That an article was read, by what, and when."""
    run = {"id": make_id(place.article, place.revision), **at(place), "extractor": extractor, "at": now()}
    empty = {"language": None, "date": place.date, "error": None}
    db.table("analyses").upsert({**run, **empty, **known}, pk="id")


def forget_reading(db: Database, article: str) -> None:
    """Drop what another version read in the article; claims stay, marked as no longer there."""
    for table in READ:
        db.execute(f"delete from {table} where article = ?", [article])
    db.execute("update claims set current = 0 where article = ?", [article])


def save_claims(db: Database, place: Place, analysis: Analysis, extractor: str) -> None:
    """The claims of one article. A claim known before keeps its id, its check and its reviews."""
    countries = {actor.id: actor.country for actor in analysis.actors}
    rows = [
        {**claim_row(claim), "id": id, **at(place), "extractor": extractor, "current": 1}
        | {"language": analysis.language, "date": analysis.date, "publisher": place.publisher}
        | {"source": place.source, "country": countries.get(claim.claimant or "") or place.country}
        for id, claim in zip(claim_ids(place.article, analysis.claims), analysis.claims, strict=True)
    ]
    for row in rows:
        changed = asked(db, row["id"]) not in (None, question_key(row))
        db.table("claims").upsert(row, pk="id")
        if changed:
            db.execute("delete from checks where claim = ?", [row["id"]])
            db.execute("update claims set verdict = 'unverifiable' where id = ?", [row["id"]])


def claim_ids(article: str, claims: Iterable[Claim]) -> Iterator[str]:
    """The id of each claim: the article, its words and figures, and its place among claims alike in both."""
    seen: Counter[tuple[object, ...]] = Counter()
    for claim in claims:
        key = (article, claim.text, claim.kind, claim.stated)
        seen[key] += 1
        yield make_id(*key, seen[key])


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim as a row, without where it stands."""
    asked = {name: getattr(claim.question, name, None) for name in QUESTION}
    names = ("start", "end", "text", "claimant", "checkworthiness", "kind", "assertion", "approximation")
    told = {name: getattr(claim, name) for name in names}
    lists = {"figures": json.dumps(claim.figures), "origins": dumps(plain(claim.origins))}
    return {**told, **asked, **stated_row(claim.stated), **lists}


def stated_row(stated: Interval | None) -> dict[str, Any]:
    """An interval as three columns."""
    low, high, unit = (stated.low, stated.high, stated.unit) if stated else (None, None, None)
    return {"stated_low": low, "stated_high": high, "stated_unit": unit}


def question_key(row: Mapping[str, Any]) -> str:
    """What a check depends on: the question, what is stated and how surely it is said."""
    return make_id(
        *(row[name] for name in (*QUESTION, "stated_low", "stated_high", "stated_unit", "assertion"))
    )


def asked(db: Database, claim: str) -> str | None:
    """The question key of a claim that is known already."""
    return next(map(question_key, db.query("select * from claims where id = ?", [claim])), None)


def actor_rows(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """The actors as rows."""
    return ({"id": a.id, "name": a.name, "kind": a.kind, "country": a.country} for a in analysis.actors)


def unknown_rows(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Speakers who are no actors of the text, so that nothing points nowhere: the id is all that is known."""
    known = {actor.id for actor in analysis.actors}
    named = {claim.claimant for claim in analysis.claims} | {stance.source for stance in analysis.leverage}
    spoken = {quotation.speaker for quotation in analysis.quotations}
    for id in sorted((named | spoken) - known - {None}, key=str):
        yield {"id": id, "name": id, "kind": "person", "country": None}


def mention_rows(place: Place, analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Where each actor is mentioned."""
    for actor in analysis.actors:
        for start, end in actor.mentions:
            yield {**at(place), "actor": actor.id, "start": start, "end": end}


def found_rows(
    place: Place, found: Iterable[Any], extractor: str, date: str | None
) -> Iterator[dict[str, Any]]:
    """Quotations or stances as rows, each with an id and a date."""
    for number, thing in enumerate(found):
        id = make_id(type(thing).__name__, place.article, thing.start, thing.end, number)
        yield {"id": id, **at(place), "extractor": extractor, **plain(thing), "date": date}


def at(place: Place) -> dict[str, Any]:
    """The article and its revision, as columns."""
    return {"article": place.article, "revision": place.revision}


def save_checks(db: Database, claims: Sequence[str], checks: Sequence[Check], stamp: str) -> None:
    """The checks of claims (by id), in the place of those before."""
    with transaction(db):
        for claim, check in zip(claims, checks, strict=True):
            db.table("checks").upsert(
                {"claim": claim, "stamp": stamp, "at": now(), **check_row(check)}, pk="claim"
            )
            db.execute("update claims set verdict = ? where id = ?", [check.verdict, claim])


def check_row(check: Check) -> dict[str, Any]:
    """A check as a row; cells and explanations as JSON."""
    told = {"verdict": check.verdict, "code": check.code, "reason": check.reason}
    value, unit = (check.found.value, check.found.unit) if check.found else (None, None)
    found = {"found_value": value, "found_unit": unit, "relative_difference": check.relative_difference}
    lists = {"evidence": dumps(plain(check.evidence)), "explanations": dumps(plain(check.explanations))}
    vintage = max((cell.vintage for cell in check.evidence), default=None)
    return {**told, **stated_row(check.stated), **found, **lists, "vintage": vintage}


def add_review(
    db: Database,
    claim: str,
    *,
    by: str,
    decision: Decision,
    note: str = "",
    correction: Mapping[str, str | None] | None = None,
) -> None:
    """What a person decided about a check; earlier reviews stay. A correction has the claim checked anew."""
    slots = dumps(dict(correction)) if correction else None
    with transaction(db):
        row = {"claim": claim, "at": now(), "by": by, "decision": decision, "correction": slots, "note": note}
        db.table("reviews").insert(row)
        if slots:
            db.execute("update checks set stamp = '' where claim = ?", [claim])


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
