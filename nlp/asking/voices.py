"""Whose "our" it is: the country of whoever is quoted around a word of trade."""

from collections import defaultdict

from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import shape
from nlp.countries import Mention

DEALS = frozenset({"buy", "sell"})
NEAR = 48  # characters before a word of trade in which "our" or "we have" stands


def spoken_for(scene: Scene, offset: int) -> str:
    """Whose "we" it is at this place: the country of whoever is quoted, else the text's own, else the home country."""
    around = [voice for voice in scene.voices if voice.start <= offset < voice.end]
    return around[-1].country if around else scene.own or HOME


def speaker_abroad(scene: Scene, offset: int) -> str | None:
    """The country that speaks at this place where it is another than the home country."""
    around = [voice for voice in scene.voices if voice.start <= offset < voice.end]
    here = scene.named(scene.around(scene.sentences, offset)) if scene.own else []
    with_home = any(mention.country == HOME for mention in here)
    country = around[-1].country if around else scene.own if with_home else HOME
    return None if country in (HOME, "WLD") else country


def with_voice(scene: Scene, cue: Cue, parts: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The parts of the countries, a speaker's who says "our exports" or "we sell" added as owner or doer.

    The words that name the speaker play no part of their own then ("…," said Canada's trade minister).
    """
    speaker = speaker_abroad(scene, cue.start) if is_ours(scene, cue) else None
    if speaker is None:
        return parts
    own = Mention(cue.start, cue.start, "", speaker, "name")
    kept = {name: [m for m in ms if m.country != speaker] for name, ms in parts.items()}
    place = "subject" if cue.name in DEALS else "owner"
    return defaultdict(list, kept | {place: [own, *kept.get(place, [])]})


def is_ours(scene: Scene, cue: Cue) -> bool:
    """Whether the first person owns a flow or does the buying: "our imports", "we sold", "we buy … and sell", "vendemos"."""
    lead = scene.lead(cue.start, NEAR)
    if cue.name not in DEALS:
        return bool(shape("our_flow").search(lead))
    if shape("we_do").search(lead) or scene.lower[cue.start : cue.end].endswith("mos"):
        return True
    sentence = scene.around(scene.sentences, cue.start)
    before = [one for one in scene.within(scene.cues, Span(sentence.start, cue.start)) if one.name in DEALS]
    return bool(before) and shape("goes_on").search(lead) is not None and is_ours(scene, before[-1])
