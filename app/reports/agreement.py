"""What this and other documents say beside a claim that fits with it or does not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from app import queries
from app.checking.consistency import Implied
from app.checking.wording import show_stated
from app.correcting import corrected
from nlp.types import Interval

MOST = 3  # of each kind: a report is no concordance


def find_beside(db: Database, row: Mapping[str, Any], implied: Iterable[Implied]) -> Iterator[str]:
    """Sentences about a claim of the archive: who answers its question otherwise, what it implies with others.

    `implied` is what the amounts of its document imply.
    """
    for one in queries.clashing(db, row["id"])[:MOST]:
        stated = Interval(one["stated_low"], one["stated_high"], one["stated_unit"])
        told = show_stated(corrected(None, row), stated, stated.unit)
        where = ", ".join(filter(None, (one["publisher"] or one["title"] or "another document", one["date"])))
        yield f"{where}, answers the same question with {told}: “{one['text']}”"
    about = [one for one in implied if row["id"] in (*one.claims, one.contradicts)]
    for one in about[:MOST]:
        yield f"Amounts of this document: {one.text}."
