"""From a document that the other readers have read to the scene that questions are asked in."""

from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from nlp.asking import words
from nlp.asking.anchoring import anchor
from nlp.asking.clauses import split
from nlp.asking.described import merge_described, own_country
from nlp.asking.goods_beside import find_goods_beside
from nlp.asking.openings import find_openings
from nlp.asking.scales import find_scaled
from nlp.asking.scene import Cue, Scene, Span, Spanned, Voice
from nlp.asking.subjects import find_subjects
from nlp.asking.tellers import part_tellers, without_tellers
from nlp.asking.trade_words import (
    find_cues,
    leads_to_country,
    never_before,
    records_named,
    records_of_years,
)
from nlp.countries import find_countries
from nlp.periods import read_periods
from nlp.phrases import fold

FRAGMENT = 4  # words: a sentence no longer than that, with a figure, belongs to the next one
OPENS = 10  # characters from its beginning to that figure: "U.S. exports were $2 trillion" is a sentence


def find_voices(doc: Doc) -> Iterator[Voice]:
    """The quotations whose speaker's country is known, in order."""
    countries = {actor.id: actor.country for actor in doc._.actors}
    for quotation in sorted(doc._.quotations, key=lambda one: one.start):
        if country := countries.get(quotation.speaker):
            yield Voice(quotation.start, quotation.end, country)


def find_companies(doc: Doc) -> Iterator[Span]:
    """Where companies are named, in order."""
    named = (spot for actor in doc._.actors if actor.kind == "company" for spot in actor.mentions)
    return (Span(*spot) for spot in sorted(named))


def lay_out(doc: Doc) -> Scene:
    """The scene of a document that the other readers have read."""
    text = doc.text
    lower = fold(text).lower()
    lower = lower if len(lower) == len(text) else fold(text)
    told = doc._.quotations
    whole = tuple(join_fragments(doc))
    sentences = tuple(part_tellers(told, lower, whole))
    named = tuple(find_countries(doc))
    own = own_country(doc, lower, named)
    titled = title_countries(doc)
    described = merge_described(lower, named, own, titled)
    countries = tuple(without_tellers(text, lower, told, described, whole))
    found = (cue for cue in find_cues(lower, sentences, countries) if leads_to_country(lower, cue, countries))
    cues = tuple(sorted(found, key=lambda cue: cue.start))
    scaled = (one for span in sentences for one in find_scaled(lower, span.start, span.end, doc._.figures))
    figures = tuple(sorted((*doc._.figures, *scaled), key=lambda figure: figure.start))
    marks: list[Spanned] = sorted(
        (*cues, *(m for m in countries if m.form != "place")), key=lambda mark: mark.start
    )
    title = doc._.title
    openings = tuple(find_openings(doc))
    goods = [Cue(*found) for found in words.commodity_phrases(doc.lang_).find(lower)]
    beside = find_goods_beside(doc, lower, cues, [*countries, *figures, *doc._.periods, *goods])
    goods = sorted((*goods, *beside), key=lambda one: one.start)
    return Scene(
        text=text,
        lower=lower,
        date=doc._.date,
        language=doc.lang_,
        sentences=sentences,
        clauses=tuple(one for span in sentences for one in split(text, span, figures, marks, openings)),
        cues=cues,
        indicators=tuple(sorted(find_indicator_words(lower), key=lambda cue: cue.start)),
        commodities=tuple(one for one in goods if one.name),
        uncoded=tuple(one for one in goods if not one.name),
        ranks=tuple(Cue(*found) for found in words.rank_phrases().find(lower)),
        records=tuple(sorted(find_record_words(lower), key=lambda record: record.start)),
        changes=tuple(words.change_phrases().find(lower)),
        countries=countries,
        figures=figures,
        periods=anchor(lower, doc._.periods, doc._.date),
        title=title,
        title_countries=titled,
        title_periods=tuple(read_periods(title, doc._.date, doc.lang_)) if title else (),
        voices=tuple(find_voices(doc)),
        subjects=tuple(find_subjects(doc)),
        companies=tuple(find_companies(doc)),
        own=own,
    )


def find_indicator_words(lower: str) -> Iterator[Cue]:
    """The words that say that a figure is of something else than trade, duties taken in among them."""
    taken = [
        Cue(*found.span("word"), "customs_duties") for found in words.shape("duties_taken").finditer(lower)
    ]
    inside = {at for cue in taken for at in range(cue.start, cue.end)}
    named = (Cue(*found) for found in words.indicator_phrases().find(lower))
    yield from (*taken, *(cue for cue in named if cue.start not in inside))


def find_record_words(lower: str) -> Iterator[Cue]:
    """The words of records, of all time and of some years."""
    yield from records_named(lower)
    yield from records_of_years(lower)
    yield from never_before(lower)


def title_countries(doc: Doc) -> tuple[str, ...]:
    """The countries that the title names, in order."""
    if not doc._.title:
        return ()
    named = find_countries(tokenizer(doc.lang_)(doc._.title))
    return tuple(dict.fromkeys(m.country for m in named if m.country != "WLD"))


@cache
def tokenizer(language: str) -> Pipeline:
    """A tokenizer for titles."""
    return spacy.blank(language)


def join_fragments(doc: Doc) -> Iterator[Span]:
    """Sentences, a figure that stands by itself joined with what follows: "$197 billion. That is what …"."""
    start = None
    for sentence in doc.sents:
        begin = sentence.start_char if start is None else start
        short = sum(token.is_alpha or token.like_num for token in sentence) <= FRAGMENT
        if (
            start is None
            and short
            and "\n" not in sentence.text
            and any(begin <= figure.start < begin + OPENS for figure in doc._.figures)
        ):
            start = begin
            continue
        start = None
        yield Span(begin, sentence.end_char)
    if start is not None:
        yield Span(start, len(doc.text))
