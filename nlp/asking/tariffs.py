"""Tariff rates: which rate stands beside the word, on which goods, and who levies it."""

import re
from dataclasses import replace

from nlp.asking import partners
from nlp.asking.asked import Asked
from nlp.asking.days import month_of_day
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.voices import spoken_for
from nlp.asking.words import shape
from nlp.types import Figure, Question

NEAR = 32  # characters between a rate and the word that makes it a tariff
ACROSS = 70  # the same where the goods stand between: "the tariff on steel is 25 percent"
APART = re.compile(
    r"[\d,;]|(?<!\w)(?:in|despite|en|pese|malgré|from|of|since|after|before|following|because|due|por (?:los?|el|las?)|once|when|desde|tras|después|antes|"
    r"cuando|depuis|après|avant|à cause)(?!\w)"
)
AND = re.compile(r" (?:y|and|et) ")  # "free of duty, and the other two percent"
ON = r"(?:on|against|upon|over|sobre|a|al|à|aux|sur)"
IS = (
    r"(?:is|are|was|were|of|at|stands at|stood at|remains at|(?:was |were |been )?(?:raised|cut|lowered|increased|rose) to|"
    r"del?|es del?|son del?|fue del?|era del?|está en|est de|était de|passe à|est passé à)"
)
STATED = re.compile(
    rf" {ON} (?:[\w'’.-]+ ){{1,5}}?{IS} (?:(?:now|currently|about|just|a|un|hoy|ahora|actuellement) )*"
)
MOVED = re.compile(rf"(?: {ON} (?:[\w'’.-]+ ){{1,5}}?| )" + shape("tariff_moved").pattern)
"""From the word for a tariff to what it was moved to: "on steel went from 25 percent to"."""
LEFT = shape("tariff_left")
TARGET = re.compile(
    rf"(?<!\w)(?:{ON}|appl(?:y|ies|ied) to|s'appliquent? (?:à|aux?)) (?P<what>[^\d\s][^.;:]{{0,59}})"
)
FOR = re.compile(r"(?<!\w)(?:for|para|pour) (?:(?:all|tod[oa]s?|tout|toute?s) )?")
ADDED = re.compile(r",? (?:ad valorem,? ?)?(?:(?:adicional(?:es)?|additional|extra) )?(?:del?|of) ")
THAT = re.compile(r"(?<!\w)(?:that|which|que|qui) (?:(?:has|had|ha|había|a) )?$")
WHEN = shape("tariff_when")
WHOLE = shape("tariff_whole")
FILLER = re.compile(
    r"(?:(?:the|its|their|our|nearly|almost|virtually|foreign|other|el|la|los|las|casi|le|les|presque) |l')*"
)
LEVY = shape("tariff_levy")
BEGAN = shape("tariff_began")
"""Words by which a tariff begins in the period that is told."""
OUTSIDE = shape("outside_pact")
PACT = frozenset({"MEX", "CAN"})  # whose goods can be outside the agreement with the United States
GIVEN = re.compile(
    r"(?<!\w)(?:a|al|à|aux?|to|on|against|with|from|contra) (?:(?:the|la|los|las|el|le|les) )?$"
)
OWN = re.compile(r"'s? (?:[\w%.-]+ ){0,4}$")
SUBJECT = 60  # characters between who levies and the verb


def with_tariff(
    scene: Scene, asked: Asked, clause: Span, sentence: Span, cue: Cue, figure: Figure
) -> Question:
    """The question of a rate: levied by whom, on whose and which goods, and whether its beginning is told."""
    by = levied_by(scene, clause, sentence, cue) or HOME
    on = partners.tariffed(scene, clause, figure.end, by) or borne_by_us(scene, clause, cue, by)
    goods = find_goods(scene, clause, sentence, cue, figure)
    if on is None and by == HOME and OUTSIDE.search(scene.lower, sentence.start, sentence.end):
        on = find_outsider(scene, clause, sentence)
        goods = goods if on else None
    day = month_of_day(scene.lower[clause.start : clause.end], scene.language, scene.date)
    period = (
        None if is_of_now(scene, asked, clause) else day or asked.question.period or told_time(scene, clause)
    )
    began = period and BEGAN.search(scene.lower, sentence.start, sentence.end)
    return replace(
        asked.question,
        reporter=by,
        partner=on,
        commodity=goods,
        period=period,
        of="start" if began else None,
    )


def told_time(scene: Scene, clause: Span) -> str | None:
    """The one period that a clause tells."""
    periods = {one.value for one in scene.within(scene.periods, clause)}
    return periods.pop() if len(periods) == 1 else None


def is_left(scene: Scene, figure: Figure) -> bool:
    """Whether a rate is one that was left for another: "from 25 percent to 50 percent"."""
    return shape("tariff_from").search(scene.lead(figure.start)) is not None and (
        LEFT.match(scene.lower, figure.end) is not None
        or shape("tariff_ahead").search(scene.lead(figure.start, 60)) is not None
    )


def borne_by_us(scene: Scene, clause: Span, cue: Cue, by: str) -> str | None:
    """Whoever speaks, where "we" bear the tariff: "tenemos un arancel de 25", "they put a tariff on us"."""
    we = spoken_for(scene, cue.start)
    told = shape("tariff_on_us").search(scene.lower, clause.start, clause.end)
    return we if told and we != by else None


def find_outsider(scene: Scene, clause: Span, sentence: Span) -> str | None:
    """Whose goods are outside the agreement: whoever speaks, or the one of its members that the context is about."""
    we = spoken_for(scene, clause.start)
    met = None if we in PACT else partners.partner_in_context(scene, clause, sentence)
    on = met[0] if met else we
    return on if on in PACT else None


def is_of_now(scene: Scene, asked: Asked, clause: Span) -> bool:
    """Whether a rate is told of the day of the text, though a sentence before names a period: "now pays 25 percent"."""
    carried = any(one.slot == "period" and one.source in ("context", "title") for one in asked.origins)
    return carried and shape("tariff_now").search(scene.lower, clause.start, clause.end) is not None


def is_tariff(scene: Scene, cue: Cue, figure: Figure) -> bool:
    """Whether a rate stands right beside the word that makes it a tariff, or behind the goods that bear it."""
    if shape("part_of_flow").match(scene.lower, figure.end) or is_left(scene, figure):
        return False  # "tariffs hit 40 percent of imports", "from 25 percent to 50"
    between = scene.lower[figure.end : cue.start]
    if 0 < len(between) < NEAR and not APART.search(between):
        return True
    gap = figure.start - cue.end
    return (0 <= gap < NEAR // 2 and not AND.match(scene.lower, cue.end, figure.start)) or (
        gap < ACROSS
        and bool(
            STATED.fullmatch(scene.lower, cue.end, figure.start)
            or MOVED.fullmatch(scene.lower, cue.end, figure.start)
            or ADDED.fullmatch(scene.lower, cue.end, figure.start)
        )
    )


def find_goods(scene: Scene, clause: Span, sentence: Span, cue: Cue, figure: Figure) -> str | None:
    """The HS code of the goods that bear a tariff, TOTAL for all goods, None where some are meant without a code."""
    named = scene.within(scene.commodities, clause)
    before = [one for one in named if one.end <= cue.start]
    if before and cue.start - before[-1].end <= 1:  # "steel tariffs"
        return before[-1].name
    if shape("tariff_listed").search(scene.lower, cue.end, clause.end):
        return None
    for start in dict.fromkeys((cue.end, max(cue.end, figure.end))):
        for found in TARGET.finditer(scene.lower, start, clause.end):
            if not WHEN.match(found["what"]):
                return goods_of(scene, Span(found.start("what"), found.end("what")))
    for found in FOR.finditer(scene.lower, max(cue.end, figure.end), clause.end):
        start = FILLER.match(scene.lower, found.end(), clause.end).end()  # type: ignore[union-attr]
        if meant := next((one for one in named if one.start - start in (0, 1)), None):
            return meant.name
    ahead = [one for one in before if one.end <= figure.start]
    if not ahead and scene.within(scene.commodities, Span(sentence.start, clause.start)):
        return (
            None  # "if we ship a car today, we pay a 25 percent tariff": some goods are meant, perhaps those
        )
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


def levied_by(scene: Scene, clause: Span, sentence: Span, cue: Cue) -> str | None:
    """Who levies a tariff: whose it is said to be ("China's 34 percent tariff"), or who imposes it; None if unsaid."""
    if shape("tariff_by_us").search(scene.lower, clause.start, clause.end):
        return spoken_for(scene, cue.start)
    named = [one for one in scene.named(clause) if one.end <= cue.start]
    for one in reversed(named):
        if one.form != "adjective" and OWN.match(scene.lower[one.end : cue.start]):
            return one.country
    for verb in LEVY.finditer(scene.lower, clause.start, cue.start):
        hung = THAT.search(scene.lead(verb.start()))  # "a decree of Mexico that put a tariff on"
        there = scene.named(Span(sentence.start, verb.start())) if hung else named
        ahead = [one for one in there if one.end <= verb.start() and verb.start() - one.end < SUBJECT]
        ahead = [one for one in ahead if not GIVEN.search(scene.lead(one.start))]
        if ahead:
            return ahead[-1].country
    return None
