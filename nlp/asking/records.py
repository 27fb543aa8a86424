"""Records: "an all-time high", "the most since 2008"."""

import re
from collections.abc import Iterator

from nlp.asking import parties, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.scene import Cue, Scene, Span, Spanned
from nlp.asking.shifting import moved
from nlp.asking.trading import Parties
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
MONTH = len("2026-08")
NOUNS = ("imports", "exports", "deficit", "surplus")
TURNED = {"high": "low", "low": "high"}


def find_records(scene: Scene) -> Iterator[Asked]:
    """Records: "an all-time high", "the largest on record"; one at most for each clause."""
    done: set[int] = set()
    for record in scene.records:
        clause = scene.around(scene.clauses, record.start)
        if clause.start not in done and (asked := ask_record(scene, record, clause)):
            if asked.question.base_period != VAGUE:
                yield asked
            done.add(clause.start)


def ask_record(scene: Scene, record: Cue, clause: Span) -> Asked | None:
    """The question of a record, `VAGUE` as its base where nobody counts the years; None where it is none of trade."""
    sentence = scene.around(scene.sentences, record.start)
    cue = cue_of(scene, record, clause, sentence)
    if cue is None or names_nothing(scene, record):
        return None
    met = parties.find_parties(scene, scene.around(scene.clauses, cue.start), sentence, cue)
    when = times.find_times(scene, Span(cue.start, cue.start), clause, sentence, False)
    if when.period is None or met.partner is None:
        return None
    indicator = find_indicator(scene, clause, sentence, cue)
    figure: Spanned = next(iter(scene.within(scene.figures, clause)), record)
    commodity = find_commodity(scene, figure, clause, cue) if indicator == "goods_trade" else None
    end, place = end_of(record, cue, met), place_of(scene, record)
    of = f"{'months' if len(when.period) == MONTH else 'years'}:{end}"
    base = named_base(scene, record, clause) or base_of_years(scene, record, when.period)
    question = Question(
        indicator, met.flow, met.reporter, met.partner, commodity, when.period, "record", base, of
    )
    stated = Interval(place, place, f"rank_{end}")
    return Asked(question, stated, clause, None, (*met.origins, *when.origins), cue)


def cue_of(scene: Scene, record: Cue, clause: Span, sentence: Span) -> Cue | None:
    """The word of trade nearest to a record in its clause, or else ahead of it in its sentence."""
    here = [cue for cue in scene.within(scene.cues, clause) if cue.name in (*NOUNS, "total", "buy", "sell")]
    ahead = [
        cue for cue in scene.within(scene.cues, sentence) if cue.start < record.start and cue.name in NOUNS
    ]
    return min(here or ahead, key=lambda cue: abs(cue.start - record.start), default=None)


def end_of(record: Cue, cue: Cue, met: Parties) -> str:
    """Which end of the statistics' order a record is: the largest deficit of who reports is the lowest balance."""
    ours = met.holder in (None, met.reporter)
    deficit = ours if cue.name == "deficit" else cue.name == "surplus" and not ours
    return TURNED[record.name] if deficit else record.name


def named_base(scene: Scene, record: Cue, clause: Span) -> str | None:
    """The time behind a record that it counts from: "the most since 2008"."""
    behind = (one for one in scene.within(scene.periods, clause) if one.start > record.start)
    return next((one.value for one in behind if one.role == "base" and one.value), None)


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
