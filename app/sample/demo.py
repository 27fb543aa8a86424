"""The demonstration: collect the sample publishers the real way, read and check what they wrote."""

from collections.abc import Callable

from sqlite_utils import Database

from app.desk import Work, analyse_pending, check_pending, no_progress
from app.sample.pieces import Publisher, find_publishers
from app.sample.server import address, serve
from ingest.archive import add_source
from ingest.collecting import PollResult, collect
from ingest.fetching import Fetcher, allowed_networks
from ingest.stories import group_stories
from ingest.types import Source

Progress = Callable[[int, int], None]


def collect_samples(db: Database) -> list[PollResult]:
    """Poll the sample feeds over loopback and store their articles; nothing is stored twice."""
    with serve() as port, Fetcher(allowed=allowed_networks("127.0.0.1/32"), spacing=0.0) as fetcher:
        sources = [source_of(publisher, port) for publisher in find_publishers()]
        for source in sources:
            add_source(db, source)
        results = list(collect(db, fetcher, [source.id for source in sources], now=True))
    group_stories(db)
    return results


def source_of(publisher: Publisher, port: int) -> Source:
    """The sample publisher as a source; its state keeps it out of ordinary collecting."""
    return Source(
        id=publisher.id,
        name=publisher.name,
        url=f"{address(publisher, port)}/feed",
        publisher=publisher.name,
        country=publisher.country,
        language=publisher.language,
        official=publisher.official,
        status="sample",
        note="Invented for the demonstration; served over loopback while `fulcrum demo` runs.",
    )


def read_and_check(db: Database, progress: Progress = no_progress) -> tuple[Work, Work]:
    """Read what is new and check what was read."""
    return analyse_pending(db, progress=progress), check_pending(db)
