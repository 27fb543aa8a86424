"""Trade of less than a country: of a state, a province, a city or a company; or less than all of it: what goes by truck."""

from dataclasses import replace

from nlp.asking.asides import is_part_of_trade
from nlp.asking.asked import Asked
from nlp.asking.cues import NOUNS, VERBS
from nlp.asking.scene import Cue, Scene, Span, Spanned
from nlp.asking.words import shape

HANGS = 40  # characters from who a clause hangs on to its beginning
NEAR = 80  # characters from a word of trade to who trades
BESIDE = 12  # characters from who does it to the verb


def lesser_trade(scene: Scene, cue: Cue, clause: Span) -> str | None:
    """What a word of trade is of where no whole country trades, None where one does: "Texas exported", "Acme's imports"."""
    near = Span(max(0, cue.start - NEAR), cue.end + NEAR)
    if any(
        one.form == "place" and does(scene, one, cue, clause) for one in scene.within(scene.countries, near)
    ):
        return "state_trade"
    if any(does(scene, one, cue, clause) for one in scene.within(scene.companies, near)):
        return "company_trade"
    return None


def of_part(scene: Scene, asked: Asked) -> Asked:
    """What is asked without a figure, of the part of trade that its words name: "imports by truck hit a record"."""
    if asked.question.indicator != "goods_trade":
        return asked
    told = (cue.name for cue in scene.within(scene.indicators, asked.span) if is_part_of_trade(cue.name))
    nouns = (Cue(one.start, one.end, "total") for one in scene.within(scene.ranks, asked.span))
    cues = (*scene.within(scene.cues, asked.span), *nouns)
    lesser = (lesser_trade(scene, cue, asked.span) for cue in cues)
    part = next(told, None) or next(filter(None, lesser), None)
    return replace(asked, question=replace(asked.question, indicator=part)) if part else asked


def of_same_part(scene: Scene, asked: Asked, last: Asked | None) -> Asked:
    """The same, of the part of trade that the figure before is of: "through Laredo reached $200 billion, up 4 percent"."""
    if last is None or last.figure is None or asked.figure is None:
        return asked
    part, between = last.question.indicator, Span(last.figure.end, asked.figure.start)
    if not is_part_of_trade(part) or asked.question.indicator != "goods_trade":
        return asked
    if scene.around(scene.sentences, last.figure.start) != scene.around(scene.sentences, asked.figure.start):
        return asked
    own = Span(scene.around(scene.clauses, last.figure.start).end, asked.figure.start)
    if scene.within(scene.cues, between) or scene.named(own):
        return asked  # "…, and imports from Mexico as a whole grew 4 percent"
    return replace(asked, question=replace(asked.question, indicator=part))


def does(scene: Scene, trader: Spanned, cue: Cue, clause: Span) -> bool:
    """Whether a trader is right beside a verb as who does it, or beside a noun as who has it, it comes from or goes to."""
    if trader.end <= cue.start and cue.name in VERBS and trader.start >= clause.start - HANGS:
        if scene.named(Span(trader.end, cue.start)):
            return False
        hung = shape("relative").match(scene.lower, trader.end)
        return cue.start - (hung.end() if hung else trader.end) < BESIDE
    if cue.name not in NOUNS:
        return False
    if trader.end <= cue.start:
        return shape("owned_by_lesser").fullmatch(scene.lower, trader.end, cue.start) is not None
    return shape("bound_to_lesser").fullmatch(scene.lower, cue.end, trader.start) is not None
