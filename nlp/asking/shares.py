"""What a share is of: whose total, and whose part."""

import re
from dataclasses import replace

from nlp.asking import partners
from nlp.asking.pronouns import can_do
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.voices import is_ours, speaker_abroad, spoken_for
from nlp.asking.words import any_of, shape
from nlp.countries import Mention
from nlp.types import Figure, Flow, Question

TOTALS: dict[str, Flow] = {"imports": "imports", "exports": "exports", "total": "total", "buy": "imports"}
TOTAL_OF = re.compile(r"(?:'s?)? (?:(?:total|overall|all|goods|merchandise|of|annual) )*")
OF = re.compile(r" (?:of|de|del|des|du|d') ?")
ATTACHED = re.compile(
    r" (?:(?:of|de) (?:goods|merchandise|bienes|biens|marchandises) |total(?:es)? )?"
    r"(?:to|from|with|between|de|desde|a|hacia|con|vers|avec|du|des|aux?|à) (?:(?:the|los|las|la|el|les|le) |l')?"
)
WHOLE = 60  # characters from "of" to what a share is of
OWNED_BEHIND = shape("owner_behind")


def share_question(scene: Scene, figure: Figure, question: Question, cue: Cue) -> Question:
    """A share is of the total of whoever owns it; whose share it is stands beside it."""
    clause = scene.around(scene.clauses, figure.start)
    if whole := of_own_total(scene, figure, question):
        return whole
    if is_of_pair(scene, figure, clause):
        goods = {one.name for one in scene.within(scene.commodities, clause)}
        if len(goods) != 1:
            return replace(
                question, commodity=None, of="TOTAL"
            )  # which goods' share it is, the words do not say
        return replace(question, commodity=goods.pop(), of="TOTAL")
    beside = [m for m in scene.named(clause) if m.country != "WLD"]
    owner = owner_of_total(scene, cue, beside) or (
        speaker_abroad(scene, cue.start) if is_ours(scene, cue) else None
    )
    strangers = [m for m in beside if m.country != (owner or question.reporter)]
    others = {m.country for m in strangers}
    if owner and len(others) > 1:  # a row: "Mexico's share was 15 percent, Canada's 11"
        others = {m.country for m in strangers if m.end <= figure.start}
    if owner and len(others) == 1 and cue.name in TOTALS:
        return replace(question, flow=TOTALS[cue.name], reporter=owner, partner=others.pop(), of="WLD")
    if len(others) == 1:
        return replace(question, partner=others.pop(), of="WLD")
    if question.partner not in (None, "WLD"):
        return replace(question, of="WLD")
    sentence = scene.around(scene.sentences, figure.start)
    partner = partners.rank_subject(scene, clause, sentence, figure.start)
    own = spoken_for(scene, cue.start) if partner == question.reporter else question.reporter
    return replace(
        question, reporter=own, partner=partner, of="WLD"
    )  # "China's share of all imports": of ours


def of_own_total(scene: Scene, figure: Figure, question: Question) -> Question | None:
    """A share of what somebody abroad sells or buys in all: "Peru sends 30 percent of its exports to the US"."""
    told = shape("own_total").match(scene.lower, figure.end)
    sentence = scene.around(scene.sentences, figure.start)
    if told is None:
        return None
    before = [m for m in scene.named(Span(sentence.start, figure.start)) if can_do(scene, m)]
    if not before or before[-1].country in (HOME, "WLD"):
        return None
    owner = before[-1].country
    others = {m.country for m in scene.named(Span(told.end(), sentence.end))} - {owner}
    flow: Flow = "imports" if told["flow"].startswith("i") else "exports"
    partner = others.pop() if len(others) == 1 else None
    return replace(question, flow=flow, reporter=owner, partner=partner, of="WLD")


def is_of_pair(scene: Scene, figure: Figure, clause: Span) -> bool:
    """Whether a share is of the trade of two, and so some goods': "Cars made up a third of US imports from Peru"."""
    of = OF.match(scene.lower, figure.end)
    if of is None or scene.named(Span(clause.start, figure.start)):
        return False
    cues = scene.within(scene.cues, Span(of.end(), of.end() + WHOLE))
    whole = next((cue for cue in cues if cue.name in TOTALS), None)
    if whole is None:
        return False
    behind = scene.named(Span(whole.end, clause.end))
    bound = [m for m in behind if ATTACHED.fullmatch(scene.lower, whole.end, m.start)]
    if any(m.country not in (HOME, "WLD") for m in bound):
        return True
    ours = any(m.country == HOME for m in bound) or not any(m.country == HOME for m in behind)
    return ours and bool(scene.partners(Span(of.end(), whole.start)))


def goods_ahead(scene: Scene, mention: Mention, cue: Cue) -> int:
    """Where the goods between an owner and a flow begin, else the flow: "US crude imports", "US oil imports"."""
    gap = Span(mention.end, cue.start)
    places = [one.start for one in (*scene.within(scene.commodities, gap), *scene.within(scene.uncoded, gap))]
    narrow = any_of("narrowing", "words").search(scene.lower, gap.start, gap.end)
    return min([*places, narrow.start() if narrow else cue.start, cue.start])


def owner_of_total(scene: Scene, cue: Cue, mentions: list[Mention]) -> str | None:
    """Whose total a share is of: right before the noun ("US goods imports"), or right behind it in Spanish and
    French ("importations américaines", "lo que importó Estados Unidos")."""
    for mention in mentions:
        behind = scene.lower[cue.end : mention.start]
        if 0 <= cue.start - mention.end < 30 and TOTAL_OF.fullmatch(
            scene.lower[mention.end : goods_ahead(scene, mention, cue)]
        ):
            return mention.country
        if 0 <= mention.start - cue.end < 30 and OWNED_BEHIND.fullmatch(behind):
            return mention.country
    return None
