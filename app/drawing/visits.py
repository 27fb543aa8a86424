"""When this browser was last here: kept in a cookie of its own, so that nobody's visit is another's."""

import re
from datetime import UTC, datetime, timedelta

import streamlit as st

COOKIE = "fulcrum_visit"
PAUSE = timedelta(minutes=30)  # a reload after less than this belongs to the same visit
KEPT = 400 * 24 * 3600  # seconds: browsers keep none longer
FORMAT = "%Y-%m-%dT%H:%M:%SZ"
STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
VALUE = re.compile(rf"({STAMP})?_({STAMP})")


def last_visit() -> str | None:
    """When the visit before this one ended, as the archive writes times; None on the first."""
    if "visit" not in st.session_state:
        told = st.context.cookies.get(COOKIE, "")
        st.session_state["visit"] = times_of(str(told), datetime.now(UTC))
    before, now = st.session_state["visit"]
    value = f"{before or ''}_{now}"
    # Only times of our own making are written into the script.
    st.html(
        f"<script>document.cookie='{COOKIE}={value}; path=/; max-age={KEPT}; SameSite=Strict'</script>",
        unsafe_allow_javascript=True,
    )
    return before


def times_of(cookie: str, now: datetime) -> tuple[str | None, str]:
    """The end of the visit before, and this moment, from what the cookie says.

    >>> noon = datetime(2026, 6, 10, 12, tzinfo=UTC)
    >>> times_of("", noon)
    (None, '2026-06-10T12:00:00Z')
    >>> times_of("2026-06-08T09:00:00Z_2026-06-10T11:50:00Z", noon)
    ('2026-06-08T09:00:00Z', '2026-06-10T12:00:00Z')
    >>> times_of("2026-06-08T09:00:00Z_2026-06-09T11:50:00Z", noon)
    ('2026-06-09T11:50:00Z', '2026-06-10T12:00:00Z')
    """
    told = VALUE.fullmatch(cookie)
    before, last = told.groups() if told else (None, None)
    if last and last < (now - PAUSE).strftime(FORMAT):
        before = last
    return before, now.strftime(FORMAT)
