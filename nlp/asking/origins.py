"""Where each slot of a question was filled from, for those slots that the readers have not told themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from nlp.asking.asked import Asked
from nlp.asking.scene import Scene, Span, Spanned
from nlp.countries import Mention
from nlp.types import Origin, OriginKind, Question

SLOTS = tuple(slot.name for slot in fields(Question))
RULES = {
    "indicator": "trade in goods, where nothing else is named",
    "measure": "the words tell it together",
    "of": "told by the measure",
    "per": "the words tell it together",
    "flow": "the words tell it together",
    "reporter": "the statistics are those of the United States",
    "partner": "no partner is named",
    "commodity": "no goods are named",
    "period": "told by another period",
    "base_period": "told by the period",
}


def with_origins(scene: Scene, asked: Asked) -> Asked:
    """The same, every filled slot with its origin and no other; `default` tells by which rule.

    Of a period that is open, the words that leave it open are kept ("early in 2025").
    """
    filled = [slot for slot in SLOTS if getattr(asked.question, slot) is not None]
    told = tuple(one for one in asked.origins if one.slot in (*filled, "period"))
    missing = [slot for slot in filled if slot not in {one.slot for one in told}]
    return replace(
        asked, origins=told + tuple(one for slot in missing for one in find_origins(scene, asked, slot))
    )


def find_origins(scene: Scene, asked: Asked, slot: str) -> Iterator[Origin]:
    """The origin of one slot: several where a partner is several countries added together."""
    value = getattr(asked.question, slot)
    cues = [asked.cue] if asked.cue else []
    if slot == "flow":
        yield located(scene, asked, slot, cues)
    elif slot == "indicator":
        yield located(scene, asked, slot, cues or (one for one in scene.indicators if one.name == value))
    elif slot in ("measure", "per"):
        yield located(scene, asked, slot, [asked.figure] if asked.figure else [asked.span])
    elif slot == "commodity":
        yield located(scene, asked, slot, (one for one in scene.commodities if one.name == value))
    elif slot in ("reporter", "partner"):
        for code in value.split("+"):
            yield located(scene, asked, slot, mentions(scene, code))
    else:
        yield Origin(slot, "default", RULES[slot])


def mentions(scene: Scene, code: str) -> Iterator[Mention]:
    """The places where a country is named."""
    return (one for one in scene.countries if one.country == code and one.form != "place")


def located(scene: Scene, asked: Asked, slot: str, things: Iterable[Spanned]) -> Origin:
    """The nearest of `things` in the clause, then the sentence, then before; the rule where there is none."""
    place = asked.figure.start if asked.figure else asked.span.start
    sentence = scene.around(scene.sentences, place)
    kinds: tuple[tuple[OriginKind, Span], ...] = (
        ("clause", asked.span),
        ("sentence", sentence),
        ("context", Span(0, sentence.start)),
    )
    there = list(things)
    for kind, span in kinds:
        inside = [one for one in there if span.start <= one.start < span.end]
        if inside:
            one = min(inside, key=lambda thing: abs(thing.start - place))
            return Origin(slot, kind, scene.text[one.start : one.end], one.start, one.end)
    return Origin(slot, "default", RULES[slot])
