"""Paragraphs that stand for a quotation: `The governor added:` and, below, what was said, its marks lost.

Pages set long quotations apart as blocks; read as text, nothing is left of that but a colon at a paragraph's end.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from nlp.quoting.page import Page
from nlp.quoting.sources import find_source, is_self, reports
from nlp.quoting.types import Cue, Draft

BELOW = re.compile(r":[ \t\u00a0]{0,8}\n\s{0,16}(?P<said>[^\W_a-z][^\n]{40,3000}[.!?…])[ \t]{0,8}(?:\n|\Z)")
REACH = 7  # tokens between a cue and its colon: "wrote on his page on Monday:"


def find_blocks(page: Page) -> Iterator[Draft]:
    """The paragraphs that a verb of saying and a colon lead to, none of them quoted or in a transcript's turn."""
    for match in BELOW.finditer(page.text):
        start, end = match.span("said")
        colon = page.token_at(match.start())
        if page.levels[page.token_at(start)] or page.in_turn(start):
            continue
        cue = leading_cue(page, colon)
        source = find_source(page, cue) if cue else None
        if source is not None and not is_self(page, source):
            yield Draft(start, end, "direct", source, cue)


def leading_cue(page: Page, colon: int) -> Cue | None:
    """The verb of saying that leads to a colon with no object of its own; None where a list or a table follows."""
    first = bisect_left(page.cues, page.sentences[colon][0], key=lambda cue: cue.start)
    last = bisect_left(page.cues, colon, key=lambda cue: cue.start)
    for cue in reversed(page.cues[first:last]):
        between = page.doc[cue.end : colon]
        if cue.lemma not in page.word("blocks") or page.levels[cue.head]:
            return None
        if len(between) > REACH or any(token.lower_ in page.word("listed") for token in between):
            return None
        return cue if reports(page, cue) else None
    return None
