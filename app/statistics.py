"""The statistics that checks are made against: the archive's own first, then those that come with Fulcrum."""

from collections.abc import Callable

from sqlite_utils import Database

from app.checking import checker as make_checker
from app.checking.types import Check
from app.versions import code_version
from ingest.statistics.store import Snapshot, Statistics
from ingest.statistics.tables import Tables, migrations
from nlp.types import Analysis

Checker = Callable[[Analysis], tuple[Check, ...]]


def open_statistics(db: Database | None = None) -> Statistics:
    """The statistics of an archive and of the embedded snapshot; of the snapshot alone without one."""
    return Statistics(Tables(db), Snapshot()) if db is not None else Statistics.embedded()


def checker(db: Database | None = None) -> Checker:
    """From an analysis to a check for each of its claims, in order."""
    return make_checker(open_statistics(db))


def check_stamp(db: Database) -> str:
    """The version of the checking code and of the statistics: a check with another stamp is out of date."""
    return f"{code_version('app/checking')} {code_version('ingest/statistics/snapshot')} {observed(db)}"


def observed(db: Database) -> str:
    """How many observations the archive has of its own, and the latest vintage of them."""
    if migrations.pending(db):
        return "0"
    number, vintage = db.execute("select count(*), max(vintage) from observations").fetchone()
    return f"{number} {vintage}" if number else "0"
