"""Ids: short hashes of what makes a thing unique, so that storing it again changes nothing."""

import hashlib


def make_id(*parts: object) -> str:
    """A short hash of what makes a thing unique.

    >>> make_id("feed", "guid") == make_id("feed", "guid") != make_id("feedguid", "")
    True
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:16]
