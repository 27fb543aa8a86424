"""The cue or the subject before quoted words: `she said, “…”`, and the quoted words that no cue reports."""

import re
from bisect import bisect_left

from nlp.quoting import saying, tree
from nlp.quoting.behind import opening_sentence
from nlp.quoting.embedding import can_hold, embedded
from nlp.quoting.page import Page
from nlp.quoting.phrases import phrase_before, role_phrase
from nlp.quoting.romance import is_speaker
from nlp.quoting.sources import find_source, is_self, reports
from nlp.quoting.types import Cue, Draft, Quoted, Source

REACH = 16  # tokens between a cue and its quotation
PARTING = frozenset({";", "—", "–"})
SHORT = 3  # words: as few behind "decimos" are a word that is spoken of
BESIDE = 1  # tokens between a noun such as "claim" and the words it holds
FIELD = re.compile(r"^[ \t]*[a-z_]{2,30}: *\Z", re.MULTILINE)


def before(page: Page, quote: Quoted, first: int, starts: list[int]) -> Draft | None:
    """The quotation with the cue that comes before it: `the minister said: "…"`, `called it "…"`."""
    begin = opening_sentence(page, quote, first)
    colon = any(page.doc[i].text == ":" for i in range(max(0, first - 3), first))
    if begin >= first and not colon:
        return None
    if begin >= first:
        begin = page.sentences[last_word(page, first)][0]
    for cue in reversed(page.cues[bisect_left(starts, begin) : bisect_left(starts, first)]):
        if page.levels[cue.head] != quote.depth:
            continue
        if not reports(page, cue):
            if colon and cue.end >= first - BESIDE - 1:
                return None  # "si fuera portavoz, diría: “…”"
            continue
        if not colon and (cue.end < first - REACH or "source" in cue.kinds):
            break
        if not colon and not page.is_parsed(cue.head) and is_parted(page, cue.end, first):
            break
        source = find_source(page, cue)
        if cue.lemma in page.word("citing") and source is not None and is_self(page, source):
            source = cited(page, cue)
        if ("noun" in cue.kinds and source is None) or not (colon or can_hold(page, cue, first)):
            continue
        if "noun" in cue.kinds and not colon and cue.end < first - BESIDE:
            continue  # "called the minister's remarks on Monday “a mistake”"
        few = len(page.text[quote.start : quote.end].split()) <= SHORT
        if source is None and (is_idle(page, cue) or (few and page.doc[cue.head].tag_ == "VBG")):
            return None
        if source is not None and is_self(page, source) and names_only(page, quote, first):
            return None  # "cuando decimos “en obra”"
        if cue.lemma in page.word("dubbing") and is_nobodys(page, cue, source):
            return None  # "una regla que le llaman “la 232”", "what is called “enemy base strike”"
        if (
            source is None
            and len(page.text[quote.start : quote.end].split()) < SHORT
            and is_silent(page, cue, first)
        ):
            return None  # "que dice ‘licenciado’"
        if cue.kinds == {"utter"} and page.doc[cue.end].lower_ == "to":
            return None  # "is beginning to roll out what you could call a “playbook”"
        return embedded(page, quote, cue, source, first, colon)
    if not colon or quote.depth or page.in_turn(quote.start) or is_wording(page, quote, begin, first):
        return None
    return Draft(quote.start, quote.end, "direct", introduced(page, first))


def is_silent(page: Page, cue: Cue, first: int) -> bool:
    """Whether nothing but a Spanish or French verb leads to quoted words, no colon either."""
    return not page.is_parsed(cue.head) and page.doc[first - 1].text != ":"


def cited(page: Page, cue: Cue) -> Source | None:
    """Whose words a speaker reads out: who spoke before in the sentence ("the court writes, and I quote, “…”")."""
    start, _ = page.sentences[cue.head]
    others = page.cues[
        bisect_left(page.cues, start, key=lambda other: other.start) : bisect_left(
            page.cues, cue.start, key=lambda other: other.start
        )
    ]
    sources = (find_source(page, other) for other in reversed(others) if reports(page, other))
    return next((source for source in sources if source is not None and not is_self(page, source)), None)


def is_nobodys(page: Page, cue: Cue, source: Source | None) -> bool:
    """Whether a verb of calling tells how a thing is called, and not what somebody calls it."""
    if page.is_parsed(cue.head):
        future = any(child.tag_ == "MD" for child in page.doc[cue.head].lefts)  # "he will call you “sir”"
        return future or (source is None and saying.is_passive(page.doc[cue.head]))
    return source is None or not is_speaker(page, source)


def names_only(page: Page, quote: Quoted, first: int) -> bool:
    """Whether quoted words are too few for what somebody says, and no colon leads to them."""
    return (
        page.doc[first - 1].text not in (":", ",")
        and len(page.text[quote.start : quote.end].split()) <= SHORT
    )


def is_parted(page: Page, start: int, end: int) -> bool:
    """Whether a semicolon, or the dash that closes an aside, parts a cue from quoted words."""
    return any(page.doc[index].text in PARTING for index in range(start, end - 1))


def introduced(page: Page, first: int) -> Source | None:
    """The subject of the sentence before a quotation that has no cue of its own."""
    last = first - 1
    while last >= 0 and page.doc[last].is_space:
        last -= 1
    if last < 0:
        return None
    start, end = page.sentences[last]
    gap = page.text[page.starts[last] : page.starts[first]]
    if gap.count("\n") > 1 and ":" not in gap:
        return None
    if not page.is_parsed(last):
        named = phrase_before(page, last, start) if page.doc[last].text == ":" else None
        return named if named and is_speaker(page, named) else role_phrase(page, start, end)
    roots = [token for token in page.doc[start:end] if token.dep_ == "ROOT"]
    return tree.verb_source(page, roots[0]) if roots else None


def last_word(page: Page, first: int) -> int:
    """The token before a quotation, white space left out."""
    return next((i for i in range(first - 1, -1, -1) if not page.doc[i].is_space), 0)


def is_wording(page: Page, quote: Quoted, begin: int, first: int) -> bool:
    """Whether quoted words are what a law is to say, or the value of a field (`title: "…"`): nobody's speech."""
    words = {token.lower_ for token in page.doc[begin:first]}
    field = FIELD.search(page.text, max(0, quote.outer_start - 40), quote.outer_start)
    return bool(words & page.word("amending")) or field is not None


def is_title(page: Page, quote: Quoted, first: int) -> bool:
    """Whether quoted words are the name of a work or programme: `said on “Face the Nation”`."""
    words = page.text[quote.start : quote.end].rstrip(",").split()
    ahead = page.doc[first - 1].lower_ if first > 0 else ""
    told = page.reporting.verbs.get(ahead, ("",))[0] in page.word("addressing")  # "told “Harbor Morning”"
    named = ahead in page.word("naming") or told
    if named and page.doc[first - 1].lower_ in page.word("appearing") and not dwells(page, first):
        return True
    return named and len(words) > 1 and all(word[:1].isupper() for word in words if len(word) > 3)


def dwells(page: Page, first: int) -> bool:
    """Whether a Spanish or French verb before a quotation takes its "en": "insistió el gremio en “…”"."""
    near = page.cues[bisect_left(page.cues, first - REACH, key=lambda cue: cue.start) :][:4]
    return any(cue.end <= first and cue.lemma in page.word("dwelling") for cue in near)


def is_idle(page: Page, cue: Cue) -> bool:
    """Whether a cue without a speaker reports nothing: "to consider “…”", "sigue operando en “…”"."""
    if not page.is_parsed(cue.head):
        return cue.kinds == {"utter"}
    barred = saying.is_passive(page.doc[cue.head]) and "judge" not in cue.kinds  # "were admitted under “…”"
    return page.doc[cue.head].tag_ == "VB" or barred
