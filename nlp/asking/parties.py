"""Who sells to whom: the countries around a cue, each in its part, and the statistics' view of them."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from nlp.asking.partners import (
    BACK,
    OURSELVES,
    find_rows,
    home_in_row,
    partner_before,
    partner_in_context,
    spoken_by,
)
from nlp.asking.parts import FAVOUR, LISTED, find_parts
from nlp.asking.pronouns import doer_of
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.voices import with_voice
from nlp.asking.words import any_of, shape
from nlp.countries import Mention
from nlp.types import Flow, Origin

WORLDWIDE = re.compile(
    r" (?:mundial(?:es)?|global(?:es)?|internacional|mondial(?:es|e)?|mondiaux|worldwide)(?!\w)"
)
TOTAL = shape("total")
BESIDE = 6  # characters from "sold" to whom
WITH = 40  # characters from a balance to whom it is with
PARTNERS = ("source", "destination", "counterpart")
FLOWS: dict[str, Flow] = {
    "imports": "imports",
    "exports": "exports",
    "total": "total",
    "deficit": "balance",
    "surplus": "balance",
}
INWARD, OUTWARD = ("imports", "buy"), ("exports", "sell")
BETWEEN = re.compile(
    r" (?:(?:in|of|de|en) (?:goods|bienes|biens|merchandise) )?(?:between|entre) (?:(?:the|la|el|le|les) |l')?"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """The statistics' view: who reports, on which flow, with whom; `holder` has a deficit or surplus."""

    reporter: str | None
    flow: Flow | None
    partner: str | None
    holder: str | None = None
    origins: tuple[Origin, ...] = ()


def find_parties(scene: Scene, clause: Span, sentence: Span, cue: Cue, own: Span | None = None) -> Parties:
    """Reporter, flow and partner for a cue, from its clause, its sentence, and what stands before.

    `own` is the clause of the figure where the cue stands in another: whom it names comes first.
    """
    if WORLDWIDE.match(scene.lower, cue.end) or re.search(
        r"(?<!\w)(?:world|global) $", scene.lead(cue.start, 10)
    ):
        return Parties("WLD", "balance" if cue.name in ("deficit", "surplus") else "total", "WLD")
    if cue.name in ("total", "deficit", "surplus") and (pair := pair_behind(scene, cue)):
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
        parts = find_parts(scene, Span(sentence.start, clause.end) if standing else sentence, cue)
    elif not named(parts) and not TOTAL.search(scene.lower, clause.start, clause.end):
        wider = find_parts(scene, sentence, cue)
        given = cue.name == "sell" and any(m.country == HOME for m in parts["object"])
        for name in ("source", "destination", "counterpart", "owner", "subject"):
            if not (given and name in ("destination", "counterpart")):  # "sold us": to whom is told
                parts[name] = parts[name] or wider[name]
    told_there = shape("there_behind").match(scene.lower, cue.end)
    if told_there and any(mentions_home(scene, one) for one in scene.before(sentence, 1)):
        parts["destination"].append(Mention(cue.end, cue.end, "", HOME, "name"))
    parts = with_voice(scene, cue, parts)
    if cue.name in ("total", "deficit", "surplus"):
        met = between(scene, clause, sentence, cue, parts)
        return replace(met, holder=met.partner) if is_held_by_partner(scene, cue, met, parts) else met
    return directed(scene, clause, sentence, cue, turned(scene, sentence, cue, parts))


def partner_of_place(scene: Scene, clause: Span, cue: Cue) -> Parties | None:
    """The partner that is called the source of imports or the market for exports: "Peru was the source of $5 billion"."""
    told = shape("is_place_of").search(scene.lower, clause.start, clause.end)
    ahead = scene.partners(Span(clause.start, told.start())) if told else []
    if told is None or not ahead or cue.start < told.start() or cue.name in ("deficit", "surplus", "total"):
        return None
    return Parties(HOME, "imports" if told["imports"] else "exports", ahead[-1].country)


def turned(
    scene: Scene, sentence: Span, cue: Cue, parts: dict[str, list[Mention]]
) -> dict[str, list[Mention]]:
    """Parts in which the source of other goods is no source of these: "imports from Peru were …, and exports …"."""
    other = INWARD if cue.name in OUTWARD else OUTWARD if cue.name in INWARD else ()
    before = [c for c in scene.within(scene.cues, Span(sentence.start, cue.start)) if c.name in other]
    if not before:
        return parts
    told = {
        name: [m for m in parts[name] if before[0].end <= m.start < cue.start]
        for name in ("source", "destination")
    }
    kept = {name: [m for m in ms if m not in told.get(name, ())] for name, ms in parts.items()}
    for name, swapped in (("source", "destination"), ("destination", "source")):
        kept[name] = kept.get(name, []) + told[swapped]
    return defaultdict(list, kept)


def third_party(scene: Scene, sentence: Span, cue: Cue, parts: dict[str, list[Mention]]) -> Parties | None:
    """Trade of two others told by a pronoun: Mexico's where "its imports from China" follow Mexico; None if not."""
    others = [m for name, ms in parts.items() if name in PARTNERS for m in ms]
    if not others or HOME in {m.country for m in others} or cue.name not in FLOWS:
        return None
    told = shape("pronoun_owner").search(scene.lead(cue.start)) or (
        cue.name in ("deficit", "surplus", "total")
        and shape("pronoun_with").search(scene.lead(others[0].start))
    )
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


def first(parts: dict[str, list[Mention]], *names: str) -> str | None:
    """The country of the first part that is taken."""
    return next((mention.country for name in names for mention in parts[name]), None)


def directed(
    scene: Scene, clause: Span, sentence: Span, cue: Cue, parts: dict[str, list[Mention]]
) -> Parties:
    """The parties of goods that go from a source to a destination."""
    doer = doer_of(scene, sentence, cue) if cue.name in ("buy", "sell") else None
    if doer:
        if doer.country != HOME:
            return done_abroad(scene, sentence, cue, doer, parts)
        parts["subject"] = [doer]
    if agents := parts["agent"]:  # "goods imported by the United States"
        parts = parts | {"subject": agents, "object": [*parts["object"], *parts["subject"]]}
    if cue.name in ("buy", "sell"):  # "Ottawa notes that Americans sold": who does it stands next to the verb
        parts["subject"].sort(key=lambda mention: (mention.start > cue.start, -mention.start))
    if cue.name in ("exports", "sell", "go"):
        seller = home_in_row(scene.lower, [*parts["owner"], *parts["subject"]])
        source = seller or first(parts, "owner", "source", "subject")
        destination = home_in_row(scene.lower, parts["destination"]) or first(
            parts, "destination", "counterpart", "object"
        )
    elif cue.name == "enter":
        source = first(parts, "source", "owner", "subject", "object")
        destination = next((m.country for m in parts["destination"] if m.country != source), None) or HOME
    else:
        owners = [m for m in parts["owner"] if m.country != first(parts, "source")]
        destination = owners[0].country if owners else first(parts, "subject", "destination")
        source = (
            home_in_row(scene.lower, parts["source"])
            or first(parts, "source")
            or (first(parts, "object", "counterpart") if destination else None)
        )
    if source == destination:
        outward = cue.name in ("exports", "sell", "go")
        outward = not outward if parts["destination" if outward else "source"] else outward
        source, destination = (source, None) if outward else (None, destination)
    flow: Flow = "exports" if cue.name in ("exports", "sell", "go") else "imports"
    owned = any(m.country == HOME and clause.start <= m.start < clause.end for m in parts["owner"])
    return settle(scene, clause, sentence, flow, source, destination, owned)


def done_abroad(
    scene: Scene, sentence: Span, cue: Cue, doer: Mention, parts: dict[str, list[Mention]]
) -> Parties:
    """What a partner told by a pronoun sells or buys: with the home country where nobody else is told."""
    flow: Flow = "exports" if cue.name == "sell" else "imports"
    others = [m.country for name in PARTNERS for m in parts[name]]
    others += [m.country for m in parts["object"] if 0 <= m.start - cue.end < BESIDE]
    others = [code for code in others if code not in (HOME, doer.country)]
    told = Origin("partner", "context", doer.text, doer.start, doer.end)
    if others:
        return Parties(doer.country, flow, others[0], origins=(told,))
    near = [sentence, *scene.before(sentence, BACK)]
    home = HOME in scene.title_countries or any(mentions_home(scene, span) for span in near)
    if (
        home
        or scene.language == "en"
        and any(OURSELVES.search(scene.lower, one.start, one.end) for one in near)
    ):
        return Parties(HOME, "imports" if cue.name == "sell" else "exports", doer.country, origins=(told,))
    return Parties(doer.country, flow, "WLD", origins=(told,))


def settle(
    scene: Scene,
    clause: Span,
    sentence: Span,
    flow: Flow,
    source: str | None,
    destination: str | None,
    owned: bool,
) -> Parties:
    """The statistics' view of goods from `source` to `destination`; who is missing comes from the context."""
    if source and destination:
        if destination == HOME:
            return Parties(HOME, "imports", source)
        if source == HOME:
            return Parties(HOME, "exports", destination)
        return Parties(
            source if flow == "exports" else destination, flow, destination if flow == "exports" else source
        )
    own, far = (source, destination) if flow == "exports" else (destination, source)
    if own and own != HOME:
        if flow == "exports":
            return (
                Parties(own, flow, "WLD")
                if not mentions_home(scene, sentence)
                else Parties(HOME, "imports", own)
            )
        if mentions_home(scene, sentence) and scene.language != "en":
            return Parties(HOME, "exports", own)
        met = partner_before(scene, sentence)
        return Parties(own, flow, "WLD" if met is None else met[0])
    if far and far != HOME:
        return Parties(HOME if is_home_told(scene, sentence) else None, flow, far)
    if far == HOME:  # "exports to the US" with nobody named
        origin = partner_in_context(scene, clause, sentence) or (
            spoken_by(scene, sentence) if OURSELVES.search(scene.lower, clause.start, clause.end) else None
        )
        turned: Flow = "imports" if flow == "exports" else "exports"
        return Parties(HOME, turned, origin[0] if origin else None, origins=origin[1:] if origin else ())
    return at_home(scene, clause, sentence, flow, owned)


def mentions_home(scene: Scene, sentence: Span) -> bool:
    """Whether the home country stands anywhere in the sentence, as somebody goods can go to.

    Where only a part of what is told goes there ("…, most of it to the US"), the whole does not.
    """
    part = shape("part_told").search(scene.lower, sentence.start, sentence.end)
    end = part.start() if part else sentence.end
    if any(m.country == HOME for m in scene.named(Span(sentence.start, end))):
        return True
    return scene.language == "en" and shape("across").search(scene.text, sentence.start, end) is not None


def is_home_told(scene: Scene, sentence: Span) -> bool:
    """Whether the home country may be meant unnamed: in English, or where it is named close before."""
    if scene.language == "en":
        return True
    near = [sentence, *scene.before(sentence, BACK)]
    return HOME in scene.title_countries or any(mentions_home(scene, span) for span in near)


def at_home(scene: Scene, clause: Span, sentence: Span, flow: Flow, owned: bool) -> Parties:
    """The home country's flow with a partner from the context, or with the world where the words say so."""
    if not is_home_told(scene, sentence):
        return Parties(None, flow, None)
    if scene.language != "en" and shape("to_us").search(scene.lower, clause.start, clause.end):
        speaker = spoken_by(scene, sentence) or partner_in_context(scene, clause, sentence)
        return Parties(HOME, flow, speaker[0] if speaker else None, origins=speaker[1:] if speaker else ())
    standing = any_of("anaphora", "words").search(scene.lower, clause.start, clause.end)
    total = owned or any_of("anaphora", "own").search(scene.lower, sentence.start, sentence.end)
    if total and not standing and (label := labelled(scene, clause, sentence)):
        return Parties(HOME, flow, label)
    if total and not standing:
        only = [code for code in scene.title_countries if code != HOME]
        if len(only) == 1 and not TOTAL.search(scene.lower, clause.start, clause.end):
            return Parties(HOME, flow, None)  # the world, or the title's partner: the words do not say
        return Parties(HOME, flow, "WLD", origins=(Origin("partner", "default", "no partner is named"),))
    met = partner_in_context(scene, clause, sentence)
    return Parties(HOME, flow, met[0], origins=(met[1],)) if met else Parties(HOME, flow, None)


def labelled(scene: Scene, clause: Span, sentence: Span) -> str | None:
    """The partner that a sentence is headed with: "Ireland, drugs and all: US imports shrank"; None for who speaks."""
    heads = scene.partners(Span(sentence.start, clause.start))
    if len({m.country for m in heads}) != 1 or not shape("label_ahead").fullmatch(
        scene.lower, heads[-1].end, clause.start
    ):
        return None
    return None if shape("says").search(scene.lower, sentence.start, clause.start) else heads[-1].country


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
    holders = [m for m in (*parts["owner"], *parts["subject"]) if m.country != far or m in parts["owner"]]
    nearest = min(holders, key=lambda m: (m.start > cue.start, abs(cue.start - m.start)), default=None)
    holder = first(parts, "owner") or (nearest.country if nearest else None)
    if shape("neutral_gap").fullmatch(scene.lower, cue.start, cue.end):
        favoured = [m for m in named_here if is_favoured(scene, m)]
        if favoured:  # "the imbalance, in Peru's favour": no deficit of Peru's
            holder = next((code for code in others if code != favoured[0].country), HOME)
        elif holder not in (None, HOME, first(parts, "owner")):
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
    if HOME in codes and not others:
        return held(at_home(scene, clause, sentence, flow, True), holder)
    if not others:
        return held(at_home(scene, clause, sentence, flow, False), holder)
    if len((home_in_row(scene.lower, named_here) or "").split("+")) > 2:
        return held(Parties(HOME, flow, None), holder)  # trade of three with each other is no sum of two
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
    near = [sentence, *scene.before(sentence, BACK)]
    if any(mentions_home(scene, span) for span in near):
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


def pair_behind(scene: Scene, cue: Cue) -> dict[str, list[Mention]] | None:
    """The row of "trade between Canada and China", whoever else the clause names; None where none stands there."""
    there = scene.named(Span(cue.end, cue.end + 80))
    if len(there) < 2 or not BETWEEN.fullmatch(scene.lower, cue.end, there[0].start):
        return None
    row = find_rows(scene.lower, there)[0]
    return defaultdict(list, counterpart=row) if len(row) > 1 else None


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


def held(parties: Parties, holder: str | None) -> Parties:
    """The same, with who has the balance."""
    return Parties(parties.reporter, parties.flow, parties.partner, holder or HOME, parties.origins)
