"""Quoted words within somebody else's clause: `called it “…”`, `attacked the firm as a “…”`, `told them to “…”`.

What is quoted is then a part of what is reported: the words of the clause around it, and further quotations in
the same phrase, belong to it. The tree tells how far the phrase goes; without one the quotation ends it.
"""

from bisect import bisect_left

from nlp.quoting import clauses, tree
from nlp.quoting.page import DELIMITERS, Page
from nlp.quoting.tags import FINITE
from nlp.quoting.types import Cue, Draft, Quoted, Source

INFINITIVES = ("ar", "er", "ir", "arse", "erse", "irse")  # "dijo estar «harto» de los trámites"
HOLDING = frozenset(
    {"say", "utter", "judge", "think", "noun"}
)  # cues that hold quoted words without a clause


def can_hold(page: Page, cue: Cue, first: int) -> bool:
    """Whether a cue can hold quoted words that are no clause of its own."""
    return bool(cue.kinds & HOLDING) or ("show" in cue.kinds and is_predicate(page, first))


def is_predicate(page: Page, first: int) -> bool:
    """Whether quoted words begin with the verb of the words before them: `found that most “hold on”`."""
    return page.is_parsed(first) and first + 1 < len(page.doc) and page.doc[first + 1].tag_ in FINITE


def embedded(page: Page, quote: Quoted, cue: Cue, source: Source | None, first: int, colon: bool) -> Draft:
    """A quotation behind its cue, with the words of the reported clause that it stands in: `called it "…"`."""
    start = max(cue.end, source.end if source and source.start >= cue.end else 0)
    if cue.lemma in page.word("charging"):
        start = max([start, *(i + 1 for i in range(start, first) if page.doc[i].lower_ in ("of", "for"))])
    while start < first and page.doc[start].lower_ in page.word("temporal"):
        start += 1
    if start < first and "judge" in cue.kinds and page.doc[start].lower_ in page.word("leading"):
        start += 1  # "described as “…”", "warned of “…”"
    start = max(
        [start, *(i + 1 for i in range(start, first) if page.doc[i].lower_ in page.word("complementizers"))]
    )
    gap = page.doc[start:first]
    if (
        page.is_parsed(cue.head)
        and first > start
        and page.doc[first - 1].tag_ == "TO"
        and cue.kinds & {"say", "intend"}
    ):
        return mixed(page, quote, cue, source, first - 1)
    judged = "judge" in cue.kinds or is_predicate(page, first)
    judged |= bool(gap) and not page.is_parsed(cue.head) and gap[0].lower_.endswith(INFINITIVES)
    judged |= page.is_parsed(cue.head) and tree.count_finite(page, start, first) > 0
    if (
        colon
        or not (judged or qualifies(page, quote, cue))
        or any(page.is_delimiter(token.i) for token in gap)
    ):
        return Draft(quote.start, quote.end, "direct", source, cue)
    if not len(gap) and not qualifies(page, quote, cue):
        return Draft(quote.start, quote.end, "direct", source, cue)
    return mixed(page, quote, cue, source, start)


def mixed(page: Page, quote: Quoted, cue: Cue, source: Source | None, start: int) -> Draft:
    """Quoted words with those around them from `start` on, further quotations of the same phrase included."""
    last = page.token_at(quote.outer_end - 1) + 1
    if page.is_parsed(cue.head):
        limit = clauses.argument_end(page, cue, page.token_at(quote.start))
    else:
        limit = page.sentences[start][1] if "judge" not in cue.kinds else last
    for further in page.quotes_from(quote.outer_end):
        opened = page.token_at(further.outer_start)
        if opened >= min(limit, page.sentences[start][1]) or parted(page, cue, last, opened):
            break
        last = page.token_at(further.outer_end - 1) + 1
    end = phrase_end(page, last, limit)
    return Draft(page.starts[start], max(quote.outer_end, page.span(start, end)[1]), "mixed", source, cue)


def parted(page: Page, cue: Cue, start: int, end: int) -> bool:
    """Whether another cue stands between two tokens, so that what follows is its own."""
    first = bisect_left(page.cues, start, key=lambda other: other.start)
    return any(
        other.start < end and "noun" not in other.kinds and page.levels[other.head] == page.levels[cue.head]
        for other in page.cues[first : first + 4]
    )


def qualifies(page: Page, quote: Quoted, cue: Cue) -> bool:
    """Whether quoted words are a part of the phrase that goes on behind them: `announced “reciprocal” tariffs`."""
    after = page.token_at(quote.outer_end - 1) + 1
    if not page.is_parsed(after - 1) or after >= len(page.doc) or page.starts[after] > quote.outer_end + 1:
        return False
    following, words = page.doc[after], page.doc[page.token_at(quote.start) : after]
    if following.dep_ == "prep" and "judge" in cue.kinds and following.lower_ not in page.word("occasions"):
        return following.head.i in range(words.start, words.end) and following.head.tag_ in ("NN", "NNS")
    return following.tag_ in ("NN", "NNS") and any(token.head == following for token in words)


def phrase_end(page: Page, end: int, limit: int) -> int:
    """Where the phrase ends that goes on behind a quotation, further quotations in it included."""
    stop = page.word("temporal") | page.word("occasions" if page.is_parsed(end - 1) else "stoppers")
    last = end
    while end < limit and not (page.doc[end].text in DELIMITERS or page.doc[end].lower_ in stop):
        if page.doc[end].tag_.startswith("VB") and joins(page, end - 1):
            break
        opened = bisect_left(page.quoted, page.starts[end], key=lambda quote: quote.outer_start)
        quoted = opened < len(page.quoted) and page.quoted[opened].outer_start == page.starts[end]
        end = page.token_at(page.quoted[opened].outer_end - 1) + 1 if quoted else end + 1
    while end > last and joins(page, end - 1):
        end -= 1
    return end


def joins(page: Page, index: int) -> bool:
    """Whether a token is "and", "or" or their like."""
    return page.doc[index].tag_ == "CC" or page.doc[index].lower_ in page.word("conjunctions")


def judged_as(page: Page, quote: Quoted, first: int) -> Draft | None:
    """The judgement that somebody is said to give with any verb: `attacked the firm as a “parasite”`."""
    if not page.is_parsed(first) or page.levels[first] or page.in_turn(quote.start):
        return None
    marker = first - 1
    while marker > 0 and page.doc[marker].lower_ in page.word("determiners"):
        marker -= 1
    if marker < 1 or page.doc[marker].lower_ not in page.word("as"):
        return None
    found = tree.find_judgement(page, marker)
    if found is None:
        return None
    verb, start = found
    source = tree.verb_source(page, page.doc[verb])
    if source is None or page.doc[source.head].lower_ in page.word("nobody") | page.word("pronouns_self"):
        return None
    cue = Cue(verb, verb + 1, verb, page.doc[verb].lower_, frozenset({"judge"}))
    return mixed(page, quote, cue, source, start)
