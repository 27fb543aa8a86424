"""The statistics that checks are made against: the archive's own first, then those that come with Fulcrum.

The tables of an archive are imported only where there is one: sqlite-utils brings pandas with it, and a
single text checked against the embedded statistics shall not wait for that.
"""

from typing import TYPE_CHECKING

from app.checking import Checker
from app.versions import code_version
from ingest.statistics.store import Snapshot, Statistics

if TYPE_CHECKING:
    from sqlite_utils import Database


def open_statistics(db: "Database | None" = None) -> Statistics:
    """The statistics of an archive and of the embedded snapshot; of the snapshot alone without one."""
    if db is None:
        return Statistics.embedded()
    from ingest.statistics.tables import Tables

    return Statistics(Tables(db), Snapshot())


def checker(db: "Database | None" = None) -> Checker:
    """From an analysis to a check for each of its claims, in order."""
    return Checker(open_statistics(db))


def check_stamp() -> str:
    """The version of the checking code and of the embedded statistics: a check with another stamp is out of date."""
    return f"{code_version('app/checking')} {code_version('ingest/statistics/snapshot')}"


def observed(db: "Database") -> str:
    """How many observations the archive has of its own, and the latest vintage: what is opened once goes by it."""
    from ingest.statistics.tables import migrations

    if migrations.pending(db):
        return "0"
    number, vintage = db.execute("select count(*), max(vintage) from observations").fetchone()
    return f"{number} {vintage}" if number else "0"
