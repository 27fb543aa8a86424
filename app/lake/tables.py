"""Between an archive and a lake: the same rows, but for numbers and times that hang on one archive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow
from sqlite_utils import Database

from app.errors import UnusableInput
from app.lake.files import exists, find_paths, read_table, write_table
from app.records import forget_reading, now
from ingest.archive import transaction

Row = dict[str, Any]
SHARED = ("sources", "actors")
OF_ARTICLES = ("articles", "analyses", "mentions", "figures", "quotations", "stances", "claims", "checks")
LOCAL = ("number", "at", "added", "first_seen", "changed", "story")
"""Columns that say where and when a row was stored, not what was read."""
COUNTED = ("figures",)  # here the number is what a claim names a figure by
TIMES = {"sources": ("added",), "articles": ("first_seen", "changed"), "analyses": ("at",), "checks": ("at",)}
TYPES = {"integer": pyarrow.int64(), "real": pyarrow.float64(), "text": pyarrow.string()}
MONTH = "coalesce(substr(articles.published, 1, 7), 'undated')"
JOINS = {
    "articles": "",
    "checks": "join claims on claims.id = checks.claim join articles on articles.id = claims.article",
}
KEYS = {
    "mentions": ("article", "revision", "actor", "start", "end"),
    "figures": ("article", "revision", "number"),
    "checks": ("claim",),
}


def write_tables(db: Database, lake: str, block: str) -> None:
    """Write what an archive holds as one block of a lake."""
    for table in SHARED:
        schema = schema_of(db, table)
        rows = list(db.query(f"select * from {table} order by id"))
        write_table(f"{lake}/{table}/{block}.parquet", pyarrow.Table.from_pylist(rows, schema))
    for table in OF_ARTICLES:
        schema = schema_of(db, table)
        for month, rows in rows_by_month(db, table).items():
            place = f"{lake}/{table}/month={month}/{block}.parquet"
            write_table(place, pyarrow.Table.from_pylist(rows, schema))


def schema_of(db: Database, table: str) -> pyarrow.Schema:
    """The columns of a table that go into a lake, with types that do not hang on what a block holds."""
    columns = [column for column in db.table(table).columns if keeps(table, column.name)]
    return pyarrow.schema([(column.name, TYPES[column.type.lower()]) for column in columns])


def keeps(table: str, column: str) -> bool:
    """Whether a column goes into a lake."""
    return column not in LOCAL or (table in COUNTED and column == "number")


def rows_by_month(db: Database, table: str) -> dict[str, list[Row]]:
    """The rows of a table by the month in which their article was published."""
    join = JOINS.get(table, f"join articles on articles.id = {table}.article")
    months: dict[str, list[Row]] = defaultdict(list)
    for row in db.query(f"select {table}.*, {MONTH} as month from {table} {join} order by articles.id"):
        months[row.pop("month")].append(row)
    return months


def load_lake(db: Database, lake: str) -> Iterator[int]:
    """Put a lake into an archive, block by block; gives how many articles of each were new or read anew.

    What the archive has of the same wording by the same version of the readers is left as it is; reviews stay.
    Raises UnusableInput where no lake is.
    """
    try:
        blocks = list(find_paths(f"{lake}/articles/*/*.parquet"))
    except UnusableInput as error:
        raise UnusableInput(
            f"{lake}: no lake is there; `fulcrum analyse --output {lake}` writes one"
        ) from error
    for table in SHARED:
        for path in find_paths(f"{lake}/{table}/*.parquet"):
            insert(db, table, read_table(path))
    for path in blocks:
        month, block = path.rsplit("/", 2)[1:]
        parts = {table: f"{lake}/{table}/{month}/{block}" for table in OF_ARTICLES}
        yield load_part(
            db, {table: read_table(part) if exists(part) else [] for table, part in parts.items()}
        )


def load_part(db: Database, tables: Mapping[str, list[Row]]) -> int:
    """One block's rows of one month, all or nothing; those of articles that are here already are passed over."""
    fresh = {row["article"] for row in tables["analyses"] if not is_known(db, row)}
    claims = {row["id"] for row in tables["claims"] if row["article"] in fresh}
    with transaction(db):
        for article in fresh:
            forget_reading(db, article)
        for table, rows in tables.items():
            insert(
                db,
                table,
                [row for row in rows if owner(table, row) in (claims if table == "checks" else fresh)],
            )
    return len(fresh)


def owner(table: str, row: Row) -> Any:
    """The article that a row belongs to, or the claim."""
    return row[{"articles": "id", "checks": "claim"}.get(table, "article")]


def is_known(db: Database, analysis: Row) -> bool:
    """Whether this wording was read here by the same version."""
    sql = "select 1 from analyses where id = ? and extractor = ?"
    return db.execute(sql, [analysis["id"], analysis["extractor"]]).fetchone() is not None


def insert(db: Database, table: str, rows: Iterable[Row]) -> None:
    """Rows of a lake into a table, over those of the same key; with the times that a lake does not have."""
    times = dict.fromkeys(TIMES.get(table, ()), now())
    db.table(table).upsert_all(({**row, **times} for row in rows), pk=KEYS.get(table, "id"))
