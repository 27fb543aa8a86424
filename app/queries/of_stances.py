"""Stances: who is said to hold leverage over whom, by whom and when."""

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from app.filters import slots

Row = dict[str, Any]


def stances(
    db: Database, one: str | None = None, other: str | None = None, *, limit: int = 200, offset: int = 0
) -> list[Row]:
    """The stances between two parties, either way (or of one with anybody, or all), latest first."""
    conditions, parameters = ["1"], []
    for party in (one, other):
        if party is not None:
            conditions.append('(stances.holder = ? or stances."over" = ?)')
            parameters += [party, party]
    sql = f"""
        select stances.*, actors.name as source_name, actors.country as source_country,
            articles.title, articles.url, articles.source as article_source
        from stances left join actors on actors.id = stances.source
            left join articles on articles.id = stances.article
        where {" and ".join(conditions)} order by stances.date desc, stances.number limit ? offset ?
    """
    return list(db.query(sql, [*parameters, limit, offset]))


def pairs(db: Database) -> list[Row]:
    """How often each holder is said to hold, lack or share leverage over each other party.

    What is denied counts the other way round: "they hold no cards" and "that they hold cards is a fantasy"
    are both `lacks`. Questions are left out; what copies of one story have in common counts once.
    """
    sql = """
        with said as (
            select distinct coalesce(articles.story, articles.id) as origin, holder, "over", stances.text,
                case when assertion = 'denied' and polarity = 'holds' then 'lacks'
                     when assertion = 'denied' and polarity = 'lacks' then 'holds' else polarity end as polarity
            from stances join articles on articles.id = stances.article where assertion <> 'asked'
        )
        select holder, "over", sum(polarity = 'holds') as holds, sum(polarity = 'lacks') as lacks,
            sum(polarity = 'mutual') as mutual, count(*) as count
        from said group by holder, "over" order by count desc, holder, "over"
    """
    return list(db.query(sql))


def stances_by_id(db: Database, ids: Sequence[str]) -> dict[str, Row]:
    """Some stances by their ids; what is not there is left out."""
    sql = f"select * from stances where id in ({slots(ids)})"
    return {row["id"]: row for row in db.query(sql, list(ids))}
