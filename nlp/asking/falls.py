"""Changes told without a number: "exports to Peru did not grow last year"."""

from collections.abc import Iterator

from nlp.asking import parties, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.scene import Scene
from nlp.asking.words import listed, shape
from nlp.types import Interval, Question

NEGATORS = shape("negators")
STREAK = "streak"
"""What a change is of that is told as the last of several in a row."""


def find_falls(scene: Scene) -> Iterator[Asked]:
    """Changes without a number: "exports to Peru did not grow last year"."""
    for clause in scene.clauses:
        cues = [
            c
            for c in scene.within(scene.cues, clause)
            if c.name in ("imports", "exports", "deficit", "surplus", "total")
        ]
        if (
            not cues
            or any(clause.start <= f.start < clause.end for f in scene.figures)
            or scene.within(scene.records, clause)
            or shape("compared").search(scene.lower, cues[0].end, clause.end)
        ):
            continue
        changes = [c for c in scene.changes if cues[0].end <= c[0] < clause.end and c[0] - cues[0].end < 50]
        named = scene.partners(clause)
        periods = [
            p for p in scene.within(scene.periods, clause) if p.role == "of" and p.value and len(p.value) != 7
        ]
        if not changes or not named or not periods or not is_verb(scene, changes[0]):
            continue
        if shape("grows_than").match(scene.lower, changes[0][1]):
            continue
        sentence = scene.around(scene.sentences, clause.start)
        met = parties.find_parties(scene, clause, sentence, cues[0])
        when = times.find_times(scene, cues[0], clause, sentence, True)
        if met.partner in (None, "WLD") or when.base is None:
            continue
        false = shape("falsely").search(scene.lower, clause.start, cues[0].start) is not None
        sign = changes[0][2] * (-1 if denied(scene, cues[0].end, changes[0][0]) != false else 1)
        stated = Interval(0, None, "percent") if sign > 0 else Interval(None, 0, "percent")
        indicator = find_indicator(scene, clause, sentence, cues[0])
        question = Question(
            indicator,
            met.flow,
            met.reporter,
            met.partner,
            find_commodity(scene, cues[0], clause, cues[0]) if indicator == "goods_trade" else None,
            when.period,
            "percent_change",
            when.base,
            STREAK if shape("streak").search(scene.lower, clause.start, clause.end) else None,
        )
        yield Asked(question, stated, clause, None, (*met.origins, *when.origins), cues[0])


def is_verb(scene: Scene, change: tuple[int, int, int]) -> bool:
    """Whether the word of change is told as having happened: no "more", "higher" or "up to"."""
    return scene.lower[change[0] : change[1]] not in listed("change", "no_verbs") and not shape(
        "no_fall"
    ).match(scene.lower, change[1])


def denied(scene: Scene, start: int, end: int) -> bool:
    """Whether the change is denied between its subject and its verb; "never stopped" denies twice."""
    return len(NEGATORS.findall(scene.lower[start:end])) % 2 == 1
