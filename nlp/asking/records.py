"""Records: "an all-time high", "the most since 2008"."""

import re
from collections.abc import Iterator

from nlp.asking import parties, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.scene import Cue, Scene, Span
from nlp.types import Interval, Question


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
        base = since[0].value if since else None
        indicator = find_indicator(scene, clause, sentence, cue)
        commodity = "TOTAL" if indicator == "goods_trade" else None
        figures = scene.within(scene.figures, clause)
        if figures and indicator == "goods_trade":
            commodity = find_commodity(scene, figures[0], clause, cue)
        question = Question(
            indicator, met.flow, met.reporter, met.partner, commodity, when.period, "record", base, of
        )
        yield Asked(question, Interval(1, 1, f"rank_{end}"), clause, None, (*met.origins, *when.origins), cue)


def names_nothing(scene: Scene, record: Cue) -> bool:
    """Whether "record" is no record of trade here: a track record, on the record."""
    lead, tail = scene.lead(record.start, 12), scene.lower[record.end : record.end + 14]
    return bool(
        re.search(r"(?:track|the|criminal|for the|on the|off the) $", lead)
        and record.name == "high"
        and scene.lower[record.start : record.end] == "record"
        and not re.match(r" (?:level|high|year)", tail)
    )
