"""Balances told otherwise than by an amount beside their noun: "ran a surplus with Brazil", "exceeded exports by"."""

from collections.abc import Iterator

from nlp.asking import directions, parties, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.scene import Cue, Scene, Span
from nlp.asking.trading import Parties
from nlp.asking.words import shape
from nlp.types import Figure, Interval, Question

LEAD = 60  # characters before "deficit" in which somebody has it
MEASURED = frozenset({"amount", "percent", "multiple", "rank", "rate", "percentage_points"})


def balance_sign(question: Question, met: Parties, cue: Cue) -> int:
    """-1 where the reporter has the deficit, by whose deficit or surplus it is."""
    sign = -1 if cue.name == "deficit" else 1
    return sign if met.holder in (None, question.reporter) else -sign


def ask_excess(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """The balance, told as what one flow has over the other: "imports from Peru exceeded exports by $5 billion"."""
    flows = find_excess(scene, figure, clause) if figure.kind == "amount" else None
    if flows is None or flows[0].name == flows[1].name:
        return None
    larger = flows[0]
    first = min(flows, key=lambda cue: cue.start)
    met = parties.find_parties(scene, clause, sentence, first)
    when = times.find_times(scene, figure, clause, sentence, False)
    question = Question("goods_trade", "balance", met.reporter, met.partner, "TOTAL", when.period, "level")
    inward = met.flow == "imports"
    sign = -1 if inward == (first is larger) else 1
    stated = directions.signed(Interval(figure.low, figure.high, figure.unit or "USD"), sign)
    return Asked(question, stated, clause, figure, (*met.origins, *when.origins), larger)


def find_excess(scene: Scene, figure: Figure, clause: Span) -> tuple[Cue, Cue] | None:
    """The flow that is said to be larger by an amount, and the other one; None where nothing of the kind is said."""
    flows = [
        cue for cue in scene.within(scene.cues, clause) if cue.name in ("imports", "exports", "buy", "sell")
    ]
    ahead = [cue for cue in flows if cue.end <= figure.start]
    behind = [cue for cue in flows if cue.start >= figure.end]
    if told := shape("exceeded_by").search(scene.lower, clause.start, figure.start):
        first = [cue for cue in ahead if cue.end <= told.start()]
        second = [cue for cue in ahead if cue.start > told.start()]
        return (first[-1], second[0]) if first and second else None
    if shape("difference_of").search(scene.lower, clause.start, figure.start):
        return (ahead[0], ahead[-1]) if len(ahead) > 1 else None
    if shape("short_of").match(scene.lower, figure.end) and shape("fell_short").search(
        scene.lead(figure.start)
    ):
        return (behind[0], ahead[-1]) if ahead and behind else None
    return None


def find_sides(scene: Scene) -> Iterator[Asked]:
    """The questions of who has a deficit with whom; what holds for many years at once is left out."""
    for cue in scene.cues:
        if cue.name not in ("deficit", "surplus"):
            continue
        clause = scene.around(scene.clauses, cue.start)
        had = shape("has_balance").search(scene.lower[max(clause.start, cue.start - LEAD) : cue.start])
        if had and not is_told_otherwise(scene, clause) and (asked := ask_side(scene, cue, clause)):
            yield asked


def is_told_otherwise(scene: Scene, clause: Span) -> bool:
    """Whether the clause measures, ranks or compares the balance, or tells of many years."""
    return (
        any(figure.kind in MEASURED for figure in scene.within(scene.figures, clause))
        or bool(scene.within(scene.records, clause))
        or any(period.role == "base" for period in scene.within(scene.periods, clause))
        or shape("compared").search(scene.lower, clause.start, clause.end) is not None
        or shape("many_years").search(scene.lower, clause.start, clause.end) is not None
    )


def ask_side(scene: Scene, cue: Cue, clause: Span) -> Asked | None:
    """The question of one side; None where the other country is not told."""
    sentence = scene.around(scene.sentences, cue.start)
    met = parties.find_parties(scene, clause, sentence, cue)
    if met.partner in (None, "WLD") or not scene.partners(sentence):
        return None
    when = times.find_times(scene, cue, clause, sentence, False)
    indicator = find_indicator(scene, clause, sentence, cue)
    commodity = find_commodity(scene, cue, clause, cue) if indicator == "goods_trade" else None
    question = Question(indicator, met.flow, met.reporter, met.partner, commodity, when.period, "level")
    negated = len(shape("negators").findall(scene.lower[clause.start : cue.start])) % 2 == 1
    sign = balance_sign(question, met, cue) * (-1 if negated else 1)
    stated = Interval(0, None, "USD") if sign > 0 else Interval(None, 0, "USD")
    return Asked(question, stated, clause, None, (*met.origins, *when.origins), cue)
