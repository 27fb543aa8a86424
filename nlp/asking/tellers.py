"""Who only tells a figure: "a Canadian minister said US imports from Mexico …" is not about Canada."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Quotation

AROUND = 160  # characters before and behind what is said in which its speaker is named
PAIR = 2  # countries: who trades with whom
PLACE = re.compile(r"(?<!\w)(?:in|en|à) $")


def without_tellers(doc: Doc, lower: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without those that name a speaker whose statement names both of its parties, or where one stood.

    A statement that says "its", "their", "our" or "we" may be about the speaker, who is kept then.
    """
    told = [found for quotation in doc._.quotations if (found := find_teller(lower, quotation, mentions))]
    for mention in mentions:
        place = mention.form == "capital" and PLACE.search(lower, max(0, mention.start - 5), mention.start)
        if not place and not any(start <= mention.start < end for start, end in told):
            yield mention


def find_teller(lower: str, quotation: Quotation, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """Where the words stand that name the speaker of a statement that is told in full; None if it is not."""
    words = (quotation.speaker_text or "").lower()
    ahead = lower.rfind(words, max(0, quotation.start - AROUND), quotation.start) if words else -1
    start = ahead if ahead >= 0 else lower.find(words, quotation.start, quotation.end + AROUND)
    if not words or start < 0 or shape("own_words").search(lower, quotation.start, quotation.end):
        return None
    end = start + len(words)
    named = {
        mention.country
        for mention in mentions
        if quotation.start <= mention.start < quotation.end and not start <= mention.start < end
    }
    return (start, end) if len(named) >= PAIR else None
