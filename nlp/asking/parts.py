"""The part that each country plays around a word of trade: owner, source, destination, counterpart."""

import re
from collections import defaultdict

from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import described_countries, ending, shape
from nlp.countries import Mention

GOODS = shape("goods_behind")
FLOWS = shape("flow_behind")
CASE = re.compile(r"'s?(?: case(?!\w)| *[.,;:]| *$)")
OWNED = re.compile(r"'s?(?!\w)")
GOODS_FLOW = shape("goods_flow_behind")
FAVOUR = shape("in_favour")
FLOW_BEHIND = shape("sold_behind")
FLOW_AHEAD = shape("flow_ahead")
LEFT_OUT = shape("left_out")
GOODS_AHEAD = re.compile(r"(?:bienes|mercancías|productos|biens|marchandises|produits) *$")
BOUGHT_OF = re.compile(
    r"(?<!\w)(?:a|al|à|au|aux|à la|à l')(?: (?:su|sus|sa|son|leur|nuestro))? *$"
)  # "compras a Vietnam" come from it
OF = re.compile(r"(?<!\w)(?:of|de|del|du|des|d'|de la|de los|de las|de l') *(?:the +|l')?$")
PARTICIPLE = re.compile(r"(?:ed|ad[oa]s?|id[oa]s?|ée?s?)$")
BY_WHOM = re.compile(r"(?<!\w)(?:by|por|par) *(?:(?:the|los|las|les|le|la) +|l')?$")
LISTED = re.compile(r"(?:,|,? (?:and|or|y|o|et|ou|e)) *(?:(?:the|de|of|du|des|del|la|el|le|les|with|con) +)*")
ARTICLE = re.compile(r"(?<![^\s(\"“])an? +$")
ANDED = re.compile(r"(?:and|y|et|to) *(?:the *)?$")
AHEAD, NEXT = 40, 3  # characters back to a country that an "and" joins another one to, and between them
BY = re.compile(r" (?:by|por|par) (?:(?:the|la|el|los|las|le|les) |l')?")
OTHER = re.compile(
    r"(?<!\w)(?:desde|procedentes? de|provenientes? de|originari[oa]s de|venid[oa]s de|from|en provenance|venant|originaires|"
    r"(?P<to>a|al|à|au|aux))(?!\w)(?! ?[^\w\s]?\d)"
)
NEAR = 25  # characters from "a" to the country that it leads to
CLAUSE = re.compile(r"[;:.!?](?= )")
STOP = re.compile(r"[,;:.!?](?= )")
BRACKET = re.compile(r" \(")
WHOSE = re.compile(r"'s? (?:(?:big|large|giant|two|immediate|closest|own) )*")
PAIR = re.compile(r"[-–—/](?=[A-ZÁÉÍÓÚÎ])")


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
            and not shape("told_by").search(scene.lead(previous[0].start))
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
        if previous and PAIR.match(scene.text, previous[0].end) and mention.start - previous[0].end == 1:
            part = "counterpart"
        parts[part].append(mention)
        previous = (mention, part)
    return parts


def leaves_out(scene: Scene, span: Span) -> bool:
    """Whether a stretch speaks of what is left without some country: "exports to all but Mexico"."""
    named = scene.within(scene.countries, span)
    return bool(
        any(LEFT_OUT.search(scene.lead(mention.start)) for mention in named)
        or shape("left_region").search(scene.lower, span.start, span.end)
    )


def leaves_out_goods(scene: Scene, clause: Span, sentence: Span) -> bool:
    """Whether a clause is about what is left without some goods: "Excluding energy, …", "non-oil exports"."""
    first = not scene.within(scene.figures, Span(sentence.start, clause.start))
    span = Span(sentence.start if first else clause.start, clause.end)
    named = scene.within(scene.commodities, span)
    told = shape("goods_left_out").search(scene.lower, span.start, span.end)
    return bool(told) or any(LEFT_OUT.search(scene.lead(one.start)) for one in named)


def part_of(scene: Scene, mention: Mention, cue: Cue) -> str:
    """The part of one country: owner, source, destination, counterpart, subject, agent, object or aside."""
    if hung := part_of_antecedent(scene, mention, cue):
        return hung
    if is_whose(scene, mention):
        return "aside"
    lead, tail = scene.lead(mention.start), scene.lower[mention.end : mention.end + 40]
    if scene.language == "en":
        lead = ARTICLE.sub("", lead)  # "a Canadian minister": no Spanish "a"
    set_off = ending("prepositions", "behind").search(lead)
    if set_off and not (
        set_off.group().startswith("qu") and not shape("compares").search(scene.lead(mention.start, 80))
    ):
        return "aside"
    if LEFT_OUT.search(lead) or shape("passed_that").search(lead):
        return "aside"
    if cue.name in ("buy", "sell") and BY.fullmatch(scene.lower, cue.end, mention.start):
        return "agent"
    if mention.country == HOME and (shape("told_by").search(lead) or shape("told_in").match(tail)):
        return "aside"  # "by Washington's count": whose figures, and whose trade not
    if CASE.match(tail):  # "in China's case", "climbed by $57 billion in Vietnam's"
        return "destination" if cue.name in ("exports", "sell", "go") else "source"
    if cue.name in ("buy", "sell") and shape("with_doing").fullmatch(scene.lower, mention.end, cue.end):
        return "subject"  # "with Mexico shipping $60 billion north"
    had = shape("had_by").match(scene.lower, cue.end) if cue.name in ("deficit", "surplus") else None
    if had and had.end() == mention.start:
        return "owner"  # "the surplus that Switzerland used to run"
    if cue.name == "imports" and PARTICIPLE.search(scene.lower, cue.start, cue.end) and BY_WHOM.search(lead):
        return "subject"  # "dólares importados por Estados Unidos"
    if FAVOUR.search(scene.lead(mention.start, 80)):
        return "owner"
    if cue.name == "sell" and 0 <= mention.start - cue.end < 6 and mention.form != "adjective":
        return "object"
    if cue.name in ("buy", "sell", "enter") and (flow := FLOW_BEHIND.match(tail)):
        return "source" if flow["noun"].startswith(("export", "sale", "ship", "deliver")) else "destination"
    if FLOW_AHEAD.search(lead) and mention.form in ("adjective", "demonym"):
        return "owner"
    if GOODS_AHEAD.search(lead) and mention.form in ("adjective", "demonym"):
        return "source"
    goods = GOODS.match(tail)
    if goods and cue.name in ("buy", "sell") and mention.end <= cue.start < mention.end + goods.end():
        goods = None  # "the US imported goods", "America bought more goods": the verb stands between
    if (
        goods
        and mention.country == HOME
        and cue.name == "sell"
        and scene.lower[cue.end : mention.start] == " the "
    ):
        return "object"  # "India sold the US goods worth": to whom
    behind = goods if scene.language == "en" else None
    if (mention.form == "adjective" or behind) and not OWNED.match(tail):
        if GOODS_FLOW.match(tail) or (FLOWS.match(tail) and not goods):
            return "owner"
        if goods:
            return "source"
    if ending("prepositions", "source").search(lead):
        return "source"
    if cue.name in ("imports", "buy") and BOUGHT_OF.search(lead):
        return "source"
    abroad = mention.form == "name" and mention.country != HOME and not OWNED.match(tail)
    if cue.name in ("deficit", "surplus") and abroad and FLOWS.match(tail):
        return "counterpart"  # "the China deficit" is the one with China
    bound = ending("prepositions", "destination").search(lead)
    if OWNED.match(tail) and is_beyond(scene, mention, cue):
        return "aside"  # "…, with which it ran a deficit; Peru's share", "a surplus of $2 billion, and Peru's doubled"
    if OWNED.match(tail) or (FLOWS.match(tail) and not bound):
        return "owner"
    if OF.search(lead):
        return of_part(scene, mention, cue)
    for part in ("counterpart", "destination"):
        if ending("prepositions", part).search(lead):
            if part == "counterpart" and (anded := ANDED.search(lead)):
                start = mention.start - len(anded.group())
                if cue.name not in ("total", "deficit", "surplus") or not follows_country(scene, start):
                    continue  # "…, and Peru had a surplus" begins anew
            return part
    return "subject" if mention.start < cue.start else "object"


def is_beyond(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """Whether a country stands in a later clause than a word of trade, or behind a figure of that."""
    figures = scene.within(scene.figures, Span(cue.end, mention.start))
    return bool(CLAUSE.search(scene.lower, cue.end, mention.start) or figures)


def follows_country(scene: Scene, place: int) -> bool:
    """Whether a country stands right before a place: "between Peru and Chile"."""
    return any(
        0 <= place - one.end < NEXT for one in scene.within(scene.countries, Span(place - AHEAD, place))
    )


def is_whose(scene: Scene, mention: Mention) -> bool:
    """Whether a country only says whose neighbour is described: "America's neighbor to the north" trades."""
    described = next(iter(scene.within(scene.countries, Span(mention.end, mention.end + NEAR))), None)
    if described is None or not described_countries().fullmatch(scene.lower, described.start, described.end):
        return False
    return WHOSE.fullmatch(scene.lower, mention.end, described.start) is not None


def part_of_antecedent(scene: Scene, mention: Mention, cue: Cue) -> str | None:
    """The part of a country in a clause or bracket that hangs on it: "Peru, to which the US sold", "Peru (imports of …)"."""
    hung = shape("relative").match(scene.lower, mention.end)
    if hung and hung.end() <= cue.start:
        between = [one for one in scene.named(Span(hung.end(), cue.start)) if one.country != HOME]
        bare = hung["subject"] and scene.named(Span(hung.end(), cue.start))
        stopped = STOP.search(scene.lower, hung.end(), cue.start)
        return None if between or bare or stopped else hung.lastgroup
    if BRACKET.match(scene.lower, mention.end) and mention.end < cue.start < scene.lower.find(
        ")", mention.end
    ):
        return "counterpart"
    return None


def is_whole_of(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """Whether imports "of" the home country are its own: those that a share is of, or all of them by their adjective."""
    shared = shape("share_in").search(scene.lead(cue.start))
    return bool(shared or shape("whole_flow").fullmatch(scene.lower, cue.end, mention.start))


def of_part(scene: Scene, mention: Mention, cue: Cue) -> str:
    """The part of a country behind "of" or "de": a source behind imports and purchases, else an owner."""
    if any(
        mention.start - noun.end < 12
        for noun in scene.within(scene.ranks, Span(mention.start - 30, mention.start))
    ):
        return "owner"  # "the top supplier of the United States": theirs are the imports
    if mention.country == HOME and cue.name == "imports" and is_whole_of(scene, mention, cue):
        return "owner"  # "su participación en las compras externas de Estados Unidos"
    if cue.name in ("imports", "buy", "enter"):
        end = scene.around(scene.sentences, mention.start).end
        others = OTHER.finditer(scene.lower, mention.end, min(end, mention.end + 60))
        led = any(
            scene.within(scene.countries, Span(one.end(), one.end() + NEAR))
            if one["to"]
            else not scene.within(scene.periods, Span(one.start(), one.end() + 5))
            for one in others
        )
        return "owner" if led else "source"  # "au premier trimestre" and "al mes" lead to no country
    return "owner"
