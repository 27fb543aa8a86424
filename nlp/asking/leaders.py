"""Several first partners at once: "Mexico, Canada and China were the three largest suppliers"."""

import re
from collections.abc import Iterator

from nlp.asking import partners, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity
from nlp.asking.partners import find_rows
from nlp.asking.ranks import rank_question, ranked_among
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.lexicon import load_lexicon
from nlp.types import Interval

MOST = 10  # places: longer rows are told in tables


def find_leaders(scene: Scene) -> Iterator[Asked]:
    """A question for each country of a row that is said to hold the first so many places."""
    for match in shape("leaders").finditer(scene.lower):
        sentence = scene.around(scene.sentences, match.start())
        nouns = scene.within(scene.ranks, Span(match.end(), min(match.end() + 30, sentence.end)))
        places = count(match)
        if not nouns or nouns[0].name == "balance" or not 2 <= places <= MOST:
            continue
        for mention in row_of(scene, sentence, places):
            yield ask_place(scene, match, nouns[0], sentence, mention, places)


def count(match: re.Match[str]) -> int:
    """How many places are told, in digits or in a word."""
    told = match["many"] or match["many2"]
    numbers: dict[str, int] = load_lexicon("periods")["numbers"]
    return int(told) if told.isdigit() else numbers.get(told, 0)


def row_of(scene: Scene, sentence: Span, places: int) -> list[Mention]:
    """The one row of so many partners in a sentence; nobody where there is none, or more than one."""
    named = [m for m in scene.within(scene.countries, sentence) if m.country != HOME]
    rows = [row for row in find_rows(scene.lower, named) if len(row) == places]
    return list(rows[0]) if len(rows) == 1 else []


def ask_place(
    scene: Scene, match: re.Match[str], noun: Cue, sentence: Span, mention: Mention, places: int
) -> Asked:
    """The question whether one of them is among the first."""
    owner = partners.ranked_by(scene, match.start(), noun.end)
    reporter = owner.country if owner and owner.country != "WLD" else HOME
    cue = Cue(match.start(), noun.end, noun.name)
    when = times.find_times(scene, cue, scene.around(scene.clauses, match.start()), sentence, False)
    commodity = find_commodity(scene, cue, sentence, cue)
    question = rank_question(
        noun.name, reporter, mention.country, commodity, when.period, ranked_among(scene, sentence, noun)
    )
    return Asked(question, Interval(1, places, "rank"), sentence, None, when.origins, noun)
