"""The work of the desk: read what was collected, check what was read. It goes on where it stopped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from sqlite_utils import Database

from app import queries
from app.adding import article_of, store_by_hand
from app.archive import open_archive
from app.assessing import Assessment
from app.checking import check_question, unasked
from app.checking.types import Check
from app.errors import UnusableInput
from app.given import read_one
from app.keeping import keep_up
from app.outdating import outdate_checks
from app.reading import place_of, read_rows
from app.records import Decision, add_review, claim_ids, save_analysis, save_checks, save_failure
from app.statistics import check_stamp, open_statistics
from app.stored import standing_question, stated_of
from app.versions import LANGUAGES, reader_version
from ingest.archive import make_id
from ingest.statistics.store import Statistics
from nlp.types import Analysis

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is in all."""
BATCH = 32
PAUSE = 128 * BATCH  # articles or claims, some ten seconds' work: then what was done is made quick to count


@dataclass(frozen=True, slots=True)
class Work:
    """How much was done, what failed with the reason, and which verdicts are others than before."""

    done: int = 0
    failed: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()


def no_progress(done: int, total: int) -> None:
    """Say nothing."""


def analyse_pending(
    db: Database, *, progress: Progress = no_progress, again: bool = False, processes: int = 1
) -> Work:
    """Read every article that no present version of the readers has read yet; `again`: also those that it could not read.

    Each article is stored as soon as it is read; one that fails is recorded and the others go on. With more
    than one process the reading is spread over them, and this one stores.
    """
    versions = {language: reader_version(language) for language in LANGUAGES}
    total = queries.count_pending(db, versions.values(), failed=again)
    rows = queries.pending_articles(db, versions.values(), failed=again)
    done, failed = 0, []
    for row, outcome in read_rows(rows, processes):
        place = place_of(row)
        if isinstance(outcome, Analysis):
            save_analysis(db, place, outcome, versions[outcome.language])
        else:
            save_failure(db, place, versions.get(row["language"], versions["en"]), outcome)
            failed.append(f"{row['title'] or row['id']}: {outcome}")
        done += 1
        if done % PAUSE == 0:
            keep_up(db)
        progress(done, total)
    keep_up(db)
    return Work(done - len(failed), tuple(failed))


def check_pending(db: Database, *, progress: Progress = no_progress) -> Work:
    """Check every claim that was not yet checked by this version, or whose cells may have changed since."""
    outdate_checks(db)
    stamp, statistics = check_stamp(), open_statistics(db)
    total = queries.count_unchecked(db, stamp)
    rows = queries.pending_checks(db, stamp)
    done, turned = 0, list[str]()
    while batch := list(islice(rows, BATCH)):
        checks = [check_row(row, statistics) for row in batch]
        save_checks(db, [row["id"] for row in batch], checks, stamp)
        turned += [
            f"“{row['text']}”: {row['before']} → {check.verdict}"
            for row, check in zip(batch, checks, strict=True)
            if row["before"] not in (None, check.verdict)
        ]
        done += len(batch)
        if done % PAUSE == 0:
            keep_up(db)
        progress(done, total)
    keep_up(db)
    db.execute("pragma optimize")  # many rows have changed: queries shall find the right index
    return Work(done, turned=tuple(turned))


def check_row(row: Mapping[str, Any], statistics: Statistics) -> Check:
    """The check of one stored claim, with the slots that a person corrected."""
    question, stated = standing_question(row, [row]), stated_of(row)
    if question is None:
        return unasked(row["assertion"], stated)
    on = date.fromisoformat(row["date"][:10]) if row["date"] else None
    kinds = {"approximation": row["approximation"] or "exact", "assertion": row["assertion"]}
    return check_question(question, stated, statistics, on=on, **kinds)


def keep_assessment(
    path: Path, assessed: Assessment, *, publisher: str | None = None, url: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Keep a text that was read and checked, as it was; gives the id of its article and those of its claims.

    The same text of the same publisher is kept once. Raises UnusableInput for what is no address of a page.
    """
    if url and not url.startswith(("http://", "https://")):
        raise UnusableInput(f"no address of a page: {url}; it begins with https://, or leave it empty")
    document, analysis = assessed.document, assessed.analysis
    made = article_of(document, name=url or make_id(document.text), url=url, publisher=publisher)
    with open_archive(path) as db:
        article, _ = store_by_hand(db, made, publisher)
        place = place_of(queries.article(db, article.id))
        save_analysis(db, place, analysis, reader_version(analysis.language))
        claims = tuple(claim_ids(article.id, analysis.claims))
        save_checks(db, claims, assessed.checks, check_stamp())
        keep_up(db)
    return article.id, claims


def recheck(
    path: Path,
    claim: str,
    *,
    by: str,
    decision: Decision,
    note: str = "",
    correction: Mapping[str, str | None] | None = None,
) -> Check | None:
    """Keep a person's review of a claim; where it corrects the reading, check anew and give the check.

    Raises NotFound for an unknown claim, UnusableInput for a decision or a slot's value that is none.
    """
    correction = {
        name: read_one(name, value) if value else None for name, value in (correction or {}).items()
    }
    if decision not in get_args(Decision) or (decision == "corrected") != bool(correction):
        raise UnusableInput(
            f"bad decision {decision!r}: confirmed, rejected, noted, or corrected with what is corrected"
        )
    with open_archive(path) as db:
        queries.claim(db, claim)
        add_review(db, claim, by=by, decision=decision, note=note, correction=correction)
        if not correction:
            keep_up(db)
            return None
        row = next(row for row in queries.pending_checks(db, check_stamp()) if row["id"] == claim)
        check = check_row(row, open_statistics(db))
        save_checks(db, [claim], [check], check_stamp())
        keep_up(db)
        return check
