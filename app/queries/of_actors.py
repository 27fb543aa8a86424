"""Actors: who speaks, what each said, how often, and with what verdicts."""

import json
from typing import Any, get_args

from sqlite_utils import Database

from app.checking.types import Verdict
from app.errors import NotFound
from app.filters import ClaimFilter, search_expression, slots
from app.queries.choosing import Choice, are_common

Row = dict[str, Any]
TALLY = """
    count(*) as claims,
    sum(verdict = 'supported') as supported, sum(verdict = 'close') as close,
    sum(verdict = 'contradicted') as contradicted, sum(verdict = 'unverifiable') as unverifiable
"""
SAID = {
    "claim": ("claims", "claimant", "claims.kind", "claims.verdict", "claims.current = 1"),
    "quotation": ("quotations", "speaker", "quotations.kind", "null", "1"),
    "stance": ("stances", "source", "stances.ground", "null", "1"),
}

NEWEST = 'order by date desc, article, "start"'


def actors(db: Database, search: str = "", *, limit: int = 100, offset: int = 0) -> list[Row]:
    """Actors whose name or id has `search`, those with most claims and quotations first."""
    verdicts = Choice(db, ClaimFilter(), ("claimant", "verdict")).cross("claimant", "verdict")
    counts = {id: sum(tally.values()) for id, tally in verdicts.items()}
    # Grouped, so that it becomes a table that SQLite makes an index for.
    sql = """
        with tally as (select cast(key as text) as claimant, value as claims from json_each(?) group by key),
        quoted as (select speaker, count(*) as quotations, max(date) as latest from quotations group by speaker),
        took as (select source, count(*) as stances from stances group by source)
        select actors.*, coalesce(claims, 0) as claims, coalesce(quotations, 0) as quotations,
            coalesce(stances, 0) as stances, latest
        from actors left join tally on claimant = id left join quoted on speaker = id
            left join took on source = id
        where instr(lower(name), lower(?)) or instr(lower(id), lower(?))
        order by coalesce(claims, 0) + coalesce(quotations, 0) desc, name limit ? offset ?
    """
    rows = db.query(sql, [json.dumps(counts), search.strip(), search.strip(), limit, offset])
    return [row | dict.fromkeys(get_args(Verdict), 0) | verdicts.get(row["id"], {}) for row in rows]


def find_actor(db: Database, id: str) -> Row | None:
    """Name, kind and country of one actor, or None."""
    return next(db.query("select * from actors where id = ?", [id]), None)


def actor(db: Database, id: str) -> Row:
    """One actor with a tally of verdicts and `aliases`: the words that name it. Raises NotFound."""
    row = find_actor(db, id)
    if row is None:
        raise NotFound(f"no actor {id!r} in this archive")
    tally = next(db.query(f"select {TALLY} from claims where claimant = ? and current = 1", [id]))
    # The two tables of wordings are joined one by one: their union would be made whole first.
    sql = """
        select substr(coalesce(revisions.text, articles.text), mentions."start" + 1,
            mentions."end" - mentions."start") as alias, count(*) as count
        from mentions join articles on articles.id = mentions.article
            left join revisions on revisions.article = mentions.article
                and revisions.revision = mentions.revision
        where actor = ? group by alias order by count desc, alias limit 30
    """
    aliases = list(db.query(sql, [id]))
    return {**row, **{name: number or 0 for name, number in tally.items()}, "aliases": aliases}


def said(
    db: Database,
    actor: str | None = None,
    search: str = "",
    *,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> list[Row]:
    """What an actor (or anybody) said: claims, quotations and stances with the words, latest first.

    Each row has `what` (claim, quotation or stance), `id`, `text`, `kind`, `verdict`, `date`, `actor`,
    `actor_name`, `article`, `start`, `end`, `title` and `url`. `about` is a country whose code the claim's
    partner or reporter or the stance's holder or other side is.
    """
    parts, parameters = [], []
    for what, (table, *_) in SAID.items():
        walking = are_common(db, table, search)
        sql, bound = said_part(what, actor, search, about, since, until, walking=walking)
        parts.append(f"select * from ({sql} {NEWEST} limit ?)")  # a page of all has no more of one
        parameters += [*bound, limit + offset]
    sql = f"""
        select said.*, actors.name as actor_name, articles.title, articles.url, articles.source
        from ({" union all ".join(parts)}) as said
        left join actors on actors.id = said.actor left join articles on articles.id = said.article
        {NEWEST} limit ? offset ?
    """
    return list(db.query(sql, [*parameters, limit, offset]))


def said_part(
    what: str,
    actor: str | None,
    search: str,
    about: str | None,
    since: str | None,
    until: str | None,
    *,
    walking: bool,
) -> tuple[str, list[Any]]:
    """One of the three selects of `said`, and what is bound in it; `walking` as in ClaimFilter."""
    table, by, kind, verdict, always = SAID[what]
    conditions: list[tuple[str, list[Any]]] = [(always, [])]
    if actor is not None:
        conditions.append((f"{table}.{by} = ?", [actor]))
    if search.strip():
        found = f"{table}.number in (select rowid from {table}_fts where {table}_fts match ?)"
        found = f"+{found}" if walking else found
        match = search_expression(search)
        conditions.append((found, [match]) if match else ("0", []))
    if about is not None:
        sides = {"claim": ("partner", "reporter"), "stance": ("holder", '"over"')}.get(what)
        both = " or ".join(f"{table}.{side} = ?" for side in sides) if sides else "0"
        conditions.append((f"({both})", [about] * len(sides or ())))
    for day, sign in ((since, ">="), (until, "<=")):
        if day:
            conditions.append((f"{table}.date {sign} ?", [day]))
    where = " and ".join(condition for condition, _ in conditions)
    select = f"""
        select '{what}' as what, id, text, {kind} as kind, {verdict} as verdict, date, {by} as actor, article,
            revision, "start", "end" from {table} where {where}
    """
    return select, [value for _, bound in conditions for value in bound]


def voice(db: Database, ids: tuple[str, ...]) -> list[Row]:
    """How often each of a few actors is quoted, by month, from the archive's first month to its last.

    Rows `month`, `actor` (a name), `id`, `count` and `percent` of all quotations of that month; a month of
    silence has a row with 0. Months without any quotation are no silence of theirs and are left out. What copies
    of one story have in common counts once.
    """
    sql = f"""
        with heard as (
            select substr(quotations.date, 1, 7) as month, count(*) as every
            from quotations join articles on articles.id = quotations.article
            where quotations.date is not null and articles.story is null group by month
        ),
        spoke as (
            select substr(quotations.date, 1, 7) as month, speaker,
                count(distinct coalesce(articles.story, articles.id) || ' ' || quotations.text) as count
            from quotations join articles on articles.id = quotations.article
            where speaker in ({slots(ids)}) and quotations.date is not null group by month, speaker
        )
        select heard.month, actors.name as actor, actors.id, coalesce(count, 0) as count,
            100.0 * coalesce(count, 0) / every as percent
        from heard join actors on actors.id in ({slots(ids)})
            left join spoke on spoke.month = heard.month and spoke.speaker = actors.id
        order by heard.month, actors.name, actors.id
    """
    return list(db.query(sql, [*ids, *ids]))


def stances_of(db: Database, id: str) -> list[Row]:
    """What an actor says of leverage: `holder`, `over`, `polarity`, `assertion` and how often, most first."""
    sql = """
        select holder, "over", polarity, assertion, count(*) as count from stances where source = ?
        group by holder, "over", polarity, assertion order by count desc, holder, "over" limit 12
    """
    return list(db.query(sql, [id]))
