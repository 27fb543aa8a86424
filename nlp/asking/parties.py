"""Who sells to whom: the countries around a cue, each in its part, and the statistics' view of them."""

import re
from collections import defaultdict
from dataclasses import dataclass

from nlp.asking.scene import Cue, Scene, Span
from nlp.asking.words import any_of, ending
from nlp.countries import Mention
from nlp.types import Flow, Origin

HOME = "USA"
GOODS = re.compile(
    r"[ \u00a0-]*(?:[\w-]+[ \u00a0]){0,2}?(?:goods|merchandise|products|wares|cargo|crude|oil|bienes|mercancías|productos|biens|marchandises|produits)(?!\w)"
)
FLOWS = re.compile(
    r"[ \u00a0]*(?:[\w-]+[ \u00a0]){0,3}?(?:exports?|imports?|sales|shipments|purchases|deliveries|trade|deficit|surplus|gap|shortfall|imbalance)(?!\w)"
)
OWNED = re.compile(r"['’]s?(?!\w)")
GOODS_FLOW = re.compile(
    r"[ \u00a0]*(?:goods|merchandise)[ \u00a0](?:and services )?(?:exports|imports|trade|deficit|surplus|gap|shortfall|sales|purchases|shipments)"
)
TOTAL_OF = re.compile(r"(?:['’]s?)?[ \u00a0](?:(?:total|overall|all|goods|merchandise|of|annual)[ \u00a0])*")
OWNED_BEHIND = re.compile(
    r"[ \u00a0](?:(?:totales|totale|totales de|de bienes|de biens|de mercancías|de marchandises|de)[ \u00a0])?(?:de (?:la |los |las )?|des |du |de l['’]|d['’])?"
)
WORLDWIDE = re.compile(
    r"[ \u00a0](?:mundial(?:es)?|global(?:es)?|internacional|mondial(?:es|e)?|mondiaux|worldwide)(?!\w)"
)
FAVOUR = re.compile(r"(?:favorable a|in favou?r of|favorable au|en faveur d[eu]|a favor de) $")
FLOW_BEHIND = re.compile(
    r"(?:['’]s?)?[ \u00a0](?:goods |merchandise |total )?(?P<noun>exports|imports|sales|shipments|deliveries|purchases)(?!\w)"
)
FLOW_AHEAD = re.compile(
    r"(?:exportaciones|importaciones|ventas|compras|déficit|superávit|comercio|importations|exportations|achats|ventes|déficit|excédent|"
    r"échanges)(?:[ \u00a0](?:comercial|commercial|totales|de bienes|de biens|de mercancías|de marchandises))?[ \u00a0]*$"
)
GOODS_AHEAD = re.compile(r"(?:bienes|mercancías|productos|biens|marchandises|produits)[ \u00a0]*$")
BOUGHT_OF = re.compile(
    r"(?<!\w)(?:a|al|à|au|aux|à la|à l['’])[ \u00a0]*$"
)  # "compras a Vietnam" come from it
OF = re.compile(
    r"(?<!\w)(?:of|de|del|du|des|d['’]|de la|de los|de las|de l['’])[ \u00a0]*(?:the[ \u00a0]+|l['’])?$"
)
LISTED = re.compile(
    r"(?:,|,? (?:and|or|y|o|et|ou|e))[ \u00a0]*(?:(?:the|de|of|du|des|del|la|el|le|les|with|con)[ \u00a0]+)*"
)
TOTAL = re.compile(
    r"(?<!\w)(?:total|overall|all|altogether|worldwide|global|totales|total de|mundiales|totales|mondial(?:es)?)(?!\w)"
)
PAIR = re.compile(r"^[-–—/](?=[A-ZÁÉÍÓÚÎ])")
OURSELVES = re.compile(
    r"(?<!\w)(?:we|our|us|somos|nosotros|nuestr[oa]s?|convertirnos|tenemos|estamos|logramos|nous|notre|nos)(?!\w)"
)
BACK = 4  # sentences: a partner named further back is not in mind any more


@dataclass(frozen=True, slots=True)
class Parties:
    """The statistics' view: who reports, on which flow, with whom; `holder` has a deficit or surplus."""

    reporter: str | None
    flow: Flow | None
    partner: str | None
    holder: str | None = None
    origins: tuple[Origin, ...] = ()


def find_parts(scene: Scene, span: Span, cue: Cue) -> dict[str, list[Mention]]:
    """The countries of a stretch by the part each plays around a cue."""
    parts: dict[str, list[Mention]] = defaultdict(list)
    previous: tuple[Mention, str] | None = None
    for mention in scene.within(scene.countries, span):
        if mention.form == "place":
            continue
        part = part_of(scene, mention, cue)
        lead = scene.lower[previous[0].end : mention.start] if previous else ""
        if (
            previous
            and LISTED.fullmatch(lead)
            and part
            in (
                "subject",
                "object",
                "counterpart",
                "owner",
                "source",
            )
        ):
            part = previous[1]
        if (
            previous
            and PAIR.match(scene.text[previous[0].end : mention.start])
            and mention.start - previous[0].end == 1
        ):
            part = "counterpart"
        parts[part].append(mention)
        previous = (mention, part)
    return parts


def part_of(scene: Scene, mention: Mention, cue: Cue) -> str:
    """The part of one country: owner, source, destination, counterpart, subject, object or aside."""
    lead, tail = scene.lead(mention.start), scene.lower[mention.end : mention.end + 40]
    if ending("prepositions", "behind").search(lead):
        return "aside"
    if FAVOUR.search(lead):
        return "owner"
    if cue.name == "sell" and 0 <= mention.start - cue.end < 6 and mention.form != "adjective":
        return "object"
    if cue.name in ("buy", "sell", "enter") and (flow := FLOW_BEHIND.match(tail)):
        return "source" if flow["noun"].startswith(("export", "sale", "ship", "deliver")) else "destination"
    if FLOW_AHEAD.search(lead) and mention.form in ("adjective", "demonym"):
        return "owner"
    if GOODS_AHEAD.search(lead) and mention.form in ("adjective", "demonym"):
        return "source"
    if (mention.form == "adjective" or (scene.language == "en" and GOODS.match(tail))) and not OWNED.match(
        tail
    ):
        if GOODS_FLOW.match(tail) or (FLOWS.match(tail) and not GOODS.match(tail)):
            return "owner"
        if GOODS.match(tail):
            return "source"
    if ending("prepositions", "source").search(lead):
        return "source"
    if cue.name in ("imports", "buy") and BOUGHT_OF.search(lead):
        return "source"
    bound = ending("prepositions", "destination").search(lead)
    if OWNED.match(tail) or (FLOWS.match(tail) and not bound):
        return "owner"
    if OF.search(lead):
        return of_part(scene, mention, cue)
    for part in ("counterpart", "destination"):
        if ending("prepositions", part).search(lead):
            if (
                part == "counterpart"
                and re.search(r"(?:and|y|et|to)[ \u00a0]*(?:the[ \u00a0]*)?$", lead)
                and cue.name not in ("total", "deficit", "surplus")
            ):
                continue
            return part
    return "subject" if mention.start < cue.start else "object"


def of_part(scene: Scene, mention: Mention, cue: Cue) -> str:
    """The part of a country behind "of" or "de": a source behind imports and purchases, else an owner."""
    if cue.name in ("imports", "buy", "enter"):
        others = re.search(
            r"(?<!\w)(?:desde|procedentes? de|from|en provenance|a|al|à|au|aux)(?!\w)",
            scene.lower[mention.end : mention.end + 60],
        )
        return "owner" if others else "source"
    return "owner"


def find_parties(scene: Scene, clause: Span, sentence: Span, cue: Cue, own: Span | None = None) -> Parties:
    """Reporter, flow and partner for a cue, from its clause, its sentence, and what stands before.

    `own` is the clause of the figure where the cue stands in another: whom it names comes first.
    """
    if WORLDWIDE.match(scene.lower, cue.end) or re.search(
        r"(?<!\w)(?:world|global) $", scene.lead(cue.start, 10)
    ):
        return Parties("WLD", "balance" if cue.name in ("deficit", "surplus") else "total", "WLD")
    parts = find_parts(scene, clause, cue)
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
        for name in ("source", "destination", "counterpart", "owner", "subject"):
            parts[name] = parts[name] or wider[name]
    if cue.name in ("total", "deficit", "surplus"):
        return between(scene, clause, sentence, cue, parts)
    return directed(scene, clause, sentence, cue, parts)


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
    if cue.name in ("exports", "sell", "go"):
        source = first(parts, "owner", "source", "subject")
        destination = first(parts, "destination", "counterpart", "object")
    elif cue.name == "enter":
        source = first(parts, "source", "owner", "subject", "object")
        destination = next((m.country for m in parts["destination"] if m.country != source), None) or HOME
    else:
        owners = [m for m in parts["owner"] if m.country != first(parts, "source")]
        destination = owners[0].country if owners else first(parts, "subject", "destination")
        source = first(parts, "source") or (first(parts, "object", "counterpart") if destination else None)
    if source == destination:
        destination = None if cue.name in ("exports", "sell", "go") else destination
        source = source if cue.name in ("exports", "sell", "go") else None
    flow: Flow = "exports" if cue.name in ("exports", "sell", "go") else "imports"
    owned = any(mention.country == HOME for mention in parts["owner"])
    return settle(scene, clause, sentence, flow, source, destination, owned)


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
        met = partner_before(scene, sentence)
        return Parties(own, flow, "WLD" if met is None else met[0])
    if far and far != HOME:
        return Parties(HOME if is_home_told(scene, sentence) else None, flow, far)
    if far == HOME:  # "exports to the US" with nobody named
        origin = partner_in_context(scene, clause, sentence)
        turned: Flow = "imports" if flow == "exports" else "exports"
        return Parties(HOME, turned, origin[0] if origin else None, origins=origin[1:] if origin else ())
    return at_home(scene, clause, sentence, flow, owned)


def mentions_home(scene: Scene, sentence: Span) -> bool:
    """Whether the home country stands anywhere in the sentence, as somebody goods can go to."""
    return any(m.country == HOME and m.form != "place" for m in scene.within(scene.countries, sentence))


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
    standing = any_of("anaphora", "words").search(scene.lower, clause.start, clause.end)
    total = owned or any_of("anaphora", "own").search(scene.lower, sentence.start, sentence.end)
    if total and not standing:
        only = [code for code in scene.title_countries if code != HOME]
        if len(only) == 1 and not TOTAL.search(scene.lower, clause.start, clause.end):
            return Parties(HOME, flow, None)  # the world, or the title's partner: the words do not say
        return Parties(HOME, flow, "WLD", origins=(Origin("partner", "default", "no partner is named"),))
    met = partner_in_context(scene, clause, sentence)
    return Parties(HOME, flow, met[0], origins=(met[1],)) if met else Parties(HOME, flow, None)


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
    if HOME in codes and not others:
        return held(at_home(scene, clause, sentence, flow, True), holder)
    if not others:
        return held(at_home(scene, clause, sentence, flow, False), holder)
    partner = far if far and far != HOME else others[0]
    if far and far != HOME and holder and holder not in (HOME, far):
        return Parties(holder, flow, far, holder)
    if HOME not in codes and len(others) > 1 and holder and far and far != holder:
        return Parties(holder, flow, far, holder)
    return Parties(HOME, flow, partner, holder if holder in (HOME, partner) else HOME)


def held(parties: Parties, holder: str | None) -> Parties:
    """The same, with who has the balance."""
    return Parties(parties.reporter, parties.flow, parties.partner, holder or HOME, parties.origins)


def partner_in_context(scene: Scene, clause: Span, sentence: Span) -> tuple[str, Origin] | None:
    """The one partner that the sentence, those before it or the title have in mind."""
    ahead = Span(sentence.start, clause.end)
    here = {
        mention.country
        for mention in scene.within(scene.countries, ahead)
        if mention.country not in (HOME, "WLD") and mention.form != "place"
    }
    if len(here) == 1:
        code = here.pop()
        return code, Origin("partner", "sentence", code)
    return partner_before(scene, sentence) or partner_of_title(scene)


def partner_before(scene: Scene, sentence: Span) -> tuple[str, Origin] | None:
    """The partner of the nearest sentence before that names one, unless it names several."""
    for earlier in scene.before(sentence, BACK):
        there = [
            m
            for m in scene.within(scene.countries, earlier)
            if m.country not in (HOME, "WLD") and m.form != "place"
        ]
        codes = {m.country for m in there}
        if len(codes) == 1:
            return there[0].country, Origin("partner", "context", there[0].text, there[0].start, there[0].end)
        if len(codes) > 1:
            wanted = codes & set(scene.title_countries)
            if len(wanted) == 1:
                return wanted.pop(), Origin("partner", "title", scene.title or "")
            return None
    return None


def partner_of_title(scene: Scene) -> tuple[str, Origin] | None:
    """The title's partner, where it names one; the first where a comma sets the others apart."""
    codes = [code for code in scene.title_countries if code != HOME]
    if codes and (len(codes) == 1 or ", not " in (scene.title or "")):
        return codes[0], Origin("partner", "title", scene.title or "")
    return None


def rank_subject(scene: Scene, clause: Span, sentence: Span, offset: int) -> str | None:
    """Who is ranked: the last country before the rank that is not an aside; behind it, "was with China"."""
    cue = Cue(offset, offset, "rank")
    for span in (clause, sentence):
        parts = find_parts(scene, span, cue)
        there = sorted(
            (mention for part, mentions in parts.items() if part != "aside" for mention in mentions),
            key=lambda mention: mention.start,
        )
        named = [mention for mention in there if mention.country not in (HOME, "WLD")]
        ahead = [mention for mention in named if mention.start < offset]
        if named:
            return ahead[-1].country if ahead else named[0].country
    if OURSELVES.search(scene.lower, sentence.start, sentence.end):
        return None  # "we are the first partner": who speaks is not in the words
    met = partner_before(scene, sentence) or partner_of_title(scene)
    return met[0] if met else None


def tariffed(scene: Scene, clause: Span, end: int, by: str) -> str | None:
    """The country whose goods bear a tariff levied `by` another: behind "on", else the only other of the clause."""
    codes = [m for m in scene.within(scene.countries, clause) if m.country != by and m.form != "place"]
    behind = [m for m in codes if m.start >= end]
    chosen = behind or codes
    return chosen[0].country if len({m.country for m in chosen}) == 1 else None


def owner_of_total(scene: Scene, cue: Cue, mentions: list[Mention]) -> str | None:
    """Whose total a share is of: right before the noun ("US goods imports"), or right behind it in Spanish and
    French ("importations américaines", "lo que importó Estados Unidos")."""
    for mention in mentions:
        ahead, behind = scene.lower[mention.end : cue.start], scene.lower[cue.end : mention.start]
        if 0 <= cue.start - mention.end < 30 and TOTAL_OF.fullmatch(ahead):
            return mention.country
        if 0 <= mention.start - cue.end < 30 and OWNED_BEHIND.fullmatch(behind):
            return mention.country
    return None
