"""Comparisons without a number: "imported more from Mexico than from China", "exceeded those from Japan"."""

from collections.abc import Iterator
from dataclasses import replace

from nlp.asking import parties, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.partners import added_up, find_rows, joined
from nlp.asking.ranks import ALL
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import any_of, listed, shape
from nlp.types import Figure, Flow, Interval, Question

FLOWS = ("imports", "exports", "total", "deficit", "surplus", "buy", "sell")
TURNED: dict[str, Flow] = {"imports": "exports", "exports": "imports", "total": "total", "balance": "balance"}
THAN = 40  # characters between a figure and its "than"
NEXT = 30  # characters between that and the other partner
BESIDE = 8  # characters from "rose" to "more than"
NUMBERS = ("amount", "percent", "multiple", "rank")


def find_comparisons(scene: Scene) -> Iterator[Asked]:
    """One partner's trade set against another's, or against several added together."""
    for match in shape("compared").finditer(scene.lower):
        if is_growth(scene, match.start()):
            continue
        sentence = scene.around(scene.sentences, match.start())
        last = scene.around(scene.clauses, max(match.end() - 1, match.start()))
        first = scene.around(scene.clauses, match.start())
        ahead, behind = Span(first.start, match.end()), Span(match.end(), min(last.end, sentence.end))
        if asked := compare(scene, match.group(), ahead, behind, sentence):
            yield from each(scene, asked, behind)


def is_growth(scene: Scene, place: int) -> bool:
    """Whether a verb of change stands right before a place: "rose more than" sets growth against growth."""
    before = (scene.lower[start:end] for start, end, _ in scene.changes if 0 <= place - end <= BESIDE)
    return any(word not in listed("change", "no_verbs") for word in before)


def each(scene: Scene, asked: Asked, behind: Span) -> Iterator[Asked]:
    """A question for each of several others: "more than Chile and Peru" adds them up only where it says so."""
    others = (asked.question.of or "").split("+")
    if len(others) == 1 or any_of("together", "words").search(scene.lower, behind.start, behind.end):
        yield asked
        return
    for other in others:
        yield replace(asked, question=replace(asked.question, of=other))


def compare(scene: Scene, words: str, ahead: Span, behind: Span, sentence: Span) -> Asked | None:
    """The ratio of what stands before a comparison to what stands behind it, None where it is no such thing."""
    cues = [cue for cue in scene.within(scene.cues, ahead) if cue.name in FLOWS]
    others = {m.country for m in scene.named(behind)}
    whole = Span(ahead.start, behind.end)
    dated = [(period.start, period.end) for period in scene.within(scene.periods, whole)]
    told = [
        figure
        for figure in scene.within(scene.figures, whole)
        if figure.kind in NUMBERS and not any(start <= figure.start < end for start, end in dated)
    ]
    if (
        not cues
        or not others
        or others & {HOME, "WLD"}
        or told
        or shape("any_time").search(scene.lower, sentence.start, sentence.end)
        or shape("none_more").search(scene.lower, ahead.start, ahead.end)
    ):
        return None
    cue = cues[-1]
    met = parties.find_parties(scene, ahead, ahead, cue)
    if met.reporter != HOME or met.partner in (None, "WLD") or met.partner in others:
        return None
    trade = Question("goods_trade", met.flow, HOME, joined(scene, ahead, met.partner or "") or met.partner)
    if abroad(scene, ahead, behind):
        trade = replace(trade, reporter=met.partner, partner=HOME, flow=TURNED[met.flow or "total"])
    when = times.find_times(scene, Cue(ahead.end, ahead.end, cue.name), whole, sentence, False)
    indicator = find_indicator(scene, whole, sentence, cue)
    question = replace(
        trade,
        indicator=indicator,
        commodity=find_commodity(scene, Span(ahead.end, ahead.end), whole, cue)
        if indicator == "goods_trade"
        else None,
        period=when.period,
        measure="ratio",
        of=added_up(others),
    )
    less = any_of("change", "down").search(words) is not None
    if not less and len(others) == 1 and (ahead_of := only_these(scene, ahead)):
        place = Interval(ahead_of + 1, ahead_of + 1, "rank")
        ranked = replace(question, partner=others.pop(), measure="rank", of=ALL)
        return Asked(ranked, place, whole, None, (*met.origins, *when.origins), cue)
    stated = Interval(None, 1.0, "multiple") if less else Interval(1.0, None, "multiple")
    return Asked(question, stated, whole, None, (*met.origins, *when.origins), cue)


def only_these(scene: Scene, ahead: Span) -> int:
    """How many alone are said to trade more: "only Mexico and Canada took more than China" makes it third; 0 if unsaid."""
    partners = scene.partners(ahead)
    if not partners or not shape("only_these").fullmatch(scene.lower, ahead.start, partners[0].start):
        return 0
    return len(find_rows(scene.lower, partners)[0])


def abroad(scene: Scene, ahead: Span, behind: Span) -> bool:
    """Whether it is the partner that trades with both: "Mexico sold more to the US than to China".

    What is compared stands behind the same preposition on both sides; here that is the home country.
    """
    other = shape("traded_with").match(scene.lower, behind.start, behind.end)
    if other is None:
        return False
    homes = [one for one in scene.named(ahead) if one.country == HOME]
    led = (shape("led_by").search(scene.lead(one.start)) for one in homes)
    return any(found["with"] == other["with"] for found in led if found)


def times_another(scene: Scene, figure: Figure, sentence: Span) -> Asked | None:
    """A multiple of another partner's trade: "imports from Peru were twice those from Chile"; None where it is not.

    Where one of the two cannot be told, the measure stays open: it is no change from a year to the next.
    """
    if is_growth(scene, figure.start):
        return None
    link = shape("times_those").match(scene.lower, figure.end, sentence.end)
    rivals = scene.named(Span(link.end(), min(sentence.end, link.end() + NEXT))) if link else []
    if link is None or not rivals or rivals[0].country in (HOME, "WLD"):
        return None
    if shape("row_stop").search(scene.lower, link.end(), rivals[0].start):
        return None
    ahead = Span(sentence.start, link.end("thing") if link["thing"] else figure.start)
    if link["thing"] and any(one.country == rivals[0].country for one in scene.named(ahead)):
        return None  # "as much from Peru as it sold to Peru": one flow against the other
    cues = [cue for cue in scene.within(scene.cues, ahead) if cue.name in (*FLOWS, "enter", "go")]
    if not cues or "+" in rivals[0].country:
        return None
    cue, whole = (
        cues[-1],
        Span(sentence.start, max(rivals[0].end, scene.around(scene.clauses, rivals[0].start).end)),
    )
    met = parties.find_parties(scene, ahead, ahead, cue)
    when = times.find_times(scene, figure, whole, sentence, False)
    open_ = met.reporter != HOME or met.partner in (None, "WLD", rivals[0].country)
    indicator = find_indicator(scene, whole, sentence, cue)
    question = Question(
        indicator,
        met.flow,
        met.reporter,
        met.partner,
        find_commodity(scene, figure, ahead, cue) if indicator == "goods_trade" else None,
        when.period,
        None if open_ or abroad(scene, ahead, Span(link.end(), whole.end)) else "ratio",
        of=rivals[0].country,
    )
    low, high = figure.low, figure.high
    if (
        low is not None and high is not None and not any(map(str.isdigit, figure.text))
    ):  # "twice": 1.9 is twice as much too
        low = min(low, figure.value * 0.9)
        high = max(high, figure.value * 1.1) if high > figure.value else high
    stated = Interval(low, high, "multiple")
    return Asked(question, stated, Span(cue.start, rivals[0].end), figure, (*met.origins, *when.origins), cue)


def set_against(
    scene: Scene, figure: Figure, sentence: Span, question: Question, stated: Interval
) -> tuple[Question, Interval] | None:
    """A change that is none: "73 percent higher than those from China" compares partners, and not years.

    A percentage becomes the ratio of the two; for a difference in money there is no measure. None where nobody
    else is named behind the "than".
    """
    than = shape("than_those").match(scene.lower, figure.end, min(sentence.end, figure.end + THAN))
    known = (HOME, "WLD", question.partner, question.reporter)
    there = scene.named(Span(than.end(), min(sentence.end, than.end() + NEXT))) if than else []
    if than is None or not there or there[0].country in known:
        return None
    if shape("row_stop").search(scene.lower, than.end(), there[0].start):
        return None  # "than in 2024, whereas those to Mexico"
    if stated.low is None or stated.high is None or stated.unit != "percent":
        return replace(question, measure=None, base_period=None), stated
    ratio = Interval(1 + stated.low / 100, 1 + stated.high / 100, "multiple")
    return replace(question, measure="ratio", base_period=None, of=there[0].country), ratio
