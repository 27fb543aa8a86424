"""Dates as publishers write them; what cannot be a date, or not surely, stays open."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import read_date

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

WRITTEN = [
    ("Wed, 10 Jun 2026 12:00:00 GMT", "2026-06-10 12:00"),
    ("Wed, 10 Jun 2026 12:00:00 -0600", "2026-06-10 18:00"),
    ("Wed, 10 Jun 2026 12:00 EDT", "2026-06-10 16:00"),
    ("10 Jun 26 12:00 +0000", "2026-06-10 12:00"),
    ("Wed Jun 10 16:29:06 PST 2026", "2026-06-11 00:29"),
    ("2026-06-10T08:30:00.123+02:00", "2026-06-10 06:30"),
    ("2026-06-10T24:00:00Z", "2026-06-11 00:00"),
    ("2026-06-10", "2026-06-10 00:00"),
    ("2026/6/1 9:05", "2026-06-01 09:05"),
    ("20260610T101500Z", "2026-06-10 00:00"),
    ("June 10, 2026", "2026-06-10 00:00"),
    ("Jun. 10, 2026 3:15 p.m. EDT", "2026-06-10 19:15"),
    ("12:30 AM June 10, 2026", "2026-06-10 00:30"),
    ("Thursday, May 6, 2021 - 14:00", "2021-05-06 14:00"),
    ("lun, 03 feb 2025 10:00:00 -0600", "2025-02-03 16:00"),
    ("mié, 12 mar 2025 09:00:00 GMT", "2025-03-12 09:00"),
    ("mar, 04 mar 2025 09:00:00 GMT", "2025-03-04 09:00"),
    ("3 de febrero de 2025, 14:30", "2025-02-03 14:30"),
    ("Ciudad de México, 9 de abril del 2025", "2025-04-09 00:00"),
    ("01 sept. 2025", "2025-09-01 00:00"),
    ("1er août 2025", "2025-08-01 00:00"),
    ("mar. 4 mars 2025 à 9h30", "2025-03-04 09:30"),
    ("15 juil. 2025 10:00 CEST", "2025-07-15 08:00"),
    ("7. Dezember 2025", "2025-12-07 00:00"),
    ("2025年4月9日 18:20", "2025-04-09 18:20"),
    ("2025년 4월 9일", "2025-04-09 00:00"),
    ("13/04/2025", "2025-04-13 00:00"),
    ("1744192800", "2025-04-09 10:00"),
    ("1744192800000", "2025-04-09 10:00"),
    ("12:00 Wed, 10 Jun 2026", "2026-06-10 12:00"),
    ("Sun, 22 Nov 2026 20:00:00 GMT", "2026-11-22 12:00"),
]


@pytest.mark.parametrize(("raw", "moment"), WRITTEN)
def test_dates_are_read(raw, moment):
    assert f"{read_date(raw, NOW):%Y-%m-%d %H:%M}" == moment


OPEN = [
    "", None, "  ", "yesterday", "09/04/2025", "31 February 2026", "2026-13-01", "1 January 2999", "1744",
    "Tue, 24 Nov 2026 20:00:00 GMT", "0000-00-00T00:00:00Z", "12 Mai", "1899-12-31", "99999999999999999999",
]  # fmt: skip


@pytest.mark.parametrize("raw", OPEN)
def test_what_is_no_date_stays_open(raw):
    assert read_date(raw, NOW) is None


def test_who_writes_tells_which_number_is_the_day():
    assert read_date("09/04/2025", NOW, day_first=True) == datetime(2025, 4, 9, tzinfo=UTC)
    assert read_date("09/04/2025", NOW, day_first=False) == datetime(2025, 9, 4, tzinfo=UTC)


@given(st.text(max_size=200) | st.text("0123456789 :-/TZ+.,abcdejmnu", max_size=60))
def test_any_string_is_taken(raw):
    found = read_date(raw, NOW)
    assert found is None or datetime(1990, 1, 1, tzinfo=UTC) <= found <= NOW
