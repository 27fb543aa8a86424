"""Ranks: a stated place, the largest partner, "no country sold more"."""

import re
from collections.abc import Iterator

from nlp.asking import parties, partners, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity
from nlp.asking.manner import is_denied
from nlp.asking.near_times import named_in
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import any_of, shape
from nlp.types import Figure, Flow, Interval, Question

TRADED = shape("traded")
LARGEST_OF_ANY = re.compile(
    r"the (?:largest|biggest|widest|highest)(?: \w+){0,6} (?:with|of|among) (?:any|all|every)"
)
ALL, SOME = "partners", "some_partners"  # among whom a partner is ranked
AMONG = 70  # characters around the noun of a place in which it is told
HELD = 60  # characters between the noun of a place and what it is held with
DEFINITE = shape("definite")
BEING = shape("being")
NONE_MORE = shape("none_more")


def ask_rank(scene: Scene, near_to: Figure | Cue, clause: Span, sentence: Span, place: float) -> Asked | None:
    """The question of a rank: of what flow, and who is ranked."""
    span = Span(near_to.start, max(near_to.end, clause.end))
    nouns = scene.within(scene.ranks, Span(near_to.start, min(span.end, near_to.end + 60)))
    flow: str | None = nouns[0].name if nouns else None
    if flow is None:
        nouns = scene.within(scene.ranks, sentence) or next(
            (found for earlier in scene.before(sentence, 2) if (found := scene.within(scene.ranks, earlier))),
            [],
        )
        flow = nouns[0].name if nouns else None
    if flow is None:
        return None
    owner = partners.ranked_by(scene, near_to.start, max(near_to.end, nouns[0].end))
    reporter, partner = partners.find_ranked(scene, clause, sentence, near_to.start, owner)
    of_others = is_of_others(scene, near_to.start, max(near_to.end, nouns[0].end))
    if partner is None:
        return None
    of_home = owner is not None and owner.country == HOME  # "the first customer of the United States"
    if (
        flow in ("imports", "exports")
        and not of_home
        and not TRADED.search(scene.lower, sentence.start, sentence.end)
    ):
        return None
    when = times.find_times(scene, near_to, clause, sentence, False)
    if shape("once_was").search(scene.lower, clause.start, near_to.start) and not named_in(scene, clause):
        when = times.Times(None)  # "used to be third; in 2025 …": the time told is of what came after
    commodity = find_commodity(scene, near_to, clause, Cue(near_to.start, near_to.end, flow))
    among = ranked_among(scene, sentence, nouns[0], place)
    question = rank_question(flow, None if of_others else reporter, partner, commodity, when.period, among)
    figure = near_to if isinstance(near_to, Figure) else None
    return Asked(
        question, stated_place(scene, near_to, clause, place), clause, figure, when.origins, nouns[0]
    )


def is_of_others(scene: Scene, start: int, end: int) -> bool:
    """Whether a place is held among the partners of countries that are not named: "the region's largest partner"."""
    ahead = shape("rank_of_others").search(scene.lead(start))
    return ahead is not None or shape("rank_for_others").match(scene.lower, end) is not None


def rank_question(
    flow: str,
    reporter: str | None,
    partner: str,
    commodity: str | None,
    period: str | None,
    among: str = ALL,
) -> Question:
    """The question of a partner's place among the partners of a reporter."""
    return Question("goods_trade", as_flow(flow), reporter, partner, commodity, period, "rank", None, among)


def ranked_among(scene: Scene, sentence: Span, noun: Cue, place: float = 1) -> str:
    """Among whom a partner is ranked: all, some of a region, or all but one ("the largest after China")."""
    start, end = max(sentence.start, noun.start - AMONG), min(sentence.end, noun.end + AMONG)
    if shape("among_some").search(scene.lower, start, end):
        return SOME
    behind = (scene.lead(one.start) for one in scene.named(Span(noun.end, end)))
    left = place == 1 and any(shape("all_but_one").search(lead) for lead in behind)
    return SOME if left else ALL


def stated_place(scene: Scene, near_to: Figure | Cue, clause: Span, place: float) -> Interval | None:
    """The places that a clause states: "no longer the largest" leaves all but the first.

    None for "lost the first place", which says two things of two periods, and for "no longer the third".
    """
    lead = scene.lower[max(clause.start, near_to.start - HELD) : near_to.start]
    if place == 1 and shape("place_lost").search(lead):
        return None
    gone = shape("place_gone").search(lead) is not None
    if place == 1 and (gone or is_denied(scene, clause, clause.start)):
        return Interval(2, None, "rank")
    if gone:
        return None
    return Interval(place, place, "rank")


def ask_held(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """What a place is held with: "with $337 billion, Mexico was the largest market"."""
    noun = place_held(scene, figure, sentence) if figure.kind == "amount" else None
    if noun is None:
        return None
    subject = Span(figure.end if noun.start > figure.end else sentence.start, noun.start)
    partner = partners.rank_subject(scene, subject, sentence, noun.start)
    flow = as_flow(noun.name)
    if partner is None or flow == "balance" or not TRADED.search(scene.lower, sentence.start, sentence.end):
        return None
    when = times.find_times(scene, figure, clause, sentence, False)
    commodity = find_commodity(scene, figure, clause, Cue(figure.start, figure.end, flow))
    question = Question("goods_trade", flow, HOME, partner, commodity, when.period, "level")
    stated = Interval(figure.low, figure.high, figure.unit or "USD")
    return Asked(question, stated, sentence, figure, when.origins, noun)


def place_held(scene: Scene, figure: Figure, sentence: Span) -> Cue | None:
    """The noun of the place that is held with an amount: behind it, or before a colon."""
    nouns = scene.within(scene.ranks, sentence)
    lead = scene.lead(figure.start)
    behind = next((noun for noun in nouns if noun.start > figure.end), None)
    if behind and shape("held_with").search(lead):
        return behind if shape("held_place").match(scene.lower[figure.end : behind.start]) else None
    ahead = [noun for noun in nouns if noun.end <= figure.start and figure.start - noun.end < HELD]
    return ahead[-1] if ahead and shape("held_behind").search(lead) else None


def as_flow(name: str) -> Flow:
    """A flow by its name."""
    flows: dict[str, Flow] = {
        "imports": "imports",
        "exports": "exports",
        "total": "total",
        "balance": "balance",
    }
    return flows[name]


def find_firsts(scene: Scene) -> Iterator[Asked]:
    """Superlatives of rank: "the largest trading partner", "no country sold more …"."""
    for noun in scene.ranks:
        clause, sentence = scene.around(scene.clauses, noun.start), scene.around(scene.sentences, noun.start)
        lead = scene.lower[max(clause.start, noun.start - 60) : noun.start]
        found = list(any_of("superlatives", "first").finditer(lead))
        if (
            not found
            or len(lead[found[-1].end() :].split()) > 3
            or any_of("superlatives", "not_first").search(lead)
            or shape("some_of").search(lead[: found[-1].start()])
            or shape("atop").search(lead)  # `nlp.asking.tops` reads these
            or shape("leaders").search(lead)  # and `nlp.asking.leaders` these
            or noun.name == "balance"
            and shape("recorded").search(lead[: found[-1].start()])
            or shape("several").search(scene.lower, noun.start, noun.end)  # who of them is first is not told
        ):
            continue
        if not DEFINITE.search(lead[: found[-1].start()]):
            continue
        if any(figure.kind == "rank" for figure in scene.within(scene.figures, clause)):
            continue
        start = noun.start - len(lead) + found[-1].start()
        asked = ask_rank(scene, Cue(start, noun.end, noun.name), clause, sentence, 1.0)
        if (
            asked
            and (asked.question.period or BEING.search(lead[: found[-1].start()]))
            and not (
                noun.name == "balance"
                and "with" not in scene.lower[noun.end : clause.end]
                and not scene.within(scene.countries, clause)
            )
        ):
            yield asked
    yield from find_largest_balances(scene)
    for match in NONE_MORE.finditer(scene.lower):
        yield from no_country_more(scene, match)


def find_largest_balances(scene: Scene) -> Iterator[Asked]:
    """ "The deficit with China was the largest with any country": first by balance."""

    for match in LARGEST_OF_ANY.finditer(scene.lower):
        clause, sentence = (
            scene.around(scene.clauses, match.start()),
            scene.around(scene.sentences, match.start()),
        )
        cues = [
            c
            for c in scene.within(scene.cues, clause)
            if c.name in ("deficit", "surplus") and c.end <= match.start()
        ]
        when = times.find_times(scene, Span(match.start(), match.start()), clause, sentence, False)
        if not cues or not when.period:
            continue
        met = parties.find_parties(scene, clause, sentence, cues[-1])
        if met.partner not in (None, "WLD"):
            question = Question(
                "goods_trade", "balance", HOME, met.partner, "TOTAL", when.period, "rank", None, "partners"
            )
            yield Asked(
                question, Interval(1, 1, "rank"), clause, None, (*met.origins, *when.origins), cues[-1]
            )


def no_country_more(scene: Scene, match: re.Match[str]) -> Iterator[Asked]:
    """ "No country sold more to the United States in 2025 than Mexico": Mexico is first."""

    clause, sentence = (
        scene.around(scene.clauses, match.start()),
        scene.around(scene.sentences, match.start()),
    )
    verbs = [cue for cue in scene.within(scene.cues, sentence) if cue.start > match.start()]
    rivals = [
        m
        for m in scene.within(scene.countries, sentence)
        if m.country != HOME and re.search(r"(?:than|que) (?:\w+ )?$", scene.lead(m.start, 20))
    ]
    if not verbs or not rivals:
        return
    flow: Flow = "imports" if verbs[0].name in ("sell", "exports") else "exports"
    when = times.find_times(scene, verbs[0], clause, sentence, False)
    question = Question(
        "goods_trade", flow, HOME, rivals[-1].country, "TOTAL", when.period, "rank", None, "partners"
    )
    if when.period:
        yield Asked(question, Interval(1, 1, "rank"), sentence, None, when.origins, verbs[0])
