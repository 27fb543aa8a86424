"""Whose exports they are, where a word of trade stands alone: the view of the sentences before is kept.

"Japan's exports to the US have stalled. … Over the quarter, exports were $37 billion" are Japan's still.
"""

from nlp.asking.parties import find_parties
from nlp.asking.rows import OPPOSITE, UNSTATED
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.trading import Parties
from nlp.asking.words import shape
from nlp.types import Flow

BACK = 4  # sentences in which a view is kept
BARE: dict[str, Flow] = {"imports": "imports", "exports": "exports"}
OURS = BARE | {"sell": "exports", "buy": "imports"}


def kept_view(scene: Scene, cue: Cue, clause: Span, sentence: Span) -> Parties | None:
    """The parties of a flow that stands alone where a partner's view was taken last; None where it was ours."""
    flow = BARE.get(cue.name)
    if flow is None or not is_bare(scene, clause):
        return None
    partner = last_view(scene, sentence, cue)
    if partner is None or {one.country for one in scene.partners(sentence)} - {partner}:
        return None
    return Parties(HOME, OPPOSITE[flow], partner)


def last_view(scene: Scene, sentence: Span, before: Cue) -> str | None:
    """The partner whose exports or imports were spoken of last, as its own: "Japan's exports to the US"."""
    for earlier in (Span(sentence.start, before.start), *scene.before(sentence, BACK)):
        for cue in reversed(scene.within(scene.cues, earlier)):
            clause = scene.around(scene.clauses, cue.start)
            if cue.name not in OURS or is_bare(scene, clause):
                continue
            met = find_parties(scene, clause, earlier, cue)
            partners = met.reporter == HOME and met.flow in BARE and met.flow != OURS[cue.name]
            return met.partner if partners and met.partner not in UNSTATED else None
    return None


def is_bare(scene: Scene, clause: Span) -> bool:
    """Whether nobody is told in a clause, by a name, a pronoun or a place."""
    named = [m for m in scene.named(clause) if not shape("told_by").search(scene.lead(m.start))]
    return not named and not shape("told_around").search(scene.lower, clause.start, clause.end)
