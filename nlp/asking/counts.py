"""Whose statistics a figure is told from, where those are not the home country's: "by Mexico's count", "Banxico said"."""

from functools import cache

from nlp.asking.asked import Asked
from nlp.asking.scene import HOME, Scene, Span
from nlp.asking.words import shape
from nlp.countries import country_of
from nlp.lexicon import load_lexicon
from nlp.phrases import Phrases
from nlp.types import Origin

NEAR = 400  # characters from a figure to the words that say who counted it


def find_count(scene: Scene, asked: Asked) -> tuple[Origin, ...]:
    """The words by which a figure of trade with a partner is that partner's own count; none where they name the US one."""
    question = asked.question
    if HOME not in (question.reporter, question.partner):
        return ()
    place = asked.figure.start if asked.figure else asked.span.start
    sentence = scene.around(scene.sentences, place)
    whole = next(scene.before(sentence, 0), sentence)
    first, last = min(whole.start, sentence.start), max(whole.end, sentence.end, asked.span.end)
    whole = Span(max(first, place - NEAR), min(last, place + NEAR))
    if shape("home_count").search(scene.lower, whole.start, whole.end):
        return ()
    parties = {question.reporter, question.partner} - {HOME}
    for start, end, country in (*own_counts(scene, whole), *offices_named(scene, whole)):
        if country in parties:
            return (Origin("statistics", "sentence", scene.text[start:end], start, end),)
    return ()


def own_counts(scene: Scene, span: Span) -> list[tuple[int, int, str | None]]:
    """Where a country's own figures are told of: "Chinese customs data", "by Mexico's count"."""
    return [
        (match.start(), match.end(), country_of(match["whose"]))
        for name in ("own_count", "own_count_of")
        for match in shape(name).finditer(scene.lower, span.start, span.end)
    ]


def offices_named(scene: Scene, span: Span) -> list[tuple[int, int, str | None]]:
    """Where an office that counts trade for a country is named."""
    named = offices().find(scene.lower[span.start : span.end])
    return [(span.start + start, span.start + end, country) for start, end, country in named]


@cache
def offices() -> Phrases[str]:
    """The offices that publish trade statistics, with their countries."""
    table = load_lexicon("asking")["statistics_offices"]
    return Phrases((name, country) for country, names in table.items() for name in names)
