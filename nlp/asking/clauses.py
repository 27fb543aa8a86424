"""The clauses of a sentence: one for each figure with words of its own."""

import re
from collections.abc import Iterator, Sequence

from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Figure

SPLIT = shape("clause_ends")
AND = re.compile(r"[ \u00a0](?:and|y|et|e|while|mientras)(?=[ \u00a0])")
LAST = re.compile(r"(?:and|y|e|et) (?:the |el |la |los |las |le |les )?", re.IGNORECASE)
ENDED = re.compile(r"[.;:!?)\"”»]|$")
BOTH = re.compile(r"(?<!\w)between [^.,;:$\d]{0,40}\Z")
OPENED = 9  # characters from where a clause opens to a figure that is its subject


def split(
    text: str,
    sentence: Span,
    figures: Sequence[Figure],
    marks: Sequence[Spanned],
    openings: Sequence[tuple[int, int]],
) -> Iterator[Span]:
    """The clauses of a sentence; `marks` are cues and countries, which part two figures at an "and".

    `openings` are the commas at which the tree begins a clause.
    """
    cuts = [
        match.span()
        for match in SPLIT.finditer(text, sentence.start, sentence.end)
        if not joins(match, text, figures, marks, sentence)
    ]
    for match in AND.finditer(text, sentence.start, sentence.end):
        if parts_figures(match, figures, marks, sentence):
            cuts.append((match.start(), match.end()))
    cuts += [
        (first, last)
        for first, last in openings
        if sentence.start < first < sentence.end and not Scene.within(figures, Span(last, last + OPENED))
    ]  # "of the goods imported, about 1 percent came from Chile" is told of a whole before it
    start = sentence.start
    for first, last in sorted(cuts):
        if first > start:
            yield Span(start, first)
            start = last
    if start < sentence.end:
        yield Span(start, sentence.end)


def joins(
    match: re.Match[str], text: str, figures: Sequence[Figure], marks: Sequence[Spanned], sentence: Span
) -> bool:
    """Whether an "and" joins two countries before any figure: "exports to the US and the EU fell 10 percent"."""
    here = [one for one in Scene.within(marks, sentence) if isinstance(one, Mention)]
    if BOTH.search(text[sentence.start : match.start()]):
        return True  # "the gap between imports from and exports to Ireland"
    if any(LAST.fullmatch(text, match.end(), one.start) and ENDED.match(text, one.end) for one in here):
        return any(one.end == match.start() for one in here)  # "Mexico, Canada, and Taiwan."
    if Scene.within(figures, Span(sentence.start, match.start())):
        return False
    return any(one.end == match.start() for one in here) and any(
        text[match.end() : one.start].lower() in ("the ", "la ", "el ", "les ", "los ") for one in here
    )


def parts_figures(
    match: re.Match[str], figures: Sequence[Figure], marks: Sequence[Spanned], sentence: Span
) -> bool:
    """Whether an "and" stands between two figures of which the second has a cue or a country of its own."""
    inside = [f for f in Scene.within(figures, sentence) if f.kind in ("amount", "percent")]
    ahead = [f for f in inside if f.end <= match.start()]
    behind = [f for f in inside if f.start >= match.end()]
    if not ahead or not behind:
        return False
    first = behind[0]
    own = Scene.within(marks, Span(match.end(), first.start))
    return bool(own or Scene.within(marks, Span(first.end, first.end + 30)))
