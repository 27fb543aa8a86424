"""Whether documents agree: claims that answer one question with numbers that cannot both be right."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from app.checking.consistency import Implied, find_implied
from app.correcting import QUESTION
from app.queries.of_claims import SAID
from app.stored import question_of, stated_of
from nlp.types import Claim

Row = dict[str, Any]
SLOTS = ", ".join(f'claims."{name}"' for name in QUESTION)
STANDS = "claims.current = 1 and claims.assertion = 'asserted' and claims.period is not null"
"""Claims that say something of a known time; a person may have found others to be misread."""
UNREVIEWED = """
    claims.number not in (select claims.number from reviews cross join claims on claims.id = reviews.claim
        where decision in ('corrected', 'rejected'))
"""
SHOWN = f"""
    claims.id, claims.text, claims.article, claims."start", claims."end", claims.claimant,
    actors.name as claimant_name, claims.date, claims.publisher, claims.stated_low, claims.stated_high, claims.stated_unit, claims.verdict,
    checks.found_value, checks.found_unit, articles.title, articles.url,
    {SAID}
"""


def disagreements(db: Database, *, partner: str | None = None, limit: int = 50) -> list[Row]:
    """Questions that claims answer with numbers that cannot all be right, those with most claims first.

    Each row has the slots of the question, `count` of claims, `documents`, and `claims`: the rows of those
    claims from the lowest number to the highest. What a person corrected or rejected is left out.
    """
    sql = f"""
        select {SLOTS}, stated_unit, count(*) as count, count(distinct article) as documents
        from claims where {STANDS} and {UNREVIEWED} and indicator is not null and (? is null or partner = ?)
        group by {SLOTS}, stated_unit having max(stated_low) > min(stated_high)
        order by documents desc, count desc, period desc limit ?
    """
    rows = list(db.query(sql, [partner, partner, limit]))
    return [row | {"claims": list(find_answers(db, row))} for row in rows]


def find_answers(db: Database, asked: Mapping[str, Any]) -> Iterator[Row]:
    """The claims that answer a question, from the lowest number to the highest."""
    same = " and ".join(f'claims."{name}" is ?' for name in (*QUESTION, "stated_unit"))
    sql = f"""
        select {SHOWN} from claims left join actors on actors.id = claims.claimant
            left join checks on checks.claim = claims.id left join articles on articles.id = claims.article
        where {STANDS} and {UNREVIEWED} and {same}
        order by coalesce(claims.stated_low, claims.stated_high), claims.date, claims.number
    """
    yield from db.query(sql, [asked[name] for name in (*QUESTION, "stated_unit")])


def clashing(db: Database, id: str) -> list[Row]:
    """Claims that answer the question of this one with a number that cannot be right beside it."""
    one = next(db.query("select * from claims where id = ?", [id]), None)
    if one is None or one["indicator"] is None or one["assertion"] != "asserted":
        return []
    low, high = one["stated_low"], one["stated_high"]
    return [
        row
        for row in find_answers(db, one)
        if row["id"] != id and (is_below(row["stated_high"], low) or is_below(high, row["stated_low"]))
    ]


def clashes_of(db: Database, article: str, *, limit: int = 200) -> list[Row]:
    """The claims of an article beside which others cannot be right, in order, each with those as `others`.

    The others may stand in the same article. Only the first `limit` claims are looked at.
    """
    sql = f"select claims.id from claims where article = ? and {STANDS} and {UNREVIEWED} order by number limit ?"
    found = ((row["id"], clashing(db, row["id"])) for row in list(db.query(sql, [article, limit])))
    return [{"id": id, "others": others} for id, others in found if others]


def count_tellers(db: Database, id: str) -> tuple[int, int]:
    """How many articles answer the question of a claim as it does, and of how many origins they are.

    Copies of one story are of one origin. Of a claim without a question only its own story is looked at.
    """
    one = next(db.query("select * from claims where id = ?", [id]), None)
    if one is None:
        return 0, 0
    if one["indicator"] is None or one["period"] is None:
        story = "select coalesce(story, id) from articles where id = ?"
        same = f"claims.text = ? and (articles.id = ({story}) or articles.story = ({story}))"
        bound = [one["text"], one["article"], one["article"]]
    else:
        slots = (*QUESTION, "stated_unit")
        same = " and ".join(f'claims."{name}" is ?' for name in slots)
        same += " and not coalesce(claims.stated_high < ?, 0) and not coalesce(claims.stated_low > ?, 0)"
        bound = [*(one[name] for name in slots), one["stated_low"], one["stated_high"]]
    sql = f"""
        select count(distinct articles.id), count(distinct coalesce(articles.story, articles.id))
        from claims join articles on articles.id = claims.article where claims.current = 1 and {same}
    """
    articles, origins = db.execute(sql, bound).fetchone()
    return int(articles), int(origins)


def is_below(end: float | None, other: float | None) -> bool:
    """Whether one end lies below another; an open end never does."""
    return end is not None and other is not None and end < other


def implied(db: Database, article: str) -> list[Implied]:
    """What follows from the amounts of one document taken together, and what in it does not fit."""
    sql = f"select * from claims where article = ? and {STANDS} and {UNREVIEWED} order by number"
    return list(find_implied([claim_of(row) for row in db.query(sql, [article])]))


def claim_of(row: Mapping[str, Any]) -> Claim:
    """A stored claim as it was read, without where its slots came from."""
    return Claim(
        row["id"],
        row["start"],
        row["end"],
        row["text"],
        row["claimant"],
        row["checkworthiness"],
        row["kind"],
        row["assertion"],
        tuple(json.loads(row["figures"])),
        question_of(row),
        stated_of(row),
        row["approximation"] or "exact",
    )
