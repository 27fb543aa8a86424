"""Who only tells a figure: "a Canadian minister said US imports from Mexico …" is not about Canada."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from nlp.asking.scene import HOME, Scene, Span
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Quotation

AROUND = 160  # characters before and behind what is said in which its speaker is named
STOP = re.compile(r"[.;:!?\n] ")
PLACE = re.compile(r"(?<!\w)(?:in|en|à) $")
CAPITALS = (
    r"[A-ZÁÉÍÓÚÑ]{2,}"  # words of them are parted, so that a long line of capitals is read in one way only
)
DATELINE = re.compile(rf"(?:^|\n)[^\S\n]*{CAPITALS}(?:[ ,.]+{CAPITALS}){{0,3}}[^\n]{{0,40}}?(?:[–—]|-) ")


def part_tellers(quotations: Sequence[Quotation], lower: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences, each parted where the words that tell who speaks end and what is said begins."""
    told = sorted(quotation.start for quotation in quotations if is_told_ahead(quotation, lower))
    for sentence in sentences:
        start = sentence.start
        for cut in told[bisect_right(told, start) : bisect_right(told, sentence.end - 1)]:
            yield Span(start, cut)
            start = cut
        yield Span(start, sentence.end)


def is_told_ahead(quotation: Quotation, lower: str) -> bool:
    """Whether the verb of saying stands before what is said."""
    cue = (quotation.cue or "").lower()
    return bool(cue) and cue in lower[max(0, quotation.start - AROUND) : quotation.start]


def without_tellers(
    text: str,
    lower: str,
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    sentences: Iterable[Span],
) -> Iterator[Mention]:
    """The mentions without those that name a speaker whose statement names a partner, or where one stood.

    Nor are those left that open a sentence which names its own partner behind: "While Japan waits, …".

    A statement that says "its", "their", "our" or "we" of trade may be about the speaker, who is kept then.
    """
    told = [found for quotation in quotations if (found := find_teller(lower, quotation, mentions))]
    told += [Span(*match.span()) for match in shape("told_aside").finditer(lower)]
    told += [opening for sentence in sentences if (opening := find_opening(lower, sentence, mentions))]
    aside = {one.start for span in told for one in Scene.within(mentions, span) if one.country != HOME}
    places = (Span(*match.span()) for match in DATELINE.finditer(text))
    aside |= {one.start for place in places for one in Scene.within(mentions, place)}
    for mention in mentions:
        if mention.form == "capital" and PLACE.search(lower, max(0, mention.start - 5), mention.start):
            continue
        if mention.start not in aside:
            yield mention


def find_teller(lower: str, quotation: Quotation, mentions: Sequence[Mention]) -> Span | None:
    """Where the words stand that name the speaker of a statement that names a partner itself; None if it does not."""
    told = find_head(lower, quotation) or find_speaker(lower, quotation)
    if told is None or shape("own_trade").search(lower, quotation.start, quotation.end):
        return None
    said = Scene.within(mentions, quotation)
    named = {one.country for one in said if not told.start <= one.start < told.end} - {HOME, "WLD"}
    return told if named else None


def find_opening(lower: str, sentence: Span, mentions: Sequence[Mention]) -> Span | None:
    """The words in front of a sentence that tell no trade, where what follows names a partner; None if there are none."""
    opening = shape("told_before").match(lower, sentence.start, sentence.end)
    if opening is None or shape("trade_told").search(lower, sentence.start, opening.end()):
        return None
    if shape("own_trade").search(lower, opening.end(), sentence.end):
        return None  # "Peru is a good customer: it bought": whom the words stand for
    behind = Scene.within(mentions, Span(opening.end(), sentence.end))
    named = any(one.country not in (HOME, "WLD") for one in behind)
    return Span(*opening.span()) if named else None


def find_head(lower: str, quotation: Quotation) -> Span | None:
    """What stands before a statement in its sentence, where that is no more than who says it."""
    if not is_told_ahead(quotation, lower):
        return None
    first = max(0, quotation.start - AROUND)
    start = max((match.end() for match in STOP.finditer(lower, first, quotation.start)), default=first)
    trade = shape("trade_told").search(lower, start, quotation.start)
    return None if trade else Span(start, quotation.start)


def find_speaker(lower: str, quotation: Quotation) -> Span | None:
    """Where the words stand that name the speaker, next to what is said."""
    if not (words := (quotation.speaker_text or "").lower()):
        return None
    ahead = lower.rfind(words, max(0, quotation.start - AROUND), quotation.start)
    start = ahead if ahead >= 0 else lower.find(words, quotation.start, quotation.end + AROUND)
    return Span(start, start + len(words)) if start >= 0 else None
