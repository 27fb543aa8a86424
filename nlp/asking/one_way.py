"""Goods that go one way: from a source to a destination, by a noun or a verb of trade."""

from collections import defaultdict
from dataclasses import replace

from nlp.asking.partners import (
    BACK,
    OURSELVES,
    home_in_row,
    own_side,
    partner_before,
    partner_in_context,
    spoken_by,
)
from nlp.asking.pronouns import doer_of, owner_of
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.trading import FLOWS, Parties, at_home, first, is_home_told, mentions_home
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Flow, Origin

BESIDE = 6  # characters from "sold" to whom
PARTNERS = ("source", "destination", "counterpart")
SENT = ("exports", "sell", "go")
INWARD, OUTWARD = ("imports", "buy"), ("exports", "sell")


def directed(
    scene: Scene, clause: Span, sentence: Span, cue: Cue, parts: dict[str, list[Mention]]
) -> Parties:
    """The parties of goods that go from a source to a destination."""
    doer = doer_of(scene, sentence, cue) if cue.name in ("buy", "sell") else None
    if doer:
        if doer.country != HOME:
            return done_abroad(scene, sentence, cue, doer, parts)
        parts["subject"] = [doer]
    elif cue.name in FLOWS and (owner := owner_of(scene, sentence, cue)):
        if owner.country != HOME:
            return done_abroad(scene, sentence, cue, owner, parts)
        if not scene.partners(sentence) and partner_in_context(scene, clause, sentence) is None:
            return Parties(HOME, FLOWS[cue.name], "WLD")  # "US exports grew 6 percent, while its imports"
    elif cue.name in ("buy", "sell") and (told := scene.doer(cue)):
        parts = with_doer(parts, told)
    if agents := parts["agent"]:  # "goods imported by the United States"
        parts = parts | {"subject": agents, "object": [*parts["object"], *parts["subject"]]}
    if cue.name in ("buy", "sell"):  # "Ottawa notes that Americans sold": who does it stands next to the verb
        parts["subject"].sort(key=lambda mention: (mention.start > cue.start, -mention.start))
    source, destination = ends_of(scene, cue, parts)
    if source == destination:
        if any(one.form == "demonym" for one in parts["subject"]):
            return Parties(
                None, FLOWS.get(cue.name), None
            )  # "the Chinese had record imports from China": a slip
        outward = cue.name in SENT
        outward = not outward if parts["destination" if outward else "source"] else outward
        source, destination = (source, None) if outward else (None, destination)
    flow: Flow = "exports" if cue.name in SENT else "imports"
    if not (source or destination) and is_done_with_us(scene, clause, cue):
        flow = "imports" if flow == "exports" else "exports"
    owned = any(m.country == HOME and clause.start <= m.start < clause.end for m in parts["owner"])
    met = settle(scene, clause, sentence, flow, source, destination, owned)
    unnamed = shape("to_them").match(scene.lower, cue.end) or shape("trades_them").search(
        scene.lower, sentence.start, cue.start
    )
    if met.partner == "WLD" and unnamed:
        return replace(met, partner=None)  # "we sell them $40 billion": somebody, whom the words do not name
    return met


def ends_of(scene: Scene, cue: Cue, parts: dict[str, list[Mention]]) -> tuple[str | None, str | None]:
    """Where goods come from and where they go, as the parts of their clause tell it."""
    if cue.name in SENT:
        seller = home_in_row(scene.lower, [*parts["owner"], *parts["subject"]])
        source = seller or first(parts, "owner", "source", "subject")
        return source, home_in_row(scene.lower, parts["destination"]) or first(
            parts, "destination", "counterpart", "object"
        )
    if cue.name == "enter":
        source = first(parts, "source", "owner", "subject", "object")
        return source, next((m.country for m in parts["destination"] if m.country != source), None) or HOME
    owners = [m for m in parts["owner"] if m.country != first(parts, "source")]
    destination = owners[0].country if owners else first(parts, "subject", "destination")
    source = (
        home_in_row(scene.lower, parts["source"])
        or first(parts, "source")
        or (first(parts, "object", "counterpart") if destination else None)
    )
    return source, destination


def is_done_with_us(scene: Scene, clause: Span, cue: Cue) -> bool:
    """Whether others sell to or buy from those who speak: "they sold us $40 billion", "nos compran"."""
    if cue.name not in ("buy", "sell"):
        return False
    if shape("us_before").search(scene.lead(cue.start)):
        return True
    others = shape("pronoun_doer").search(scene.lead(cue.start))
    return bool(others and shape("us_after").search(scene.lower, cue.end, clause.end))


def with_doer(parts: dict[str, list[Mention]], doer: Mention) -> dict[str, list[Mention]]:
    """The parts with the subject that the tree has; who was taken for one is none."""
    kept = {name: [m for m in ms if m.country != doer.country] for name, ms in parts.items()}
    return defaultdict(list, kept | {"subject": [doer]})


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
    if any(m.start >= cue.end for name in (*PARTNERS, "object") for m in kept.get(name, ())):
        return defaultdict(list, kept)  # "we buy from Peru and sell to Peru": it has its own
    for name, swapped in (("source", "destination"), ("destination", "source")):
        kept[name] = kept.get(name, []) + told[swapped]
    return defaultdict(list, kept)


def done_abroad(
    scene: Scene, sentence: Span, cue: Cue, doer: Mention, parts: dict[str, list[Mention]]
) -> Parties:
    """What a partner told by a pronoun sells or buys: with the home country where nobody else is told."""
    flow: Flow = "exports" if cue.name in OUTWARD else "imports"
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
        return Parties(HOME, "imports" if cue.name in OUTWARD else "exports", doer.country, origins=(told,))
    return Parties(doer.country, flow, "WLD", origins=(told,))


def is_about_home(scene: Scene, sentence: Span) -> bool:
    """Whether the sentences before are about trade with the home country, and this one says of no other whole.

    "Exports to the US jumped in June. South Korea shipped $15 billion" there.
    """
    if shape("whole_trade").search(scene.lower, sentence.start, sentence.end):
        return False
    for earlier in scene.before(sentence, 2):
        for mention in scene.within(scene.countries, earlier):
            if mention.country == HOME and shape("with_home").search(scene.lead(mention.start)):
                return True
    return False


def abroad(scene: Scene, sentence: Span, own: str, flow: Flow) -> Parties:
    """A country's trade with nobody named: with the world, and left open behind what the home country sells or buys."""
    near = [cue for one in scene.before(sentence, BACK) for cue in scene.within(scene.cues, one)]
    ours = any(
        one.country == HOME and 0 <= cue.start - one.end < BESIDE
        for cue in near
        for one in scene.within(scene.countries, Span(max(0, cue.start - 60), cue.start))
    )
    whole = shape("whole_trade").search(scene.lower, sentence.start, sentence.end)
    return Parties(own, flow, None if ours and not whole else "WLD")


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
            there = mentions_home(scene, sentence) or is_about_home(scene, sentence)
            return Parties(HOME, "imports", own) if there else abroad(scene, sentence, own, flow)
        if mentions_home(scene, sentence) and scene.language != "en" or is_about_home(scene, sentence):
            return Parties(HOME, "exports", own)
        met = partner_before(scene, sentence)
        return (
            abroad(scene, sentence, own, flow) if met is None or met[0] == own else Parties(own, flow, met[0])
        )
    if far and far != HOME:
        return Parties(HOME if is_home_told(scene, sentence) else None, flow, far)
    if far == HOME:  # "exports to the US" with nobody named
        origin = partner_in_context(scene, clause, sentence) or (
            spoken_by(scene, sentence) if OURSELVES.search(scene.lower, clause.start, clause.end) else None
        )
        origin = origin or own_side(scene)
        turned: Flow = "imports" if flow == "exports" else "exports"
        return Parties(HOME, turned, origin[0] if origin else None, origins=origin[1:] if origin else ())
    return at_home(scene, clause, sentence, flow, owned)
