"""How often a source is asked: as often as it publishes, within bounds, and as patiently as it asks for."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.collecting.schedule import (
    LONGEST,
    LONGEST_BACKOFF,
    SHORTEST,
    backoff,
    entries_per_day,
    interval,
    is_upgrade,
    jittered,
)
from tests.ingest.making import NOON, make_entry

HOURLY = [make_entry(str(n), published=NOON - timedelta(hours=n)) for n in range(10)]
WEEKLY = [make_entry(str(n), published=NOON - timedelta(weeks=n)) for n in range(10)]
UNDATED = [make_entry(str(n), published=None) for n in range(10)]


@pytest.mark.parametrize(
    ("entries", "wait"),
    [
        (HOURLY, timedelta(minutes=30)),
        (WEEKLY, LONGEST),
        (UNDATED, timedelta(hours=1)),
        ([], timedelta(hours=1)),
        (HOURLY[:1], timedelta(hours=1)),
        ([make_entry(str(n)) for n in range(50)], SHORTEST),
    ],
)
def test_polling_follows_publishing(entries, wait):
    assert interval(entries_per_day(entries), len(entries)) == wait


@pytest.mark.parametrize(
    ("control", "wait"),
    [
        ("max-age=7200", 120),
        ("public, max-age=99999999", 720),
        ("max-age=60", 60),
        ("no-cache", 60),
        ("max-age=x", 60),
    ],
)
def test_the_server_may_ask_for_longer(control, wait):
    assert interval(None, 10, {"cache-control": control}) == timedelta(minutes=wait)


@given(st.floats(0, 1e9), st.integers(0, 5_000))
def test_polling_stays_within_bounds(per_day, entries):
    assert SHORTEST <= interval(per_day, entries) <= LONGEST


@given(st.integers(1, 10_000), st.floats(0, 86_400))
def test_backing_off_has_an_end(failures, asked):
    assert SHORTEST <= backoff(failures, asked) <= LONGEST_BACKOFF
    assert backoff(failures) <= jittered(backoff(failures)) <= backoff(failures) * 1.1


@pytest.mark.parametrize(
    ("old", "new", "is_one"),
    [
        ("http://x.example/f", "https://x.example/f", True),
        ("http://x.example/f", "https://y.example/f", False),
        ("https://x.example/f", "http://x.example/f", False),
    ],
)
def test_from_http_to_https(old, new, is_one):
    assert is_upgrade(old, new) is is_one
