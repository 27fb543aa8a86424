"""Clauses that hold quoted words: direct, mixed or left indirect, with the quoted words that carry them on."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from nlp.quoting.behind import behind
from nlp.quoting.page import Page
from nlp.quoting.types import Draft, Quoted

DIRECT = 0.95  # share of letters in quote marks from which a content is a direct quotation


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
