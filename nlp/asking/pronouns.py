"""Who "it" or "they" is, right before a verb of buying or selling."""

from nlp.asking.part_rules import ANDED, OWNED, follows_country
from nlp.asking.partners import partner_said_of
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import ending, shape
from nlp.countries import Mention

BACK = 2  # sentences in which whoever is meant was named
SELLING = 30  # characters from who sells to the verb
HAS = 60  # characters from "it ran a" to the balance
PARTS = ("source", "destination", "counterpart", "behind")


def doer_of(scene: Scene, sentence: Span, cue: Cue) -> Mention | None:
    """The country that a pronoun before a verb stands for; None where there is no pronoun or it cannot be told.

    It is the first one named in the sentence, or else in those before, that can be a subject: no owner, no
    adjective, and nobody behind a preposition; before all who a quotation is said of.
    """
    if opened := opened_by(scene, sentence, cue):
        return opened
    told = shape("pronoun_doer").search(scene.lead(cue.start))
    if told is None:
        return None
    place = cue.start - (len(told.group()))
    if scene.named(Span(place, cue.start)):
        return None  # "the bloc", where the text names the one that it is
    if said_of := partner_said_of(scene, scene.around(scene.clauses, cue.start), sentence):
        code, origin = said_of
        if origin.start is not None and origin.end is not None and origin.start > cue.end:
            return Mention(origin.start, origin.end, origin.text, code, "name")
    for span in (Span(sentence.start, place), *scene.before(sentence, BACK)):
        named = [m for m in scene.named(span) if m.country != "WLD"]
        able = [m for m in named if can_do(scene, m)]
        if able:
            return able[0]
        if named and OWNED.match(scene.lower, named[0].end) and {m.country for m in named[1:]} <= {HOME}:
            return named[0]  # "Peru's trade with the United States held up. It exported"
        if len({m.country for m in named}) == 1 and named[0].form != "adjective":
            return named[0]
        if named:
            return None
    return None


def opened_by(scene: Scene, sentence: Span, cue: Cue) -> Mention | None:
    """The subject of the sentence before a participle: "Peru tightened its grip in March, shipping $2 billion"."""
    if not shape("participle").search(scene.lower, max(sentence.start, cue.start - 3), cue.end):
        return None
    whole = (*reversed(list(scene.before(sentence, 0))), Span(sentence.start, cue.start))
    ahead = (m for span in whole for m in scene.named(span) if m.country != "WLD")
    return next((m for m in ahead if can_do(scene, m)), None)


def owner_of(scene: Scene, sentence: Span, cue: Cue) -> Mention | None:
    """The country that "its" before a flow, or "it has a" before a balance, stands for: whom the words before begin with; None where it cannot be told."""
    told = shape("its_own").search(scene.lead(cue.start))
    if told is None and cue.name in ("deficit", "surplus"):
        told = shape("it_has").search(scene.lead(cue.start, HAS))
    if told is None:
        return None
    place = cue.start - len(told.group())
    if scene.named(Span(place, cue.start)):
        return None
    for span in (Span(sentence.start, place), *scene.before(sentence, BACK)):
        named = [m for m in scene.named(span) if m.country != "WLD"]
        if able := [m for m in named if can_do(scene, m) or OWNED.match(scene.lower, m.end)]:
            return able[0]
    return None


def sells_first(scene: Scene, mention: Mention) -> bool:
    """Whether somebody of a country opens a sentence by selling: "Vietnamese factories sent the United States"."""
    sentence = scene.around(scene.sentences, mention.start)
    first = next(iter(scene.named(sentence)), None)
    verb = next(iter(scene.within(scene.cues, Span(mention.end, mention.end + SELLING))), None)
    return first is mention and verb is not None and verb.name in ("buy", "sell")


def can_do(scene: Scene, mention: Mention) -> bool:
    """Whether a country is named as somebody who does something."""
    if OWNED.match(scene.lower, mention.end):
        return False
    if mention.form == "adjective":
        return sells_first(scene, mention)
    return not is_bound(scene, mention)


def is_bound(scene: Scene, mention: Mention) -> bool:
    """Whether a country stands behind a preposition of trade: "to Peru", "with Peru"."""
    lead = scene.lead(mention.start)
    anded = ANDED.search(lead)
    joined = anded is not None and not anded.group().startswith("to")
    if anded and joined and not follows_country(scene, mention.start - len(anded.group())):
        lead = ""  # "And China?" begins anew
    return any(ending("prepositions", part).search(lead) for part in PARTS)
