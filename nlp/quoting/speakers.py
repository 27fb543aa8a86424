"""Linking: from the words that name a speaker to an actor, pronouns through the speakers before them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.strings import get_string_id

from nlp.lexicon import load_lexicon
from nlp.quoting import nouns
from nlp.quoting.agreeing import Speaker, fits, gender_of, number_of
from nlp.quoting.page import Page
from nlp.quoting.phrases import ROLES, behind_bracket, is_pronoun, subject_phrase
from nlp.quoting.types import Draft, Source, Turn
from nlp.quoting.unsaid import find_unsaid, is_aside
from nlp.types import Actor, ActorKind, Quotation

NAMES = frozenset(("", "NNP", "NNPS"))  # the tags of names; untagged words tell by their capitals alone
REPORTERS = frozenset(load_lexicon("turns")["unnamed"]["reporter"].split())
FOLLOWING = 3  # turns after a question within which it is answered
ARTICLES = frozenset(("the", "el", "la", "le", "of", "de", "del"))
HEARD = 400  # speakers, or subjects, that are looked back at
SUBJECT_IDS = frozenset(map(get_string_id, ("nsubj", "nsubjpass")))
NEAR = 1500  # characters back to the sentence whose subject a pronoun can stand for


class Linker:
    """Gives each quotation its speaker, keeping in mind who spoke before."""

    def __init__(self, page: Page, actors: Iterable[Actor]) -> None:
        self.page = page
        mentions = ((start, end, actor) for actor in actors for start, end in actor.mentions)
        self.mentions = sorted(mentions, key=lambda mention: mention[:2])
        self.starts = [mention[0] for mention in self.mentions]
        self.heard: list[Speaker] = []
        self.subjects = tuple(find_subjects(page))

    def link(self, drafts: list[Draft]) -> Iterator[Quotation]:
        """The quotations with their speakers, in order of the text."""
        places = sorted(drafts, key=lambda draft: self.place(draft))
        linked = {id(draft): self.speaker_of(draft) for draft in places}
        for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
            speaker, text = linked[id(draft)]
            yield Quotation(
                draft.start,
                draft.end,
                self.page.text[draft.start : draft.end],
                draft.kind,
                speaker.id if speaker else None,
                text,
                self.page.doc[draft.cue.start : draft.cue.end].text if draft.cue else None,
            )

    def place(self, draft: Draft) -> int:
        """Where the speaker of a quotation is named."""
        if draft.label:
            return draft.label[0]
        return self.page.starts[draft.source.start] if draft.source else draft.start

    def speaker_of(self, draft: Draft) -> tuple[Actor | None, str | None]:
        """The actor who speaks and the words that tell."""
        if draft.label:
            return self.remember(draft.label[0], *self.labelled(draft.label))
        if draft.source is not None and self.page.doc[draft.source.head].lower_ in self.page.word("own"):
            return self.own_voice(draft.source)
        if draft.source is not None and self.page.doc[draft.source.head].lower_ in self.page.word("nobody"):
            return None, None  # "hay quien dice"
        if draft.source is None:
            return find_unsaid(self, draft)
        if self.page.doc[draft.source.head].lower_ in self.page.word("answering"):
            token = self.page.doc[draft.source.head]
            asking = self.page.turn_at(token.idx)
            return (self.answering(asking) if asking and self.asks(asking) else None), token.text
        if is_pronoun(self.page, draft.source.head):
            return self.pronoun(draft.source, draft.start)
        return self.named(draft.source, aside=is_aside(self.page, draft.source, draft.cue))

    def named(self, source: Source, *, aside: bool = False) -> tuple[Actor | None, str]:
        """The actor whom a phrase names, kept in mind, and the phrase."""
        start, end = self.page.span(source.start, source.end)
        return self.remember(start, self.actor_of(source), self.page.text[start:end], aside=aside)

    def remember(
        self, position: int, actor: Actor | None, text: str, *, aside: bool = False
    ) -> tuple[Actor | None, str]:
        """Keep a speaker in mind for the pronouns that follow; those who talk to each other are no "he" or "she"."""
        number = "none" if self.page.is_label(position) else number_of(text, actor, self.page)
        self.heard.append(Speaker(position, text, actor, number, aside))
        return actor, text

    def own_voice(self, source: Source) -> tuple[Actor | None, str | None]:
        """Who says "I" or "dije": the speaker of the turn that it stands in."""
        token = self.page.doc[source.head]
        turn = self.page.turn_at(token.idx)
        text = token.text if is_pronoun(self.page, source.head) else None
        if turn is None or self.page.levels[source.head]:
            return None, text
        actor, label = self.labelled((turn.label_start, turn.label_end))
        return actor, text or label

    def answering(self, asking: Turn) -> Actor | None:
        """Whom a reporter's "you" means: who answers next, in a turn of their own; else nobody known."""
        later = bisect_right(self.page.turns, asking.start, key=lambda turn: turn.start)
        turns = self.page.turns[later : later + FOLLOWING]
        answer = next((turn for turn in turns if not self.asks(turn)), None)
        return self.labelled((answer.label_start, answer.label_end))[0] if answer else None

    def asks(self, turn: Turn) -> bool:
        """Whether a turn is a reporter's."""
        label = self.page.text[turn.label_start : turn.label_end].lower().strip(" :.")
        return label in REPORTERS

    def labelled(self, label: tuple[int, int]) -> tuple[Actor | None, str]:
        """The actor whom a transcript's label names."""
        text = self.page.text[label[0] : label[1]]
        name = label[0] + text.rfind(",") + 1 if names_role(text.partition(",")[0]) else label[0]
        inside = list(self.within(*label))
        people = [(end <= name, actor) for start, end, actor in inside if actor.kind == "person"]
        if is_role(text):
            people = [(True, actor) for _, actor in people if self.is_titled(actor)]
        offices = [(True, actor) for _, _, actor in inside if actor.kind == "office"]
        found = min(people or offices, key=lambda person: person[0], default=None)
        return (found[1] if found else None), text.strip()

    def is_titled(self, actor: Actor) -> bool:
        """Whether the document's title names an actor by surname."""
        title = (self.page.doc._.title or "").lower()
        return actor.name.lower().split()[-1] in title.split()

    def actor_of(self, source: Source) -> Actor | None:
        """The actor whom a noun phrase names: the mention must cover its head, a spokesman stands for his house."""
        start, end = self.page.span(source.start, source.end)
        head = self.page.starts[source.head]
        inside = list(self.within(start, end))
        covering = [mention for mention in inside if mention[0] <= head < mention[1]]
        if covering:
            named = max(covering, key=lambda mention: mention[1] - mention[0])[2]
            return (self.apposed(source) or named) if named.kind == "office" else self.titled(named, source)
        words = {token.lower_ for token in self.page.doc[source.start : source.end]}
        if not self.page.is_parsed(source.head):
            stop = self.page.starts[source.head] + len(self.page.doc[source.head])
            near = [mention for mention in inside if mention[0] <= stop + 1 and mention[1] >= head - 1]
            if near:
                return near[0][2]
        if words & self.page.word("voices"):
            return inside[0][2] if len({mention[2].id for mention in inside}) == 1 else None
        return self.apposed(source)

    def titled(self, named: Actor, source: Source) -> Actor | None:
        """The actor named, or the one of the same surname whom the title means ("Mrs. Ruiz"); None where nobody is."""
        title = gender_of(self.page.doc[source.start].text, self.page) if self.page.language == "en" else ""
        if named.kind != "person" or not title or gender_of(named.name, self.page) in ("", title):
            return named
        surname = named.name.split()[-1]
        namesakes = {mention[2].id: mention[2] for mention in self.mentions}.values()
        fitting = (actor for actor in namesakes if actor.kind == "person" and surname in actor.name.split())
        return next((actor for actor in fitting if gender_of(actor.name, self.page) == title), None)

    def apposed(self, source: Source) -> Actor | None:
        """The actor named in the apposition behind a noun phrase ("the minister, Ana Ruiz, said")."""
        doc, end = self.page.doc, behind_bracket(self.page, source.end)
        if end + 1 < len(doc) and doc[end].text == ",":
            offset = self.page.starts[end + 1]
            found = next(self.within(offset, offset + 1), None)
            return found[2] if found and found[2].kind == "person" else None
        return None

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, Actor]]:
        """The mentions that overlap a span."""
        index = max(0, bisect_right(self.starts, start) - 4)
        while index < len(self.mentions) and self.mentions[index][0] < end:
            if self.mentions[index][1] > start:
                yield self.mentions[index]
            index += 1

    def pronoun(self, source: Source, start: int) -> tuple[Actor | None, str | None]:
        """Whom a pronoun stands for; its own words where nobody fits."""
        token = self.page.doc[source.head]
        inside = next(self.within(token.idx, token.idx + 1), None)
        if inside:
            return inside[2], token.text.lstrip("-")
        word = token.lower_.lstrip("-")
        kind = next(
            (k for k in ("person", "group", "thing") if word in self.page.word(f"pronouns_{k}")), None
        )
        before = self.antecedent(min(token.idx, start), kind, gender_of(word, self.page)) if kind else None
        if before is None:
            reach = NEAR if self.page.in_turn(token.idx) else 0
            alone = (
                self.only_person(token.idx, gender_of(word, self.page), reach) if kind == "person" else None
            )
            return alone, token.text.lstrip("-")
        self.heard.append(Speaker(token.idx, before.text, before.actor, before.number))
        one = kind == "group" and before.actor is not None and before.actor.kind == "person"
        actor = None if one else before.actor  # "the minister and the envoy": no actor is both
        return actor, token.text.lstrip("-") if actor else before.text

    def only_person(self, position: int, gender: str, reach: int = 0) -> Actor | None:
        """The one person whom a sentence names before a pronoun ("the minister's plan, when she says"), if it fits.

        `reach`: how many characters further back of the same turn are looked at.
        """
        first = self.page.sentences[self.page.token_at(position)][0]
        turn = self.page.turn_at(position)
        people = {
            actor.id: actor
            for _, _, actor in self.within(self.page.starts[first], position)
            if actor.kind == "person"
        }
        if not people and not turn and first > 0:
            first = self.page.sentences[first - 1][0]
            named = self.within(self.page.starts[first], position)
            people = {actor.id: actor for _, _, actor in named if actor.kind in ("person", "office")}
        if turn and reach:
            kinds: tuple[ActorKind, ...] = ("person",) if gender else ("person", "office")
            people = self.people_in(turn, position - reach, position, kinds)
            place = bisect_right(self.page.turns, turn.start, key=lambda turn: turn.start) - 2
            if not people and place >= 0 and self.asks(self.page.turns[place]):
                people = self.people_in(self.page.turns[place], position - reach, position, kinds)
        if len(people) != 1:
            return None
        (actor,) = people.values()
        return actor if not gender or gender_of(actor.name, self.page, actor.name) in ("", gender) else None

    def people_in(self, turn: Turn, start: int, end: int, kinds: tuple[ActorKind, ...]) -> dict[str, Actor]:
        """The actors of some kinds whom a turn names within `start`-`end`; whoever speaks in it apart."""
        said = [actor for _, _, actor in self.within(max(turn.start, start), min(turn.end, end))]
        own = self.labelled((turn.label_start, turn.label_end))[0]
        return {actor.id: actor for actor in said if actor.kind in kinds and actor != own}

    def antecedent(self, position: int, kind: str, gender: str = "") -> Speaker | None:
        """The nearest fitting speaker before a place, or the subject of a nearer sentence."""
        late = islice(reversed(self.heard), HEARD)
        apt = (s for s in late if s.position < position and self.suits(s, kind, gender))
        heard = next(apt, None)
        subject = self.subject_before(position, kind, gender)
        if heard and subject:
            return max(heard, subject, key=lambda speaker: speaker.position)
        return heard or subject

    def suits(self, speaker: Speaker, kind: str, gender: str) -> bool:
        """Whether a pronoun of this kind and gender can stand for a speaker."""
        name = speaker.actor.name if speaker.actor and speaker.actor.kind == "person" else ""
        other = gender_of(speaker.text, self.page, name) if gender else ""
        if speaker.number == "group" and kind == "person":  # "Ana Ruiz and her brother …. She said"
            return bool(name) and other == gender != ""
        return fits(speaker, kind) and (not other or other == gender)

    def subject_before(self, position: int, kind: str, gender: str = "") -> Speaker | None:
        """The nearest subject before a place, outside quote marks, that a pronoun of this kind can stand for."""
        page = self.page
        before = bisect_left(self.subjects, page.token_at(position))
        for index in reversed(self.subjects[max(0, before - HEARD) : before]):
            if position - page.starts[index] > NEAR:
                return None
            apart = page.levels[index] > 0 or page.is_label(page.starts[index])
            source = None if apart else self.subject(index)
            if source is not None and not is_pronoun(page, source.head):
                speaker = self.candidate(source)
                if speaker is not None and self.suits(speaker, kind, gender):
                    return speaker
        return None

    def candidate(self, source: Source) -> Speaker | None:
        """Somebody whom a subject names: an actor, a name or a role; None for other things."""
        start, end = self.page.span(source.start, source.end)
        actor, text = self.actor_of(source), self.page.text[start:end]
        number = number_of(text, actor, self.page)
        head = self.page.doc[source.head]
        if head.lower_ in self.page.word("nobody"):
            return None
        named = (head.text[:1].isupper() and head.tag_ in NAMES) or number in ("person", "thing")
        return Speaker(start, text, actor, number) if actor or named else None

    def subject(self, index: int) -> Source | None:
        """The subject phrase with this head; without a tree, the phrase that opens a sentence here."""
        page = self.page
        if page.is_parsed(index) and page.in_turn(page.starts[index]) and is_told(page, index):
            return None  # "Ruiz said the mayor should not row. He …"
        if page.is_parsed(index):
            return nouns.noun_phrase(page, page.doc[index])
        return subject_phrase(page, *page.sentences[index])


def is_told(page: Page, index: int) -> bool:
    """Whether a subject is that of a clause which somebody else reports."""
    clause = page.doc[index].head
    told = clause.dep_ == "ccomp" and clause.head.lower_ in page.reporting.verbs
    return told and any(child.dep_ == "nsubj" for child in clause.head.lefts)


def find_subjects(page: Page) -> Iterator[int]:
    """Where subjects can stand: at the parser's subjects, and where a sentence opens that it has not read."""
    for index, dep in enumerate(page.doc.to_array("DEP").tolist()):
        if dep in SUBJECT_IDS or (not dep and page.sentences[index][0] == index):
            yield index


def is_role(text: str) -> bool:
    """Whether a label is a bare role ("THE PRESIDENT"), which only the title tells the name of."""
    return all(word.strip(".") in ROLES | ARTICLES for word in text.lower().split())


def names_role(text: str) -> bool:
    """Whether a role is among the words of a label."""
    return any(word.strip(".") in ROLES for word in text.lower().split())
