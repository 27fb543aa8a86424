"""Claims: a filtered page of them, how many, facets, and one with everything behind it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from app.columns import KEPT
from app.errors import NotFound, UnusableInput
from app.filters import COLUMNS, ClaimFilter, slots
from app.queries.choosing import Choice, are_common, find_few

Row = dict[str, Any]
FACETS = ("verdict", "actor", "publisher", "country", "indicator", "partner", "kind", "language", "period")
SORTS = {
    "date": "claims.date desc, claims.number desc",
    "oldest": "claims.date, claims.number",
    "worth": "claims.checkworthiness desc, claims.number desc",
    "verdict": "claims.verdict, claims.date desc, claims.number desc",
}
SAID = """
    (select json_group_array(figures.value) from figures, json_each(claims.figures) as one
        where figures.article = claims.article and figures.revision = claims.revision
            and figures.number = one.value) as said
"""
LISTED = f"""
    claims.*, actors.name as claimant_name, actors.kind as claimant_kind,
    checks.code, checks.reason, checks.found_value, checks.found_unit, checks.relative_difference,
    articles.title, articles.url, {SAID}
"""
JOINED = """
    left join actors on actors.id = claims.claimant
    left join checks on checks.claim = claims.id
    left join articles on articles.id = claims.article
"""
AROUND = 400  # characters of context on each side where a paragraph is longer


def claims(
    db: Database, where: ClaimFilter, *, sort: str = "date", limit: int = 50, offset: int = 0
) -> list[Row]:
    """A page of the claims of a selection, by `date`, `oldest`, `worth` or `verdict`.

    `said` are the values of a claim's figures as they were written, as JSON.
    """
    condition, parameters = page_condition(db, where, limit + offset)
    # The page is chosen before anything is joined: joins then touch `limit` rows, not all of them.
    page = f"select claims.number from claims where {condition} order by {order(sort)} limit ? offset ?"
    sql = f"select {LISTED} from claims {JOINED} where claims.number in ({page}) order by {order(sort)}"
    return list(db.query(sql, [*parameters, limit, offset]))


def claims_by_id(db: Database, ids: Sequence[str]) -> dict[str, Row]:
    """Some claims as in a page of them, by their ids; what is not there is left out."""
    sql = f"select {LISTED} from claims {JOINED} where claims.id in ({slots(ids)})"
    return {row["id"]: row for row in db.query(sql, list(ids))}


def page_condition(db: Database, where: ClaimFilter, page: int) -> tuple[str, list[Any]]:
    """The condition of a selection, and its parameters, in the form that finds the first `page` claims soonest."""
    walking = are_common(db, "claims", where.text)
    condition, parameters = where.where(walking=walking)
    # The claims of one actor have an index in their order.
    columns = {one.column for one in where.filters()} & set(KEPT) - {"current", "claimant"}
    if columns and (walking or not where.text.strip()):
        few = find_few(db, where, page)
        if few is not None:
            condition = f"claims.number in (select value from json_each(?)) and ({condition})"
            parameters = [json.dumps(few), *parameters]
    return condition, parameters


def order(sort: str) -> str:
    """The order of a sort by name. Raises UnusableInput for an unknown one."""
    if sort not in SORTS:
        raise UnusableInput(f"unknown sort {sort!r}: use one of {', '.join(SORTS)}")
    return SORTS[sort]


def count_claims(db: Database, where: ClaimFilter) -> int:
    """How many claims a selection has."""
    return int(Choice(db, where).chosen().sum())


def facets(
    db: Database, where: ClaimFilter, names: tuple[str, ...] = FACETS, *, limit: int = 30
) -> dict[str, list[Row]]:
    """For each facet its values with `value`, `label` and `count`, most frequent first.

    A facet's own choice does not narrow it, so that a second value can be added to the first.
    """
    choice = Choice(db, where, map(bare, names))
    return {name: labelled(db, name, choice.count(bare(name), limit)) for name in names}


def labelled(db: Database, name: str, counted: list[tuple[Any, int]]) -> list[Row]:
    """The values of a facet as rows, actors by their names."""
    labels: dict[Any, str] = {}
    if name == "actor":
        ids = [value for value, _ in counted]
        labels = dict(db.execute(f"select id, name from actors where id in ({slots(ids)})", ids).fetchall())
    return [{"value": value, "label": labels.get(value, value), "count": count} for value, count in counted]


def unmatched(db: Database, where: ClaimFilter) -> Iterator[tuple[str, str]]:
    """Name and value of each condition of a selection that not one claim meets: a slip of the pen, most often."""
    for name in COLUMNS:
        for value in getattr(where, name):
            one = ClaimFilter(withdrawn=True, **{name: (value,)})
            if not count_claims(db, one):
                yield name, value


def bare(name: str) -> str:
    """The column of a facet, without its table."""
    return COLUMNS[name].partition(".")[2]


def claim(db: Database, id: str) -> Row:
    """One claim with its check, cells, explanations, origins, context and article. Raises NotFound.

    `evidence`, `explanations`, `origins` are lists; `context` is the paragraph, `before` and `after` what
    stands in it on both sides of the claim's words.
    """
    sql = f"""
        select {LISTED}, checks.evidence, checks.explanations, checks.at as checked, checks.stamp,
            articles.source as article_source, articles.author
        from claims {JOINED} where claims.id = ?
    """
    row = next(db.query(sql, [id]), None)
    if row is None:
        raise NotFound(f"no claim {id!r} in this archive")
    for name in ("evidence", "explanations", "origins", "figures"):
        row[name] = json.loads(row[name] or "[]")
    return row | paragraph(text_of(db, row["article"], row["revision"]), row["start"], row["end"])


def text_of(db: Database, article: str, revision: int) -> str:
    """The text of one revision of an article, to the letter; empty when it is not in the archive."""
    sql = "select text from wordings where article = ? and revision = ?"
    return next((row["text"] for row in db.query(sql, [article, revision])), "")


def paragraph(text: str, start: int, end: int) -> dict[str, str]:
    """What stands before and after `start`-`end` in its paragraph.

    >>> paragraph("One.\\n\\nTwo is here. Three.", 6, 18)
    {'before': '', 'after': ' Three.'}
    """
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + AROUND)
    return {"before": text[first:start], "after": text[end:last]}


def elsewhere(db: Database, id: str, *, limit: int = 20) -> list[Row]:
    """Other claims that answer the same question, nearest number first; what copies of a story repeat, once."""
    one = claim(db, id)
    if one["indicator"] is None or one["period"] is None:
        return []
    sql = f"""
        select {LISTED} from claims {JOINED}
        where claims.indicator = ? and claims.partner is ? and claims.period = ? and claims.measure is ?
            and claims.flow is ? and claims.reporter is ? and claims.commodity is ? and claims.current = 1
            and claims.id <> ? and (coalesce(articles.story, articles.id) <> ? or claims.text <> ?)
        group by coalesce(articles.story, articles.id), claims.text
        order by abs(coalesce(claims.stated_low, claims.stated_high, 0) - ?), claims.date limit ?
    """
    slots = [
        one[name] for name in ("indicator", "partner", "period", "measure", "flow", "reporter", "commodity")
    ]
    stated = one["stated_low"] if one["stated_low"] is not None else one["stated_high"] or 0
    return list(db.query(sql, [*slots, id, story_of(db, one["article"]), one["text"], stated, limit]))


def story_of(db: Database, article: str) -> str:
    """The id of the article that told the story of this one first; its own when it is no copy."""
    [story] = db.execute("select coalesce(story, id) from articles where id = ?", [article]).fetchone()
    return str(story)


def reviews(db: Database, claim: str) -> list[Row]:
    """What people decided about the check of a claim, oldest first."""
    return list(db.query("select * from reviews where claim = ? order by number", [claim]))
