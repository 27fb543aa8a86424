"""Quote marks meet cues: which quoted words are somebody's, whose, and which clauses hold quoted words.

A quotation takes the cue behind it, else before it, else it goes on from the quotation before, else the
sentence before names its speaker. Quoted words with none of these are scare quotes unless they are sentences.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from nlp.quoting import tree
from nlp.quoting.embedding import can_hold, embedded, judged_as
from nlp.quoting.page import MARKS, Page
from nlp.quoting.phrases import phrase_after, phrase_before
from nlp.quoting.reports import find_source, is_speaker, reports
from nlp.quoting.types import Cue, Draft, Quoted, Source

REACH = 16  # tokens between a cue and its quotation
DIRECT = 0.95  # share of letters in quote marks from which a content is a direct quotation
SENTENCE = 4  # tokens: fewer in quote marks without a cue are scare quotes
BESIDE = 1  # tokens between a noun such as "claim" and the words it holds
HEADLINE = re.compile(
    r"\s*(?P<label>[^\W\d_a-z][^\s:]*(?: [^\W\d_a-z][^\s:]*| (?:on|de|del|of)(?= )){0,5}): "
    r"(?P<said>[^\s“”\"‘'«][^\n]{8,160}?)\.?['’\"”»]?[ \t]*\n"
)
FIELD = re.compile(r"^[ \t]*[a-z_]{2,30}: *\Z", re.MULTILINE)
DASHES = frozenset({"—", "–", "―", "--", "-"})


def find_drafts(page: Page, indirect: list[Draft]) -> Iterator[Draft]:
    """Every quotation of a document, turns first, then what is quoted and what is reported."""
    for turn in page.turns:
        yield Draft(turn.start, turn.end, "direct", label=(turn.label_start, turn.label_end))
    taken: dict[Quoted, Draft] = {}
    found: list[Draft] = []
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
    yield from found


def with_quotes(page: Page, report: Draft, taken: dict[Quoted, Draft]) -> Iterator[Draft]:
    """An indirect content as it is once the quote marks in it are looked at: direct, mixed, or left as it is."""
    quotes = (
        [q for q in overlapped(page, report.start, report.end) if q.depth == page.levels[report.cue.head]]
        if report.cue
        else []
    )
    if not quotes:
        yield report
        return
    quotes += list(carried_on(page, max(report.end, quotes[-1].outer_end)))
    taken.update(dict.fromkeys(quotes, report))
    start = min(report.start, quotes[0].outer_start)
    end = max(without_comment(page, report.end, quotes[-1]), quotes[-1].outer_end)
    inside = sum(letters(page, quote.start, quote.end) for quote in quotes)
    flanked = start >= quotes[0].outer_start and end <= quotes[-1].outer_end and len(quotes) > 1
    interrupted = report.cue is not None and start < page.starts[report.cue.head] < end
    total = letters(page, start, end) - own_letters(page, report, start, end)
    if inside >= DIRECT * total or (flanked and interrupted):
        for quote in quotes:
            yield replace(report, start=quote.start, end=quote.end, kind="direct")
    else:
        yield replace(report, start=start, end=end, kind="mixed")


def carried_on(page: Page, end: int) -> Iterator[Quoted]:
    """The quotation that goes on behind a report in mid-sentence: `that some agree, “but not most”`."""
    quote = next(iter(page.quotes_from(end)), None)
    if quote is None or quote.depth or not page.text[quote.start : quote.start + 1].islower():
        return
    last, first = page.token_at(end - 1), page.token_at(quote.outer_start)
    joined = all(
        page.is_delimiter(i) or page.doc[i].lower_ in page.word("conjunctions")
        for i in range(last + 1, first)
    )
    if joined and page.sentences[last] == page.sentences[first] and page.doc[last].text not in (".", ";"):
        starts = [cue.start for cue in page.cues]
        if behind(page, quote, page.token_at(quote.outer_end - 1) + 1, starts) is None:
            yield quote


def without_comment(page: Page, end: int, quote: Quoted) -> int:
    """Where a report ends whose last quoted words its reporter comments on: `… “fair”, | putting it mildly`."""
    if end <= quote.outer_end:
        return end
    if not page.is_parsed(page.token_at(end - 1)):
        comma = page.token_at(quote.outer_end)
        own = page.doc[comma].text == "," and page.doc[comma + 1].lower_ in page.word("conjunctions")
        return quote.outer_end if own else end  # "que “no hay cuotas”, y se retiró"
    inside = page.text[quote.end - 1 : quote.end] == ","
    for index in range(page.token_at(quote.outer_end) - inside, page.token_at(end - 1)):
        verb = next((token for token in page.doc[index + 1 : index + 3] if token.tag_ != "RB"), None)
        comma = page.doc[index].text == "," or (inside and index in page.closings)
        if comma and verb is not None and verb.tag_ == "VBG" and verb.dep_ == "advcl":
            return page.starts[index]
    return end


def own_letters(page: Page, report: Draft, start: int, end: int) -> int:
    """How many letters within `start`-`end` are the cue's and the speaker's own ("…," she said, "…")."""
    spans = [page.span(part.start, part.end) for part in (report.cue, report.source) if part is not None]
    return sum(letters(page, *span) for span in spans if start <= span[0] and span[1] <= end)


def overlapped(page: Page, start: int, end: int) -> list[Quoted]:
    """The quoted spans that share characters with `start`-`end`, in order."""
    last = bisect_left(page.quoted, end, key=lambda quote: quote.start)
    first = last
    while first > 0 and last - first < 64:
        first -= 1
    return [quote for quote in page.quoted[first:last] if quote.end > start]


def letters(page: Page, start: int, end: int) -> int:
    """How many letters and digits stand between two characters."""
    return sum(character.isalnum() for character in page.text[start:end])


def attach(
    page: Page, quote: Quoted, starts: list[int], previous: tuple[Quoted, Draft] | None
) -> Draft | None:
    """The quotation that these quoted words are, or None for scare quotes."""
    first, last = page.token_at(quote.outer_start), page.token_at(quote.outer_end - 1)
    draft = (
        headed(page, quote)
        or behind(page, quote, last + 1, starts)
        or signed(page, quote, last + 1)
        or (None if is_title(page, quote, first) else before(page, quote, first, starts))
        or judged_as(page, quote, first)
        or inside(page, quote, first, last, starts)
    )
    if draft is not None:
        return draft
    if quote.depth or page.in_turn(quote.start) or not is_sentence(page, quote, first):
        return None
    if previous is not None and goes_on(page, previous[0], quote):
        return Draft(quote.start, quote.end, "direct", previous[1].source, previous[1].cue)
    if not is_ended(page, quote) or last - first <= SENTENCE:
        return None
    return Draft(quote.start, quote.end, "direct", introduced(page, first))


def behind(page: Page, quote: Quoted, first: int, starts: list[int]) -> Draft | None:
    """The quotation with the cue that follows it: `"…," said the minister`."""
    if first >= len(page.doc) or "\n" in page.text[quote.outer_end : page.starts[first]]:
        return None
    end = page.sentences[first][1]
    new_sentence = page.sentences[first][0] == first
    closed = page.text[quote.start : quote.end].rstrip()[-1:] in ".…"
    for cue in page.cues[bisect_left(starts, first) :]:
        if cue.start >= min(end, first + REACH):
            return None
        if page.levels[cue.head] != quote.depth or any(
            page.doc[i].text in MARKS for i in range(first, cue.start)
        ):
            return None
        if not reports(page, cue):
            continue
        source = named_behind(page, cue, first, end)
        if source is None or not cue.kinds & {"say", "utter", "think", "show", "source"}:
            if page.is_parsed(cue.head) or cue.start > first + 2 or not cue.kinds & {"say", "utter"}:
                continue
        elif new_sentence and closed and max(cue.end, source.end) + 2 < end:
            return None
        return Draft(quote.start, quote.end, "direct", source, cue)
    return None


def signed(page: Page, quote: Quoted, first: int) -> Draft | None:
    """The quotation with its speaker's name behind a dash, to the end of the line: `"…" — Ana Ruiz, Kansas City`."""
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


def named_behind(page: Page, cue: Cue, first: int, end: int) -> Source | None:
    """The speaker of a cue behind a quotation, when named between the quotation and what follows the cue."""
    if not reports(page, cue) or (page.is_parsed(cue.head) and page.doc[cue.head].tag_ == "VBG"):
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
        source = find_source(page, cue)
        if ("noun" in cue.kinds and source is None) or not (colon or can_hold(page, cue, first)):
            continue
        if "noun" in cue.kinds and not colon and cue.end < first - BESIDE:
            continue  # "called the minister's remarks on Monday “a mistake”"
        if source is None and is_idle(page, cue):
            return None
        return embedded(page, quote, cue, source, first, colon)
    if not colon or quote.depth or page.in_turn(quote.start) or is_wording(page, quote, begin, first):
        return None
    return Draft(quote.start, quote.end, "direct", introduced(page, first))


def is_wording(page: Page, quote: Quoted, begin: int, first: int) -> bool:
    """Whether quoted words are what a law is to say, or the value of a field (`title: "…"`): nobody's speech."""
    words = {token.lower_ for token in page.doc[begin:first]}
    field = FIELD.search(page.text, max(0, quote.outer_start - 40), quote.outer_start)
    return bool(words & page.word("amending")) or field is not None


def is_title(page: Page, quote: Quoted, first: int) -> bool:
    """Whether quoted words are the name of a work or programme: `said on “Face the Nation”`."""
    words = page.text[quote.start : quote.end].rstrip(",").split()
    named = first > 0 and page.doc[first - 1].lower_ in page.word("naming")
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
    barred = tree.is_passive(page.doc[cue.head]) and "judge" not in cue.kinds  # "were admitted under “…”"
    return page.doc[cue.head].tag_ == "VB" or barred


def headed(page: Page, quote: Quoted) -> Draft | None:
    """What a headline puts behind its speaker's name: `Ruiz: Tariffs are ‘a tax on ourselves’`."""
    found = None if quote.depth or page.in_turn(quote.start) else HEADLINE.match(page.text)
    if found is None or not found.start("said") <= quote.start < found.end("said"):
        return None
    return Draft(found.start("said"), max(found.end("said"), quote.end), "mixed", label=found.span("label"))


def inside(page: Page, quote: Quoted, first: int, last: int, starts: list[int]) -> Draft | None:
    """The quotation whose cue stands within its marks, as French prints it: `« Nous, dit-elle, attendons. »`."""
    if page.is_parsed(first):
        return None
    for cue in page.cues[bisect_left(starts, first) : bisect_left(starts, last)]:
        if cue.kinds & {"say", "utter"} and page.levels[cue.head] == quote.depth + 1 and reports(page, cue):
            source = find_source(page, cue)
            if source is not None and is_inserted(page, cue, source):
                return Draft(quote.start, quote.end, "direct", source, cue)
    return None


def is_inserted(page: Page, cue: Cue, source: Source) -> bool:
    """Whether a cue and the speaker behind it stand between commas."""
    first, last = min(cue.start, source.start), max(cue.end, source.end)
    while first > 0 and page.doc[first - 1].lower_ in page.word("auxiliaries") | page.word("clitics"):
        first -= 1
    around = page.doc[first - 1 : first].text + page.doc[last : last + 1].text
    return around in (",,", ",.") and source.end > cue.start


def opening_sentence(page: Page, quote: Quoted, first: int) -> int:
    """Where the sentence starts that a quotation stands in, its opening mark counted to it."""
    begin = page.sentences[min(page.token_at(quote.start), len(page.doc) - 1)][0]
    return min(begin, first)


def last_word(page: Page, first: int) -> int:
    """The token before a quotation, white space left out."""
    return next((i for i in range(first - 1, -1, -1) if not page.doc[i].is_space), 0)


def is_sentence(page: Page, quote: Quoted, first: int) -> bool:
    """Whether quoted words stand as sentences of their own, not within somebody else's."""
    begin = opening_sentence(page, quote, first)
    return all(page.doc[i].is_space or page.is_delimiter(i) for i in range(begin, first))


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
        return named if named and is_speaker(page, named) else phrase_after(page, start, end)
    roots = [token for token in page.doc[start:end] if token.dep_ == "ROOT"]
    return tree.verb_source(page, roots[0]) if roots else None
