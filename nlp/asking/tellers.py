"""Who only tells a figure: "a Canadian minister said US imports from Mexico …" is not about Canada."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Quotation

AROUND = 160  # characters before and behind what is said in which its speaker is named
STOP = re.compile(r"[.;:!?\n] ")
PLACE = re.compile(r"(?<!\w)(?:in|en|à) $")
DATELINE = re.compile(r"(?:^|\n)[^\S\n]*(?:[A-ZÁÉÍÓÚÑ]{2,}[ ,.]*){1,4}[^\n]{0,40}?(?:[–—]|-) ")
HOME = "USA"  # who it is is told without being named, and stays
Stretch = tuple[int, int]


def part_tellers(
    quotations: Sequence[Quotation], lower: str, sentences: Iterable[Stretch]
) -> Iterator[Stretch]:
    """The sentences, each parted where the words that tell who speaks end and what is said begins."""
    told = sorted(quotation.start for quotation in quotations if is_told_ahead(quotation, lower))
    for start, end in sentences:
        for cut in told[bisect_right(told, start) : bisect_right(told, end - 1)]:
            yield start, cut
            start = cut
        yield start, end


def is_told_ahead(quotation: Quotation, lower: str) -> bool:
    """Whether the verb of saying stands before what is said."""
    cue = (quotation.cue or "").lower()
    return bool(cue) and cue in lower[max(0, quotation.start - AROUND) : quotation.start]


def without_tellers(
    text: str,
    lower: str,
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    sentences: Iterable[Stretch],
) -> Iterator[Mention]:
    """The mentions without those that name a speaker whose statement names a partner, or where one stood.

    Nor are those left that open a sentence which names its own partner behind: "While Japan waits, …".

    A statement that says "its", "their", "our" or "we" of trade may be about the speaker, who is kept then.
    """
    told = [found for quotation in quotations if (found := find_teller(lower, quotation, mentions))]
    told += [(match.start(), match.end()) for match in shape("told_aside").finditer(lower)]
    told += [opening for sentence in sentences if (opening := find_opening(lower, sentence, mentions))]
    places = [match.span() for match in DATELINE.finditer(text)]
    for mention in mentions:
        if any(start <= mention.start < end for start, end in places):
            continue
        if mention.form == "capital" and PLACE.search(lower, max(0, mention.start - 5), mention.start):
            continue
        if mention.country == HOME or not any(start <= mention.start < end for start, end in told):
            yield mention


def find_teller(lower: str, quotation: Quotation, mentions: Sequence[Mention]) -> Stretch | None:
    """Where the words stand that name the speaker of a statement that names a partner itself; None if it does not."""
    told = find_head(lower, quotation) or find_speaker(lower, quotation)
    if told is None or shape("own_trade").search(lower, quotation.start, quotation.end):
        return None
    start, end = told
    said = (one for one in mentions if quotation.start <= one.start < quotation.end)
    named = {one.country for one in said if not start <= one.start < end} - {HOME, "WLD"}
    return told if named else None


def find_opening(lower: str, sentence: Stretch, mentions: Sequence[Mention]) -> Stretch | None:
    """The words in front of a sentence that tell no trade, where what follows names a partner; None if there are none."""
    start, end = sentence
    opening = shape("told_before").match(lower, start, end)
    if opening is None or shape("trade_told").search(lower, start, opening.end()):
        return None
    if shape("own_trade").search(lower, opening.end(), end):
        return None  # "Peru is a good customer: it bought": whom the words stand for
    named = any(opening.end() <= one.start < end and one.country not in (HOME, "WLD") for one in mentions)
    return opening.span() if named else None


def find_head(lower: str, quotation: Quotation) -> Stretch | None:
    """What stands before a statement in its sentence, where that is no more than who says it."""
    if not is_told_ahead(quotation, lower):
        return None
    first = max(0, quotation.start - AROUND)
    start = max((match.end() for match in STOP.finditer(lower, first, quotation.start)), default=first)
    trade = shape("trade_told").search(lower, start, quotation.start)
    return None if trade else (start, quotation.start)


def find_speaker(lower: str, quotation: Quotation) -> Stretch | None:
    """Where the words stand that name the speaker, next to what is said."""
    if not (words := (quotation.speaker_text or "").lower()):
        return None
    ahead = lower.rfind(words, max(0, quotation.start - AROUND), quotation.start)
    start = ahead if ahead >= 0 else lower.find(words, quotation.start, quotation.end + AROUND)
    return (start, start + len(words)) if start >= 0 else None
