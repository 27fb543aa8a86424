"""Records: "an all-time high", "the most since 2008"."""

import re
from collections.abc import Iterator

from nlp.asking import parties, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.scene import Cue, Scene, Span, Spanned
from nlp.asking.shifting import moved
from nlp.asking.words import shape
from nlp.quantities.grammar import grammar
from nlp.quantities.numbers import find_numbers
from nlp.types import Interval, Question

YEAR, DECADE = 12, 120  # months
SIZES = {"month": 1, "mes": 1, "mois": 1, "dec": DECADE, "déc": DECADE, "y": YEAR, "a": YEAR}
"""Months of a unit, by how its name begins."""
FEW_DECADES = 2  # "in decades" is in two at least
MOST_YEARS = 400
ORDINAL = 14  # characters from "second-" to "highest"
VAGUE = "vague"


def find_records(scene: Scene) -> Iterator[Asked]:
    """Records: "an all-time high", "the largest on record"."""

    done: set[int] = set()
    for record in scene.records:
        clause, sentence = (
            scene.around(scene.clauses, record.start),
            scene.around(scene.sentences, record.start),
        )
        cues = [
            c
            for c in scene.within(scene.cues, clause)
            if c.name in ("imports", "exports", "total", "deficit", "surplus", "buy", "sell")
        ]
        wide = [
            c
            for c in scene.within(scene.cues, sentence)
            if c.start < record.start and c.name in ("imports", "exports", "deficit", "surplus")
        ]
        if not (cues or wide) or clause.start in done or names_nothing(scene, record):
            continue
        cue = min(cues or wide, key=lambda c: abs(c.start - record.start))
        around = scene.around(scene.clauses, cue.start)
        met = parties.find_parties(scene, around, sentence, cue)
        when = times.find_times(scene, Span(cue.start, cue.start), clause, sentence, False)
        if when.period is None or met.partner is None:
            continue
        done.add(clause.start)
        deficit = (
            cue.name == "deficit"
            and met.holder in (None, met.reporter)
            or (cue.name == "surplus" and met.holder not in (None, met.reporter))
        )
        end = {"high": "low", "low": "high"}[record.name] if deficit else record.name
        unit = "months" if len(when.period) == 7 else "years"
        since = [
            p
            for p in scene.within(scene.periods, clause)
            if p.role == "base" and p.value and p.start > record.start
        ]
        of = f"{unit}:{end}"
        base = since[0].value if since else base_of_years(scene, record, when.period)
        if base == VAGUE:
            continue
        indicator = find_indicator(scene, clause, sentence, cue)
        figure: Spanned = next(iter(scene.within(scene.figures, clause)), record)
        commodity = find_commodity(scene, figure, clause, cue) if indicator == "goods_trade" else None
        question = Question(
            indicator, met.flow, met.reporter, met.partner, commodity, when.period, "record", base, of
        )
        place = place_of(scene, record)
        yield Asked(
            question, Interval(place, place, f"rank_{end}"), clause, None, (*met.origins, *when.origins), cue
        )


def place_of(scene: Scene, record: Cue) -> float:
    """Which place a record is: "the second-highest on record" is two, a bare record one."""
    near = scene.within(scene.figures, Span(max(0, record.start - ORDINAL), record.end))
    told = [one.value for one in near if one.kind == "rank" and one.start <= record.start]
    return told[-1] if told else 1


def base_of_years(scene: Scene, record: Cue, period: str) -> str | None:
    """From when a record counts: "the lowest in 16 years". None for one of all time; `VAGUE` for "in years"."""
    told = shape("record_in").fullmatch(scene.lower, record.start, record.end)
    if told is None:
        return None
    size = next(size for unit, size in SIZES.items() if told["unit"].startswith(unit))
    number = count_of(told["number"] or "", scene.language)
    if number is None and size != DECADE or "/" in period or "Q" in period:
        return VAGUE
    months = round((number or FEW_DECADES) * size)
    if len(period) == len("2026"):
        return str(int(period) - months // YEAR) if months >= YEAR else VAGUE
    return moved(period, f"P{months}M")


def count_of(word: str, language: str) -> float | None:
    """The number that a word or numeral is; an article is one, None where it is none."""
    if word in ("a", "an", "una", "un", "une"):
        return 1
    read = next(find_numbers(word, grammar(language)), None)
    return read.value if read and 0 < read.value < MOST_YEARS else None


def names_nothing(scene: Scene, record: Cue) -> bool:
    """Whether "record" is no record of trade here: a track record, on the record."""
    lead, tail = scene.lead(record.start, 12), scene.lower[record.end : record.end + 14]
    return bool(
        re.search(r"(?:track|the|criminal|for the|on the|off the) $", lead)
        and record.name == "high"
        and scene.lower[record.start : record.end] == "record"
        and not re.match(r" (?:level|high|year)", tail)
    )
