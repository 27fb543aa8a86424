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
WAITING = 2  # batches for each other process that are under way at once: enough that none waits
MOST = 8  # batches for each process that are kept in memory while the first of them is slow
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
    """Each batch with its outcomes, in order.

    This process reads too, whenever the others have enough to do: one model fewer is loaded, and half of the
    outcomes need not travel between processes (docs/performance.md has what it brings).
    """
    if processes == 1:
        yield from ((batch, read_batch(batch)) for batch in batches)
        return
    waiting: deque[tuple[list[Row], Future[list[Outcome]]]] = deque()
    with ProcessPoolExecutor(processes - 1, get_context("spawn")) as pool:
        for batch in batches:
            under_way = sum(not future.done() for _, future in waiting)
            enough = under_way >= WAITING * (processes - 1)
            waiting.append((batch, read_here(batch) if enough else pool.submit(read_batch, batch)))
            while waiting and (waiting[0][1].done() or len(waiting) > MOST * processes):
                done, future = waiting.popleft()
                yield done, future.result()
        yield from ((done, future.result()) for done, future in waiting)


def read_here(batch: Sequence[Row]) -> Future[list[Outcome]]:
    """The outcomes of a batch, read in this process."""
    future: Future[list[Outcome]] = Future()
    future.set_result(read_batch(batch))
    return future


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
