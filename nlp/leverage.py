"""Leverage in a text: who is said to hold, lack or share bargaining power over whom.

Frames (`leverage_<language>.toml`) are wordings with places for two parties. A sentence is turned into a
skeleton in which countries, and the pronouns that stand for them, are numbered marks; what a frame leaves
open comes from the context, nearest first. What cannot be told is no stance.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.quotations import speaker_at
from nlp.stances.bargaining import is_bargaining
from nlp.stances.frames import Hit, find_hits
from nlp.stances.grounds import find_ground
from nlp.stances.parties import find_parties
from nlp.stances.resolving import Resolver
from nlp.stances.skeletons import Skeleton, build, join
from nlp.stances.spans import widen
from nlp.stances.statement import (
    FLIPPED,
    answered_no,
    answered_yes,
    asked_whether,
    assertion,
    is_condition,
    is_reflexive,
    is_trap,
    polarity,
    rebutted,
)
from nlp.types import Assertion, Polarity, Stance

EMPTY = Skeleton("", (), (), ())
FREE = re.compile(r"@(\d+)")
PARTNER = re.compile(r"@(?P<number>\d+) (?:and|nor|y|e|ni|et) (?:the |los |las |les |l' )?$")


@Language.component("fulcrum_leverage", assigns=["doc._.leverage"])
def set_leverage(doc: Doc) -> Doc:
    """Leave the leverage of the text on the doc."""
    doc._.leverage = tuple(widen(doc, tuple(find_leverage(doc))))
    return doc


def find_leverage(doc: Doc) -> Iterator[Stance]:
    """The stances of the text, in order, each (holder, over, polarity, source) once a paragraph."""
    seen: set[tuple[object, ...]] = set()
    text, paragraph = doc.text, 0
    for stance in sorted(read(doc), key=lambda stance: (stance.start, -stance.confidence)):
        if not is_bargaining(text, stance):
            continue
        if "\n" in text[paragraph : stance.start]:
            seen.clear()
        paragraph = stance.start
        pair = stance.holder, stance.over
        mutual = stance.polarity == "mutual"
        key = (frozenset(pair) if mutual else pair, stance.polarity, stance.source)
        if key not in seen:
            seen.add(key)
            yield stance


def read(doc: Doc) -> Iterator[Stance]:
    """Every stance that a frame finds, restatements and all."""
    parties = find_parties(doc)
    resolver = Resolver(doc, parties)
    if not resolver.named:
        return
    sentences = list(skeletons(resolver))
    previous: list[Stance] = []
    for number, here in enumerate(sentences):
        before = sentences[number - 1].text if number else ""
        after = sentences[number + 1] if number + 1 < len(sentences) else EMPTY
        found = list(stances(doc, resolver, here, before, after.text))
        found += ellipses(doc, resolver, here, [*previous, *found])
        found += answers(doc, resolver, join(here, after))
        yield from found
        previous = found


def skeletons(resolver: Resolver) -> Iterator[Skeleton]:
    """The skeleton of each sentence."""
    parties, at = resolver.parties, 0
    for sentence in resolver.sentences:
        inside = []
        while at < len(parties) and parties[at].start < sentence.end_char:
            inside.append(parties[at])
            at += 1
        yield build(sentence, tuple(inside), resolver.doc.lang_)


def answers(doc: Doc, resolver: Resolver, both: Skeleton) -> Iterator[Stance]:
    """What a question and its answer say together ("Who needs it more? The Mexicans.")."""
    for hit in find_hits(both, doc.lang_, "answer"):
        roles = find_roles(hit, both, resolver)
        if roles:
            yield to_stance(
                resolver, hit, both, roles, (hit.frame.polarity, assertion(hit, both, "", doc.lang_))
            )


def ellipses(doc: Doc, resolver: Resolver, here: Skeleton, known: list[Stance]) -> Iterator[Stance]:
    """What is only touched on after a stance: "Brussels can wait, and Mexico cannot"."""
    if not known:
        return
    for hit in find_hits(here, doc.lang_, "ellipsis"):
        party = here.parties[hit.slots["A"]]
        start = here.offsets(*hit.match.span())[0]
        stance = next((stance for stance in reversed(known) if stance.start < start), None)
        country = resolver.country(party)
        if stance is None or country is None or any(other.start <= start < other.end for other in known):
            continue
        pair = [stance.holder, stance.over]
        over = next(other for other in reversed(pair) if other != country)
        if stance.polarity != "mutual" and country != stance.holder:
            yield to_stance(resolver, hit, here, (country, over), (hit.frame.polarity, stance.assertion))


def stances(doc: Doc, resolver: Resolver, here: Skeleton, before: str, after: str) -> Iterator[Stance]:
    """What the frames find in one sentence, the best reading of each stretch of words."""
    taken: list[tuple[int, int]] = []
    hits = sorted(
        find_hits(here, doc.lang_),
        key=lambda hit: (-told(hit), -hit.frame.confidence, -len(hit.match[0])),
    )
    for hit in hits:
        if any(hit.match.start() < end and start < hit.match.end() for start, end in taken):
            continue
        unfit = is_trap(hit, doc.lang_) or is_condition(hit, doc.lang_) or is_reflexive(hit, here, doc.lang_)
        roles = None if unfit else find_roles(hit, here, resolver)
        if roles:
            taken.append(hit.match.span())
            how = put(hit, here, before, after, doc.lang_)
            yield to_stance(resolver, hit, here, roles, how)
            for alike in together(hit, here, resolver, roles):
                yield to_stance(resolver, hit, here, alike, how)


def told(hit: Hit) -> int:
    """How many parties the words of a hit tell: "both sides" are two."""
    return len(hit.slots) or 2 * (hit.frame.polarity == "mutual")


def together(
    hit: Hit, here: Skeleton, resolver: Resolver, roles: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """The roles once more for each party that shares the subject ("Neither Peru nor Chile depends on Japan")."""
    if not hit.slots or hit.frame.polarity == "mutual":
        return
    first = min(hit.slots, key=lambda name: hit.match.start(name))
    shared, end = here.text, hit.match.start(first) - 1
    while partner := PARTNER.search(shared, 0, end):
        end = partner.start("number") - 1
        country = resolver.country(here.parties[int(partner["number"])])
        if country and country not in (*roles, "WLD"):
            yield (country, roles[1]) if first == hit.frame.holder else (roles[0], country)


def put(hit: Hit, here: Skeleton, before: str, after: str, language: str) -> tuple[Polarity, Assertion]:
    """Polarity and assertion; a question that is answered at once takes them from its answer."""
    own, how = polarity(hit, language), assertion(hit, here, before, language)
    if how == "asked" and answered_no(after, language):
        return FLIPPED[own], "asserted"
    if how == "asked" and answered_yes(after, language):
        return own, "asserted"
    if rebutted(here.text, *hit.match.span(), after, language):
        return own, "denied"
    if asked_whether(here.text, hit.match.start(), language):
        return own, "asked"
    return own, how


def find_roles(hit: Hit, here: Skeleton, resolver: Resolver) -> tuple[str, str] | None:
    """Holder and over as countries, or None where the context does not tell."""
    if hit.frame.needs - hit.slots.keys():
        return None
    slots = {name: here.parties[number] for name, number in hit.slots.items()}
    countries: dict[str, str | None] = {}
    for name in sorted(slots, key=lambda name: (slots[name].country is None, slots[name].start)):
        apart = next((country for country in countries.values() if country), None)
        countries[name] = resolver.country(slots[name], apart)
    offset = here.offsets(*hit.match.span())[0]
    if not slots and hit.frame.polarity == "mutual":
        countries["A"] = resolver.first(here.parties) or resolver.nearest(offset, set())
    elif not slots:
        countries[hit.frame.subject] = subject(hit, here, resolver)
    for name, twin in (("A", "B"), ("B", "A")):
        known = countries.get(twin)
        if known and name not in slots and name == hit.frame.subject == "B":  # "…, and relies on A"
            before = subject(hit, here, resolver)
            countries[name] = before if before != known else None
        if countries.get(name) is None and known:
            countries[name] = resolver.other(offset, known)
    a, b = countries.get("A"), countries.get("B")
    if not a or not b or a == b or "WLD" in (a, b):
        return None
    kinds = [party.kind for party in slots.values()]
    if kinds and (set(kinds) == {"agent"} or (len(kinds) == 2 and kinds[0] == kinds[1] in ("we", "you"))):
        return None
    return (a, b) if hit.frame.holder == "A" else (b, a)


def subject(hit: Hit, here: Skeleton, resolver: Resolver) -> str | None:
    """The party that a wording without one of its own is about: the nearest free one before it."""
    free = FREE.findall(here.text, 0, hit.match.start())
    if free:
        return resolver.country(here.parties[int(free[-1])])
    offset = here.offsets(*hit.match.span())[0]
    return resolver.voice(offset) if speaker_at(resolver.doc, offset) else resolver.topic(offset, {"WLD"})


def to_stance(
    resolver: Resolver,
    hit: Hit,
    here: Skeleton,
    roles: tuple[str, str],
    how: tuple[Polarity, Assertion],
) -> Stance:
    """A hit with its parties as a stance that points into the text."""
    start, end = here.offsets(*hit.match.span())
    quotation = speaker_at(resolver.doc, start)
    return Stance(
        start=start,
        end=end,
        text=resolver.text[start:end],
        holder=roles[0],
        over=roles[1],
        polarity=how[0],
        assertion=how[1],
        source=quotation.speaker if quotation else None,
        ground=hit.frame.ground or find_ground(here.text, resolver.doc.lang_),
        confidence=round(hit.frame.confidence - 0.1 * (2 - len(hit.slots)), 2),
    )
