"""Which claims a selection has, and how many have each value: asked of the columns that are kept as numbers."""

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from app.columns import ABSENT, KEPT, NONE, Columns, read_columns
from app.filters import ClaimFilter, Filter, search_expression

COMMON = 10_000  # rows with some words: from here on a page is found sooner by walking along its order
FEW = 5_000  # claims: more are never sorted for a page
SAMPLE = 16  # pieces
Mask = NDArray[np.bool_]
"""Of each number whether its claim is chosen."""


class Choice:
    """The claims of the archive as they are now, to be chosen by any part of a selection."""

    def __init__(
        self, db: Database, where: ClaimFilter, names: Iterable[str] = (), *, at_most: int | None = None
    ):
        """Reads the columns that the selection asks, and those called `names`; `at_most` so many pieces of them."""
        self.filters = tuple(where.filters())
        kept = {one.column for one in self.filters if one.column in KEPT}
        self.columns = read_columns(db, {"current", *kept, *names}, at_most=at_most)
        self.masks = [meeting(db, self.columns, one) for one in self.filters]

    def chosen(self, without: str | None = None) -> Mask:
        """The claims that meet all conditions but those on one column."""
        chosen = self.columns.codes["current"] != ABSENT
        for one, mask in zip(self.filters, self.masks, strict=True):
            if without is None or one.column != without:
                chosen &= mask
        return chosen

    def count(self, column: str, limit: int) -> list[tuple[Any, int]]:
        """The most frequent values of a column among the claims chosen by the others, and how many have each."""
        chosen = self.chosen(without=column)
        values = self.columns.values[column]
        counts = np.bincount(self.columns.codes[column][chosen], minlength=len(values))
        counts[[ABSENT, NONE]] = 0
        found = np.flatnonzero(counts)
        if len(found) > limit:  # those as frequent as the last are sorted by value
            found = np.flatnonzero(counts >= np.partition(counts, -limit)[-limit])
        ordered = sorted((-int(counts[code]), values[code]) for code in found)
        return [(value, -count) for count, value in ordered[:limit]]

    def cross(self, column: str, other: str) -> dict[Any, dict[Any, int]]:
        """How many of the chosen claims have each value of one column together with each of another."""
        chosen = self.chosen()
        values, others = self.columns.values[column], self.columns.values[other]
        pairs = (
            self.columns.codes[column][chosen] * np.uint64(len(others)) + self.columns.codes[other][chosen]
        )
        counts = np.bincount(pairs.astype(np.intp), minlength=len(values) * len(others))
        found: dict[Any, dict[Any, int]] = {}
        for pair in np.flatnonzero(counts).tolist():
            code, second = divmod(pair, len(others))
            if code != NONE:
                found.setdefault(values[code], {})[others[second]] = int(counts[pair])
        return found


def find_few(db: Database, where: ClaimFilter, page: int) -> list[int] | None:
    """The numbers of the claims that meet what a selection says of kept columns, if sorting them is the quicker way.

    The other is to walk along the order until a page is full: the rarer such claims are, the longer the walk.
    Of a large archive a sample tells first; None where walking is quicker.
    """
    where = replace(where, text="", article=(), ids=())
    choice = Choice(db, where, at_most=SAMPLE)
    step = choice.columns.step
    most = min(FEW, math.isqrt(page * len(choice.columns.codes["current"]) * step))
    if step > 1:
        if int(choice.chosen().sum()) * step > most:
            return None
        choice = Choice(db, where)
    numbers = np.flatnonzero(choice.chosen())
    return numbers.tolist() if len(numbers) <= most else None


def are_common(db: Database, table: str, search: str) -> bool:
    """Whether so many rows of a table have these words that sorting them all would take long."""
    match = search_expression(search)
    if match is None:
        return False
    sql = f"select count(*) from (select 1 from {table}_fts where {table}_fts match ? limit ?)"
    return int(db.execute(sql, [match, COMMON]).fetchone()[0]) == COMMON


def meeting(db: Database, columns: Columns, one: Filter) -> Mask:
    """The claims that meet one condition: SQL says it of each value of its column, or else of each claim."""
    if one.column in columns.values:
        values = json.dumps(columns.values[one.column])
        sql = (
            f"select key from (select key, value as {one.column} from json_each(?)) as claims where {one.sql}"
        )
        allowed = np.zeros(len(columns.values[one.column]), np.bool_)
        allowed[[code for [code] in db.execute(sql, [values, *one.parameters])]] = True
        return allowed[columns.codes[one.column]]
    found = one.numbers or f"select claims.number from claims where {one.sql}"
    [numbers] = db.execute(f"select group_concat(number) from ({found})", one.parameters).fetchone()
    met = np.zeros(len(columns.codes["current"]), np.bool_)
    if numbers:
        known = np.fromstring(numbers, np.int64, sep=",")
        met[known[known < len(met)]] = True  # what came in since is left to the next look
    return met
