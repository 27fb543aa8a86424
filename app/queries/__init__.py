"""Every read of the archive that pages, reports and commands make, as named functions; rows are dicts.

SQL is nowhere else in `app`; values are always bound, and words that a person typed cannot break a query.
"""

from app.queries.of_actors import actor, actors, find_actor, said, stances_of, voice
from app.queries.of_agreement import clashes_of, clashing, count_tellers, disagreements, implied
from app.queries.of_articles import article, articles, copies, count_articles, marks
from app.queries.of_claims import (
    claim,
    claims,
    claims_by_id,
    count_claims,
    elsewhere,
    facets,
    reviews,
    unmatched,
)
from app.queries.of_collecting import count_independent, count_origins, events, stories, turns
from app.queries.of_desk import (
    count_pending,
    count_unchecked,
    latest_vintage,
    news,
    pending_articles,
    pending_checks,
    series_of,
    sources,
    to_check,
    totals,
    verdicts,
)
from app.queries.of_stances import pairs, stances, stances_by_id
from app.queries.of_words import by_sentence, with_sentences

__all__ = [
    "actor",
    "actors",
    "article",
    "articles",
    "by_sentence",
    "claim",
    "claims",
    "claims_by_id",
    "clashes_of",
    "clashing",
    "copies",
    "count_articles",
    "count_claims",
    "count_independent",
    "count_origins",
    "count_pending",
    "count_tellers",
    "count_unchecked",
    "disagreements",
    "elsewhere",
    "events",
    "facets",
    "find_actor",
    "implied",
    "latest_vintage",
    "marks",
    "news",
    "pairs",
    "pending_articles",
    "pending_checks",
    "reviews",
    "said",
    "series_of",
    "sources",
    "stances",
    "stances_by_id",
    "stances_of",
    "stories",
    "to_check",
    "totals",
    "turns",
    "unmatched",
    "verdicts",
    "voice",
    "with_sentences",
]
