"""Quote marks meet cues: which quoted words are somebody's, whose, and which clauses hold quoted words.

A quotation takes the cue behind it, else before it, else it goes on from the quotation before, else the
sentence before names its speaker (`behind.py`, `ahead.py`). Quoted words with none of these are scare quotes unless they are sentences.
"""

import re
from collections.abc import Iterator

from nlp.quoting.ahead import before, introduced, is_title, is_wording, last_word
from nlp.quoting.behind import behind, inside, is_sentence, signed
from nlp.quoting.blocks import find_blocks
from nlp.quoting.embedding import judged_as
from nlp.quoting.merging import overlapped, with_quotes
from nlp.quoting.page import Page
from nlp.quoting.tags import FINITE
from nlp.quoting.types import Draft, Quoted

FEW = 4  # words: what a bridge or an airport is named at most
SENTENCE = 4  # tokens: fewer in quote marks without a cue are scare quotes
DEFINED = re.compile(r"\((?:[A-Za-z]+ ){0,3}\Z")
HEADLINE = re.compile(
    r"\s*(?P<label>[^\W\d_a-z][^\s:]*(?: [^\W\d_a-z][^\s:]*| (?:on|de|del|of)(?= )){0,5}): "
    r"(?P<said>[^\s“”\"‘'«][^\n]{8,160}?)\.?['’\"”»]?[ \t]*\n"
)


def find_drafts(page: Page, indirect: list[Draft]) -> Iterator[Draft]:
    """Every quotation of a document, turns first, then what is quoted and what is reported."""
    for turn in page.turns:
        yield Draft(turn.start, turn.end, "direct", label=(turn.label_start, turn.label_end))
    taken: dict[Quoted, Draft] = {}
    found: list[Draft] = []
    found.extend(find_blocks(page))
    for report in indirect:
        found.extend(with_quotes(page, report, taken))
    starts = [cue.start for cue in page.cues]
    previous: tuple[Quoted, Draft] | None = None
    for quote in page.quoted:
        if quote in taken:
            if quote.depth == 0:
                previous = (quote, taken[quote])
            continue
        draft = attach(page, quote, starts, previous)
        if draft is not None:
            found.append(draft)
            taken.update(
                (other, draft)
                for other in overlapped(page, draft.start, draft.end)
                if quote.depth == other.depth
            )
            previous = (quote, draft) if quote.depth == 0 else previous
    yield from once(page, found)


def once(page: Page, found: list[Draft]) -> Iterator[Draft]:
    """Each content once: that of two cues is the later one's where a comma ends it ("… she said…“We won,” said Ruiz")."""
    best: dict[tuple[int, int], Draft] = {}
    for draft in found:
        span = (draft.start, draft.end)
        if span not in best or (page.text[draft.end - 1] == "," and is_behind(page, draft)):
            best[span] = draft
    yield from best.values()


def is_behind(page: Page, draft: Draft) -> bool:
    """Whether the cue of a quotation stands behind it."""
    return draft.cue is not None and page.starts[draft.cue.head] >= draft.end


def attach(
    page: Page, quote: Quoted, starts: list[int], previous: tuple[Quoted, Draft] | None
) -> Draft | None:
    """The quotation that these quoted words are, or None for scare quotes."""
    first, last = page.token_at(quote.outer_start), page.token_at(quote.outer_end - 1)
    if is_name(page, quote, first) or is_title(page, quote, first):
        return None
    draft = (
        headed(page, quote)
        or behind(page, quote, last + 1, starts)
        or signed(page, quote, last + 1)
        or before(page, quote, first, starts)
        or judged_as(page, quote, first)
        or inside(page, quote, first, last, starts)
    )
    if draft is not None:
        return draft
    if quote.depth or page.in_turn(quote.start) or not is_sentence(page, quote, first):
        return None
    if is_wording(page, quote, page.sentences[last_word(page, first)][0], first):
        return None
    few = last - first <= SENTENCE and not is_ended(page, quote)
    if few and page.text[quote.outer_end : quote.outer_end + 2].strip()[:1].islower():
        return None  # "“This” was to become"
    if previous is not None and goes_on(page, previous[0], quote):
        return Draft(quote.start, quote.end, "direct", previous[1].source, previous[1].cue)
    if not is_ended(page, quote) or last - first <= SENTENCE:
        return None
    return Draft(quote.start, quote.end, "direct", introduced(page, first))


def is_name(page: Page, quote: Quoted, first: int) -> bool:
    """Whether quoted words are only what something is called: `the Bureau ("BIS")`, `alias “Flaco”`, `Airport “Eva Luna”`."""
    text = page.text
    defined = DEFINED.search(text, max(0, quote.outer_start - 40), quote.outer_start)
    if defined and text[quote.outer_end : quote.outer_end + 1] == ")" and quote.end - quote.start < 60:
        return True
    before = page.doc[first - 1].text if first > 0 else ""
    words = text[quote.start : quote.end].split()
    called = (
        page.doc[first - 1].tag_ in ("", "NNP")
        and before[1:].islower()
        and before.istitle()
        and len(words) <= FEW
        and all(map(str.istitle, words))
    )
    return before.lower() in page.word("entitling") or called or is_nickname(page, quote, first, words)


def is_nickname(page: Page, quote: Quoted, first: int, words: list[str]) -> bool:
    """Whether quoted words stand within somebody's name: `Tom “Lucky” Barr`, `Tom Barr, “Lucky” Barr,`."""
    after = page.token_at(quote.outer_end - 1) + 1
    if first < 2 or after >= len(page.doc) or len(words) > FEW or not all(map(str.istitle, words)):
        return False
    around = (page.doc[first - 1 - (page.doc[first - 1].text == ",")], page.doc[after])
    if page.doc[after].tag_ in FINITE and len(words) > 1 and page.text[quote.outer_end].isspace():
        return True  # "when “Fighting Tom Barr” says"
    names = all(token.text.istitle() and token.tag_ in ("", "NNP") for token in around)
    return names and len(words) < 3 and page.text[quote.outer_end].isspace()


def headed(page: Page, quote: Quoted) -> Draft | None:
    """What a headline puts behind its speaker's name: `Ruiz: Tariffs are ‘a tax on ourselves’`."""
    found = None if quote.depth or page.in_turn(quote.start) else HEADLINE.match(page.text)
    if found is None or not found.start("said") <= quote.start < found.end("said"):
        return None
    return Draft(found.start("said"), max(found.end("said"), quote.end), "mixed", label=found.span("label"))


def is_ended(page: Page, quote: Quoted) -> bool:
    """Whether quoted words end as sentences do."""
    text = page.text
    inside = text[max(quote.start, quote.end - 4) : quote.end].rstrip().rstrip("\"'’”»")
    return inside[-1:] in tuple(".?!…,") or text[quote.outer_end : quote.outer_end + 1] in tuple(".…")


def goes_on(page: Page, previous: Quoted, quote: Quoted) -> bool:
    """Whether a quotation follows on an earlier one, with no more than its cue's sentence between."""
    between = page.text[previous.outer_end : quote.outer_start]
    sentences = {
        page.sentences[i][0]
        for i in range(page.token_at(previous.outer_end), page.token_at(quote.outer_start))
    }
    return len(between) < 300 and between.strip().count("\n") == 0 and len(sentences) <= 2
