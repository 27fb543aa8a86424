"""Claims of a lake, chosen by DuckDB and laid into an archive in memory, where all else works as ever."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from app import schema
from app.errors import UnusableInput
from app.filters import WORD, ClaimFilter
from app.lake.tables import SHARED, Row, insert
from app.queries.of_claims import order
from ingest.archive.opening import migrate
from ingest.statistics import tables as statistics

MOST = 200_000
"""Claims that one selection may have; a wider one has to be narrowed."""


def open_selection(lake: str, where: ClaimFilter, *, sort: str, limit: int) -> Database:
    """An archive in memory with the claims of a selection, and with the articles and checks of its first `limit`.

    Raises UnusableInput for what is no lake, or a selection of more than 200,000 claims.
    """
    connection, db = connect(lake), empty_archive()
    condition, parameters = conditions(where)
    wanted = f"{condition} order by {order(sort).replace('number', 'id')} limit {MOST + 1}"
    claims = copy(connection, db, "claims", wanted, parameters)
    if len(claims) > MOST:
        raise UnusableInput(f"more than {MOST:,} claims: narrow the selection")
    first = claims[:limit]
    copy(connection, db, "sources", "true", [])
    copy(connection, db, "actors", "id in (select unnest(?))", [[row["claimant"] for row in claims]])
    copy(connection, db, "articles", "id in (select unnest(?))", [[row["article"] for row in first]])
    copy(connection, db, "checks", "claim in (select unnest(?))", [[row["id"] for row in first]])
    return db


def copy(connection: Any, db: Database, table: str, condition: str, parameters: Sequence[Any]) -> list[Row]:
    """The rows of a table of the lake that meet a condition, laid into the archive too."""
    found = connection.execute(f"select distinct * from {table} where {condition}", list(parameters))
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    insert(db, table, rows)
    return rows


def connect(lake: str) -> Any:
    """DuckDB with a view for each table of the lake. Raises UnusableInput."""
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise UnusableInput("DuckDB is not installed: pip install 'fulcrum-trade[lake]'") from error
    connection = duckdb.connect()
    try:
        for table in (*SHARED, "articles", "claims", "checks"):
            part, columns = ("*.parquet", "*") if table in SHARED else ("*/*.parquet", "* exclude (month)")
            place = f"{lake}/{table}/{part}".replace("'", "''")
            connection.execute(f"create view {table} as select {columns} from read_parquet('{place}')")
    except duckdb.Error as error:
        raise UnusableInput(f"{lake}: no lake ({str(error).splitlines()[0][:200]})") from error
    return connection


def conditions(where: ClaimFilter) -> tuple[str, list[Any]]:
    """The condition of a selection, for DuckDB: words are looked for as parts of the claim's words."""
    condition, parameters = replace(where, text="").where()
    words = [word.lower() for word in WORD.findall(where.text)]
    parts = [condition, *["strip_accents(lower(text)) like '%' || strip_accents(?) || '%'"] * len(words)]
    return " and ".join(parts), [*parameters, *words]


def empty_archive() -> Database:
    """An archive in memory."""
    db = Database(memory=True)
    migrate(db)
    statistics.prepare(db)
    schema.migrations.apply(db)
    return db
