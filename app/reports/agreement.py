"""What this and other documents say beside a claim that fits with it or does not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from app import queries
from app.checking.consistency import Implied
from app.checking.wording import show_stated
from app.correcting import corrected
from app.reports.telling import tell, value_told
from app.saying.sentences import said
from nlp.types import Interval

MOST = 3  # of each kind: a report is no concordance


def find_beside(
    db: Database, row: Mapping[str, Any], implied: Iterable[Implied], tongue: str = "en"
) -> Iterator[str]:
    """Sentences in a language about a claim of the archive: who answers its question otherwise, what it implies with others.

    `implied` is what the amounts of its document imply.
    """
    for one in queries.clashing(db, row["id"])[:MOST]:
        stated = Interval(one["stated_low"], one["stated_high"], one["stated_unit"])
        figure = value_told(tongue, show_stated(corrected(None, row), stated, stated.unit))
        named = one["publisher"] or one["title"] or tell(tongue, "another_document")
        where = ", ".join(filter(None, (named, one["date"])))
        yield tell(tongue, "answers_otherwise", document=where, figure=figure, claim=one["text"])
    about = [one for one in implied if row["id"] in (*one.claims, one.contradicts)]
    for one in about[:MOST]:
        yield tell(tongue, "implied", implied=said(tongue, one.text))
