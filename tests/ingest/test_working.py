"""A worker ends what takes too long or too much, and the next call finds another one."""

import time

import pytest

from ingest.dates import read_date
from ingest.errors import UnexpectedContent
from ingest.feeds import parse_feed
from ingest.working import Workers


def test_results_and_errors_come_back(workers):
    assert workers.call(read_date, "2026-06-10").year == 2026
    with pytest.raises(UnexpectedContent, match=r"https://x\.example: the feed is empty"):
        workers.call(parse_feed, b"", "https://x.example")


def test_a_fault_of_a_library_is_an_error_like_others(workers):
    with pytest.raises(UnexpectedContent, match="it cannot be read .*ZeroDivisionError"):
        workers.call(divmod, 1, 0)
    assert workers.call(abs, -3) == 3


def test_too_slow_and_too_large():
    with Workers(1, seconds=0.6, memory=700_000_000) as workers:
        with pytest.raises(UnexpectedContent, match=r"more than 0\.6 seconds"):
            workers.call(time.sleep, 60)
        assert workers.call(abs, -1) == 1
        with pytest.raises(UnexpectedContent, match="too much memory"):
            workers.call(bytes, 2_000_000_000)
        assert workers.call(abs, -2) == 2
