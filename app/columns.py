"""What claims are chosen and counted by, kept a second time as numbers, so that any selection is counted at once.

Counting the values of nine columns over 200,000 rows takes SQLite a fifth of a second and more, and a tally kept beside
the claims would know of no selection. So each of these columns lies in pieces of 4,096 claims: an array with a code for
each, and a table of what the codes stand for. With the change of any of its claims a trigger drops a piece, in the same
transaction; who writes makes it anew when done (`keep_columns`), and until then its claims are read as they are.
No count is ever stale, whatever program wrote.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from app.filters import slots
from ingest.archive import transaction

KEPT = ("current", "verdict", "claimant", "publisher", "source", "country", "indicator", "partner")
KEPT += ("flow", "kind", "assertion", "language", "period", "date")
SIZE = 4096  # claims of a piece
WIDTHS = (1, 2, 4)  # bytes of a code: most columns have few values, and what is read costs the most
ABSENT, NONE = 0, 1  # codes: no claim has this number; the claim has no value
TOGETHER = 64  # pieces made anew in one transaction: under a second in which nobody else can write
Codes = NDArray[np.uint32]
Book = dict[str, dict[Any, int]]
"""The code of each value, column by column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """For each column the `codes` of all claims by their numbers, and the `values` that the codes stand for."""

    codes: dict[str, Codes]
    values: dict[str, list[Any]]
    step: int = 1
    """1, or which piece of so many was read: the codes are then a sample."""


def read_columns(db: Database, names: Collection[str], *, at_most: int | None = None) -> Columns:
    """These columns of all claims as they are now, or of a sample of `at_most` so many pieces."""
    count = count_pieces(db)
    step = -(-count // at_most) or 1 if at_most else 1
    codes = {name: np.zeros((-(-count // step), SIZE), np.uint32) for name in names}
    lacking = dict.fromkeys(range(0, count, step))
    # Codes before what they stand for: a value may be added in between, and is never taken away.
    for piece, found in find_pieces(db, names, lacking):
        if found.keys() == set(names):
            del lacking[piece]
            for name, blob in found.items():
                known = unpacked(blob)
                codes[name][piece // step, : len(known)] = known
    book = read_book(db, names)
    for piece in lacking:
        for name, made in encode(db, piece, book).items():
            codes[name][piece // step, : len(made)] = made
    flat = {name: array.ravel() for name, array in codes.items()}
    return Columns(flat, {name: [None, *told] for name, told in book.items()}, step)


def keep_columns(db: Database) -> None:
    """Make those pieces anew that are lacking because claims have changed."""
    lacking = find_lacking(db)
    while some := list(islice(lacking, TOGETHER)):
        with transaction(db):
            book = read_book(db, KEPT)
            before = {name: len(told) for name, told in book.items()}
            for piece in some:
                rows = [(piece, name, packed(made)) for name, made in encode(db, piece, book).items()]
                db.conn.executemany("insert or replace into claim_pieces values (?, ?, ?)", rows)
            fresh = (
                (name, code, value)
                for name, told in book.items()
                for value, code in islice(told.items(), before[name], None)
            )
            db.conn.executemany("insert into claim_values values (?, ?, ?)", fresh)


def packed(codes: Codes) -> bytes:
    """Codes as bytes: how wide each is (1, 2 or 4 bytes), and then each, the lowest byte first.

    >>> packed(np.array([1, 2], np.uint32)), packed(np.array([1, 256], np.uint32))
    (b'\\x01\\x01\\x02', b'\\x02\\x01\\x00\\x00\\x01')
    """
    width = next(width for width in WIDTHS if codes.max(initial=0) < 256**width)
    return bytes([width]) + codes.astype(f"<u{width}").tobytes()


def unpacked(blob: bytes) -> NDArray[np.unsignedinteger[Any]]:
    """The codes of bytes that `packed` made.

    >>> unpacked(b"\\x02\\x01\\x00\\x00\\x01").tolist()
    [1, 256]
    """
    return np.frombuffer(blob, f"<u{blob[0]}", offset=1)


def count_pieces(db: Database) -> int:
    """How many pieces the claims make."""
    [last] = db.execute("select max(number) from claims").fetchone()
    return 0 if last is None else last // SIZE + 1


def find_pieces(
    db: Database, names: Collection[str], pieces: Collection[int]
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Those of the pieces that are kept, each with its number and the codes by column."""
    sql = f"""
        select piece, name, codes from claim_pieces
        where name in ({slots(names)}) and piece in (select value from json_each(?))
    """
    found: dict[int, dict[str, bytes]] = {}
    for piece, name, codes in db.execute(sql, [*names, json.dumps(list(pieces))]):
        found.setdefault(piece, {})[name] = codes
    yield from found.items()


def find_lacking(db: Database) -> Iterator[int]:
    """The numbers of the pieces that have to be made."""
    kept = {piece for [piece] in db.execute("select distinct piece from claim_pieces")}
    return (piece for piece in range(count_pieces(db)) if piece not in kept)


def read_book(db: Database, names: Collection[str]) -> Book:
    """What the codes of these columns stand for."""
    book: Book = {name: {None: NONE} for name in names}
    sql = f"select name, code, value from claim_values where name in ({slots(names)}) order by name, code"
    for name, code, value in db.execute(sql, list(names)):
        book[name][value] = code
    return book


def encode(db: Database, piece: int, book: Book) -> dict[str, Codes]:
    """The codes of the claims of one piece as they are now; values that have none yet are put into the book."""
    columns = ", ".join(book)
    sql = f"select number, {columns} from claims where number >= ? and number < ? order by number"
    rows = db.execute(sql, [piece * SIZE, (piece + 1) * SIZE]).fetchall()
    numbers, *values = zip(*rows, strict=True) if rows else [()] * (len(book) + 1)
    places = np.array(numbers, np.int64) - piece * SIZE
    made = {}
    for (name, told), column in zip(book.items(), values, strict=True):
        codes = np.zeros(places[-1] + 1 if len(places) else 0, np.uint32)
        codes[places] = [told.setdefault(value, len(told) + 1) for value in column]
        made[name] = codes
    return made
