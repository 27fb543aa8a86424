"""One story once: articles that are copies of each other, word for word or nearly, are grouped.

Each text is a set of word triples; MinHash estimates how much two sets share (Broder 1997), and locality
sensitive hashing finds candidates without comparing each with each: the hashes are cut into bands, and two
texts that agree in a whole band are compared. Bands lie in the archive, so that a run takes up where the last
one stopped. The earliest article of a group gives the group its id.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from ingest.archive import transaction
from ingest.archive.reading import ARTICLE_COLUMNS, make
from ingest.types import Article

if TYPE_CHECKING:
    from datasketch import MinHash

PERMUTATIONS, BANDS = 64, 16
"""Sixteen bands of four hashes: two texts that share half of their triples agree in a band with 64 %
likelihood, two that share three quarters with 99.8 %."""
SHARED = 0.6
"""Estimated share of triples from which two texts count as copies."""
DAYS = 14
"""Copies are published within this time; boilerplate that comes back every year is no copy."""
TRIPLE = 3
LONGEST = 40_000
BATCH = 50
WORD = re.compile(r"\w+")


def group_stories(archive: Database) -> int:
    """Group the articles that are new or changed since the last time; how many were looked at."""
    count = 0
    while rows := list(archive.query(UNSIGNED, {"limit": BATCH})):
        with transaction(archive):
            for row in rows:
                sign(archive, row)
        count += len(rows)
    return count


def find_copies(archive: Database, id: str) -> Iterator[Article]:
    """The other articles that tell the same story in the same words, the earliest first."""
    for row in list(archive.query(COPIES, {"id": id})):
        yield make(Article, row)


def sign(archive: Database, row: dict[str, Any]) -> None:
    """Store the bands of an article and the story that it belongs to."""
    archive.execute("delete from bands where article = ?", [row["id"]])
    signature = make_signature(row["text"])
    keys = list(find_bands(signature)) if signature else []
    story = find_story(archive, row, signature, keys)
    for key in keys:
        archive.execute("insert or ignore into bands (band, article) values (?, ?)", [key, row["id"]])
    archive.execute(
        "insert or replace into signatures (article, fingerprint, hashes) values (?, ?, ?)",
        [row["id"], row["fingerprint"], signature.hashvalues.tobytes() if signature else b""],
    )
    archive.execute("update articles set story = ? where id = ?", [story, row["id"]])


def find_story(
    archive: Database, row: dict[str, Any], signature: "MinHash | None", keys: list[str]
) -> str | None:
    """The id of the story that an article is a copy of, or None when it is the first to tell it."""
    best: tuple[float, str] | None = None
    for other in candidates(archive, row, keys):
        shared = share(signature, other["hashes"])
        if shared >= SHARED and (best is None or shared > best[0]):
            best = shared, other["story"] or other["id"]
    return best[1] if best and best[1] != row["id"] else None


def candidates(archive: Database, row: dict[str, Any], keys: list[str]) -> Iterator[dict[str, Any]]:
    """Articles of about the same day that agree in a band."""
    seen = {row["id"]}
    for key in keys:
        told = {"band": key, "day": row["published"] or row["first_seen"], "days": DAYS, "id": row["id"]}
        for other in archive.query(CANDIDATES, told):
            if other["id"] not in seen:
                seen.add(other["id"])
                yield other


def make_signature(text: str) -> "MinHash | None":
    """The MinHash of a text's word triples; None for a text of fewer words."""
    from datasketch import MinHash  # not at the top: it takes most of a second, and only grouping needs it

    words = WORD.findall(text[:LONGEST].casefold())
    triples = {" ".join(words[n : n + TRIPLE]).encode() for n in range(len(words) - TRIPLE + 1)}
    if not triples:
        return None
    signature = MinHash(num_perm=PERMUTATIONS)
    signature.update_batch(sorted(triples))
    return signature


def find_bands(signature: "MinHash") -> Iterator[str]:
    """The key of each band."""
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        part = signature.hashvalues[band * rows : (band + 1) * rows].tobytes()
        yield f"{band}:{hashlib.sha256(part).hexdigest()[:12]}"


def share(signature: "MinHash | None", hashes: bytes) -> float:
    """The estimated share of triples that two texts have in common."""
    import numpy

    if signature is None or not hashes:
        return 0.0
    other = numpy.frombuffer(hashes, dtype=signature.hashvalues.dtype)
    return float((signature.hashvalues == other).mean())


UNSIGNED = """
select id, text, fingerprint, published, first_seen from articles
where not exists (select 1 from signatures
  where signatures.article = articles.id and signatures.fingerprint = articles.fingerprint)
order by coalesce(published, first_seen), number limit :limit
"""
CANDIDATES = """
select articles.id, articles.story, signatures.hashes
from bands join articles on articles.id = bands.article join signatures on signatures.article = bands.article
where bands.band = :band and bands.article <> :id
  and abs(julianday(coalesce(articles.published, articles.first_seen)) - julianday(:day)) <= :days
order by coalesce(articles.published, articles.first_seen) limit 50
"""
COPIES = f"""
select {ARTICLE_COLUMNS} from articles
where id <> :id and coalesce(story, id) = (select coalesce(story, id) from articles where id = :id)
order by coalesce(published, first_seen), number
"""
