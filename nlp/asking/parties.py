"""Who sells to whom: the countries around a cue, each in its part, and the statistics' view of them."""

import re
from collections import defaultdict
from dataclasses import replace

from nlp.asking.both_ways import between, is_held_by_partner, pair_ahead, pair_behind
from nlp.asking.one_way import PARTNERS, directed, turned
from nlp.asking.parts import find_parts
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.trading import FLOWS, TOTAL, Parties, mentions_home
from nlp.asking.voices import spoken_for, with_voice
from nlp.asking.words import any_of, shape
from nlp.countries import Mention
from nlp.types import Flow

WORLDWIDE = re.compile(
    r" (?:mundial(?:es)?|global(?:es)?|internacional|mondial(?:es|e)?|mondiaux|worldwide)(?!\w)"
)


def find_parties(scene: Scene, clause: Span, sentence: Span, cue: Cue, own: Span | None = None) -> Parties:
    """Reporter, flow and partner for a cue, from its clause, its sentence, and what stands before.

    `own` is the clause of the figure where the cue stands in another: whom it names comes first.
    """
    if cue.name in ("buy", "sell") and shape("world_does").search(scene.lead(cue.start)):
        flow: Flow = "exports" if cue.name == "buy" else "imports"
        return Parties(HOME if mentions_home(scene, sentence) else None, flow, "WLD")
    if WORLDWIDE.match(scene.lower, cue.end) or re.search(
        r"(?<!\w)(?:world|global) $", scene.lead(cue.start, 10)
    ):
        return Parties("WLD", "balance" if cue.name in ("deficit", "surplus") else "total", "WLD")
    if cue.name in ("total", "deficit", "surplus") and (
        pair := pair_behind(scene, cue) or pair_ahead(scene, cue)
    ):
        return between(scene, clause, sentence, cue, pair)
    if placed := partner_of_place(scene, clause, cue):
        return placed
    parts = find_parts(scene, clause, cue)
    if third := third_party(scene, sentence, cue, parts):
        return third
    if cue.name in ("sell", "buy") and not any(parts[name] for name in parts if name != "aside"):
        ahead = find_parts(scene, Span(sentence.start, clause.end), cue)
        if taken := by_subject(ahead, cue):
            return taken
    if own is not None:
        parts = with_own(parts, find_parts(scene, own, Cue(own.start, own.start, cue.name)))
    if not any(parts[name] for name in parts if name != "aside"):
        standing = any_of("anaphora", "words").search(scene.lower, clause.start, clause.end)
        parts = find_parts(
            scene, Span(sentence.start, clause.end) if standing else own_half(scene, sentence, cue), cue
        )
    elif not named(parts) and not TOTAL.search(scene.lower, clause.start, clause.end):
        wider = find_parts(scene, sentence, cue)
        given = cue.name == "sell" and any(m.country == HOME for m in parts["object"])
        for name in ("source", "destination", "counterpart", "owner", "subject"):
            if not (given and name in ("destination", "counterpart")):  # "sold us": to whom is told
                parts[name] = parts[name] or wider[name]
    told_there = shape("there_behind").match(scene.lower, cue.end)
    if told_there and any(mentions_home(scene, one) for one in scene.before(sentence, 1)):
        parts["destination"].append(Mention(cue.end, cue.end, "", HOME, "name"))
    here = shape("here_behind").match(scene.lower, cue.end)
    if here and scene.language == "en" and spoken_for(scene, cue.start) == HOME:
        parts["destination"].append(Mention(cue.end, cue.end, "", HOME, "name"))
    parts = with_voice(scene, cue, parts)
    if cue.name in ("total", "deficit", "surplus"):
        met = between(scene, clause, sentence, cue, parts)
        return replace(met, holder=met.partner) if is_held_by_partner(scene, cue, met, parts) else met
    return directed(scene, clause, sentence, cue, turned(scene, sentence, cue, parts))


def own_half(scene: Scene, sentence: Span, cue: Cue) -> Span:
    """The part of a sentence between semicolons that a cue stands in, where that names a partner; else all of it."""
    start = max(sentence.start, scene.lower.rfind(";", sentence.start, cue.start) + 1)
    end = scene.lower.find(";", cue.end, sentence.end)
    half = Span(start, end if end > 0 else sentence.end)
    return half if scene.partners(half) else sentence


def partner_of_place(scene: Scene, clause: Span, cue: Cue) -> Parties | None:
    """The partner that is called the source of imports or the market for exports: "Peru was the source of $5 billion"."""
    told = shape("is_place_of").search(scene.lower, clause.start, clause.end)
    ahead = scene.partners(Span(clause.start, told.start())) if told else []
    if told is None or not ahead or cue.start < told.start() or cue.name in ("deficit", "surplus", "total"):
        return None
    return Parties(HOME, "imports" if told["imports"] else "exports", ahead[-1].country)


def third_party(scene: Scene, sentence: Span, cue: Cue, parts: dict[str, list[Mention]]) -> Parties | None:
    """Trade of two others told by a pronoun: Mexico's where "its imports from China" follow Mexico; None if not."""
    others = [m for name, ms in parts.items() if name in PARTNERS for m in ms]
    if not others or HOME in {m.country for m in others} or cue.name not in FLOWS:
        return None
    told = shape("pronoun_owner").search(scene.lead(cue.start)) or (
        cue.name in ("deficit", "surplus", "total")
        and shape("pronoun_with").search(scene.lead(others[0].start))
    )
    if cue.end < others[0].start and scene.within(scene.figures, Span(cue.end, others[0].start)):
        return None  # "the deficit, $48 billion, is a quarter of the one with Peru"
    before = scene.within(scene.countries, Span(sentence.start, min(cue.start, others[0].start)))
    if not before:
        before = [m for earlier in scene.before(sentence, 1) for m in scene.within(scene.countries, earlier)]
    named = [m.country for m in before if m.form != "place" and m.country != "WLD"]
    if not told or not named or named[0] in (HOME, others[0].country):
        return None
    flow = FLOWS[cue.name]
    return Parties(named[0], flow, others[0].country, named[0])


def by_subject(parts: dict[str, list[Mention]], cue: Cue) -> Parties | None:
    """Who sells or buys where the clause of the verb leaves it out: the sentence's subject, and the one other."""
    codes = {m.country for name, ms in parts.items() if name != "aside" for m in ms}
    if not parts["subject"] or len(codes) != 2 or HOME not in codes:
        return None
    doer, other = parts["subject"][0].country, next(code for code in codes if code != HOME)
    flow: Flow = "exports" if (cue.name == "sell") == (doer == HOME) else "imports"
    return Parties(HOME, flow, other)


def with_own(parts: dict[str, list[Mention]], own: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The parts of the cue's clause, a partner named beside the figure in the place of the one named there."""
    at_home = [m for m in own["counterpart"] if m.country == HOME]
    if at_home and len({m.country for name, ms in own.items() if name != "aside" for m in ms}) == 1:
        return defaultdict(list, parts | {"counterpart": at_home})  # "and that with the United States"
    if at_home and len({m.country for m in own["counterpart"]}) == 2:
        return own  # "than the $716 billion between Canada and the United States"
    mine = [(name, m) for name, ms in own.items() if name != "aside" for m in ms if m.country != HOME]
    if len({m.country for _, m in mine}) != 1:
        return parts
    part, mention = mine[0]
    held = next((n for n, ms in parts.items() if n != "aside" and any(m.country != HOME for m in ms)), part)
    kept = defaultdict(list, {n: [m for m in ms if m.country == HOME] for n, ms in parts.items()})
    kept[held if part in ("subject", "object") else part].append(mention)
    return kept


def named(parts: dict[str, list[Mention]]) -> bool:
    """Whether somebody but the home country is named in a telling part."""
    return any(m.country != HOME for name in parts if name != "aside" for m in parts[name])
