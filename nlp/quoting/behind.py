"""The cue or the name behind quoted words, or between their marks: `“…,” she said`, `“…” — Ana Ruiz`."""

from bisect import bisect_left

from nlp.quoting import tree
from nlp.quoting.page import MARKS, Page
from nlp.quoting.phrases import is_pronoun, phrase_after, phrase_before
from nlp.quoting.romance import is_speaker
from nlp.quoting.sources import find_source, reports
from nlp.quoting.types import Cue, Draft, Quoted, Source

REACH = 16  # tokens between a cue and its quotation
DASHES = frozenset({"—", "–", "―", "--", "-"})


def behind(page: Page, quote: Quoted, first: int, starts: list[int]) -> Draft | None:
    """The quotation with the cue that follows it: `"…," said the minister`."""
    if first >= len(page.doc) or "\n" in page.text[quote.outer_end : page.starts[first]]:
        return None
    end = page.sentences[first][1]
    new_sentence = page.sentences[first][0] == first
    last = page.text[quote.start : quote.end].rstrip()[-1:]
    closed, comma = last in ".…", last == ","
    for cue in page.cues[bisect_left(starts, first) :]:
        if cue.start >= min(end, first + REACH):
            return None
        if page.levels[cue.head] != quote.depth or any(
            page.doc[i].text in MARKS for i in range(first, cue.start)
        ):
            return None
        if not reports(page, cue):
            continue
        if page.is_parsed(cue.head) and not comma and tree.goes_elsewhere(page, cue):
            continue
        source = named_behind(page, cue, first, end)
        if source and page.is_parsed(cue.head) and is_mention(page, quote) and not page.is_delimiter(first):
            continue  # "having “water security” implies access to wells"
        if any(page.doc[i].lower_ in page.word("relatives") for i in range(first, cue.start)):
            continue  # "esos “moches” que les piden"
        if source is None or not cue.kinds & {"say", "utter", "think", "show", "source"}:
            if page.is_parsed(cue.head) or cue.start > first + 2 or not cue.kinds & {"say", "utter"}:
                continue
        elif new_sentence and closed and max(cue.end, source.end) + 2 < end:
            return None
        return Draft(quote.start, quote.end, "direct", source, cue)
    return None


def signed(page: Page, quote: Quoted, first: int) -> Draft | None:
    """The quotation with its speaker's name behind a dash, to the end of the line: `"…" — Ana Ruiz, Kansas City`."""
    if page.in_turn(quote.start):
        return None
    start = first
    while start < len(page.doc) and (page.doc[start].text in DASHES or is_blank(page, start)):
        start += 1
    if start >= len(page.doc) or not any(page.doc[i].text in DASHES for i in range(first, start)):
        return None
    end = next((i for i in range(start, min(start + REACH, len(page.doc))) if "\n" in page.doc[i].text), None)
    end = len(page.doc) if end is None and len(page.doc) - start < REACH else end
    source = phrase_after(page, start, end) if end else None
    if source is None or not page.doc[source.start].text[:1].isupper():
        return None
    return Draft(quote.start, quote.end, "direct", source)


def is_blank(page: Page, index: int) -> bool:
    """Whether a token is mere spaces within a line."""
    return page.doc[index].is_space and "\n" not in page.doc[index].text


def is_mention(page: Page, quote: Quoted) -> bool:
    """Whether quoted words begin and end in mid-sentence."""
    return page.text[quote.start].islower() and page.text[quote.end - 1].isalnum()


def named_behind(page: Page, cue: Cue, first: int, end: int) -> Source | None:
    """The speaker of a cue behind a quotation, when named between the quotation and what follows the cue."""
    gerund = page.doc[cue.head].tag_ == "VBG" or page.doc[cue.head].lower_.endswith("ndo")
    if gerund or not reports(page, cue):
        return None
    source = find_source(page, cue)
    if source is None or not first <= source.start < end or abs(source.head - cue.head) > REACH:
        if "source" in cue.kinds:
            return None
        source = phrase_after(page, cue.end, end) or phrase_before(page, cue.start, first)
    gap = range(first, min(source.start, cue.start)) if source else range(0)
    loose = (
        page.word("adverbs")
        | page.word("temporal")
        | page.word("auxiliaries")
        | page.word("clitics")
        | {"as"}
    )
    if any(not page.is_delimiter(i) and page.doc[i].lower_ not in loose for i in gap):
        return None
    return source


def inside(page: Page, quote: Quoted, first: int, last: int, starts: list[int]) -> Draft | None:
    """The quotation whose cue stands within its marks, as French prints it: `« Nous, dit-elle, attendons. »`."""
    if page.is_parsed(first):
        return None
    for cue in page.cues[bisect_left(starts, first) : bisect_left(starts, last)]:
        if cue.kinds & {"say", "utter"} and page.levels[cue.head] == quote.depth + 1 and reports(page, cue):
            source = find_source(page, cue)
            named = source is not None and (is_pronoun(page, source.head) or is_speaker(page, source))
            if source is not None and named and is_inserted(page, cue, source):
                return Draft(quote.start, quote.end, "direct", source, cue)
    return None


def is_inserted(page: Page, cue: Cue, source: Source) -> bool:
    """Whether a cue and the speaker behind it stand between commas."""
    first, last = min(cue.start, source.start), max(cue.end, source.end)
    while first > 0 and page.doc[first - 1].lower_ in page.word("auxiliaries") | page.word("clitics"):
        first -= 1
    around = page.doc[first - 1 : first].text + page.doc[last : last + 1].text
    return around in (",,", ",.") and source.end > cue.start


def is_sentence(page: Page, quote: Quoted, first: int) -> bool:
    """Whether quoted words stand as sentences of their own, not within somebody else's."""
    begin = opening_sentence(page, quote, first)
    return all(page.doc[i].is_space or page.is_delimiter(i) for i in range(begin, first))


def opening_sentence(page: Page, quote: Quoted, first: int) -> int:
    """Where the sentence starts that a quotation stands in, its opening mark counted to it."""
    begin = page.sentences[min(page.token_at(quote.start), len(page.doc) - 1)][0]
    return min(begin, first)
