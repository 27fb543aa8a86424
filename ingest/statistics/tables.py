"""The statistics in the archive: series, and every vintage of every observation."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from datetime import date
from itertools import groupby

from sqlite_utils import Database, Migrations

from ingest.errors import StatisticsError
from ingest.statistics.store import Cells
from ingest.statistics.validation import Cell, validated
from ingest.types import Observation, Series

migrations = Migrations("statistics")
COLUMNS = tuple(field.name for field in fields(Series))
DIMENSIONS = ("indicator", "flow", "reporter", "partner", "commodity")


@migrations()
def series_and_observations(db: Database) -> None:
    """A series is one row; its observations lie together on disk, so that a lookup reads one run of pages."""
    observations = (
        "create table observations (series integer not null references series, period text not null,"
        " vintage text not null, value real not null, primary key (series, period, vintage)) without rowid"
    )
    for statement in (
        f"create table series (number integer primary key, {', '.join(f'{name} text' for name in COLUMNS)})",
        "create unique index series_id on series (id)",
        f"create index series_dimensions on series ({', '.join(DIMENSIONS)})",
        observations,
    ):
        db.execute(statement)


@migrations()
def count_editions(db: Database) -> None:
    """How often a series got new observations, so that what was made of an older edition can be made anew."""
    db.execute("alter table series add column edition integer not null default 0")


def prepare(db: Database) -> Database:
    """Make the tables of the statistics, or bring them up to date."""
    migrations.apply(db)
    return db


class Tables:
    """The shelf that reads from the archive. It has nothing where the tables were never made."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.made = not migrations.pending(db)

    def find_series(
        self,
        indicator: str | None,
        flow: str | None,
        reporter: str | None,
        partner: str | None,
        commodity: str | None,
    ) -> Iterator[Series]:
        """The series that have the dimensions given."""
        if not self.made:
            return
        wanted = dict(zip(DIMENSIONS, (indicator, flow, reporter, partner, commodity), strict=True))
        given = {name: value for name, value in wanted.items() if value is not None}
        where = " and ".join(f"{name} = :{name}" for name in given) or "1"
        query = f"select {', '.join(COLUMNS)} from series where {where} order by number"
        for row in self.db.execute(query, given).fetchall():
            yield Series(*row)

    def cells(self, series_id: str) -> Cells:
        """Every observation of one series."""
        found: Cells = {}
        if not self.made:
            return found
        rows = self.db.execute(
            "select vintage, period, value from observations"
            " where series = (select number from series where id = ?)",
            [series_id],
        )
        for vintage, period, value in rows.fetchall():
            day = date.fromisoformat(vintage)
            found.setdefault(day, {})[period] = Observation(series_id, period, value, day)
        return found


def keep(db: Database, cells: Iterable[Cell], source: str) -> int:
    """Store observations, all or none; gives back how many were new.

    An observation that repeats the value of the vintage before it adds nothing and is not stored again; so a
    vintage must not be told anew, with other values, once a later one is here that repeated it.
    Raises StatisticsError naming `source` when a cell does not hold together or the file cannot be
    written; what was there stays.
    """
    prepare(db)
    kept = 0
    try:
        with db.atomic():
            for _, group in groupby(validated(cells, source), key=lambda cell: cell[0].id):
                batch = list(group)
                kept += keep_series(db, batch[0][0], [observation for _, observation in batch])
    except sqlite3.Error as error:
        raise StatisticsError(f"{source}: the archive could not be written ({error})") from error
    return kept


def keep_series(db: Database, series: Series, observations: list[Observation]) -> int:
    """Store the observations of one series that say something new."""
    marks = ", ".join("?" for _ in COLUMNS)
    changes = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])
    db.execute(
        f"insert into series ({', '.join(COLUMNS)}) values ({marks}) on conflict (id) do update set {changes}",
        astuple(series),
    )
    [number] = db.execute("select number from series where id = ?", [series.id]).fetchone()
    known = {
        (period, vintage): value
        for period, vintage, value in db.execute(
            "select period, vintage, value from observations where series = ?", [number]
        )
    }
    latest: dict[str, tuple[str, float]] = {}
    for (period, vintage), value in sorted(known.items()):
        latest[period] = (vintage, value)
    rows = []
    for one in sorted(observations, key=lambda one: one.vintage):
        vintage = one.vintage.isoformat()
        before = latest.get(one.period)
        if before is None or before[0] > vintage or before[1] != one.value:
            if known.get((one.period, vintage)) != one.value:
                rows.append((number, one.period, vintage, one.value))
            latest[one.period] = max(before or ("", 0.0), (vintage, one.value))
    db.conn.executemany("insert or replace into observations values (?, ?, ?, ?)", rows)
    if rows:
        db.execute("update series set edition = edition + 1 where number = ?", [number])
    return len(rows)
