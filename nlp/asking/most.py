"""More than all others: "Mexico sold more to the United States than any other country" makes it the first."""

import re
from collections.abc import Iterator

from nlp.asking import parties, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity
from nlp.asking.ranks import rank_question, ranked_among
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import shape
from nlp.types import Interval

FLOWS = frozenset({"imports", "exports", "total", "deficit", "buy", "sell"})


def find_most(scene: Scene) -> Iterator[Asked]:
    """The first places that are told as more than any other's."""
    for match in shape("than_any").finditer(scene.lower):
        sentence = scene.around(scene.sentences, match.start())
        told = Span(sentence.start, match.end())
        cues = [cue for cue in scene.within(scene.cues, told) if cue.name in FLOWS]
        other = shape("any_time").search(scene.lower, sentence.start, sentence.end) or (
            shape("leaning_on").search(scene.lower, sentence.start, match.end())
        )
        if cues and not other:
            yield from ask_first(scene, match, cues[-1], sentence)


def ask_first(scene: Scene, match: re.Match[str], cue: Cue, sentence: Span) -> Iterator[Asked]:
    """The question whether a partner has the first place in a flow; nothing where it is not told which."""
    clause = Span(scene.around(scene.clauses, cue.start).start, match.end())
    met = parties.find_parties(scene, clause, sentence, cue)
    if met.reporter != HOME or met.flow is None or met.partner in (None, "WLD") or "+" in str(met.partner):
        return
    when = times.find_times(scene, cue, clause, sentence, False)
    end = Cue(match.end(), match.end(), cue.name)
    commodity = find_commodity(scene, end, clause, cue)
    question = rank_question(
        met.flow, HOME, str(met.partner), commodity, when.period, ranked_among(scene, sentence, end)
    )
    yield Asked(question, Interval(1, 1, "rank"), clause, None, (*met.origins, *when.origins), cue)
