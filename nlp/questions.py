"""From a figure in its sentence to the question that the statistics can answer.

Every slot is filled from the nearest words; one that cannot be told stays None. "Mexico's exports to the
US" are imports of the USA from Mexico; a partner's surplus with the US is a US deficit.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.asking import directions, measures, parties, shares, times
from nlp.asking.again import ask_again
from nlp.asking.asides import ask_aside, other
from nlp.asking.asked import Asked, span_of
from nlp.asking.averages import find_per, is_average, is_yearly
from nlp.asking.balances import ask_excess, balance_sign, find_sides
from nlp.asking.comparisons import find_comparisons, set_against, times_another
from nlp.asking.cues import find_cue, is_done_by_state
from nlp.asking.described import UNTOLD
from nlp.asking.falls import find_falls
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.leaders import find_leaders
from nlp.asking.measures import Measured
from nlp.asking.origins import with_origins
from nlp.asking.overtaking import find_overtaking
from nlp.asking.partners import joined, rank_subject
from nlp.asking.parts import leaves_out, leaves_out_goods
from nlp.asking.perspective import kept_view, last_view
from nlp.asking.ranks import ask_held, ask_rank, find_firsts
from nlp.asking.records import find_records
from nlp.asking.rows import ask_next, in_order, without_compared
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.tops import find_among, find_tops
from nlp.asking.trading import FLOWS, Parties
from nlp.asking.wholes import of_whole, part_of_ours
from nlp.asking.words import any_of, shape
from nlp.types import Figure, Flow, Interval, Question

LEAST = 100_000  # a smaller amount is the price of a thing, and no trade of a country
YEAR = len("2026")
SMALL = 1000  # dollars: below that, an amount beside "for every dollar" is a ratio
MORE_THAN = re.compile(r" (?:worth )?(?:more|más|de plus|(?P<less>less|fewer|menos|de moins))(?!\w)")


def find_questions(scene: Scene) -> Iterator[Asked]:
    """The questions of a document, at most one for each figure, rank or record; each slot with its origin."""
    return (with_origins(scene, asked) for asked in find_asked(scene))


def find_asked(scene: Scene) -> Iterator[Asked]:
    """The questions of figures in order of place, then those without a figure."""
    before: dict[str, Asked] = {}
    for figure in scene.figures:
        sentence = scene.around(scene.sentences, figure.start)
        clause = scene.around(scene.clauses, figure.start)
        previous = before.get(figure.kind)
        asked = (
            ask_next(scene, figure, clause, sentence, previous)
            or ask_again(scene, figure, clause, sentence, previous)
            or ask(scene, figure, clause, sentence)
        )
        if asked is not None:
            asked = with_world(scene, asked, previous)
            yield asked
            before[figure.kind] = asked
        else:
            before.pop(figure.kind, None)
    yield from find_firsts(scene)
    yield from find_tops(scene)
    yield from find_among(scene)
    yield from find_leaders(scene)
    yield from find_records(scene)
    yield from find_falls(scene)
    yield from find_sides(scene)
    yield from find_comparisons(scene)
    yield from find_overtaking(scene)


def with_world(scene: Scene, asked: Asked, before: Asked | None) -> Asked:
    """The same, of everybody where the sentence is: "imports were $3.4 trillion; exports, $2.2 trillion"."""
    question, told = asked.question, before.figure if before else None
    if before is None or told is None or question.partner is not None or question.reporter != HOME:
        return asked
    sentence = scene.around(scene.sentences, asked.figure.start if asked.figure else asked.span.start)
    if told.start < sentence.start or before.question.partner != "WLD" or scene.partners(sentence):
        return asked
    return replace(asked, question=replace(question, partner="WLD"))


def ask(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """The question that one figure answers, None where it is none of trade."""
    scene = without_compared(scene, figure, sentence)
    if figure.kind == "rank":
        return ask_rank(scene, figure, clause, sentence, figure.value)
    if aside := ask_aside(scene, figure, clause, sentence):
        return aside
    if held := ask_held(scene, figure, clause, sentence):
        return held
    if excess := ask_excess(scene, figure, clause, sentence):
        return excess
    of_time = is_average(scene, clause, figure) or is_yearly(scene, figure)
    if figure.kind not in ("amount", "percent", "multiple", "count") and not of_time:
        return None
    cue = find_cue(scene, figure, clause, sentence)
    if cue is None or is_of_nobody(scene, cue, sentence) and last_view(scene, sentence, cue) is None:
        return None
    if shape("in_dollars").match(scene.lower, figure.end) and not is_spent(scene, cue, clause):
        return None
    near = scene.around(scene.clauses, cue.start)
    around = near if cue.start < clause.start or cue.start >= clause.end else clause
    if sentence.start <= near.start < clause.start:
        around = Span(near.start, clause.end)
    if goes_on_before(scene, figure, cue):
        return None
    if is_done_by_state(scene, cue, clause):
        return other(scene, figure, clause, sentence, "state_trade")
    if figure.kind == "multiple" and (multiple := times_another(scene, figure, sentence)):
        return multiple
    if difference := ask_difference(scene, figure, clause, sentence, cue):
        return difference
    measured = measure(scene, figure, clause, sentence, cue)
    if measured is None:
        return None
    apart = cue.start < clause.start or cue.start >= clause.end
    met = (
        of_whole(scene, figure, sentence, cue)
        or part_of_ours(scene, figure, clause, cue)
        or beside(scene, figure, near, cue)
        or kept_view(scene, cue, near if apart else around, sentence)
        or parties.find_parties(scene, near if apart else around, sentence, cue, clause if apart else None)
    )
    if is_of_another(scene, figure, sentence, met):
        return None
    if cue.name in ("total", "deficit", "surplus"):
        met = one_way(scene, figure, met)
    return complete(scene, figure, clause, sentence, cue, met, measured)


def one_way(scene: Scene, figure: Figure, met: Parties) -> Parties:
    """The parties of an amount that is told to go out or come in, of trade both ways; the flow is open for another's."""
    told = shape("way_behind").match(scene.lower, figure.end) if figure.kind == "amount" else None
    if told is None:
        return met
    flow: Flow = "exports" if told["way"].startswith("out") else "imports"
    return replace(met, flow=flow if met.reporter == HOME else None)


def is_of_another(scene: Scene, figure: Figure, sentence: Span, met: Parties) -> bool:
    """Whether a figure stands beside another country than those found, or is set against one of another party."""
    known = {HOME, "WLD", None, met.partner, met.reporter, met.holder}
    strange = [m for m in scene.named(sentence) if m.country not in known]
    for one in strange:
        if shape("right_ahead").fullmatch(scene.lower, one.end, figure.start):
            return one.form == "name"
        if shape("right_behind").fullmatch(scene.lower, figure.end, one.start):
            return True
    before = [
        f for f in scene.within(scene.figures, sentence) if f.kind == figure.kind and f.end <= figure.start
    ]
    against = before and shape("set_against").fullmatch(scene.lower, before[-1].end, figure.start)
    return bool(against and strange and not shape("base_amount").search(scene.lead(before[-1].start)))


def beside(scene: Scene, figure: Figure, head: Span, cue: Cue) -> Parties | None:
    """The partner right before its amount, where the head of the list names none: "Imports in March: Mexico $51 billion"."""
    flow = FLOWS.get(cue.name)
    if flow is None or figure.start < head.end or ":" not in scene.lower[cue.end : figure.start]:
        return None
    there = scene.within(scene.countries, Span(cue.end, figure.start))
    stop = scene.lower.find(":", cue.end)
    if not there or there[-1].country in (HOME, "WLD") or there[-1].form == "place":
        return None
    if any(m.country != HOME or m.start > cue.start for m in scene.named(Span(head.start, stop))):
        return None
    named = there[-1]
    return (
        Parties(HOME, flow, named.country)
        if shape("beside").fullmatch(scene.lower, named.end, figure.start)
        else None
    )


def is_of_nobody(scene: Scene, cue: Cue, sentence: Span) -> bool:
    """Whether a word that is trade only between countries stands where none is told: "car makers, with sales down"."""
    return bool(
        shape("bare_sales").fullmatch(scene.lower, cue.start, cue.end)
        and not scene.named(sentence)
        and not shape("told_party").search(scene.lower, sentence.start, sentence.end)
    )


def is_spent(scene: Scene, cue: Cue, clause: Span) -> bool:
    """Whether dollars are told by what they buy: those that are earned, go or come say nothing of which way goods go."""
    moving = ("go", "enter", "sell", "exports")
    return cue.name not in moving[:3] and not (
        cue.name == "exports" and any(one.name in moving[:2] for one in scene.within(scene.cues, clause))
    )


def measure(scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue) -> Measured | None:
    """How the figure measures what the cue is about."""
    if (
        figure.kind == "amount"
        and figure.value < SMALL
        and measures.EVERY.search(scene.lower, sentence.start, figure.start)
    ):
        return measures.ratio_of_every(scene, sentence, figure)
    if figure.kind == "amount" and abs(figure.value) < LEAST:
        return None
    if figure.kind in ("amount", "rate"):
        if figure.unit is not None and (len(figure.unit) != 3 or not figure.unit.isupper()):
            return None
        if any(cue.start == start for start, _, _ in scene.changes):  # "we lost $203 billion with them"
            return Measured("level", Interval(figure.low, figure.high, figure.unit or "USD"))
        return measures.read_amount(scene, clause, figure)
    if figure.kind == "percent":
        read = measures.read_percent(scene, clause, sentence, figure)
        return None if read and read.of == "GDP" and not is_of_cue(scene, figure, cue) else read
    found = measures.read_multiple(scene, clause, sentence, figure)
    return found if figure.kind == "multiple" or (found and found.measure == "ratio") else None


def is_of_cue(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Whether a share of GDP is trade's: nothing stands between that could be its subject."""
    between = Span(cue.end, figure.start)
    return "," not in scene.lower[between.start : between.end] and not scene.within(scene.figures, between)


def complete(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue, met: Parties, measured: Measured
) -> Asked:
    """The question with indicator, commodity, period and sign."""
    indicator = find_indicator(scene, clause, sentence, cue, figure)
    commodity = find_commodity(scene, figure, clause, cue) if indicator == "goods_trade" else None
    changing = measured.measure in ("change", "percent_change")
    when = times.find_times(scene, figure, clause, sentence, changing)
    if measured.measure in ("level", "share") and directions.goes_from(scene, figure):
        when = times.before_change(scene, figure, clause, sentence)
    if is_yearly(scene, figure) and len(when.period or "") != YEAR:
        when = replace(when, period=None, origins=())  # "a year" is a whole one, and which is not said
    partner = met.partner
    ordered = in_order(scene, figure, sentence) if met.reporter == HOME else None
    if ordered:
        partner = ordered.country
    elif partner and (met.flow != "total" or met.reporter == HOME):
        partner = joined(scene, Span(min(clause.start, cue.start), clause.end), partner) or partner
    if partner in (None, "WLD") and shape("accounts_for").search(scene.lead(figure.start)):
        found = rank_subject(scene, clause, sentence, figure.start)
        partner = found and (joined(scene, clause, found, added=True) or found)
    if partner in (met.reporter, UNTOLD) and partner != "WLD":
        partner = None  # "Mexico's exports to North America": nobody whom the statistics could name
    if partner is None and indicator != "goods_trade" and met.reporter == HOME:
        partner = "WLD"
    if leaves_out(scene, Span(sentence.start, clause.end)) or leaves_out_goods(scene, clause, sentence):
        partner = None  # "exports to all but Mexico": nothing in the statistics has what is left
    question = Question(
        indicator,
        met.flow,
        met.reporter,
        partner,
        commodity if indicator == "goods_trade" else None,
        when.period,
        measured.measure,
        when.base,
        per=find_per(scene, Span(min(clause.start, cue.start - 20), clause.end), figure)
        if figure.kind in ("amount", "rate")
        else None,
    )
    question, stated = refine(scene, figure, clause, question, measured, met, cue)
    if changing:
        question, stated = set_against(scene, figure, sentence, question, stated) or (question, stated)
    if figure.kind == "amount" and question.per is None and is_averaged(scene, figure, question.period):
        question = replace(question, measure=None)  # over which stretch of time, the words do not say
    if shape("any_time").search(scene.lower, clause.start, clause.end):
        question = replace(question, measure=None)  # "no month of 2025 saw": each of them, and not their sum
    return Asked(
        question, stated, span_of(scene, figure, clause, cue), figure, (*met.origins, *when.origins), cue
    )


def goes_on_before(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Whether a figure belongs to a verb before a balance: "sold $9 to Peru, leaving a deficit of $3, and $8 to Chile"."""
    between = scene.within(scene.figures, Span(cue.end, figure.start))
    bound = shape("bound_for").match(scene.lower, figure.end)
    return cue.name in ("deficit", "surplus") and bool(between) and bound is not None


def is_averaged(scene: Scene, figure: Figure, period: str | None) -> bool:
    """Whether an amount is an average over a period of which the words do not say by what it is divided."""
    return (
        period is not None
        and len(period) != len("2026-08")
        and bool(shape("averaged").search(scene.lead(figure.start)))
    )


def refine(
    scene: Scene, figure: Figure, clause: Span, question: Question, measured: Measured, met: Parties, cue: Cue
) -> tuple[Question, Interval]:
    """The sign of a balance, what a share is of, and what a ratio is to."""
    stated = measured.stated
    if question.flow == "balance" and measured.measure == "level":
        stated = directions.signed(stated, balance_sign(question, met, cue))
    elif question.flow == "balance" and measured.measure == "change" and balance_sign(question, met, cue) < 0:
        stated = directions.turned(stated)  # a deficit that falls is a balance that rises
    if measured.of == "WLD" and measured.measure == "share":
        question = shares.share_question(scene, figure, question, cue)
        alone = sum(one.kind == "percent" for one in scene.within(scene.figures, clause)) == 1
        apart = any_of("apart", "words").search(scene.lower, clause.start, clause.end)
        row = question.partner and joined(scene, clause, question.partner, added=alone and not apart)
        return replace(question, partner=row or question.partner), stated
    if measured.of == "GDP":
        owner = question.partner if question.partner != "WLD" else question.reporter
        return replace(question, of=f"GDP:{owner}"), stated
    if measured.measure == "ratio":
        if measures.is_of_base(scene, figure, cue):
            told = shape("returned").search(scene.lower, figure.end, clause.end)
            turned: dict[str | None, Flow] = {"exports": "imports", "imports": "exports"}
            question = replace(question, flow=turned.get(question.flow), measure="ratio" if told else None)
        other = "imports" if question.flow == "exports" else "exports"
        return replace(question, of=f"{other}:{question.partner}:{question.period}"), stated
    return question, stated


def ask_difference(scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue) -> Asked | None:
    """ "Bought $197 billion more from Mexico than it sold there": the balance, told as a difference."""
    told = MORE_THAN.match(scene.lower, figure.end)
    if figure.kind != "amount" or cue.name not in ("buy", "sell") or not told:
        return None
    rest = scene.lower[told.end() : told.end() + 60]
    than = re.search(r"(?<!\w)(?:than|de lo que|que ce)(?!\w)", rest)
    after = {c.name for c in scene.within(scene.cues, Span(told.end(), told.end() + 90))} - {cue.name}
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
