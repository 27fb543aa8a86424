"""Stored articles to analyses, in this process or in several."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from typing import Any

from app.assessing import analyse_batch, read
from app.documents import Document, make_document
from app.errors import UnusableInput
from app.records import Place
from nlp.errors import NlpError
from nlp.types import Analysis

logger = logging.getLogger(__name__)
BATCH = 32
WAITING = 2  # batches for each process that are under way at once: enough that none waits, few in memory
Row = Mapping[str, Any]
Outcome = Analysis | str
"""What was read out of an article, or the reason why nothing was."""


def read_rows(rows: Iterable[Row], processes: int = 1) -> Iterator[tuple[Row, Outcome]]:
    """Each stored article with its outcome, in order; `rows` are taken as they are needed."""
    rows = iter(rows)
    batches = iter(lambda: list(islice(rows, BATCH)), [])
    for batch, outcomes in read_batches(batches, processes):
        yield from zip(batch, outcomes, strict=True)


def read_batches(batches: Iterable[list[Row]], processes: int) -> Iterator[tuple[list[Row], list[Outcome]]]:
    """Each batch with its outcomes, in order."""
    if processes == 1:
        yield from ((batch, read_batch(batch)) for batch in batches)
        return
    waiting: deque[tuple[list[Row], Future[list[Outcome]]]] = deque()
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        for batch in batches:
            waiting.append((batch, pool.submit(read_batch, batch)))
            if len(waiting) > WAITING * processes:
                done, future = waiting.popleft()
                yield done, future.result()
        yield from ((done, future.result()) for done, future in waiting)


def read_batch(rows: Sequence[Row]) -> list[Outcome]:
    """The outcome of each article, in order."""
    documents = [document_of(row) for row in rows]
    analyses = analyse_batch([one for one in documents if isinstance(one, Document)])
    return [one if isinstance(one, str) else analyses.get(id(one)) or read_alone(one) for one in documents]


def document_of(row: Row) -> Document | str:
    """The article as a document, its text to the letter, or why it cannot be one."""
    known = row["language"] if row["language"] in ("en", "es", "fr") else None
    try:
        day = place_of(row).date
        named = make_document(
            row["text"][:20_000], title=row["title"], language=known, date=day, id=row["id"]
        )
    except UnusableInput as error:
        return str(error)
    # Offsets point into the stored text: it must not be reduced again, whatever it looks like.
    return replace(named, text=row["text"])


def read_alone(document: Document) -> Outcome:
    """The analysis of a document whose batch failed, or why it has none."""
    try:
        return read(document)
    except NlpError as error:
        return str(error)
    except Exception as error:  # a fault of ours in one article must not lose the others
        logger.exception("article %s could not be read", document.id)
        return f"{type(error).__name__}: {error}"


def place_of(row: Row) -> Place:
    """Where a pending article stands."""
    day = row["published"][:10] if row["published"] else None
    return Place(row["id"], row["revision"], day, row["source"], row["publisher"], row["country"])
