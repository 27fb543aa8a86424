"""Whether documents agree: claims that answer one question with numbers that cannot both be right."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from app.checking.consistency import Implied, find_implied
from app.disagreeing import SLOTS, STANDS, UNREVIEWED, find_differing
from app.queries.of_claims import SAID
from app.stored import question_of, stated_of
from nlp.types import Claim

Row = dict[str, Any]
ENDS = 10  # answers shown from either end: what lies between them shows nothing more
FROM_LOW = "coalesce(claims.stated_low, claims.stated_high), claims.number"
SHOWN = f"""
    claims.id, claims.text, claims.article, claims."start", claims."end", claims.claimant,
    actors.name as claimant_name, claims.date, claims.publisher, claims.stated_low, claims.stated_high, claims.stated_unit, claims.verdict,
    claims.flow, claims.measure, checks.found_value, checks.found_unit, articles.title, articles.url,
    {SAID}
"""


def disagreements(
    db: Database, *, partner: str | None = None, limit: int = 50, ends: int = ENDS
) -> list[Row]:
    """Questions that claims answer with numbers that cannot all be right, those in most documents first.

    Each row has the slots of the question, `count` of claims, `documents`, and `claims`: the rows of those
    claims from the lowest number to the highest, of more than twice `ends` only so many from either end.
    What a person corrected or rejected is left out.
    """
    found = list(find_differing(db, partner, limit))
    asked = [dict(zip(SLOTS, json.loads(row["question"]), strict=True)) for row in found]
    return [
        {**slots, "count": row["claims"], "documents": row["documents"]}
        | {"claims": list(find_answers(db, slots, ends=ends))}
        for slots, row in zip(asked, found, strict=True)
    ]


def find_answers(db: Database, asked: Mapping[str, Any], *, ends: int | None = None) -> Iterator[Row]:
    """The claims that answer a question, from the lowest number to the highest; with `ends` so many of each end."""
    same = " and ".join(f'claims."{name}" is ?' for name in SLOTS)
    # Chosen by the index alone, before anything is joined.
    chosen = f"""
        select number, row_number() over (order by {FROM_LOW}) as place, count(*) over () as count
        from claims where {STANDS} and {UNREVIEWED} and {same}
    """
    sql = f"""
        with chosen as ({chosen})
        select {SHOWN} from chosen cross join claims using (number)
            left join actors on actors.id = claims.claimant
            left join checks on checks.claim = claims.id left join articles on articles.id = claims.article
        where ? is null or place <= ? or place > count - ? order by place
    """
    yield from db.query(sql, [*(asked[name] for name in SLOTS), ends, ends, ends])


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
        same = " and ".join(f'claims."{name}" is ?' for name in SLOTS)
        same += " and not coalesce(claims.stated_high < ?, 0) and not coalesce(claims.stated_low > ?, 0)"
        bound = [*(one[name] for name in SLOTS), one["stated_low"], one["stated_high"]]
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
