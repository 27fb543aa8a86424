"""Who is meant where a Spanish or French cue names nobody: "Dijo que …", "Añadió que …", "al ser cuestionada, respondió …".

Outside of turns a Spanish verb goes on with who was quoted, or was the subject of a sentence, last: in its number, not within
somebody else's clause ("…, que el gobernador prometió bajar"). A verb of adding goes on with who was quoted. A participle
tells of which gender they are who were asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from nlp.quoting.agreeing import Speaker, gender_of
from nlp.quoting.page import Page
from nlp.quoting.phrases import is_plural, subject_ahead
from nlp.quoting.types import Cue, Draft, Source, Turn
from nlp.types import Actor

if TYPE_CHECKING:
    from nlp.quoting.speakers import Linker

ADDRESSED = frozenset(("nos", "me"))  # "nos decía": a reporter to who answers
GOING_ON = 400  # characters back to the speaker whom "y después dice" goes on with
HEARD = 400  # speakers that are looked back at
NEAR = 1500  # characters back within a turn to the one person that it names
Found = tuple[Actor | None, str | None]


def find_unsaid(linker: Linker, draft: Draft) -> Found:
    """The speaker of a quotation whose cue names none, and the words that tell."""
    cue, page = draft.cue, linker.page
    if cue is None or page.is_parsed(cue.head):
        return None, None
    turn = page.turn_at(draft.start)
    if turn and draft.start >= turn.start:
        return within_turn(linker, draft.start, cue, turn)
    before = antecedent(linker, draft.start, cue) if page.language == "es" else None
    before = before or (linker.antecedent(draft.start, "person") if page.language != "es" else None)
    if before is not None:
        linker.heard.append(replace(before, position=draft.start))
        return before.actor, before.text
    ahead = subject_ahead(page, cue)
    return linker.named(ahead) if ahead else (None, None)


def within_turn(linker: Linker, position: int, cue: Cue, turn: Turn) -> Found:
    """Whom a verb without a subject can mean in a talk."""
    page = linker.page
    if linker.asks(turn) and page.doc[cue.head - 1].lower_ in ADDRESSED:
        return linker.answering(turn), None
    ahead = subject_ahead(page, cue)
    if ahead is not None:
        return linker.named(ahead)
    told = page.doc[cue.head].lower_.endswith(("ó", "jo"))  # "dijo que", and no "dicen que"
    alone = linker.only_person(position, "", NEAR) if told else None
    return (alone, alone.name) if alone else going_on(linker, position, cue, turn)


def going_on(linker: Linker, position: int, cue: Cue, turn: Turn) -> Found:
    """Whom a Spanish verb without a subject goes on with in a turn: who was quoted right before it."""
    last = linker.heard[-1] if linker.heard else None
    if last is None or linker.page.doc[cue.head].lower_.endswith(("n", "ndo")):
        return None, None
    near = last.position >= turn.start and position - last.position < GOING_ON
    return (last.actor, last.text) if near and last.number in ("person", "thing", "any") else (None, None)


def antecedent(linker: Linker, position: int, cue: Cue) -> Speaker | None:
    """Whom a Spanish verb without a subject goes on with outside of turns."""
    page = linker.page
    plural, gender = is_plural(page, cue), asked_gender(page, cue)
    if gender and (asked := asked_person(linker, page.starts[cue.head], gender)):
        return asked
    late = (one for one in islice(reversed(linker.heard), HEARD) if one.position < position and not one.aside)
    heard = next((one for one in late if can_go_on(linker, one, plural, gender)), None)
    subject = linker.subject_before(position, "group" if plural else "person", gender)
    if heard and subject:
        return (
            heard
            if cue.lemma in page.word("adding")
            else max(heard, subject, key=lambda speaker: speaker.position)
        )
    return heard or subject


def can_go_on(linker: Linker, speaker: Speaker, plural: bool, gender: str) -> bool:
    """Whether a verb in singular or plural can go on with a speaker, person or house."""
    if plural:
        several = speaker.text.lower().partition(" ")[0] in linker.page.word("several")
        return several or linker.suits(speaker, "group", gender)
    return linker.suits(speaker, "person", gender) or linker.suits(speaker, "thing", gender)


def asked_gender(page: Page, cue: Cue) -> str:
    """`f` or `m` where a participle ahead tells who was asked: "al ser cuestionada, | respondió"; else nothing."""
    for index in range(cue.start - 1, page.sentences[cue.head][0] - 1, -1):
        word = page.doc[index].lower_
        if word in page.word("asked"):
            return "f" if word.endswith("a") else "m"
    return ""


def asked_person(linker: Linker, position: int, gender: str) -> Speaker | None:
    """The one person of a gender whom the sentence of a verb, or else the one before, names."""
    page = linker.page
    start = page.sentences[page.token_at(position)][0]
    for _ in range(2):
        people = {
            actor.id: Speaker(page.starts[start], actor.name, actor, "person")
            for _, _, actor in linker.within(page.starts[start], position)
            if actor.kind == "person" and is_of(linker, actor, gender)
        }
        if people or start == 0:
            return next(iter(people.values())) if len(people) == 1 else None
        start, position = page.sentences[start - 1][0], page.starts[start]
    return None


def is_of(linker: Linker, actor: Actor, gender: str) -> bool:
    """Whether the name of somebody, or a role that they are called by, tells a gender."""
    called = (linker.page.text[start:end] for start, end in actor.mentions)
    told = (gender_of(text, linker.page, actor.name) for text in islice(called, HEARD))
    return next((one == gender for one in told if one), False)


def is_aside(page: Page, source: Source, cue: Cue | None) -> bool:
    """Whether somebody is told to speak within somebody else's clause, or is only read: "que la ministra prometió", "según datos"."""
    if page.levels[source.head]:
        return True
    if cue is not None and "source" in cue.kinds:
        return not page.doc[source.head].text[:1].isupper()
    return any(word in page.word("embedding") for word in clause_ahead(page, source))


def clause_ahead(page: Page, source: Source) -> Iterator[str]:
    """The words between a phrase and the punctuation before it, from right to left."""
    floor = page.sentences[source.head][0]
    for index in range(source.start - 1, floor - 1, -1):
        if page.is_delimiter(index):
            return
        yield page.doc[index].lower_
