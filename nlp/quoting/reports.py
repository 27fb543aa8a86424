"""Indirect speech: from each cue its source and the clause that is said, before quote marks are looked at.

Three shapes are read in every language: the cue before its clause ("said that …", "dijo que …", "X says: …"),
the cue behind or inside it ("…, the bureau reported, …"), and a phrase that names the source ("according
to …", "según …", "selon …"). English clauses come from the tree, Spanish and French ones from their words:
`contents.py` reads what stands behind its cue, `asides.py` what stands before or around it, `sources.py` whose it is.
"""

from bisect import bisect_left
from collections.abc import Iterator

from nlp.quoting import saying
from nlp.quoting.asides import around, before_cue
from nlp.quoting.contents import behind_as, behind_cue, breaks_off, content_end
from nlp.quoting.page import Page
from nlp.quoting.sources import find_source, is_crowd, is_evidence, is_figurative, is_self, reports
from nlp.quoting.tags import FINITE
from nlp.quoting.types import Cue, Draft, Source


def find_reports(page: Page) -> Iterator[Draft]:
    """What each cue outside quote marks and turns is found to report."""
    inherited: tuple[int, Source | None] = (-1, None)
    floor = (-1, 0)
    for cue in page.cues:
        start, _ = page.sentences[cue.head]
        if not reports(page, cue):
            continue
        source = find_source(page, cue)
        if source is not None and (is_self(page, source) or is_crowd(page, cue, source)):
            continue
        own = cue.kinds & {"noun", "source", "mood"}
        if inherited[0] == start and not own and (source is None or breaks_off(page, cue)):
            told = page.is_parsed(cue.head) and saying.is_passive(page.doc[cue.head])
            source = None if told else inherited[1]
        if cue.lemma in page.word("showing") and not is_evidence(page, source):
            continue
        if is_figurative(page, cue, source):
            continue
        drafts = list(read_cue(page, cue, source, floor[1] if floor[0] == start else start))
        if drafts:
            inherited = (start, source)
            floor = (start, max(cue.end, source.end if source else 0))
        yield from drafts


def read_cue(page: Page, cue: Cue, source: Source | None, floor: int) -> Iterator[Draft]:
    """The contents of one cue; `floor` is where the last cue of its sentence ends."""
    if page.is_parsed(cue.head) and source is None:
        return
    if "source" in cue.kinds:
        spans = beside_phrase(page, cue, source)
    elif source is None and (led := source_before(page, cue)):
        spans = beside(page, led, cue.end)
    elif opens_with_as(page, cue, source):
        spans = list(behind_as(page, cue, source))
    else:
        spans = list(behind_cue(page, cue, source)) or list(before_cue(page, cue, source, floor))
    for start, end in spans:
        trimmed = trim(page, start, end)
        if trimmed is not None:
            yield Draft(*page.span(*trimmed), "indirect", source, cue)


def opens_with_as(page: Page, cue: Cue, source: Source | None) -> bool:
    """Whether a cue belongs to the "as" that opens its sentence: "As the minister said, …"."""
    finite = not page.is_parsed(cue.head) or page.doc[cue.head].tag_ in (*FINITE, "VBN")
    if "noun" in cue.kinds or not finite:
        return False  # "As part of our efforts to counter this threat, …"
    start, _ = page.sentences[cue.head]
    first = min(cue.start, source.start) if source else cue.start
    parted = any(page.doc[index].text == "," for index in range(start, first))
    return page.doc[start].lower_ in page.word("as") and not parted


def trim(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """A content without the punctuation around it and the words that only open it; None for next to nothing."""
    opening = page.word("complementizers") | page.word("conjunctions")
    while start < end and (is_loose_mark(page, start, page.openings) or page.doc[start].lower_ in opening):
        start += 1
    while end > start and is_loose_mark(page, end - 1, page.closings):
        end -= 1
    return (start, end) if end - start > 1 else None


def is_loose_mark(page: Page, index: int, wanted: frozenset[int]) -> bool:
    """Whether a token is punctuation at a content's edge, no quote mark that belongs there."""
    return (page.is_delimiter(index) or page.doc[index].is_space) and index not in wanted


def source_before(page: Page, cue: Cue) -> Cue | None:
    """The phrase for a source that a verb without a subject is led by: "| según | ha explicado"."""
    index = bisect_left(page.cues, cue.start, key=lambda other: other.start) - 1
    before = page.cues[index] if index >= 0 else None
    if before is None or "source" not in before.kinds or page.is_parsed(cue.head):
        return None
    if index and page.cues[index - 1].start >= page.sentences[cue.head][0]:
        return None  # "es lo que teme la alcaldesa, según dijo"
    skipped = page.word("auxiliaries") | page.word("clitics")
    between = page.doc[before.end : cue.start]
    return before if all(token.lower_ in skipped for token in between) else None


def beside_phrase(page: Page, cue: Cue, source: Source | None) -> list[tuple[int, int]]:
    """The clause that "according to X" comes before, behind or within."""
    return beside(page, cue, source.end) if source else []


def beside(page: Page, cue: Cue, phrase_end: int) -> list[tuple[int, int]]:
    """The clause that a phrase for a source, up to `phrase_end`, comes before, behind or within."""
    start, end = page.sentences[cue.head]
    lead = [index for index in range(start, cue.start) if not page.is_delimiter(index)]
    if all(
        page.doc[index].lower_ in page.word("conjunctions") | page.word("subordinators") for index in lead
    ):
        comma = next((index for index in range(phrase_end, end) if page.doc[index].text == ","), None)
        return [] if comma is None else [(comma + 1, content_end(page, cue, comma + 1, end))]
    left = cue.start - 1
    if not page.is_parsed(cue.head) and not page.is_delimiter(left):
        return []
    right = next((index for index in range(phrase_end, end) if page.is_delimiter(index)), end)
    return list(around(page, start, left + (not page.is_delimiter(left)), right, end))
