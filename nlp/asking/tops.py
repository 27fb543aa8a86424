"""Who stands at the top of a list of partners: "Mexico topped the US trade rankings"."""

from collections.abc import Iterator

from nlp.asking import partners, times
from nlp.asking.asked import Asked
from nlp.asking.goods import find_commodity
from nlp.asking.ranks import ask_rank, rank_question, ranked_among, stated_place
from nlp.asking.scene import Cue, Scene, Span
from nlp.asking.words import shape
from nlp.countries import Mention

LIST = 45  # characters from "the top of" to the noun of what is ranked
BESIDE = 30  # characters from that noun to whose partners they are


def find_tops(scene: Scene) -> Iterator[Asked]:
    """The questions of first places that are told without a superlative or a number."""
    for match in shape("atop").finditer(scene.lower):
        sentence = scene.around(scene.sentences, match.start())
        noun = next(
            iter(scene.within(scene.ranks, Span(match.end(), min(match.end() + LIST, sentence.end)))), None
        )
        if noun is None or noun.name == "balance":
            continue
        if match["list"] is None and not shape("ranking").search(scene.lower, match.end(), noun.end):
            continue
        if asked := ask_top(scene, Cue(match.start(), noun.end, noun.name), noun, sentence):
            yield asked


def find_among(scene: Scene) -> Iterator[Asked]:
    """First places whose group stands ahead: "Among US suppliers, Mexico was the largest"; another's group is left out."""
    for match in shape("among_first").finditer(scene.lower):
        group = Span(match.start("group"), match.end("group"))
        noun = next(iter(scene.within(scene.ranks, group)), None)
        others = scene.partners(group)
        if noun is None or noun.name == "balance" or others:
            continue
        clause, sentence = (
            scene.around(scene.clauses, match.start("first")),
            scene.around(scene.sentences, match.start()),
        )
        cue = Cue(match.start("first"), match.end("first"), noun.name)
        if asked := ask_rank(scene, cue, clause, sentence, 1.0):
            yield asked


def ask_top(scene: Scene, cue: Cue, noun: Cue, sentence: Span) -> Asked | None:
    """The question of one first place; None where it is not told who holds it."""
    clause = scene.around(scene.clauses, cue.start)
    owner = find_owner(scene, cue, noun, sentence)
    reporter, partner = partners.find_ranked(scene, clause, sentence, cue.start, owner)
    if partner is None:
        return None
    when = times.find_times(scene, cue, clause, sentence, False)
    commodity, among = find_commodity(scene, cue, clause, cue), ranked_among(scene, sentence, noun)
    question = rank_question(noun.name, reporter, partner, commodity, when.period, among)
    return Asked(question, stated_place(scene, cue, clause, 1), clause, None, when.origins, noun)


def find_owner(scene: Scene, cue: Cue, noun: Cue, sentence: Span) -> Mention | None:
    """Whose list it is: named in it ("the US rankings") or behind it ("the suppliers of Germany")."""
    inside = scene.named(Span(cue.start, noun.end))
    behind = [
        mention
        for mention in scene.named(Span(noun.end, min(noun.end + BESIDE, sentence.end)))
        if shape("list_of").fullmatch(scene.lower, noun.end, mention.start)
    ]
    return next(iter([*inside, *behind]), None)
