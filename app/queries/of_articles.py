"""Articles: a searched page of them, and one with everything that was read in it."""

import re
from typing import Any

from sqlite_utils import Database

from app.errors import NotFound
from app.filters import search_expression

Row = dict[str, Any]
LISTED = """
    articles.number, articles.id, articles.source, sources.publisher, sources.name as source_name,
    articles.url, articles.title, articles.published, articles.language, articles.author, articles.revision,
    articles.story,
    (select count(*) from claims where claims.article = articles.id and current = 1) as claims
"""


def articles(db: Database, search: str = "", *, limit: int = 50, offset: int = 0) -> list[Row]:
    """Articles that have the words of `search` in title or text, latest first."""
    condition, bound = having(search)
    page = (
        f"select number from articles where {condition} order by published desc, number desc limit ? offset ?"
    )
    sql = f"""
        select {LISTED} from articles join sources on sources.id = articles.source
        where number in ({page}) order by published desc, number desc
    """
    return list(db.query(sql, [*bound, limit, offset]))


def count_articles(db: Database, search: str = "") -> int:
    """How many articles have the words of `search` in title or text."""
    condition, bound = having(search)
    return int(db.execute(f"select count(*) from articles where {condition}", bound).fetchone()[0])


def having(search: str) -> tuple[str, list[str]]:
    """The condition that an article has words, and what it is bound to; words of signs only are in none."""
    if not search.strip():
        return "1", []
    match = search_expression(search)
    found = "articles.number in (select rowid from articles_fts where articles_fts match ?)"
    return (found, [match]) if match else ("0", [])


def article(db: Database, id: str) -> Row:
    """One article with its `text`, `revisions` (oldest first), `error` of the reading, and a safe `link`.

    Raises NotFound.
    """
    sql = f"""
        select {LISTED}, articles.text, sources.country, analyses.extractor, analyses.error, analyses.at as read
        from articles join sources on sources.id = articles.source
            left join analyses on analyses.article = articles.id and analyses.revision = articles.revision
        where articles.id = ?
    """
    row = next(db.query(sql, [id]), None)
    if row is None:
        raise NotFound(f"no article {id!r} in this archive")
    link = row["url"] if re.match(r"https?://", row["url"] or "", re.IGNORECASE) else None
    wordings = list(db.query("select * from wordings where article = ? order by revision", [id]))
    return {**row, "link": link, "revisions": wordings}


def copies(db: Database, id: str, *, limit: int = 20) -> list[Row]:
    """Other articles that tell the same story in nearly the same words, the earliest first."""
    story = next(db.query("select coalesce(story, id) as story from articles where id = ?", [id]), None)
    if story is None:
        return []
    found = f"""
        select {LISTED} from articles join sources on sources.id = articles.source
        where articles.id <> :id and (articles.story = :story or articles.id = :story)
        order by published, number limit :limit
    """
    return list(db.query(found, {"id": id, "story": story["story"], "limit": limit}))


def marks(db: Database, id: str) -> dict[str, list[Row]]:
    """What was read in the present wording of an article: its `claims`, `quotations`, `stances`, `figures`."""
    here = "join articles on articles.id = article where article = ? and {0}.revision = articles.revision"
    queries = {
        "claims": f"""
            select claims.*, checks.reason, checks.code from claims left join checks on claim = claims.id
            {here.format("claims")} and current = 1 order by "start" """,
        "quotations": f'select quotations.* from quotations {here.format("quotations")} order by "start"',
        "stances": f'select stances.* from stances {here.format("stances")} order by "start"',
        "figures": f'select figures.* from figures {here.format("figures")} order by "start"',
    }
    return {name: list(db.query(sql, [id])) for name, sql in queries.items()}
