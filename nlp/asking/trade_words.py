"""The words of trade in a text, and what only looks like one: a trade deal, a funding gap, a flow of people."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from nlp.asking import words
from nlp.asking.scene import Cue, Span
from nlp.asking.words import shape
from nlp.countries import Mention

NEVER = shape("never_more")
BEHIND = 22  # characters from a motion to the country that it goes to
NOUN_LIKE = frozenset({"export", "import"})  # a verb, or what stands before another noun
KINDS = {
    "total": "trade",
    "deficit": "gap",
    "surplus": "gap",
    "imports": "flow",
    "exports": "flow",
    "goods_and_services": "both",
}


def find_cues(lower: str, sentences: tuple[Span, ...], countries: Sequence[Mention]) -> Iterator[Cue]:
    """The words of trade; verbs of giving and taking only in sentences that speak of goods, or to a country."""
    weak, goods = words.listed("weak", "verbs"), words.any_of("weak", "goods")
    for start, end, name in words.cue_phrases().find(lower):
        if lower[start:end] in weak:
            sentence = sentences[max(0, bisect_right(sentences, start, key=lambda span: span.start) - 1)]
            if not (goods.search(lower, sentence.start, sentence.end) or trades(lower, sentence, countries)):
                continue
        if is_something_else(lower, start, end, name):
            continue
        if name == "surplus" and shape("unfavourable").match(lower, start):
            name = "deficit"  # a balance of trade, which may be either
        yield Cue(start, end, name)
    for match in shape("lost").finditer(lower):
        yield Cue(match.start("verb"), match.end("verb"), "deficit")
    for match in shape("bare_balance").finditer(lower):
        group = "told" if match["told"] else "noun"
        yield Cue(match.start(group), match.end(group), "surplus")
    for match in shape("goods_from").finditer(lower):
        if not shape("goods_hit").search(lower[max(0, match.start() - 40) : match.start()]):
            yield Cue(match.start("verb"), match.end("verb"), "enter")
    for match in shape("paid_for").finditer(lower):
        yield Cue(match.start("verb"), match.end("verb"), "buy")
    for match in shape("came_from").finditer(lower):
        yield Cue(match.start("verb"), match.end("verb"), "enter")


def trades(lower: str, sentence: Span, countries: Sequence[Mention]) -> bool:
    """Whether a sentence has an amount sold to or bought from a country, or somebody: "we sell $11 billion to China"."""
    if shape("trades_them").search(lower, sentence.start, sentence.end):
        return True
    amounts = shape("trades_amount").finditer(lower, sentence.start, sentence.end)
    return any(is_near(amount.end(), countries) for amount in amounts)


def is_near(place: int, countries: Sequence[Mention]) -> bool:
    """Whether a country stands right behind a place."""
    index = bisect_right(countries, place - 1, key=lambda mention: mention.start)
    return index < len(countries) and countries[index].start - place < BEHIND


def is_something_else(lower: str, start: int, end: int, name: str) -> bool:
    """Whether the words around a word of trade make it something else: a trade deal, a funding gap, public purchases."""
    if (kind := "flow" if lower[start:end] in NOUN_LIKE else KINDS.get(name)) is None:
        return False
    behind, ahead = shape(f"no_{kind}_behind"), shape(f"no_{kind}_ahead")
    return bool(behind.match(lower, end) or ahead.search(lower[max(0, start - 30) : start]))


def leads_to_country(lower: str, cue: Cue, countries: Sequence[Mention]) -> bool:
    """Whether a motion goes to or comes from a country: "is going to invest" and "coming out of the summit" do not."""
    if cue.name not in ("go", "enter") or not shape("motion").search(lower[cue.start : cue.end]):
        return True
    return is_near(cue.end, countries)


def records_named(lower: str) -> Iterator[Cue]:
    """The words of records."""
    return (Cue(*found) for found in words.record_phrases().find(lower))


def records_of_years(lower: str) -> Iterator[Cue]:
    """Records of some years or months only: "the lowest in two decades"."""
    for match in shape("record_in").finditer(lower):
        yield Cue(match.start(), match.end(), "high" if match["high"] else "low")


def never_before(lower: str) -> Iterator[Cue]:
    """Records told as a negation: "never has the US imported more"."""
    return (Cue(match.start(), match.end(), "high") for match in NEVER.finditer(lower))
