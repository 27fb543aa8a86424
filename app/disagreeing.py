"""Questions to which claims give numbers that cannot all be right, kept as claims come in.

To group 200,000 claims by the eleven slots of their questions takes SQLite a sixth of a second, each time a page asks. So a
trigger writes down the question of any claim or review that changes, in the same transaction; who writes looks at these
questions anew when done (`keep_disagreements`), and until then they are looked at by who reads. Nothing is ever stale.
"""

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from app.correcting import QUESTION
from ingest.archive import transaction

SLOTS = (*QUESTION, "stated_unit")
"""What makes two claims answers to one question; the order of `disagreements.question`."""
STANDS = "claims.current = 1 and claims.assertion = 'asserted' and claims.period is not null"
"""Claims that say something of a known time; a person may have found others to be misread."""
UNREVIEWED = """
    claims.number not in (select claims.number from reviews cross join claims on claims.id = reviews.claim
        where decision in ('corrected', 'rejected'))
"""
SAME = " and ".join(
    f"claims.\"{name}\" is json_extract(changed.question, '$[{n}]')" for n, name in enumerate(SLOTS)
)
DIFFERING = f"""
    select changed.question as question, claims.partner as partner, claims.period as period, count(*) as claims,
        count(distinct claims.article) as documents
    from changed cross join claims on {SAME}
    where {STANDS} and {UNREVIEWED} and claims.indicator is not null
    group by changed.question having max(claims.stated_low) > min(claims.stated_high)
"""
MOST = "documents desc, claims desc, period desc, question"
TOGETHER = 20_000  # questions looked at in one transaction: under a second in which nobody else can write


def keep_disagreements(db: Database) -> None:
    """Look anew at the questions whose claims or reviews have changed."""
    changed = f"(select question from questions_changed order by question limit {TOGETHER})"
    while db.execute("select 1 from questions_changed limit 1").fetchone():
        with transaction(db):
            db.execute(f"delete from disagreements where question in {changed}")
            db.execute(f"insert into disagreements with changed as materialized {changed} {DIFFERING}")
            db.execute(f"delete from questions_changed where question in {changed}")


def find_differing(db: Database, partner: str | None, limit: int) -> Iterator[dict[str, Any]]:
    """`question` (JSON: its slots), `claims` and `documents` of those with most documents, as the claims are now."""
    about = "and partner = :partner" if partner else ""
    sql = f"""
        with changed as materialized (select question from questions_changed)
        select question, claims, documents, period from (
            select * from disagreements where question not in (select question from changed) {about}
            order by {MOST} limit :limit)
        union all select question, claims, documents, period from ({DIFFERING}) where true {about}
        order by {MOST} limit :limit
    """
    yield from db.query(sql, {"partner": partner, "limit": limit})
