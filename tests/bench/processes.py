"""Reading stored articles with two processes against one."""

import time
from itertools import chain, repeat

from app.reading import Row, read_rows
from tests.bench.corpus import find_texts

TURNS = 2  # of one process and then two: the quicker counts, since a neighbour on the machine only adds time
ROUNDS = 12  # times the corpus is read: long enough that starting a process does not colour the figure


def measure() -> dict[str, float]:
    """`two_process_speedup`: wall time of one process / of two, over the same articles."""
    texts = list(chain.from_iterable(repeat(find_texts(), ROUNDS)))
    rows = [row(str(number), text) for number, text in enumerate(texts)]
    turns = [(seconds(rows, 1), seconds(rows, 2)) for _ in range(TURNS)]
    one, two = map(min, zip(*turns, strict=True))
    return {"two_process_speedup": one / two}


def row(id: str, text: str) -> Row:
    """An article as the archive gives it to be read."""
    known = dict.fromkeys(("title", "source", "publisher", "country"), "")
    return {**known, "id": id, "revision": 1, "text": text, "language": "en", "published": "2026-06-10"}


def seconds(rows: list[Row], processes: int) -> float:
    """Wall time of reading them all."""
    start = time.perf_counter()
    for _ in read_rows(rows, processes):
        pass
    return time.perf_counter() - start
