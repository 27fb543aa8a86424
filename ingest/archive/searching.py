"""Full-text search that takes any typed string."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from ingest.archive.reading import ARTICLE_COLUMNS, make
from ingest.archive.writing import clean
from ingest.types import Article

PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LONGEST = 500
"""Characters of a query that are looked at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, and the words around what was found, in [brackets]."""

    article: Article
    snippet: str


def search_articles(archive: Database, query: str, *, limit: int = 20, offset: int = 0) -> Iterator[Hit]:
    """Articles that hold all words of `query`, the best first; the newest when nothing is asked.

    "Quoted words" have to stand together, arancel* finds every word that begins so, accents and case do
    not matter. Chinese, Japanese and Korean have no spaces, so there the characters themselves are sought.
    """
    query = clean(query)[:LONGEST].strip()
    told: dict[str, object] = {"limit": limit, "offset": offset}
    if not query:
        rows = archive.query(NEWEST, told)
    elif UNSPACED.search(query):
        rows = archive.query(CONTAINING, told | {"query": query.strip('"')})
    elif match := match_expression(query):
        rows = archive.query(MATCHING, told | {"query": match})
    else:
        return
    for row in list(rows):
        yield Hit(make(Article, row), row["snippet"])


def match_expression(query: str) -> str:
    """What SQLite is asked for, nothing in it being taken as an operator; empty when there is no word.

    >>> match_expression('T-MEC AND "trade war" arancel* *')
    '"T-MEC" "AND" "trade war" "arancel" *'
    """
    parts = []
    for quoted, bare in PART.findall(query):
        words = quoted or bare
        if any(character.isalnum() for character in words):
            parts.append(f'"{words.rstrip("*")}"' + (" *" if bare.endswith("*") else ""))
    return " ".join(parts)


QUALIFIED = ", ".join(f"articles.{name}" for name in ARTICLE_COLUMNS.split(", "))
MATCHING = f"""
select {QUALIFIED}, snippet(articles_fts, 1, '[', ']', '…', 24) as snippet
from articles_fts join articles on articles.number = articles_fts.rowid
where articles_fts match :query
order by bm25(articles_fts, 10, 1), articles.number desc limit :limit offset :offset
"""
CONTAINING = f"""
select {QUALIFIED}, '…' || substr(text, max(1, instr(text, :query) - 20), 60) || '…' as snippet
from articles where instr(text, :query) or instr(title, :query)
order by published desc limit :limit offset :offset
"""
NEWEST = f"""
select {QUALIFIED}, substr(text, 1, 160) as snippet
from articles order by published desc, number desc limit :limit offset :offset
"""
