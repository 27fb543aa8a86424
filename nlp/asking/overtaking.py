"""One partner that passes another: "Vietnam overtook Canada as a supplier of the United States"."""

import re
from collections.abc import Iterator

from nlp.asking import partners, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity
from nlp.asking.ranks import as_flow
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import any_of, shape
from nlp.types import Interval, Question


def find_overtaking(scene: Scene) -> Iterator[Asked]:
    """The ratios that are said to have passed one. Where a place is named too, the rank is asked instead."""
    for match in shape("overtook").finditer(scene.lower):
        noun = next(iter(scene.within(scene.ranks, Span(match.start("role"), match.end("role")))), None)
        if noun is None or noun.name == "balance":
            continue
        placed = any(
            figure.kind == "rank"
            for figure in scene.within(scene.figures, Span(match.start("role"), match.end("role")))
        )
        if placed or any_of("superlatives", "first").search(scene.lower, match.start("role"), noun.start):
            continue
        if asked := ask_ratio(scene, match, noun):
            yield asked


def ask_ratio(scene: Scene, match: re.Match[str], noun: Cue) -> Asked | None:
    """The question whether the one trades more than the other; None where one of them is not told."""
    clause, sentence = (
        scene.around(scene.clauses, match.start()),
        scene.around(scene.sentences, match.start()),
    )
    others = [m.country for m in scene.named(Span(match.start("other"), match.end("other")))]
    ahead = [m.country for m in scene.named(Span(clause.start, match.start()))]
    owner = partners.ranked_by(scene, noun.start, noun.end)
    if len(others) != 1 or not ahead or {others[0], ahead[-1]} & {HOME, "WLD"} or others[0] == ahead[-1]:
        return None
    if owner and owner.country not in (HOME, "WLD", *others):
        return None  # among the partners of another country, of which there are no statistics here
    when = times.find_times(scene, noun, clause, sentence, False)
    question = Question(
        "goods_trade",
        as_flow(noun.name),
        HOME,
        ahead[-1],
        find_commodity(scene, noun, clause, noun),
        when.period,
        "ratio",
        of=others[0],
    )
    return Asked(question, Interval(1.0, None, "multiple"), clause, None, when.origins, noun)
