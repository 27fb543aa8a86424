"""When a source is asked again, and what is to be said of how it does."""

import random
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from ingest.types import Entry

SHORTEST = timedelta(minutes=15)
USUAL = timedelta(hours=1)
LONGEST = timedelta(hours=12)
LONGEST_BACKOFF = timedelta(hours=24)
RAREST = 0.001
"""Entries a day below which a source counts as publishing next to nothing."""
JITTER = 0.1
PROVED = timedelta(days=3)
"""How long a permanent redirect has to lead to a good feed before it is believed."""
FULL_EVERY = timedelta(days=3)
"""After this time a feed is asked for whole: there are servers that say "unchanged" for ever."""
SILENT = timedelta(days=30)
MAX_AGE = re.compile(r"max-age=(\d{1,9})")


def entries_per_day(entries: Sequence[Entry]) -> float | None:
    """How many entries a day a feed carries, by the dates of those that it lists now; None when untold."""
    dates = sorted(entry.published for entry in entries if entry.published)
    if len(dates) < 2:
        return None
    days = (dates[-1] - dates[0]) / timedelta(days=1)
    return (len(dates) - 1) / max(days, 1 / 24)


def interval(per_day: float | None, entries: int, headers: Mapping[str, str] | None = None) -> timedelta:
    """How long to wait after a good poll: half the usual time between two entries, and never so long that
    more than a quarter of the feed's window can have rolled by. The server may ask for longer.

    >>> interval(None, 10), interval(1000, 10), interval(0.01, 10)
    (datetime.timedelta(seconds=3600), datetime.timedelta(seconds=900), datetime.timedelta(seconds=43200))
    """
    wait = USUAL
    if per_day:
        days = min(0.5 / max(per_day, RAREST), max(entries, 1) / max(per_day, RAREST) / 4)
        wait = timedelta(days=days)
    return min(max(wait, asked_for(headers or {}), SHORTEST), LONGEST)


def asked_for(headers: Mapping[str, str]) -> timedelta:
    """How long the server says that its answer stays fresh: max-age, else the time from Date to Expires.

    >>> asked_for({"cache-control": "public, max-age=7200", "expires": "0"})
    datetime.timedelta(seconds=7200)
    >>> asked_for({"date": "Wed, 10 Jun 2026 12:00:00 GMT", "expires": "Wed, 10 Jun 2026 15:00:00 GMT"})
    datetime.timedelta(seconds=10800)
    """
    if found := MAX_AGE.search(headers.get("cache-control", "")):
        return timedelta(seconds=int(found[1]))
    try:
        span = parsedate_to_datetime(headers["expires"]) - parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError, TypeError, OverflowError):
        return timedelta()  # most servers say nothing, and some say 0 or nonsense: our own schedule holds
    return max(span, timedelta())


def backoff(failures: int, retry_after: float | None = None) -> timedelta:
    """How long to wait after so many failures in a row; longer when the server asks for it.

    >>> backoff(1), backoff(3), backoff(99), backoff(1, 7200)
    (datetime.timedelta(seconds=900), datetime.timedelta(seconds=3600), datetime.timedelta(days=1), datetime.timedelta(seconds=7200))
    """
    wait = min(SHORTEST * (1 << min(failures - 1, 10)), LONGEST_BACKOFF)
    return max(wait, timedelta(seconds=retry_after or 0))


def jittered(wait: timedelta) -> timedelta:
    """The wait made a little longer, so that sources polled together do not stay together."""
    return wait * random.uniform(1, 1 + JITTER)


def is_silent(latest: datetime | None, per_day: float | None, now: datetime) -> bool:
    """Whether a feed has brought nothing for much longer than it used to take.

    >>> is_silent(datetime(2026, 1, 1), 2.0, datetime(2026, 3, 1)), is_silent(datetime(2026, 1, 1), 0.01, datetime(2026, 3, 1))
    (True, False)
    """
    return bool(latest and per_day and now - latest > max(SILENT, timedelta(days=20 / per_day)))


def is_upgrade(old: str, new: str) -> bool:
    """Whether an address only went from http to https.

    >>> is_upgrade("http://x.example/f", "https://x.example/f")
    True
    """
    return old.startswith("http://") and new == "https://" + old.removeprefix("http://")
