"""Which goods or services a figure is about, as an indicator and an HS code."""

import re

from nlp.asking.scene import Cue, Scene, Span, Spanned
from nlp.asking.words import any_of, shape

UNCODED = re.compile(
    r"(?:im|ex)ported (?!goods|products|its|this|plus|as |was|is |has|less|across|goes|hundreds|thousands|millions|billions)[a-z]{3,20}s(?= (?:in|of|from|to|were|are|came)(?!\w)|[.,;])"
)  # things that have no code of ours


WORTH = re.compile(r" (?:worth|valued|por|pour|d'une)")
FLOW_AFTER = re.compile(r" (?:exports|imports|trade|shipments|sales|purchases|deficit|surplus)(?!\w)")
FLOW_BEFORE = re.compile(
    r"(?:importaciones|exportaciones|ventas|compras|importations|exportations) (?:\w+ )?(?:de|d') *$"
)
LINKED = re.compile(
    r"(?:worth of|of|in|for|was|were|is|are|de|en|d'|des|du|fueron|eran|son|étaient) +(?:[\w.'’-]+ ){0,3}$"
)
BARE = frozenset({"imports", "exports"})
BESIDE = 20  # characters from a word of trade to the noun that stands beside it


def find_indicator(
    scene: Scene, clause: Span, sentence: Span, cue: Cue, figure: Spanned | None = None
) -> str:
    """Goods, services or both; goods where nothing else is said."""
    part = shape("one_part").search(scene.lead(figure.start)) if figure else None
    if part:
        return f"{part['part']}_trade"
    if attached := attached_to(scene, cue):
        return attached
    if any(c.name == "goods_and_services" for c in scene.within(scene.cues, sentence)):
        return "goods_and_services_trade"
    own = scene.lower[clause.start : clause.end]
    if re.search(r"(?<!\w)(?:including|incluidos los|incluyendo|y compris les) (?:services|servicios)", own):
        return "goods_and_services_trade"
    if re.search(r"(?:of|in|en|de|des) (?:services|servicios)(?!\w)", own) or (
        cue.name in ("buy", "sell") and shape("services_dealt").search(own)
    ):
        return "services_trade"
    if shape("services").search(own):
        return "services_trade"
    if shape("on_services").match(scene.lower, sentence.start) and not any_of("both", "goods").search(own):
        return "services_trade"
    if goes_on_services(scene, clause, sentence, cue):
        return "services_trade"
    title = (scene.title or "").lower()
    if any_of("both", "words").search(title) and not any_of("both", "goods").search(
        scene.lower, sentence.start, sentence.end
    ):
        return "goods_and_services_trade"
    return "goods_trade"


def goes_on_services(scene: Scene, clause: Span, sentence: Span, cue: Cue) -> bool:
    """Whether a bare flow is of the services that its sentence began with: "services exports were …, imports …"."""
    flows = [one for one in scene.within(scene.cues, Span(sentence.start, cue.start)) if one.name in BARE]
    if cue.name not in BARE or not flows or attached_to(scene, flows[-1]) != "services_trade":
        return False
    between = Span(flows[-1].end, clause.end)
    told = any_of("both", "goods").search(scene.lower, between.start, between.end)
    goods = scene.within(scene.commodities, clause)
    return not (told or goods or scene.partners(clause))


def attached_to(scene: Scene, cue: Cue) -> str | None:
    """What stands right beside a word of trade: "goods deficit", "superávit de servicios"; None where neither does."""
    for name in ("goods", "services"):
        ahead = shape(f"{name}_attached").search(scene.lead(cue.start))
        if ahead or shape(f"{name}_right_behind").match(scene.lower, cue.end):
            return f"{name}_trade"
    return None


def find_commodity(scene: Scene, figure: Spanned, clause: Span, cue: Cue) -> str | None:
    """The HS code of the goods in the phrase of the cue or the figure; TOTAL where none is named.

    None where the goods are fewer than all but have no code of their own ("agri-food exports").
    """
    if told := shape("told_code").search(scene.lower, clause.start, clause.end):
        return told["code"].replace(".", "")
    if cue.end <= clause.start and not scene.within(scene.commodities, clause):
        clause = Span(
            scene.around(scene.clauses, cue.start).start, clause.end
        )  # "beer imports were …, up 5 percent"
    named = scene.within(scene.commodities, clause)
    if traded := next((one for one in named if is_traded(scene, one, figure, cue)), None):
        return traded.name
    beside = scene.within(scene.uncoded, Span(cue.start - BESIDE, cue.end + BESIDE))
    if beside or UNCODED.match(scene.lower, cue.start):
        return None  # "widget imports", "three quarters of imported modules"
    start, end = max(clause.start, cue.start - 30), min(clause.end, cue.end + 40)
    return None if any_of("narrowing", "words").search(scene.lower, start, end) else "TOTAL"


def is_traded(scene: Scene, goods: Cue, figure: Spanned, cue: Cue) -> bool:
    """Whether goods stand in the phrase of a figure or a word of trade: "$5 billion of cars", "car imports", "sold cars"."""
    before, after = scene.lead(goods.start, 45), scene.lower[goods.end : goods.end + 12]
    behind_cue = goods.start - cue.end
    thing = cue.name in ("buy", "sell") and 0 <= behind_cue < 45 and goods.end <= figure.start
    moved = cue.name in ("enter", "go") and 0 <= cue.start - goods.end < 3
    worth = 0 <= figure.start - goods.end < 14 and WORTH.match(after)
    close = figure.start < goods.start < figure.end + 45 or 0 <= behind_cue < 30
    linked = close and LINKED.search(before)
    return bool(thing or worth or moved or FLOW_AFTER.match(after) or linked or FLOW_BEFORE.search(before))
