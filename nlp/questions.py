"""From a figure in its sentence to the question that the statistics can answer.

Every slot is filled from the nearest words; one that cannot be told stays None. "Mexico's exports to the
US" are imports of the USA from Mexico; a partner's surplus with the US is a US deficit.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from nlp.asking import measures
from nlp.asking.again import ask_again
from nlp.asking.asides import ask_aside, is_part_of_trade, other
from nlp.asking.asked import Asked
from nlp.asking.averages import is_average, is_yearly
from nlp.asking.balances import ask_excess, find_sides
from nlp.asking.comparisons import find_comparisons, is_growth, times_another
from nlp.asking.completing import complete
from nlp.asking.cues import find_cue
from nlp.asking.differences import ask_difference
from nlp.asking.falls import find_falls
from nlp.asking.going_on import ask_on
from nlp.asking.leaders import find_leaders
from nlp.asking.lesser import lesser_trade, of_part, of_same_part
from nlp.asking.measures import Measured
from nlp.asking.most import find_most
from nlp.asking.origins import with_origins
from nlp.asking.overtaking import find_overtaking
from nlp.asking.own_parties import find_own_parties
from nlp.asking.perspective import last_view
from nlp.asking.ranks import ask_held, ask_rank, find_firsts
from nlp.asking.records import find_records
from nlp.asking.rows import ask_next, without_compared
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.tops import find_among, find_tops
from nlp.asking.words import shape
from nlp.types import Figure, Flow, Interval

LEAST = 100_000  # a smaller amount is the price of a thing, and no trade of a country
SMALL = 1000  # dollars: below that, an amount beside "for every dollar" is a ratio
FREIGHT = re.compile(
    r"(?<!\w)(?:freight|cargo|goods|merchandise|shipments|crossed|crosses|carga|mercanc[ií]as?|cruz\w{1,5}|fret|marchandises)(?!\w)"
)
DEALS: dict[str, Flow] = {"sell": "exports", "exports": "exports", "buy": "imports", "imports": "imports"}
HOME_VIEW: dict[str, Flow] = {"exports": "imports", "imports": "exports"}
"""What another country's flow is, seen from home."""
FIGURELESS: tuple[Callable[[Scene], Iterator[Asked]], ...] = (
    find_firsts,
    find_tops,
    find_among,
    find_leaders,
    find_most,
    find_records,
    find_falls,
    find_sides,
    find_comparisons,
    find_overtaking,
)


def find_questions(scene: Scene) -> Iterator[Asked]:
    """The questions of a document, at most one for each figure, rank or record; each slot with its origin."""
    return (with_origins(scene, asked) for asked in find_asked(scene))


def find_asked(scene: Scene) -> Iterator[Asked]:
    """The questions of figures in order of place, then those without a figure."""
    before: dict[str, Asked] = {}
    last: Asked | None = None
    for figure in scene.figures:
        sentence = scene.around(scene.sentences, figure.start)
        clause = scene.around(scene.clauses, figure.start)
        previous = before.get(figure.kind)
        asked = (
            ask_next(scene, figure, clause, sentence, previous)
            or ask_again(scene, figure, clause, sentence, previous)
            or ask_on(scene, figure, clause, sentence, last)
            or ask(scene, figure, clause, sentence)
        )
        if asked is not None:
            asked = with_view(scene, with_world(scene, asked, previous), previous)
            asked = last = without_self(of_same_part(scene, asked, last))
            yield asked
            before[figure.kind] = asked
        else:
            before.pop(figure.kind, None)
    for find in FIGURELESS:
        yield from (of_part(scene, one) for one in find(scene))


def with_world(scene: Scene, asked: Asked, before: Asked | None) -> Asked:
    """The same, of everybody where the sentence is: "imports were $3.4 trillion; exports, $2.2 trillion"."""
    question, told = asked.question, before.figure if before else None
    carried = next((one for one in asked.origins if one.slot == "partner" and one.source == "context"), None)
    if before is None or told is None or question.reporter != HOME or before.question.partner != "WLD":
        return asked
    if question.partner is not None and (carried is None or (carried.start or 0) > told.start):
        return asked
    sentence = scene.around(scene.sentences, asked.figure.start if asked.figure else asked.span.start)
    first = sentence if question.partner is None else next(scene.before(sentence, 1), sentence)
    if told.start < first.start or scene.partners(sentence):
        return asked
    return replace(asked, question=replace(question, partner="WLD"))


def without_self(asked: Asked) -> Asked:
    """The same with no partner where none but the country itself was found: with whom it trades the words do not say."""
    question = asked.question
    if question.partner is None or question.partner != question.reporter or question.partner == "WLD":
        return asked
    return replace(asked, question=replace(question, partner=None))


def with_view(scene: Scene, asked: Asked, before: Asked | None) -> Asked:
    """The same, seen from home like the one before: "Mexico shipped $5 billion here; Peru, which sold $2 billion"."""
    question, flow = asked.question, HOME_VIEW.get(asked.question.flow or "")
    if before is None or before.cue is None or asked.cue is None or question.partner not in (None, "WLD"):
        return asked
    turned = HOME_VIEW.get(DEALS.get(before.cue.name, ""))  # how home sees what a partner is said to do
    start = asked.figure.start if asked.figure else asked.span.start
    near = [one.start for one in scene.before(scene.around(scene.sentences, start), 1)]
    same = before.question.reporter == HOME and before.question.flow == turned and turned and flow
    if not same or question.reporter in (None, HOME, "WLD") or before.question.partner in (None, "WLD"):
        return asked
    if asked.cue.name not in DEALS or before.cue.start < min(near, default=0):
        return asked
    if shape("whole_trade").search(scene.lower, asked.span.start, asked.span.end):
        return asked
    return replace(asked, question=replace(question, reporter=HOME, partner=question.reporter, flow=flow))


def ask(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """The question that one figure answers, None where it is none of trade."""
    scene = without_compared(scene, figure, sentence)
    if figure.kind == "rank":
        return ask_rank(scene, figure, clause, sentence, figure.value)
    aside = ask_aside(scene, figure, clause, sentence)
    if aside is None:
        return ask_of_trade(scene, figure, clause, sentence)
    name = aside.question.indicator
    whole = ask_of_trade(scene, figure, clause, sentence) if is_part_of_trade(name) else None
    if whole:
        return replace(aside, question=replace(whole.question, indicator=name))
    return None if is_part_of_trade(name) and is_no_freight(scene, figure, clause, name) else aside


def is_no_freight(scene: Scene, figure: Figure, clause: Span, name: str | None) -> bool:
    """Whether a part of trade is only where something is, and no trade is told: "$3 billion for ports of entry"."""
    told = FREIGHT.search(scene.lower, clause.start, clause.end)
    return (
        figure.kind == "count" or name == "company_trade" or (name == "border_crossing_freight" and not told)
    )


def ask_of_trade(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """The question of trade that one figure answers, None where it is about something else."""
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
    if goes_on_before(scene, figure, cue):
        return None
    if lesser := lesser_trade(scene, cue, clause):
        return other(scene, figure, clause, sentence, lesser)
    if (
        figure.kind == "multiple"
        and is_growth(scene, figure.start)
        and shape("grows_as").match(scene.lower, figure.end)
    ):
        return None  # "grew twice as fast as"
    if figure.kind == "multiple" and (multiple := times_another(scene, figure, sentence)):
        return multiple
    if difference := ask_difference(scene, figure, clause, sentence, cue):
        return difference
    measured = measure(scene, figure, clause, sentence, cue)
    if measured is None:
        return None
    met = find_own_parties(scene, figure, clause, sentence, cue)
    if met is None:
        return None
    return complete(scene, figure, clause, sentence, cue, met, measured)


def is_of_nobody(scene: Scene, cue: Cue, sentence: Span) -> bool:
    """Whether a word that is trade only between countries stands where none is told: "car makers, with sales down"."""
    if shape("of_person").search(scene.lead(cue.start)):
        return True  # "his imports have fallen": a leader's country, which the words do not name
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


def goes_on_before(scene: Scene, figure: Figure, cue: Cue) -> bool:
    """Whether a figure belongs to a verb before a balance: "sold $9 to Peru, leaving a deficit of $3, and $8 to Chile"."""
    between = scene.within(scene.figures, Span(cue.end, figure.start))
    bound = shape("bound_for").match(scene.lower, figure.end)
    return cue.name in ("deficit", "surplus") and bool(between) and bound is not None
