"""The whole question of a figure whose parties and measure are known: goods, time, base, sign."""

from dataclasses import replace

from nlp.asking import directions, measures, shares, times
from nlp.asking.asked import Asked, span_of
from nlp.asking.averages import find_per, is_yearly
from nlp.asking.balances import balance_sign
from nlp.asking.comparisons import only_these, set_against
from nlp.asking.described import UNTOLD
from nlp.asking.goods import find_commodity, find_indicator
from nlp.asking.left_out import leaves_out, leaves_out_goods
from nlp.asking.measures import Measured
from nlp.asking.partners import joined, rank_subject
from nlp.asking.pronouns import is_bound
from nlp.asking.rows import in_order
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.times import Times
from nlp.asking.trading import Parties
from nlp.asking.words import any_of, shape
from nlp.types import Figure, Flow, Interval, Question

YEAR, MONTH = len("2026"), len("2026-08")
PER_AHEAD = 20  # characters before a word of trade in which "a month" may stand
CHANGES = ("change", "percent_change")
OWNER_BEHIND = 12  # characters from "GDP" to "of Mexico"


def complete(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue, met: Parties, measured: Measured
) -> Asked:
    """The question with indicator, commodity, period and sign."""
    indicator = find_indicator(scene, clause, sentence, cue, figure)
    goods = indicator == "goods_trade"
    when = find_when(scene, figure, clause, sentence, measured)
    partner = find_partner(scene, figure, clause, sentence, cue, met)
    if partner is None and not goods and met.reporter == HOME:
        partner = "WLD"
    if leaves_out(scene, Span(sentence.start, clause.end)) or leaves_out_goods(scene, clause, sentence):
        partner = None  # "exports to all but Mexico": nothing in the statistics has what is left
    stretch = Span(min(clause.start, cue.start - PER_AHEAD), clause.end)
    question = Question(
        indicator,
        met.flow,
        met.reporter,
        partner,
        find_commodity(scene, figure, clause, cue) if goods else None,
        when.period,
        measured.measure,
        when.base,
        per=find_per(scene, stretch, figure) if figure.kind in ("amount", "rate") else None,
    )
    question, stated = refine(scene, figure, clause, question, measured, met, cue)
    if measured.measure in CHANGES:
        question, stated = set_against(scene, figure, sentence, question, stated) or (question, stated)
    if is_open(scene, figure, clause, question):
        question = replace(question, measure=None)
    origins = (*met.origins, *when.origins)
    return Asked(question, stated, span_of(scene, figure, clause, cue), figure, origins, cue)


def find_when(scene: Scene, figure: Figure, clause: Span, sentence: Span, measured: Measured) -> Times:
    """The period and base of a figure; what "a year" was, the words do not say where they name no whole one."""
    when = times.find_times(scene, figure, clause, sentence, measured.measure in CHANGES)
    if measured.measure in ("level", "share") and directions.goes_from(scene, figure):
        when = times.before_change(scene, figure, clause, sentence)
    if is_yearly(scene, figure) and len(when.period or "") != YEAR:
        return replace(when, period=None, origins=())
    return when


def find_partner(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue, met: Parties
) -> str | None:
    """With whom: by its place in an ordered list, with those that are added to it, or who "accounts for" it."""
    partner = met.partner
    if figure.kind == "amount" and only_these(scene, Span(clause.start, figure.start)) > 1:
        return None  # "only Peru and Chile bought more than $3 billion": each of them, and not together
    ordered = in_order(scene, figure, sentence) if met.reporter == HOME else None
    if ordered:
        partner = ordered.country
    elif partner and (met.flow != "total" or met.reporter == HOME):
        partner = joined(scene, Span(min(clause.start, cue.start), clause.end), partner) or partner
    if partner in (None, "WLD") and shape("accounts_for").search(scene.lead(figure.start)):
        found = rank_subject(scene, clause, sentence, figure.start)
        partner = found and (joined(scene, clause, found, added=True) or found)
    if partner in (met.reporter, UNTOLD) and partner != "WLD":
        return None  # "Mexico's exports to North America": nobody whom the statistics could name
    return partner


def is_open(scene: Scene, figure: Figure, clause: Span, question: Question) -> bool:
    """Whether the words leave open over which stretch of time an amount is: "averaged", "no month of 2025 saw"."""
    averaged = (
        figure.kind == "amount" and question.per is None and is_averaged(scene, figure, question.period)
    )
    return averaged or shape("any_time").search(scene.lower, clause.start, clause.end) is not None


def is_averaged(scene: Scene, figure: Figure, period: str | None) -> bool:
    """Whether an amount is an average over a period of which the words do not say by what it is divided."""
    long = period is not None and len(period) != MONTH
    return long and shape("averaged").search(scene.lead(figure.start)) is not None


def refine(
    scene: Scene, figure: Figure, clause: Span, question: Question, measured: Measured, met: Parties, cue: Cue
) -> tuple[Question, Interval]:
    """The sign of a balance, what a share is of, and what a ratio is to."""
    if question.flow == "balance" and measured.measure in ("level", "change"):
        return question, signed(question, measured, met, cue)
    if measured.of == "WLD" and measured.measure == "share":
        question = shares.share_question(scene, figure, question, cue)
        return replace(question, partner=find_sharer(scene, clause, question.partner)), measured.stated
    if measured.of == "GDP":
        return of_product(scene, figure, question, cue), measured.stated
    if measured.measure == "ratio":
        return to_ratio(scene, figure, clause, question, cue), measured.stated
    return question, measured.stated


def of_product(scene: Scene, figure: Figure, question: Question, cue: Cue) -> Question:
    """A share of a national product; where nobody else is named, trade is the owner's with the world."""
    owner = owner_of_product(scene, figure, question)
    named = {one.country for one in scene.named(scene.around(scene.sentences, figure.start))}
    pointed = shape("those_before").search(scene.lead(cue.start))
    if pointed and named <= {owner}:
        question = replace(question, partner=None)  # whose, and which way, an earlier sentence tells
    elif owner in (question.reporter, question.partner) and named <= {owner}:
        flow = shares.TOTALS.get(cue.name, question.flow)  # "exports are 37 percent of Peru's GDP"
        question = replace(question, flow=flow, reporter=owner, partner="WLD")
    return replace(question, of=f"GDP:{owner}")


def owner_of_product(scene: Scene, figure: Figure, question: Question) -> str | None:
    """Whose national product a share is of: whom the words behind it name, else whose trade it is, else the partner."""
    told = shape("of_gdp").match(scene.lower, figure.end)
    near = scene.named(Span(figure.end, (told.end() if told else figure.end) + OWNER_BEHIND))
    ahead = scene.named(Span(scene.around(scene.sentences, figure.start).start, figure.start))
    if owners := [*near, *(one for one in ahead if not is_bound(scene, one))]:
        return owners[0].country
    sides = [side for side in (question.partner, question.reporter) if side not in (None, "WLD")]
    others = [side for side in sides if side not in {one.country for one in ahead}]
    return next(iter([*others, *sides]), None)


def signed(question: Question, measured: Measured, met: Parties, cue: Cue) -> Interval:
    """A balance or its change as the statistics sign it: a deficit that falls is a balance that rises."""
    sign = balance_sign(question, met, cue)
    if measured.measure == "level":
        return directions.signed(measured.stated, sign)
    return directions.turned(measured.stated) if sign < 0 else measured.stated


def find_sharer(scene: Scene, clause: Span, partner: str | None) -> str | None:
    """Whose share it is: of two countries together, where the clause has one share and no word that parts them."""
    alone = sum(one.kind == "percent" for one in scene.within(scene.figures, clause)) == 1
    apart = any_of("apart", "words").search(scene.lower, clause.start, clause.end)
    row = partner and joined(scene, clause, partner, added=alone and not apart)
    return row or partner


def to_ratio(scene: Scene, figure: Figure, clause: Span, question: Question, cue: Cue) -> Question:
    """The ratio of one flow to the other, turned where the figure is what the other is measured by."""
    if measures.is_of_base(scene, figure, cue):
        told = shape("returned").search(scene.lower, figure.end, clause.end)
        turned: dict[str | None, Flow] = {"exports": "imports", "imports": "exports"}
        question = replace(question, flow=turned.get(question.flow), measure="ratio" if told else None)
    other = "imports" if question.flow == "exports" else "exports"
    return replace(question, of=f"{other}:{question.partner}:{question.period}")
