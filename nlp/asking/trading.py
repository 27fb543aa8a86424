"""The statistics' view of who trades with whom, and what the home country's flow is with where it is not told."""

from dataclasses import dataclass

from nlp.asking.partners import (
    BACK,
    partner_in_context,
    spoken_by,
)
from nlp.asking.scene import HOME, Scene, Span
from nlp.asking.voices import speaker_abroad
from nlp.asking.words import any_of, shape
from nlp.countries import Mention
from nlp.types import Flow, Origin

FLOWS: dict[str, Flow] = {
    "imports": "imports",
    "exports": "exports",
    "total": "total",
    "deficit": "balance",
    "surplus": "balance",
}
TOTAL = shape("total")


@dataclass(frozen=True, slots=True)
class Parties:
    """The statistics' view: who reports, on which flow, with whom; `holder` has a deficit or surplus."""

    reporter: str | None
    flow: Flow | None
    partner: str | None
    holder: str | None = None
    origins: tuple[Origin, ...] = ()


def first(parts: dict[str, list[Mention]], *names: str) -> str | None:
    """The country of the first part that is taken."""
    return next((mention.country for name in names for mention in parts[name]), None)


def mentions_home(scene: Scene, sentence: Span) -> bool:
    """Whether the home country stands anywhere in the sentence, as somebody goods can go to.

    Where only a part of what is told goes there ("…, most of it to the US"), the whole does not.
    """
    part = shape("part_told").search(scene.lower, sentence.start, sentence.end)
    end = part.start() if part else sentence.end
    if any(m.country == HOME for m in scene.named(Span(sentence.start, end))):
        return True
    return scene.language == "en" and shape("across").search(scene.text, sentence.start, end) is not None


def is_home_told(scene: Scene, sentence: Span) -> bool:
    """Whether the home country may be meant unnamed: in English, or where it is named close before.

    Whoever speaks for another country means that one's imports, or does not say.
    """
    if scene.language == "en":
        return speaker_abroad(scene, sentence.start) is None or mentions_home(scene, sentence)
    near = [sentence, *scene.before(sentence, BACK)]
    return HOME in scene.title_countries or any(mentions_home(scene, span) for span in near)


def at_home(scene: Scene, clause: Span, sentence: Span, flow: Flow, owned: bool) -> Parties:
    """The home country's flow with a partner from the context, or with the world where the words say so."""
    if not is_home_told(scene, sentence):
        return Parties(None, flow, None)
    if scene.language != "en" and shape("to_us").search(scene.lower, clause.start, clause.end):
        speaker = spoken_by(scene, sentence) or partner_in_context(scene, clause, sentence)
        return Parties(HOME, flow, speaker[0] if speaker else None, origins=speaker[1:] if speaker else ())
    standing = any_of("anaphora", "words").search(scene.lower, clause.start, clause.end)
    total = owned or any_of("anaphora", "own").search(scene.lower, sentence.start, sentence.end)
    if total and not standing and (label := labelled(scene, clause, sentence)):
        return Parties(HOME, flow, label)
    if total and not standing:
        only = [code for code in scene.title_countries if code != HOME]
        if len(only) == 1 and not TOTAL.search(scene.lower, clause.start, clause.end):
            return Parties(HOME, flow, None)  # the world, or the title's partner: the words do not say
        return Parties(HOME, flow, "WLD", origins=(Origin("partner", "default", "no partner is named"),))
    if shape("all_told").match(scene.lower, sentence.start) and not scene.partners(sentence):
        return Parties(HOME, flow, "WLD", origins=(Origin("partner", "default", "no partner is named"),))
    if met := partner_in_context(scene, clause, sentence):
        return Parties(HOME, flow, met[0], origins=(met[1],))
    two = shape("bilateral").search(scene.lower, clause.start, clause.end)
    alone = flow == "balance" and scene.language == "en" and not (standing or two)
    if alone and not scene.named(Span(0, sentence.end)) and not scene.title_countries:
        return Parties(HOME, flow, "WLD", origins=(Origin("partner", "default", "no country is named"),))
    return Parties(HOME, flow, None)


def labelled(scene: Scene, clause: Span, sentence: Span) -> str | None:
    """The partner that a sentence is headed with: "Ireland, drugs and all: US imports shrank"; None for who speaks."""
    heads = scene.partners(Span(sentence.start, clause.start))
    if len({m.country for m in heads}) != 1 or not shape("label_ahead").fullmatch(
        scene.lower, heads[-1].end, clause.start
    ):
        return None
    return None if shape("says").search(scene.lower, sentence.start, clause.start) else heads[-1].country


def held(parties: Parties, holder: str | None) -> Parties:
    """The same, with who has the balance."""
    return Parties(parties.reporter, parties.flow, parties.partner, holder or HOME, parties.origins)
