"""Courtesy to servers: few requests at once, some time between two, and who it is that asks."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from threading import BoundedSemaphore, Lock

SPACING = 1.0
"""Seconds between the starts of two requests to one host."""
AT_ONCE = 2
"""Requests to one host at the same time."""
LONGEST_PAUSE = 86_400.0
"""Seconds that a server may put us off (Retry-After); one that says a year is asked tomorrow."""


def user_agent() -> str:
    """How we name ourselves; FULCRUM_CONTACT is an address or page where the user can be reached."""
    contact = "".join(c for c in os.environ.get("FULCRUM_CONTACT", "") if c.isprintable() and c.isascii())
    told = f"; {contact.strip()}" if contact.strip() else ""
    return f"Fulcrum/{version('fulcrum-trade')} (trade news reader{told})"


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a server asks to wait, from a number or a date; None when it says nothing sensible.

    >>> retry_after("120", 0), retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 0), retry_after("soon", 0)
    (120.0, 60.0, None)
    """
    if not value:
        return None
    value = value.strip()
    if value.isdecimal():
        return min(float(value[:12]), LONGEST_PAUSE)
    try:
        return max(0.0, min(parsedate_to_datetime(value).timestamp() - now, LONGEST_PAUSE))
    except (ValueError, OverflowError, TypeError):
        return None


class Gate:
    """The way to one host."""

    def __init__(self) -> None:
        self.places = BoundedSemaphore(AT_ONCE)
        self.lock = Lock()
        self.next_start = 0.0

    def wait(self, spacing: float) -> None:
        """Wait until it is our turn to start."""
        with self.lock:
            start = max(time.monotonic(), self.next_start)
            self.next_start = start + spacing
        time.sleep(max(0.0, start - time.monotonic()))


class Gates:
    """The gates of all hosts, made when they are first wanted."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.gates: dict[str, Gate] = {}

    @contextmanager
    def pass_through(self, host: str, spacing: float) -> Iterator[None]:
        """Hold one of the places at `host` while the block runs, `spacing` seconds after the one before."""
        with self.lock:
            gate = self.gates.setdefault(host, Gate())
        with gate.places:
            gate.wait(spacing)
            yield
