"""Which word of trade a figure is about: in its clause, its sentence, or just before."""

import re

from nlp.asking import directions, portions
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import cue_phrases, shape
from nlp.countries import Mention
from nlp.phrases import fold
from nlp.types import Figure

REACH = 130  # characters between a figure and the word in another clause that says what it is about
NEXT = 20  # characters from "lost" to what was lost
LATER = 60  # what a multiple is a multiple of stands behind it; what it is about, before
TIGHT = re.compile(r" (?:of|de|were|was|at|:) (?:only |just |about |some )?[^\w\s]?")
MOVES = frozenset({"go", "enter"})
VERBS = frozenset({"buy", "sell"})
NOUNS = frozenset({"imports", "exports", "total", "deficit", "surplus"})
WAYS = {"inward": "imports", "outward": "exports"}


def find_cue(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Cue | None:
    """The word that says what the figure is about: in its clause, its sentence, or just before."""
    here = [cue for cue in scene.within(scene.cues, clause) if cue.name != "goods_and_services"]
    if figure.kind == "percent":
        spent = portions.is_told_in_money(scene, sentence, figure)  # dollars go the other way than goods
        if spent or any(cue.name in NOUNS for cue in here):
            here = [cue for cue in here if cue.name not in MOVES]  # "the share of exports that goes to Peru"
    if figure.kind == "percent" and (whole := of_all(scene, clause, here, figure)):
        return whole
    here = [cue for cue in here if not is_field(scene, cue, here) and not is_side(scene, cue, here)]
    lost = [cue for cue in here if cue.name == "deficit" and 0 <= figure.start - cue.end < NEXT]
    if any(start == cue.start for cue in lost for start, _, _ in scene.changes):
        return lost[-1]  # "we lost $5 billion to Peru in goods trade"
    if figure.kind == "amount" and shape("more_by").match(scene.lower, figure.end):
        here = [cue for cue in here if cue.end <= figure.start]
    if here:
        return within_reach(scene, best_cue(scene, figure, here), figure)
    if shape("part_of_it").match(scene.lower[clause.start : clause.end].lstrip(" ,")) or shape(
        "other_way"
    ).search(scene.lower, clause.start, clause.end):
        return None  # what part of the figure before, or which way, the words do not say
    if figure.kind in ("amount", "percent") and portions.answers(scene, figure, sentence):
        return cue_before(scene, figure, sentence)
    there = [cue for cue in scene.within(scene.cues, sentence) if cue.name != "goods_and_services"]
    ahead = [cue for cue in there if cue.start < figure.start and figure.start - cue.end < REACH]
    if there:
        return best_cue(scene, figure, ahead) if ahead else nearest_behind(scene, figure, there)
    if not leans_back(scene, figure, sentence):
        return None
    return cue_before(scene, figure, sentence) or cue_of_title(scene, sentence)


def is_field(scene: Scene, cue: Cue, cues: list[Cue]) -> bool:
    """Whether "trade" only says in what a balance is: "the deficit with Peru in goods trade"."""
    balances = [one for one in cues if one.name in ("deficit", "surplus") and one.end <= cue.start]
    return (
        cue.name == "total" and bool(balances) and shape("in_field").search(scene.lead(cue.start)) is not None
    )


def is_side(scene: Scene, cue: Cue, cues: list[Cue]) -> bool:
    """Whether a flow is only one side of a balance: "the gap between imports from and exports to Ireland"."""
    gaps = [one for one in cues if one.name == "deficit" and one.end <= cue.start]
    led = gaps and shape("gap_between").match(scene.lower, gaps[-1].end)
    return bool(led) and not scene.within(scene.figures, Span(gaps[-1].end, cue.start))


def of_all(scene: Scene, clause: Span, cues: list[Cue], figure: Figure) -> Cue | None:
    """What a share is of, where that opens its clause: "Of all US goods exports in 2024, Canada took 17 percent"."""
    nouns = [cue for cue in cues if cue.name in ("imports", "exports", "total") and cue.end <= figure.start]
    told = portions.OF_ALL.match(scene.lower[clause.start : clause.end].lstrip())
    return nouns[0] if told and nouns and "," in scene.lower[nouns[0].end : figure.start] else None


def cue_of_title(scene: Scene, sentence: Span) -> Cue | None:
    """What the title is about, where it has one noun of trade: as a cue without a length where the sentence begins."""
    title = fold(scene.title or "").lower()
    told = {name for _, _, name in cue_phrases().find(title) if name in NOUNS}
    return Cue(sentence.start, sentence.start, told.pop()) if len(told) == 1 else None


def cue_before(scene: Scene, figure: Figure, sentence: Span) -> Cue | None:
    """What the sentences before are about: a noun of trade; a verb too, where they ask for the figure."""
    for earlier in scene.before(sentence, 2):
        asked = figure.kind in ("amount", "percent") and portions.answers(scene, figure, sentence)
        told = [c for c in scene.within(scene.cues, earlier) if c.name in NOUNS or asked and c.name in VERBS]
        way = WAYS.get(first_way(scene, sentence) or "")
        if way and (fitting := [c for c in told if c.name == way]):
            return fitting[-1]
        if told:
            return told[0]
    return None


def first_way(scene: Scene, sentence: Span) -> str | None:
    """Which way "those from Canada" or "las destinadas a México" go: the preposition that a sentence opens with."""
    told = shape("elided").match(scene.lower, sentence.start, sentence.end)
    return told.lastgroup if told else None


def nearest_behind(scene: Scene, figure: Figure, cues: list[Cue]) -> Cue | None:
    """The first cue behind an amount, unless it is far off; a percentage is told of what stands before it."""
    if figure.kind != "amount" and not is_fronted(scene, figure, scene.around(scene.sentences, figure.start)):
        return None
    behind = next((cue for cue in cues if 0 <= cue.start - figure.end < REACH), None)
    if behind is None:
        return None
    clause = scene.around(scene.clauses, behind.start)
    own = [other for other in scene.within(scene.figures, clause) if other.kind == figure.kind]
    return None if own else behind  # a cue beside a figure of its own is not this one's


def within_reach(scene: Scene, cue: Cue, figure: Figure) -> Cue | None:
    """The cue, unless it is too far from the figure, or behind a percentage that ends its own phrase."""
    told_ahead = figure.kind == "percent" and shape("of_gdp").match(scene.lower, figure.end)
    sentence = scene.around(scene.sentences, figure.start)
    if told_ahead and shape("gdp_ahead").fullmatch(scene.lower, sentence.start, figure.start):
        return cue  # "at 29 percent of GDP, Mexico's exports"
    if figure.kind == "percent" and is_fronted(scene, figure, sentence):
        return cue if cue.start - figure.end < REACH else None
    if figure.kind == "percent" and re.search(
        r"[,;]|(?<!\w)(?:and|y|et)(?!\w)", scene.lower[figure.end : cue.start]
    ):
        return None
    gap = max(cue.start - figure.end, figure.start - cue.end)
    return cue if gap < REACH else None


def is_fronted(scene: Scene, figure: Figure, sentence: Span) -> bool:
    """Whether a change opens its sentence, before what changed: "Up 73 percent, imports from Peru were …"."""
    if shape("fronted_change").fullmatch(scene.lower, sentence.start, figure.start):
        return True
    at = shape("fronted_at").fullmatch(scene.lower, sentence.start, figure.start)
    return bool(at and shape("fronted_rise").match(scene.lower, figure.end))


def leans_back(scene: Scene, figure: Figure, sentence: Span) -> bool:
    """Whether a sentence without a cue goes on about what the one before it was about."""
    opening = scene.lower[sentence.start : sentence.start + 64].lstrip('"“‘«¿¡ \n')
    changing = directions.find_direction(scene, sentence, figure) is not None
    if figure.kind not in ("amount", "percent", "multiple"):
        return False
    if owned_alone(scene, figure, sentence):
        return False  # whose the question before is then asked of, where it can be
    if shape("elided").match(scene.lower, sentence.start, figure.start):
        return True
    pronoun = shape("leaning").match(opening)
    return bool(pronoun) and (changing or shape("amounts_to").search(opening + " ") is not None)


def owned_alone(scene: Scene, figure: Figure, sentence: Span) -> Mention | None:
    """Whose a figure is where a sentence opens with that and leaves out what: "Canada's came to", "Las de Canadá"."""
    named = scene.named(Span(sentence.start, figure.start))
    if len(named) != 1 or named[0].country in (HOME, "WLD"):
        return None
    start, end = named[0].start, named[0].end
    if shape("owned_opening").fullmatch(scene.lower, sentence.start, start):
        return named[0] if shape("owned_verb").match(scene.lower, end) else None
    elided = shape("elided").match(scene.lower, sentence.start, figure.start)
    gap = scene.lower[elided.end() : start] if elided and elided["of"] else "-"
    return named[0] if gap in ("", "la ", "los ", "l'", "el ", "the ") else None


def best_cue(scene: Scene, figure: Figure, cues: list[Cue]) -> Cue:
    """The cue that the figure is about: a total behind a share, the noun right behind, else the nearest before."""

    def cost(cue: Cue) -> float:
        gap = cue.start - figure.end
        if gap >= 0:
            told = scene.lower[figure.end : cue.start]
            direct = re.fullmatch(
                r" *(?:(?:in|of|de|en|worth of|du|del|d') *)?(?:[\w'’-]+ ){0,3}",
                told,
            )
            if figure.kind == "percent" and re.match(r" *(?:of|de|del|du|des)(?!\w)", told):
                return gap - 200 if cue.name in NOUNS or cue.name in ("buy", "sell") else gap
            if figure.kind == "multiple" or re.search(r"[,;]|(?<!\w)(?:and|y|et)(?!\w)", told):
                return gap + LATER
            return gap - 40 if direct and cue.name in ("total", "deficit", "surplus") else 1.5 * gap + 15
        distance = float(figure.start - cue.end)
        if cue.name in NOUNS and TIGHT.fullmatch(scene.lower, cue.end, figure.start):
            distance -= 60
        return distance - 25 * (cue.name in ("deficit", "surplus")) + 15 * (cue.name == "total")

    return min(cues, key=cost)
