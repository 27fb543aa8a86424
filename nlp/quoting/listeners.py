"""What listeners are told without a "that": `told reporters in Vale | exports of tin had doubled`.

The parser takes the place or the day behind the listeners and the subject of what they are told for one noun.
"""

from nlp.quoting import tree
from nlp.quoting.page import Page
from nlp.quoting.types import Cue

SHORT_NAMES = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "E.U."})  # before a noun they belong to it
PLACED = frozenset({"in", "at"})


def find_told(page: Page, cue: Cue) -> int | None:
    """Where a clause opens behind listeners and the place or day at which they are told it; None where it does not."""
    listener = cue.end + (page.doc[cue.end : cue.end + 1].text.lower() in page.word("determiners"))
    if cue.lemma not in page.word("addressing") or listener + 2 >= len(page.doc):
        return None
    if page.doc[listener].lower_ not in page.word("listeners"):
        return None
    start = behind_day(page, behind_place(page, listener + 1))
    _, end = page.sentences[cue.head]
    if (
        start == listener + 1
        or start >= end
        or page.doc[start].tag_ in ("IN", "TO", "CC", "WDT", "WP", "WRB")
    ):
        return None
    if page.is_delimiter(start) or not tree.count_finite(page, start, end):
        return None
    return start


def behind_place(page: Page, index: int) -> int:
    """Behind "in" and the place that it leads to; the token itself where it is no "in"."""
    if page.doc[index].lower_ not in PLACED or page.doc[index + 1 : index + 2].text[:1].islower():
        return index
    end = index + 2
    while end < len(page.doc) and page.doc[end].ent_iob_ == "I" and page.doc[end].ent_type_ in ("GPE", "FAC"):
        end += 1
    return end - (page.doc[end - 1].text in SHORT_NAMES and end > index + 2)


def behind_day(page: Page, index: int) -> int:
    """Behind the day that begins at a token; the token itself where none does."""
    led = index < len(page.doc) and page.doc[index].lower_ in ("on", "last")
    day = page.doc[index + led : index + led + 1].text.lower()
    return index + led + 1 if day in page.word("temporal") else index
