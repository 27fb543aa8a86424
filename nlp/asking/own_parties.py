"""The parties of one figure, where the figure itself says more of them than its clause."""

from dataclasses import replace

from nlp.asking import parties
from nlp.asking.perspective import kept_view
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.trading import FLOWS, Parties
from nlp.asking.voices import spoken_for
from nlp.asking.wholes import of_whole, part_of_ours
from nlp.asking.words import shape
from nlp.types import Figure, Flow


def find_own_parties(scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue) -> Parties | None:
    """Who trades with whom, None where the figure is another country's that the words do not lead to."""
    if with_us := with_partner_told(scene, figure, clause, cue):
        return with_us
    scene = without_exceeded(scene, figure, sentence)
    near = scene.around(scene.clauses, cue.start)
    apart = cue.start < clause.start or cue.start >= clause.end
    around = near if apart else clause
    if sentence.start <= near.start < clause.start:
        around = Span(near.start, clause.end)
    met = (
        of_whole(scene, figure, sentence, cue)
        or part_of_ours(scene, figure, clause, cue)
        or beside(scene, figure, near, cue)
        or kept_view(scene, cue, near if apart else around, sentence)
        or parties.find_parties(scene, near if apart else around, sentence, cue, clause if apart else None)
    )
    if is_of_another(scene, figure, sentence, met):
        return None
    if met.reporter == met.partner != "WLD" and met.reporter is not None:
        met = replace(met, reporter=spoken_for(scene, cue.start))  # "China's share of all imports": of ours
    return one_way(scene, figure, met) if cue.name in ("total", "deficit", "surplus") else met


def with_partner_told(scene: Scene, figure: Figure, clause: Span, cue: Cue) -> Parties | None:
    """Trade with a country of which an amount is told in a flow: "China was $25 billion in imports"."""
    flow = FLOWS.get(cue.name)
    ahead = scene.partners(Span(clause.start, figure.start))
    if flow not in ("imports", "exports") or len(ahead) != 1:
        return None
    told = shape("was_in_flow").search(scene.lower, ahead[0].end, cue.start)
    own = spoken_for(scene, cue.start)
    if told is None or told.start() != ahead[0].end or own == ahead[0].country:
        return None
    return Parties(own, flow, ahead[0].country)


def without_exceeded(scene: Scene, figure: Figure, sentence: Span) -> Scene:
    """The scene without those that a figure is more than: "imports were $25 billion, more than from China"."""
    told = shape("more_than").match(scene.lower, figure.end, sentence.end)
    if told is None or scene.within(scene.figures, Span(told.end(), sentence.end)):
        return scene
    kept = tuple(one for one in scene.countries if not told.end() <= one.start < sentence.end)
    return replace(scene, countries=kept)


def one_way(scene: Scene, figure: Figure, met: Parties) -> Parties:
    """The parties of an amount that is told to go out or come in, of trade both ways; the flow is open for another's."""
    told = shape("way_behind").match(scene.lower, figure.end) if figure.kind == "amount" else None
    if told is None:
        return met
    flow: Flow = "exports" if told["way"].startswith("out") else "imports"
    return replace(met, flow=flow if met.reporter == HOME else None)


def is_of_another(scene: Scene, figure: Figure, sentence: Span, met: Parties) -> bool:
    """Whether a figure stands beside another country than those found, or is set against one of another party."""
    known = {HOME, "WLD", None, met.partner, met.reporter, met.holder}
    strange = [m for m in scene.named(sentence) if m.country not in known]
    for one in strange:
        if shape("right_ahead").fullmatch(scene.lower, one.end, figure.start):
            return one.form == "name"
        if shape("right_behind").fullmatch(scene.lower, figure.end, one.start):
            return True
    before = [
        f for f in scene.within(scene.figures, sentence) if f.kind == figure.kind and f.end <= figure.start
    ]
    against = before and shape("set_against").fullmatch(scene.lower, before[-1].end, figure.start)
    return bool(against and strange and not shape("base_amount").search(scene.lead(before[-1].start)))


def beside(scene: Scene, figure: Figure, head: Span, cue: Cue) -> Parties | None:
    """The partner right before its amount, where the head of the list names none: "Imports in March: Mexico $51 billion"."""
    flow = FLOWS.get(cue.name)
    if flow is None or figure.start < head.end or ":" not in scene.lower[cue.end : figure.start]:
        return None
    there = scene.within(scene.countries, Span(cue.end, figure.start))
    stop = scene.lower.find(":", cue.end)
    if not there or there[-1].country in (HOME, "WLD") or there[-1].form == "place":
        return None
    if any(m.country != HOME or m.start > cue.start for m in scene.named(Span(head.start, stop))):
        return None
    named = there[-1]
    return (
        Parties(HOME, flow, named.country)
        if shape("beside").fullmatch(scene.lower, named.end, figure.start)
        else None
    )
