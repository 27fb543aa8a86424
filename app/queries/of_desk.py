"""What the desk needs to know: totals, sources, what is still to be read or checked, how new the data are."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from app.filters import slots
from app.queries.of_claims import JOINED, LISTED
from app.statistics import open_statistics

Row = dict[str, Any]
COUNTED = ("articles", "claims", "quotations", "stances", "figures", "actors", "checks", "reviews")
BATCH = 200
MANY = 1_000  # articles: as many are not put into a list


def totals(db: Database) -> dict[str, int]:
    """How much the archive holds, by table; of claims those that still stand."""
    where = {"claims": " where current = 1"}
    return {
        name: int(db.execute(f"select count(*) from {name}{where.get(name, '')}").fetchone()[0])
        for name in COUNTED
    }


def verdicts(db: Database) -> dict[str, int]:
    """How many claims that still stand have each verdict."""
    sql = "select verdict, count(*) as count from claims where current = 1 group by verdict"
    return {row["verdict"]: row["count"] for row in db.query(sql)}


def news(db: Database, since: str | None) -> Row:
    """What came in at or after a moment (UTC): `articles`, `changed` ones, `claims`, `contradicted`, `reviews`.

    Without `since` all there is counts as new.
    """
    told = {"since": since or ""}
    counts = """
        select count(*) as articles, coalesce(sum(revision > 1), 0) as changed
        from articles where changed >= :since
    """
    read = """
        select count(*) as claims, coalesce(sum(claims.verdict = 'contradicted'), 0) as contradicted
        from articles join claims on claims.article = articles.id and claims.current = 1
        where articles.changed >= :since
    """
    reviewed = "select count(*) as reviews from reviews where at >= :since"
    found: Row = {}
    for sql in (counts, read, reviewed):
        found |= next(db.query(sql, told))
    return found


def to_check(db: Database, since: str | None = None, *, limit: int = 10) -> list[Row]:
    """Claims that nobody has reviewed, those to look at first before the others; of articles new `since` then."""
    open_ones = "not exists (select 1 from reviews where reviews.claim = claims.id)"
    fresh = of_new_articles(db, since) if since else "1"
    rows: list[Row] = []
    for verdict in ("contradicted", "close", "unverifiable"):  # one index a verdict, no sorting of all
        chosen = f"""
            select number from claims where current = 1 and verdict = :verdict and {open_ones} and {fresh}
                and (indicator is not null or :verdict <> 'unverifiable')
            order by checkworthiness desc, number desc limit :limit
        """
        sql = f"""
            select {LISTED} from claims {JOINED} where claims.number in ({chosen})
            order by claims.checkworthiness desc, claims.number desc
        """
        left = limit - len(rows)
        rows += db.query(sql, {"verdict": verdict, "limit": left, "since": since}) if left else []
    return rows


def of_new_articles(db: Database, since: str) -> str:
    """The condition that a claim's article is new: of few articles in a list, of many asked claim by claim."""
    new = "select 1 from articles where changed >= :since"
    [many] = db.execute(f"select count(*) from ({new} limit {MANY})", {"since": since}).fetchone()
    if many == MANY:
        return f"exists ({new} and articles.id = claims.article)"
    return "claims.article in (select id from articles where changed >= :since)"


def sources(db: Database) -> list[Row]:
    """Every source with its address, `state`, last poll, last error, and counts.

    Counted are `entries`, `articles`, and as `lacking` the entries of which there is no article to be had.
    """
    sql = """
        select sources.id, name, url, publisher, country, language, official, terms, note,
            case when status = 'active' then health else status end as state,
            last_poll, last_success, next_poll, failures, error, warning,
            (select count(*) from entries where entries.source = sources.id) as entries,
            (select count(*) from articles where articles.source = sources.id) as articles,
            (select count(*) from entries where entries.source = sources.id
                and entries.state in ('empty', 'paywalled', 'failed')) as lacking
        from sources join polls on polls.source = sources.id order by name, sources.id
    """
    return [row | {"official": bool(row["official"])} for row in db.query(sql)]


def pending_articles(db: Database, extractors: Iterable[str], *, failed: bool = False) -> Iterator[Row]:
    """Articles whose present wording was not read by one of these versions of the readers, in the order of storing.

    Those that they could not read come only with `failed`.
    """
    known = tuple(extractors)
    sql = f"""
        select articles.number, articles.id, articles.revision, articles.title, articles.text, articles.published,
            articles.language, articles.source, sources.publisher, sources.country
        from articles join sources on sources.id = articles.source
            left join analyses on analyses.article = articles.id and analyses.revision = articles.revision
                and analyses.extractor in ({slots(known)}) and (analyses.error is null or not ?)
        where analyses.id is null and articles.number > ? order by articles.number limit ?
    """
    after = 0
    while rows := list(db.query(sql, [*known, failed, after, BATCH])):
        yield from rows
        after = rows[-1]["number"]


def count_pending(db: Database, extractors: Iterable[str], *, failed: bool = False) -> int:
    """How many articles `pending_articles` would give."""
    known = tuple(extractors)
    sql = f"""
        select count(*) from articles left join analyses on analyses.article = articles.id
            and analyses.revision = articles.revision and analyses.extractor in ({slots(known)})
            and (analyses.error is null or not ?)
        where analyses.id is null
    """
    return int(db.execute(sql, [*known, failed]).fetchone()[0])


def pending_checks(db: Database, stamp: str) -> Iterator[Row]:
    """Claims without a check of this stamp, with the last correction that a person made, in order."""
    sql = """
        select claims.*, checks.verdict as before,
            (select correction from reviews where reviews.claim = claims.id and correction is not null
             order by reviews.number desc limit 1) as correction
        from claims left join checks on checks.claim = claims.id
        where (checks.claim is null or checks.stamp <> ?) and claims.number > ? order by claims.number limit ?
    """
    after = 0
    while rows := list(db.query(sql, [stamp, after, BATCH])):
        yield from rows
        after = rows[-1]["number"]


def count_unchecked(db: Database, stamp: str) -> int:
    """How many claims `pending_checks` would give."""
    sql = "select (select count(*) from claims) - (select count(*) from checks where stamp = ?)"
    return int(db.execute(sql, [stamp]).fetchone()[0])


def latest_vintage(db: Database) -> str | None:
    """The latest vintage among the cells that checks used."""
    [latest] = db.execute("select max(vintage) from checks").fetchone()
    return str(latest) if latest else None


def series_of(db: Database, claim: Row) -> list[tuple[str, float]]:
    """Periods and values of the first series behind a claim's check, as known now; empty without one."""
    cell = next(iter(claim["evidence"]), None)
    if cell is None:
        return []
    found = open_statistics(db).observations(cell["series"])
    return [(period, one.value) for period, one in sorted(found.items())]
