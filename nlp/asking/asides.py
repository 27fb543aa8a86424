"""Figures of something else than trade: tariffs, duties, investment, jobs, prices."""

import re
from dataclasses import replace

from nlp import kinds
from nlp.asking import directions, tariffs, times
from nlp.asking.asked import Asked, span_of
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.voices import spoken_for
from nlp.asking.words import shape
from nlp.lexicon import load_lexicon
from nlp.types import Figure, Interval, Measure, Origin, Question

SIDEWAYS = (
    "prices",
    "stock_market",
    "migration",
    "gdp",
    "growth",
    "tariff_rate",
)  # beside trade words they give way
LEVIED = ("tariff_rate", "customs_duties", "fdi", "gdp")  # which statistics here hold, as trade
FAR = 400  # characters to a period that was told of something else
NEAR_ASIDE = 70  # characters between a figure and the word that says it is about something else
FISCAL = shape("fiscal_year")
STATES = re.compile(r"(?<!\w)alone(?!\w)")


def ask_aside(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """A figure of something else than trade in goods or services: tariffs, duties, investment, jobs …"""
    for cue in scene.within(scene.indicators, sentence):
        if is_part_of_trade(cue.name) or (cue.name == "gdp" and not is_product(scene, cue, figure)):
            continue
        inside = clause.start <= cue.start < clause.end
        if cue.name == "tariff_rate":
            if figure.kind == "percent" and tariffs.is_tariff(scene, cue, figure):
                asked = other(scene, figure, clause, sentence, cue.name, "level")
                question = tariffs.with_tariff(scene, asked, clause, sentence, cue, figure)
                return replace(asked, question=question)
        elif (
            inside
            and near(cue, figure, NEAR_ASIDE)
            and (cue.name not in SIDEWAYS or not scene.within(scene.cues, clause))
        ):
            return other(scene, figure, clause, sentence, cue.name)
    if STATES.search(scene.lower, clause.start, figure.start) and (has_state_before(scene, clause, figure)):
        return other(scene, figure, clause, sentence, "state_trade")
    part = next((cue for cue in scene.within(scene.indicators, clause) if is_part_of_trade(cue.name)), None)
    return other(scene, figure, clause, sentence, part.name) if part else None


def investment_parties(scene: Scene, clause: Span) -> tuple[str, str]:
    """Where investment goes and where it comes from: "US investment in Mexico" is Mexico's, from the United States."""
    named = scene.within(scene.countries, clause)
    hosts = [one.country for one in named if shape("invested_in").search(scene.lead(one.start))]
    host = hosts[0] if hosts else HOME if named[0].country == HOME else named[-1].country
    others = [one.country for one in named if one.country != host]
    return host, others[0] if others else "WLD"


def is_product(scene: Scene, cue: Cue, figure: Figure) -> bool:
    """Whether a figure is of a national product: a percentage, or an amount that says how large it was."""
    if figure.kind != "amount":
        return True
    return shape("gdp_was").fullmatch(scene.lower, cue.end, figure.start) is not None


def measured(scene: Scene, figure: Figure, clause: Span, name: str, moves: bool) -> Measure:
    """How a figure measures something else than trade: jobs that come and go are a change, inflation is a level."""
    if name in LEVIED or is_part_of_trade(name):
        return "percent_change" if moves else "level"
    if figure.kind == "percent":
        told = kinds.kind_of_percent(scene, clause, figure)
        return told if told == "share" or (told == "percent_change" and moves) else "level"
    return "change" if kinds.is_moved(scene, clause, figure) else "level"


def is_part_of_trade(name: str | None) -> bool:
    """Whether what a figure is about is a part of trade that others count: through one port, by small firms."""
    return bool(load_lexicon("asides").get(name or "", {}).get("trade"))


def near(cue: Cue, figure: Figure, most: int) -> bool:
    """Whether a cue stands within a few words of a figure."""
    return -1 <= cue.start - figure.end < most or 0 <= figure.start - cue.end < most


def has_state_before(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a part of a country stands before the figure: "Texas alone exported"."""
    there = scene.within(scene.countries, clause)
    return any(mention.form == "place" and mention.end < figure.start for mention in there)


def is_far(figure: Figure, origin: Origin) -> bool:
    """Whether a slot was filled from far back in the text."""
    return origin.source == "context" and figure.start - (origin.start or 0) > FAR


def fiscal_year(scene: Scene, sentence: Span) -> str | None:
    """The months of the one fiscal year that a sentence names; that of the US Treasury ends with September."""
    told = {int(found["year"]) for found in FISCAL.finditer(scene.lower, sentence.start, sentence.end)}
    year = told.pop() % 2000 + 2000 if len(told) == 1 else None
    return f"{year - 1}-10/{year}-09" if year else None


def other(
    scene: Scene,
    figure: Figure,
    clause: Span,
    sentence: Span,
    name: str,
    measure: Measure | None = None,
) -> Asked:
    """The question about something else than trade; its check says which data are missing."""
    stated = Interval(figure.low, figure.high, "percent" if figure.kind == "percent" else figure.unit or "")
    direction = directions.find_direction(scene, clause, figure) if figure.kind == "percent" else None
    of = load_lexicon("asides").get(name, {}).get("of")
    kind: Measure = measure or ("share" if of else measured(scene, figure, clause, name, bool(direction)))
    if kind == "percent_change" and direction:
        stated = directions.signed(stated, direction[0])
    when = times.find_times(scene, figure, clause, sentence, kind == "percent_change")
    if name not in LEVIED and any(is_far(figure, one) for one in when.origins):
        when = times.Times(None)
    if name == "customs_duties" and when.period is None:
        when = replace(when, period=fiscal_year(scene, sentence))
    codes = [m.country for m in scene.within(scene.countries, clause)]
    reporter = HOME if codes else spoken_for(scene, figure.start)
    partner = next((code for code in codes if code not in (HOME, "WLD")), None)
    if name == "gdp" and codes:
        reporter, partner = codes[0], None
    if name == "fdi" and codes:
        reporter, partner = investment_parties(scene, clause)
    question = Question(
        name,
        None,
        reporter,
        partner,
        "8708" if of else None,
        when.period,
        kind,
        when.base,
        of,
    )
    return Asked(question, stated, span_of(scene, figure, clause, None), figure, when.origins)
