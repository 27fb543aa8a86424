"""What one country bought more than it sold: a balance told as a difference."""

import re

from nlp.asking import directions, parties, times
from nlp.asking.asked import Asked, span_of
from nlp.asking.scene import Cue, Scene, Span
from nlp.types import Figure, Interval, Question

MORE_THAN = re.compile(r" (?:worth )?(?:more|más|de plus|(?P<less>less|fewer|menos|de moins))(?!\w)")


def ask_difference(scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue) -> Asked | None:
    """ "Bought $197 billion more from Mexico than it sold there": the balance, told as a difference."""
    told = MORE_THAN.match(scene.lower, figure.end)
    if figure.kind != "amount" or cue.name not in ("buy", "sell") or not told:
        return None
    end = min(sentence.end, told.end() + 90)
    rest = scene.lower[told.end() : min(end, told.end() + 60)]
    than = re.search(r"(?<!\w)(?:than|de lo que|que ce)(?!\w)", rest)
    after = {c.name for c in scene.within(scene.cues, Span(told.end(), end))} - {cue.name}
    if not than or not after & {"buy", "sell", "imports", "exports"}:
        return None
    met = parties.find_parties(scene, Span(clause.start, told.end() + than.start()), sentence, cue)
    when = times.find_times(scene, figure, clause, sentence, False)
    question = Question("goods_trade", "balance", met.reporter, met.partner, "TOTAL", when.period, "level")
    sign = -1 if (met.flow == "imports") != bool(told["less"]) else 1
    stated = directions.signed(Interval(figure.low, figure.high, figure.unit or "USD"), sign)
    return Asked(
        question, stated, span_of(scene, figure, clause, cue), figure, (*met.origins, *when.origins), cue
    )
