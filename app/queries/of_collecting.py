"""What collecting left to look at: events of the sources, turns of transcripts, stories told more than once."""

from typing import Any

from sqlite_utils import Database

from app.filters import ClaimFilter
from app.queries.of_claims import count_claims

Row = dict[str, Any]


def events(db: Database, source: str | None = None, *, limit: int = 50) -> list[Row]:
    """Failures, warnings, moves and entries without text, the latest first: `source`, `name`, `at`, `kind`, `detail`."""
    sql = """
        select events.source, sources.name, events.at, events.kind, events.detail
        from events join sources on sources.id = events.source
        where :source is null or events.source = :source order by events.number desc limit :limit
    """
    return list(db.query(sql, {"source": source, "limit": limit}))


def turns(db: Database, article: str) -> list[Row]:
    """Who speaks from where to where in a transcript: `start`, `end`, `speaker`, `asks`, in order."""
    sql = 'select "start", "end", speaker, asks from turns where article = ? order by number'
    return [row | {"asks": bool(row["asks"])} for row in db.query(sql, [article])]


def stories(db: Database, *, limit: int = 50) -> list[Row]:
    """Stories that more than one article tells, the most printed first.

    Each with the `id` and `title` of the article that told it first, `published`, how many `articles` tell it,
    and how many `publishers`.
    """
    sql = """
        select first.id, first.title, first.published, count(*) as articles,
            count(distinct sources.publisher) as publishers
        from articles join sources on sources.id = articles.source
            join articles as first on first.id = coalesce(articles.story, articles.id)
        group by first.id having count(*) > 1 order by articles desc, first.published desc limit ?
    """
    return list(db.query(sql, [limit]))


def count_origins(db: Database) -> int:
    """How many articles there are when copies of one story count once."""
    return int(db.execute("select count(distinct coalesce(story, id)) from articles").fetchone()[0])


def count_independent(db: Database, where: ClaimFilter) -> int:
    """How many claims a selection has when what copies of one story repeat counts once.

    Two claims in the same words of one article stay two: they have two readings.
    """
    condition, parameters = where.where()
    # Only what stories of several articles repeat is looked at: most claims stand in one that nobody copied.
    sql = f"""
        select coalesce(sum(every - most), 0) from (
            select sum(count) as every, max(count) as most from (
                select article, text, count(*) as count from claims
                where {condition} and article in (
                    select id from articles where story is not null
                    union select story from articles where story is not null)
                group by article, text
            ) as told join articles on articles.id = told.article
            group by coalesce(articles.story, articles.id), told.text)
    """
    [repeated] = db.execute(sql, parameters).fetchone()
    return count_claims(db, where) - int(repeated)
