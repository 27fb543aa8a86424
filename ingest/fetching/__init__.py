"""Fetching: the one HTTP client, polite to servers, bounded in time and bytes, and guarded."""

from ingest.fetching.addresses import allowed_networks
from ingest.fetching.answers import Answer, check_url
from ingest.fetching.fetcher import Fetcher

__all__ = ["Answer", "Fetcher", "allowed_networks", "check_url"]
