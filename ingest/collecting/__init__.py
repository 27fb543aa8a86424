"""Collecting: every source that is due is polled, what is new is read, and every failure is a result."""

from ingest.collecting.run import PollResult, collect

__all__ = ["PollResult", "collect"]
