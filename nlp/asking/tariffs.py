"""Tariff rates: which rate stands beside the word, on which goods, and who levies it."""

import re

from nlp.asking.scene import Cue, Scene, Span
from nlp.asking.words import shape
from nlp.types import Figure

NEAR = 32  # characters between a rate and the word that makes it a tariff
ACROSS = 70  # the same where the goods stand between: "the tariff on steel is 25 percent"
APART = re.compile(r"[\d,;]|(?<!\w)(?:in|despite|en|pese|malgré|from|of)(?!\w)")
AND = re.compile(r" (?:y|and|et) ")  # "free of duty, and the other two percent"
ON = r"(?:on|against|upon|over|sobre|a|al|à|aux|sur)"
IS = (
    r"(?:is|are|was|were|of|at|stands at|stood at|remains at|(?:was |were |been )?(?:raised|cut|lowered|increased|rose) to|"
    r"del?|es del?|son del?|fue del?|era del?|está en|est de|était de|passe à|est passé à)"
)
STATED = re.compile(
    rf" {ON} (?:[\w'’.-]+ ){{1,5}}?{IS} (?:(?:now|currently|about|just|a|un|hoy|ahora|actuellement) )*"
)
TARGET = re.compile(rf"(?<!\w){ON} (?P<what>[^\d\s][^.;:]{{0,59}})")
WHEN = shape("tariff_when")
WHOLE = shape("tariff_whole")
FILLER = re.compile(
    r"(?:(?:the|its|their|our|nearly|almost|virtually|foreign|other|el|la|los|las|casi|le|les|presque) |l')*"
)
LEVY = shape("tariff_levy")
BEGAN = shape("tariff_began")
"""Words by which a tariff begins in the period that is told."""
OWN = re.compile(r"'s? (?:[\w%.-]+ ){0,4}$")
SUBJECT = 60  # characters between who levies and the verb


def is_tariff(scene: Scene, cue: Cue, figure: Figure) -> bool:
    """Whether a rate stands right beside the word that makes it a tariff, or behind the goods that bear it."""
    between = scene.lower[figure.end : cue.start]
    if 0 < len(between) < NEAR and not APART.search(between):
        return True
    gap = figure.start - cue.end
    return (0 <= gap < NEAR // 2 and not AND.match(scene.lower, cue.end, figure.start)) or (
        gap < ACROSS and bool(STATED.fullmatch(scene.lower, cue.end, figure.start))
    )


def find_goods(scene: Scene, clause: Span, cue: Cue, figure: Figure) -> str | None:
    """The HS code of the goods that bear a tariff, TOTAL for all goods, None where some are meant without a code."""
    before = [one for one in scene.within(scene.commodities, clause) if one.end <= cue.start]
    if before and cue.start - before[-1].end <= 1:  # "steel tariffs"
        return before[-1].name
    for start in dict.fromkeys((cue.end, max(cue.end, figure.end))):
        for found in TARGET.finditer(scene.lower, start, clause.end):
            if not WHEN.match(found["what"]):
                return goods_of(scene, Span(found.start("what"), found.end("what")))
    ahead = [one for one in before if one.end <= figure.start]
    return ahead[-1].name if ahead else "TOTAL"


def goods_of(scene: Scene, span: Span) -> str | None:
    """The goods behind "tariff on": the first code, or all of them where only a country or "imports" stands."""
    named = scene.within(scene.commodities, span)
    if named:
        return named[0].name
    start = FILLER.match(scene.lower, span.start, span.end).end()  # type: ignore[union-attr]
    whole = WHOLE.match(scene.lower, start, span.end)
    return (
        "TOTAL" if whole or any(one.start == start for one in scene.within(scene.countries, span)) else None
    )


def levied_by(scene: Scene, clause: Span, cue: Cue) -> str | None:
    """Who levies a tariff: whose it is said to be ("China's 34 percent tariff"), or who imposes it; None if unsaid."""
    named = [one for one in scene.named(clause) if one.end <= cue.start]
    for one in reversed(named):
        if one.form != "adjective" and OWN.match(scene.lower[one.end : cue.start]):
            return one.country
    for verb in LEVY.finditer(scene.lower, clause.start, cue.start):
        ahead = [one for one in named if one.end <= verb.start() and verb.start() - one.end < SUBJECT]
        if ahead:
            return ahead[-1].country
    return None
