"""The rules by which one country has its part around a word of trade, the surest first.

A part is owner, source, destination, counterpart, subject, agent, object, or aside, which is none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from nlp.asking.left_out import LEFT_OUT
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
GOODS_AHEAD = re.compile(r"(?:bienes|mercancías|productos|biens|marchandises|produits) *$")
MALE_GOODS = re.compile(r"(?:bienes|productos) \w+os$")
BOUGHT_OF = re.compile(
    r"(?<!\w)(?:a|al|à|au|aux|à la|à l')(?: (?:su|sus|sa|son|leur|nuestro))? *$"
)  # "compras a Vietnam" come from it
OF = re.compile(r"(?<!\w)(?:of|de|del|du|des|d'|de la|de los|de las|de l') *(?:the +|l')?$")
PARTICIPLE = re.compile(r"(?:ed|ad[oa]s?|id[oa]s?|ée?s?)$")
BY_WHOM = re.compile(r"(?<!\w)(?:by|por|par) *(?:(?:the|los|las|les|le|la) +|l')?$")
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
TAIL = 40  # characters behind a country that say what it is of


@dataclass(frozen=True, slots=True)
class Place:
    """A country before or behind a word of trade, with the words around it."""

    scene: Scene
    mention: Mention
    cue: Cue
    lead: str
    tail: str

    @property
    def owned(self) -> bool:
        """Whether the country stands in the genitive."""
        return OWNED.match(self.tail) is not None


def part_of(scene: Scene, mention: Mention, cue: Cue) -> str:
    """The part of one country, by the first rule that knows it; else by the side of the word that it stands on."""
    lead = scene.lead(mention.start)
    if scene.language == "en":
        lead = ARTICLE.sub("", lead)  # "a Canadian minister": no Spanish "a"
    place = Place(scene, mention, cue, lead, scene.lower[mention.end : mention.end + TAIL])
    known = (part for rule in RULES if (part := rule(place)))
    return next(known, "subject" if mention.start < cue.start else "object")


def by_antecedent(place: Place) -> str | None:
    """The part in a clause or bracket that hangs on it: "Peru, to which the US sold", "Peru (imports of …)"."""
    return part_of_antecedent(place.scene, place.mention, place.cue)


def aside(place: Place) -> str | None:
    """No part: only whose neighbour is meant, set off by a preposition, left out."""
    scene, mention = place.scene, place.mention
    if is_whose(scene, mention):
        return "aside"
    set_off = ending("prepositions", "behind").search(place.lead)
    that = set_off and set_off.group().startswith("qu")
    if set_off and not (that and not shape("compares").search(scene.lead(mention.start, 80))):
        return "aside"
    return "aside" if LEFT_OUT.search(place.lead) or shape("passed_that").search(place.lead) else None


def agent(place: Place) -> str | None:
    """Who does it in the passive: "bought by Peru"."""
    scene, mention, cue = place.scene, place.mention, place.cue
    by = cue.name in ("buy", "sell") and BY.fullmatch(scene.lower, cue.end, mention.start)
    return "agent" if by else None


def teller(place: Place) -> str | None:
    """No part: "by Washington's count" says whose figures these are, and not whose trade."""
    told = shape("told_by").search(place.lead) or shape("told_in").match(place.tail)
    return "aside" if place.mention.country == HOME and told else None


def case(place: Place) -> str | None:
    """The other end: "in China's case", "climbed by $57 billion in Vietnam's"."""
    if not CASE.match(place.tail):
        return None
    return "destination" if place.cue.name in ("exports", "sell", "go") else "source"


def doer(place: Place) -> str | None:
    """Who does it: "with Mexico shipping $60 billion north", "dólares importados por Estados Unidos"."""
    scene, mention, cue = place.scene, place.mention, place.cue
    if cue.name in ("buy", "sell") and shape("with_doing").fullmatch(scene.lower, mention.end, cue.end):
        return "subject"
    done = cue.name == "imports" and PARTICIPLE.search(scene.lower, cue.start, cue.end)
    return "subject" if done and BY_WHOM.search(place.lead) else None


def winner(place: Place) -> str | None:
    """Whose balance it is: "the surplus that Switzerland used to run", "in Peru's favour"."""
    scene, mention, cue = place.scene, place.mention, place.cue
    had = shape("had_by").match(scene.lower, cue.end) if cue.name in ("deficit", "surplus") else None
    if had and had.end() == mention.start or FAVOUR.search(scene.lead(mention.start, 80)):
        return "owner"
    return None


def buyer(place: Place) -> str | None:
    """To whom something is sold, right behind the verb: "sold Peru", "India sold the US goods worth"."""
    mention, cue = place.mention, place.cue
    if cue.name != "sell":
        return None
    if 0 <= mention.start - cue.end < 6 and mention.form != "adjective":
        return "object"
    the = place.scene.lower[cue.end : mention.start] == " the "
    return "object" if the and mention.country == HOME and GOODS.match(place.tail) else None


def of_goods(place: Place) -> str | None:
    """By the goods or the flow that it describes: "Peruvian copper", "bought American exports", "produits chiliens"."""
    mention, cue, tail = place.mention, place.cue, place.tail
    if cue.name in ("buy", "sell", "enter") and (flow := FLOW_BEHIND.match(tail)):
        return "source" if flow["noun"].startswith(("export", "sale", "ship", "deliver")) else "destination"
    described = mention.form in ("adjective", "demonym")
    if described and cue.name == "imports" and MALE_GOODS.search(place.lead + mention.text.lower()):
        return "source"  # "importaciones de bienes chilenos"; "de bienes chilenas" are Chile's
    if described and FLOW_AHEAD.search(place.lead):
        return "owner"
    if described and GOODS_AHEAD.search(place.lead):
        return "source"
    return before_goods(place)


def before_goods(place: Place) -> str | None:
    """By the goods or the flow right behind: "American exports" has an owner, "Mexican goods" a source."""
    mention, cue, tail = place.mention, place.cue, place.tail
    goods = GOODS.match(tail)
    if goods and cue.name in ("buy", "sell") and mention.end <= cue.start < mention.end + goods.end():
        goods = None  # "the US imported goods", "America bought more goods": the verb stands between
    behind = goods if place.scene.language == "en" else None
    if place.owned or not (mention.form == "adjective" or behind):
        return None
    if GOODS_FLOW.match(tail) or (FLOWS.match(tail) and not goods):
        return "owner"
    return "source" if goods else None


def source(place: Place) -> str | None:
    """Where goods come from: "from Peru", "compras a Vietnam"."""
    bought = place.cue.name in ("imports", "buy") and BOUGHT_OF.search(place.lead)
    return "source" if bought or ending("prepositions", "source").search(place.lead) else None


def owner(place: Place) -> str | None:
    """Whose trade it is: "Peru's exports", "exports of Peru"; "the China deficit" is the one with China."""
    scene, mention, cue = place.scene, place.mention, place.cue
    flow = FLOWS.match(place.tail)
    abroad = mention.form == "name" and mention.country != HOME and not place.owned
    if cue.name in ("deficit", "surplus") and abroad and flow:
        return "counterpart"
    if place.owned and is_beyond(scene, mention, cue):
        return "aside"  # "…, with which it ran a deficit; Peru's share", "a surplus of $2 billion, and Peru's doubled"
    bound = ending("prepositions", "destination").search(place.lead)
    if place.owned or (flow and not bound):
        return "owner"
    return of_part(scene, mention, cue) if OF.search(place.lead) else None


def bound(place: Place) -> str | None:
    """With or to whom: "with Peru", "to Chile"; "…, and Peru had a surplus" begins anew."""
    if ending("prepositions", "counterpart").search(place.lead):
        anded = ANDED.search(place.lead)
        both = place.cue.name in ("total", "deficit", "surplus")
        if not anded or both and follows_country(place.scene, place.mention.start - len(anded.group())):
            return "counterpart"
    return "destination" if ending("prepositions", "destination").search(place.lead) else None


RULES: tuple[Callable[[Place], str | None], ...] = (
    by_antecedent,
    aside,
    agent,
    teller,
    case,
    doer,
    winner,
    buyer,
    of_goods,
    source,
    owner,
    bound,
)


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
