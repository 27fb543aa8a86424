"""What is said behind its cue: `said that …`, `dijo: …`, `as the bureau reported, …`, and where it ends."""

from bisect import bisect_left
from collections.abc import Iterator

from nlp.quoting import clauses, saying, tree
from nlp.quoting.frames import find_objects
from nlp.quoting.infinitives import find_infinitive
from nlp.quoting.listeners import find_told
from nlp.quoting.page import Page
from nlp.quoting.phrases import phrase_before
from nlp.quoting.types import Cue, Source

REACH = 12  # tokens between a cue and the word that opens its clause
SHORT = 4  # tokens: a beginning this short is no clause, what the cue interrupts goes on behind it


def behind_cue(page: Page, cue: Cue, source: Source | None) -> Iterator[tuple[int, int]]:
    """Clauses that follow their cue."""
    if page.is_parsed(cue.head):
        opening = find_told(page, cue)
        if opening is not None:
            yield opening, content_end(page, cue, opening, page.sentences[cue.head][1])
            return
        told = list(clauses.find_clauses(page, cue)) or list(find_objects(page, cue, source))
        for start, end in told:
            yield start, content_end(page, cue, start, end)
        passive = saying.is_passive(page.doc[cue.head])  # "informed by a notice that was published"
        if told or passive or "say" not in cue.kinds or not follows_phrase(page, cue):
            return
    _, end = page.sentences[cue.head]
    begin = max(cue.end, source.end if source and source.start >= cue.end else 0)
    infinitive = find_infinitive(page, cue, begin, end)
    if infinitive is not None:
        yield infinitive, content_end(page, cue, infinitive, end)
        return
    reach = REACH if cue.kinds != {"intend"} else 2  # "ofreció rutas nuevas, que …"
    for index in range(begin, min(end, begin + reach)):
        token = page.doc[index]
        if token.lower_ in page.word("complementizers"):
            if page.doc[index - 1].text == "," and not any(
                token.text == "," for token in page.doc[begin : index - 1]
            ):
                return  # "preguntó por la ministra, que no vino"
            yield index + 1, content_end(page, cue, index + 1, end)
            return
        if token.text == ":" and index == begin and source is not None and "say" in cue.kinds:
            yield from behind_colon(page, index + 1, end)
            return
        if page.is_delimiter(index) and token.text != ",":
            return
        if token.lower_ in page.reporting.verbs and page.doc[index - 1].lower_ not in page.word(
            "determiners"
        ):
            return


def behind_colon(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is said behind "dijo la ministra:", where it is neither quoted nor a list."""
    first = page.doc[start] if start < end else None
    if first is not None and start not in page.openings and first.text[0].isalnum() and end - start > SHORT:
        yield start, end


def follows_phrase(page: Page, cue: Cue) -> bool:
    """Whether a phrase parts an English cue from its clause: "said in a statement that"."""
    following = page.doc[cue.end : cue.end + 1].text.lower()
    misread = page.doc[cue.head].tag_ == "NN" and following in page.word("complementizers")
    return misread or following in page.word("stoppers")


def content_end(page: Page, cue: Cue, start: int, end: int) -> int:
    """Where a reported clause ends: before the next report that a comma or "and" leads to, or a semicolon."""
    first = bisect_left(page.cues, start + 1, key=lambda other: other.start)
    for other in page.cues[first:]:
        if other.start >= end:
            break
        if page.levels[other.head] != page.levels[cue.head]:
            continue
        contrast = tree.contrast(page, other) if page.is_parsed(other.head) else None
        if contrast is not None and contrast > start:
            return contrast
        if breaks_off(page, other) or is_anothers(page, other):
            before = other.start - 1
            while before > start and not (page.is_delimiter(before) or is_conjunction(page, before)):
                before -= 1
            return before
    return next((index for index in range(start, end) if ends_content(page, index)), end)


def ends_content(page: Page, index: int) -> bool:
    """Whether what is said ends here: at a semicolon, or before what its reporter sets against it."""
    return page.doc[index].text == ";" or is_conceded(page, index)


def is_conceded(page: Page, index: int) -> bool:
    """Whether its reporter sets something against what is said from this comma on: ", although it may not"."""
    return page.doc[index].text == "," and page.doc[index + 1 : index + 2].text.lower() in page.word(
        "conceding"
    )


def is_conjunction(page: Page, index: int) -> bool:
    """Whether a token is "and" or its like."""
    return page.doc[index].lower_ in page.word("conjunctions")


def breaks_off(page: Page, other: Cue) -> bool:
    """Whether a later cue of the sentence begins a report of its own: ", adding …", "and warned …"."""
    if page.is_parsed(other.head):
        told = "say" in other.kinds or other.lemma in page.word("grounding")  # ", citing the drought"
        return told and tree.begins_report(page, other)
    first = other.start - 1
    while first > 0 and page.doc[first].lower_ in page.word("auxiliaries") | page.word("adverbs") | page.word(
        "clitics"
    ):
        first -= 1
    before = page.doc[first]
    if before.lower_ in page.word("contrasting") and page.doc[first - 1].text == ",":
        return True
    return before.lower_ in page.word("conjunctions") or (before.text == "," and "noun" not in other.kinds)


def is_anothers(page: Page, other: Cue) -> bool:
    """Whether a later cue has a subject of its own that a comma and "y" or "aunque" lead to: ", y el canciller respondió"."""
    if page.language != "es":
        return False
    start, _ = page.sentences[other.head]
    subject = phrase_before(page, other.start, start)
    if subject is None or subject.start - 2 < start or page.doc[subject.start - 2].text != ",":
        return False
    joining = page.word("conjunctions") | page.word("contrasting")
    return page.doc[subject.start - 1].lower_ in joining


def behind_as(page: Page, cue: Cue, source: Source | None) -> Iterator[tuple[int, int]]:
    """The clause that follows on "As the minister said, …"."""
    start, end = page.sentences[cue.head]
    last = max(cue.end, source.end if source else 0)
    comma = next((index for index in range(last, end) if page.is_delimiter(index)), None)
    leads = cue.start - start < REACH and comma is not None and comma - last < SHORT
    if leads and comma is not None and page.doc[comma].text == "," and source is not None:
        yield comma + 1, content_end(page, cue, comma + 1, end)
