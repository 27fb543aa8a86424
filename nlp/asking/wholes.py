"""A whole told before its parts: "of the $3.4 trillion imported, 16 percent came from Mexico"."""

from nlp.asking import trading
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.trading import Parties
from nlp.asking.voices import spoken_for
from nlp.asking.words import shape
from nlp.types import Figure, Flow

FLOWS: dict[str, Flow] = trading.FLOWS | {"buy": "imports", "sell": "exports", "enter": "imports"}


def whole_told(scene: Scene, figure: Figure, sentence: Span) -> Span | None:
    """The stretch that tells of a whole with this figure, where the rest of the sentence tells of its parts."""
    if figure.kind != "amount":
        return None
    start = scene.around(scene.clauses, figure.start).start
    behind = shape("of_which").search(scene.lower, figure.end, sentence.end)
    if behind and scene.lower[figure.end : behind.start()] == " ":
        return None  # "$34 billion of them": the figure is the part
    if behind:
        stretch = Span(start, behind.start())
        between = scene.within(scene.figures, Span(figure.end, behind.start()))
        return None if any(one.kind == "amount" for one in between) else stretch
    if shape("whole_ahead").fullmatch(scene.lower, sentence.start, figure.start):
        comma = scene.lower.find(",", figure.end, sentence.end)
        if comma > 0 and scene.within(scene.figures, Span(comma, sentence.end)):
            return Span(sentence.start, comma)
    return None


def part_of_ours(scene: Scene, figure: Figure, clause: Span, cue: Cue) -> Parties | None:
    """Who has a part of a whole that nobody else owns: "Mexico supplied 15.6 percent of the imports"."""
    flow = FLOWS.get(cue.name)
    if figure.kind != "percent" or flow not in ("imports", "exports") or cue.start < figure.end:
        return None
    if not shape("part_of_whole").fullmatch(scene.lower, figure.end, cue.start):
        return None
    ahead = scene.partners(Span(clause.start, figure.start))
    if len(ahead) != 1 or not shape("part_had").match(scene.lower, ahead[0].end):
        return None
    ours = " our" in scene.lower[figure.end : cue.start]
    own = spoken_for(scene, cue.start) if ours else HOME
    return Parties(own, flow, ahead[0].country) if own != ahead[0].country else None


def of_whole(scene: Scene, figure: Figure, sentence: Span, cue: Cue) -> Parties | None:
    """The parties of a whole whose parts alone are a partner's: everybody's trade; None where it is no such whole."""
    whole = whole_told(scene, figure, sentence)
    flow = FLOWS.get(cue.name)
    if whole is None or flow is None or not whole.start <= cue.start < whole.end:
        return None
    if scene.partners(Span(sentence.start, whole.end)) or not scene.partners(Span(whole.end, sentence.end)):
        return None
    return Parties(HOME, flow, "WLD")
