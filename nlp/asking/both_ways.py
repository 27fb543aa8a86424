"""Balances and trade both ways: between whom, and who holds the surplus or deficit."""

import re
from collections import defaultdict

from nlp.asking.part_rules import FAVOUR
from nlp.asking.partners import (
    BACK,
    find_rows,
    home_in_row,
    own_side,
    partner_before,
    partner_in_context,
)
from nlp.asking.parts import LISTED
from nlp.asking.pronouns import owner_of
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.trading import TOTAL, Parties, at_home, first, held, mentions_home
from nlp.asking.voices import is_ours, speaker_abroad
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Flow

WITH = 40  # characters from a balance to whom it is with
BETWEEN = re.compile(
    r" (?:(?:in|of|de|en) (?:goods|bienes|biens|merchandise) )?(?:between|entre) (?:(?:the|la|el|le|les) |l')?"
)


def between(scene: Scene, clause: Span, sentence: Span, cue: Cue, parts: dict[str, list[Mention]]) -> Parties:
    """The parties of a balance or of trade both ways."""
    flow: Flow = "total" if cue.name == "total" else "balance"
    named_here = [
        m
        for name in ("owner", "counterpart", "subject", "destination", "source", "object")
        for m in parts[name]
    ]
    codes = list(dict.fromkeys(m.country for m in sorted(named_here, key=lambda m: abs(m.start - cue.start))))
    others = [code for code in codes if code != HOME]
    far = first(parts, "counterpart", "source", "destination")
    owner = nearest_of(cue, parts["owner"])
    holder = find_holder(scene, cue, parts, far)
    if shape("neutral_gap").fullmatch(scene.lower, cue.start, cue.end):
        favoured = [m for m in named_here if is_favoured(scene, m)]
        if favoured:  # "the imbalance, in Peru's favour": no deficit of Peru's
            holder = next((code for code in others if code != favoured[0].country), HOME)
        elif holder not in (None, HOME, owner and owner.country):
            holder = (
                HOME  # "they sold more than they bought, which left a gap": whose it is the word does not say
            )
    if not others and (alone := set_off(scene, clause, sentence)):
        return held(Parties(HOME, flow, alone), holder)
    at_issue = HOME in codes or scene.language == "en"
    if at_issue and not others and cue.name == "surplus" and (met := partner_before(scene, sentence)):
        open_ = shape("balance_noun").search(scene.lower, cue.start, cue.end)  # that may be negative
        served = re.search(r"(?<!\w)servic", scene.lower[clause.start : clause.end])
        if (
            not open_ and not served
        ):  # the home country has had none with the world since 1975: the partner is meant
            return held(Parties(HOME, flow, met[0], origins=(met[1],)), holder)
    if HOME in codes and not others and shape("with_us").search(scene.lower, clause.start, clause.end):
        return held(Parties(HOME, flow, speaker_abroad(scene, cue.start)), HOME)
    if HOME in codes and not others and not is_owned_at_home(scene, clause, parts):
        return with_home(scene, clause, sentence, flow)
    if HOME in codes and not others:
        return held(at_home(scene, clause, sentence, flow, True), holder)
    if not others:
        return held(at_home(scene, clause, sentence, flow, False), holder)
    if len((home_in_row(scene.lower, named_here) or "").split("+")) > 2:
        both = next((code for code in others if "+" in code), None)  # "between the US and its two neighbours"
        return held(Parties(HOME, flow, both), holder)  # trade of three with each other is no sum of two
    if HOME not in codes and (pair := traders(scene, cue, parts)):
        return Parties(pair[0], flow, pair[1], pair[0])
    if (
        far is None
        and len(others) == 1
        and is_own_balance(scene, sentence, cue, [*parts["owner"], *parts["subject"]])
    ):
        return Parties(others[0], flow, "WLD", others[0])
    if not holder and far in (None, HOME) and shape("holder_behind").search(scene.lead(cue.start)):
        holder = first(parts, "object")
    partner = far if far and far != HOME else others[0]
    if far and far != HOME and holder and holder not in (HOME, far):
        return Parties(holder, flow, far, holder)
    if HOME not in codes and len(others) > 1 and holder and far and far != holder:
        return Parties(holder, flow, far, holder)
    return Parties(HOME, flow, partner, holder if holder in (HOME, partner) else HOME)


def nearest_of(cue: Cue, mentions: list[Mention]) -> Mention | None:
    """The mention nearest to a word of trade, those before it first."""
    return min(mentions, key=lambda m: (m.start > cue.start, abs(cue.start - m.start)), default=None)


def find_holder(scene: Scene, cue: Cue, parts: dict[str, list[Mention]], far: str | None) -> str | None:
    """Who has a balance: its owner, the home country where it is "ours" or "with it", or who the clause is about."""
    owner = nearest_of(cue, parts["owner"])
    ours = scene.language == "en" and (is_ours(scene, cue) or shape("with_it").match(scene.lower, cue.end))
    if ours and (owner is None or owner.start > cue.start):
        return HOME
    its = owner_of(scene, scene.around(scene.sentences, cue.start), cue)
    about = nearest_of(cue, [m for m in parts["subject"] if m.country != far])
    holder = owner or its or about
    return holder.country if holder else None


def is_held_by_partner(scene: Scene, cue: Cue, met: Parties, parts: dict[str, list[Mention]]) -> bool:
    """Whether a balance is with the home country, and so somebody else's: "its surplus with the United States"."""
    if met.reporter != HOME or met.holder != HOME or met.partner in (None, "WLD"):
        return False
    return any(
        one.country == HOME
        and 0 <= one.start - cue.end < WITH
        and shape("balance_with").search(scene.lower[cue.end : one.start])
        for one in parts["counterpart"]
    )


def is_owned_at_home(scene: Scene, clause: Span, parts: dict[str, list[Mention]]) -> bool:
    """Whether the home country is who has the trade, and not just whom somebody unnamed has it with."""
    told = [m for name, ms in parts.items() if name not in ("aside", "counterpart") for m in ms]
    return bool(told) or not parts["counterpart"]


def with_home(scene: Scene, clause: Span, sentence: Span, flow: Flow) -> Parties:
    """Trade with the home country: somebody's whom the context names, and never the world's."""
    met = partner_in_context(scene, clause, sentence) or own_side(scene)
    if met is None:
        return Parties(HOME, flow, None)
    return Parties(HOME, flow, met[0], met[0], origins=(met[1],))


def is_favoured(scene: Scene, mention: Mention) -> bool:
    """Whether a balance is told to be in somebody's favour."""
    behind = shape("own_favour").match(scene.lower, mention.end)
    return bool(behind or FAVOUR.search(scene.lead(mention.start, 80)))


def set_off(scene: Scene, clause: Span, sentence: Span) -> str | None:
    """The one partner named before a clause that names nobody: "no partner is bigger than Mexico: $872 billion both ways"."""
    codes = {m.country for m in scene.partners(Span(sentence.start, clause.start))}
    open_ = not scene.named(clause) and not TOTAL.search(scene.lower, clause.start, clause.end)
    return codes.pop() if open_ and len(codes) == 1 else None


def is_own_balance(scene: Scene, sentence: Span, cue: Cue, holders: list[Mention]) -> bool:
    """Whether a balance is another country's with the world: "China's surplus", where nothing has the US in mind."""
    if cue.name == "total" or HOME in scene.title_countries or "bilateral" in scene.lead(cue.start):
        return False
    if shape("with_it").match(scene.lower, cue.end):
        return False  # whose it is with has been told
    near = [sentence, *scene.before(sentence, BACK)]
    if any(mentions_home(scene, span) or tells_own_deficit(scene, span) for span in near):
        return False
    if scene.language == "en" and re.match(
        r" (?:in goods )?with us(?!\w)", scene.lower[cue.end : cue.end + 20]
    ):
        return False
    return any(
        scene.lower[one.end : one.end + 2] == "'s"
        or one.end < cue.start
        and not scene.lower[one.end : cue.start].isspace()
        for one in holders
        if one.form != "adjective"
    )


def tells_own_deficit(scene: Scene, span: Span) -> bool:
    """Whether a sentence has the home country in mind without naming it: "The overall goods deficit was"."""
    told = any(cue.name == "deficit" for cue in scene.within(scene.cues, span))
    return scene.language == "en" and told and not scene.named(span)


def pair_behind(scene: Scene, cue: Cue) -> dict[str, list[Mention]] | None:
    """The row of "trade between Canada and China", whoever else the clause names; None where none stands there."""
    there = scene.named(Span(cue.end, cue.end + 80))
    if len(there) < 2 or not BETWEEN.fullmatch(scene.lower, cue.end, there[0].start):
        return None
    row = find_rows(scene.lower, there)[0]
    return defaultdict(list, counterpart=row) if len(row) > 1 else None


def pair_ahead(scene: Scene, cue: Cue) -> dict[str, list[Mention]] | None:
    """The pair right before a word of trade, whoever else the clause names: "US-Japan goods trade"."""
    there = scene.named(Span(cue.start - WITH, cue.start))[-2:]
    if len(there) < 2 or scene.text[there[0].end : there[1].start] not in ("-", "–", "/"):
        return None
    gap = scene.lower[there[1].end : cue.start]
    return (
        defaultdict(list, counterpart=there)
        if gap in (" ", " goods ", " bilateral ", " merchandise ")
        else None
    )


def traders(scene: Scene, cue: Cue, parts: dict[str, list[Mention]]) -> tuple[str, str] | None:
    """Two countries that trade with each other, None where both are another's partners."""
    met = sorted((m for name, ms in parts.items() if name != "aside" for m in ms), key=lambda m: m.start)
    if len({m.country for m in met}) != 2:
        return None
    first, second = met[0], next(m for m in met if m.country != met[0].country)
    gap = scene.text[first.end : second.start]
    paired = shape("between_two").search(scene.lead(first.start)) or gap in ("-", "–", "/")
    traded = shape("traded_both").search(scene.lower, cue.start, cue.end)
    listed = traded and LISTED.fullmatch(scene.lower, first.end, second.start)
    return (first.country, second.country) if paired or listed else None
