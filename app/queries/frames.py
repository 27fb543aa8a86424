"""The archive as pandas frames, for a notebook: `frames.claims(frames.archive("fulcrum.db"))`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from app.errors import NotFound
from app.filters import ClaimFilter
from app.queries import of_actors, of_claims

if TYPE_CHECKING:
    import pandas as pd

EVERYTHING = 1_000_000  # rows: what a notebook holds


def archive(path: str | Path) -> Database:
    """An archive for reading. Raises NotFound where there is none."""
    from app.archive import open_existing

    db = open_existing(Path(path))
    if db is None:
        raise NotFound(f"{path}: no archive")
    return db


def claims(db: Database, where: ClaimFilter | None = None, *, limit: int = EVERYTHING) -> "pd.DataFrame":
    """The claims of a selection with their checks and articles, newest first, by id."""
    rows = of_claims.claims(db, where or ClaimFilter(), limit=limit)
    return frame(rows, "id", like=rows or of_claims.claims(db, ClaimFilter(), limit=1))


def said(
    db: Database, actor: str | None = None, words: str = "", *, limit: int = EVERYTHING
) -> "pd.DataFrame":
    """Quotations, claims and stances of an actor, or of everybody."""
    return frame(of_actors.said(db, actor, words, limit=limit))


def stances(db: Database) -> "pd.DataFrame":
    """Every stance with who says so and in which article."""
    sql = """
        select stances.*, actors.name as source_name, articles.title, articles.url from stances
        left join actors on actors.id = stances.source join articles on articles.id = stances.article
        order by stances.date desc, stances.number
    """
    return frame(db.query(sql), "id")


def cells(db: Database, where: ClaimFilter | None = None, *, limit: int = EVERYTHING) -> "pd.DataFrame":
    """The observations behind the checks of a selection, one row each, by claim."""
    rows = of_claims.claims(db, where or ClaimFilter(), limit=limit)
    found = (of_claims.claim(db, row["id"]) for row in rows)
    return frame(({"claim": one["id"], **cell} for one in found for cell in one["evidence"]), "claim")


def frame(
    rows: Iterable[dict[str, Any]], index: str | None = None, *, like: Sequence[dict[str, Any]] = ()
) -> "pd.DataFrame":
    """Rows as a frame; days of documents as times, so that they can be resampled.

    Without a row it has the columns of those in `like`.
    """
    import pandas as pd  # not at the top: pages and commands that need no frame start sooner

    made = pd.DataFrame(list(rows), columns=list(like[0]) if like else None)
    if "date" in made:
        made["date"] = pd.to_datetime(made["date"], errors="coerce")
    return made.set_index(index) if index in made else made
