"""Which country a party stands for: whose "we", which "they", and who is meant where nobody is said."""

import re
from bisect import bisect_left, bisect_right
from math import inf

from spacy.tokens import Doc

from nlp.lexicon import load_lexicon
from nlp.quotations import speaker_at
from nlp.stances.bargaining import tells_of_bargaining
from nlp.stances.parties import NEAR, Party
from nlp.types import Quotation

WINDOW = 200  # parties to either side among which the other one is looked for
NEIGHBOURHOOD = 150  # characters within which a "we" and a "they" are set against each other
FAR = 800  # characters within which the party that a wording leaves open is named
REACH = 250  # characters before a quotation in which its speaker's country is looked for
COSTS = {"place": 120, "adjective": 40, "demonym": 20}  # characters by which a form counts as further away
OF = re.compile(  # what may stand between an office and its country: "the minister, from Peru", not "said of Peru"
    r"[\s,(]*(?:(?:of|from|for|in|at|de|del|du|des|d'|en|para|pour|por) ?)?(?:the|el|la|los|las|le|les|l') ?|"
    r"[\s,(]*(?:(?:of|from|for|in|at|de|del|du|des|d'|en|para|pour|por) )?",
    re.IGNORECASE,
)
LIKELIEST = ("USA", 100)  # the party that most passages are about, and how much nearer that counts


def speaker_country(doc: Doc, text: str, quotation: Quotation, parties: tuple[Party, ...]) -> str | None:
    """The country in or beside the words that name a speaker."""
    words = quotation.speaker_text or ""
    lowest = max(quotation.start - REACH, 0)
    at = text.find(words, quotation.end, quotation.end + REACH)
    at = at if at >= 0 else text.rfind(words, lowest, quotation.start)
    named = [
        party for party in parties if party.country and not quotation.start <= party.start < quotation.end
    ]
    end = at + len(words)
    inside = [
        party
        for party in named
        if at <= party.start < end
        or (end <= party.start < end + NEAR and OF.fullmatch(text, end, party.start))
    ]
    if at >= 0 and inside:
        return inside[0].country
    lexicon = load_lexicon(f"leverage_{doc.lang_}")
    title = words.lower()
    if title in lexicon["speaker_pronouns"]:
        before = [party for party in named if lowest <= party.start < quotation.start]
        return before[-1].country if before else None
    if any(word in title for word in lexicon["foreign_titles"]):
        return next((party.country for party in parties if party.country not in (None, "USA", "WLD")), None)
    return None


def home(doc: Doc) -> str | None:
    """The country that a text in this language speaks from when nothing says so."""
    return load_lexicon(f"leverage_{doc.lang_}").get("home")


def document_voice(doc: Doc, parties: tuple[Party, ...]) -> str | None:
    """Whose "we" the document's own is: a lone country beside "our neighbours", else the language's home."""
    names = list(dict.fromkeys(party.country for party in parties if party.country))
    if len(names) == 1 and any(party.kind == "neighbour" for party in parties):
        return names[0]
    return home(doc)


def covered(parties: tuple[Party, ...], ends: list[int], start: int, end: int) -> bool:
    """Whether a party stands within a stretch of text; `ends` are theirs, in order."""
    first = bisect_right(ends, start)
    return first < len(parties) and parties[first].start < end


class Resolver:
    """Says which country a party stands for, and which other country is meant where none is said."""

    def __init__(self, doc: Doc, parties: tuple[Party, ...]):
        self.doc = doc
        self.parties = parties
        self.named = [party for party in parties if party.country]
        self.named_starts = [party.start for party in self.named]
        self.text = doc.text
        self.voices: dict[tuple[int, int], str | None] = {}
        self.party_starts = [party.start for party in parties]
        self.we_starts = [party.start for party in parties if party.kind == "we"]
        self.says_we = any(party.kind == "we" for party in parties)
        self.own = document_voice(doc, parties)
        self.sentences = tuple(doc.sents)  # gone through once: each pass makes every token anew
        self.starts = [sentence.start_char for sentence in self.sentences]
        self.ends = [*self.starts, len(self.text)]
        taken = [party.end for party in parties]
        self.bodies = [  # companies, agencies, parties
            entity.start_char
            for entity in doc.ents
            if entity.label_ == "ORG" and not covered(parties, taken, entity.start_char, entity.end_char)
        ]

    def voice(self, offset: int) -> str | None:
        """The country that says "we" at this place: the speaker's, or the document's where it can be told."""
        quotation = speaker_at(self.doc, offset)
        if quotation is None:
            return self.own
        key = quotation.start, quotation.end
        if key not in self.voices:
            self.voices[key] = self.speaker(quotation) or home(self.doc)
        return self.voices[key]

    def speaker(self, quotation: Quotation) -> str | None:
        """The country of whoever is quoted."""
        country = next((actor.country for actor in self.doc._.actors if actor.id == quotation.speaker), None)
        if country or not quotation.speaker_text:
            return country
        return speaker_country(self.doc, self.text, quotation, self.parties)

    def country(self, party: Party, apart: str | None = None) -> str | None:
        """The country of a party that is not `apart`, or None where it cannot be told."""
        if party.country:
            return party.country
        here = self.voice(party.start)
        if party.kind == "we":
            return here
        if party.kind == "you":
            return self.nearest(party.start, {here, apart, "WLD"}) if self.addressed(party.start) else None
        if party.kind == "agent":
            return self.agent(party, apart, here)
        if party.kind in ("north", "south", "neighbour"):
            return self.neighbour(party, apart or here)
        quotation = speaker_at(self.doc, party.start)
        if party.kind == "land":
            return here if quotation else self.topic(party.start, {apart, "WLD"})
        direct = quotation is not None and quotation.kind != "indirect"
        shunned = {apart, "WLD", here if direct or self.we_near(party.start) else None}
        if party.kind in ("they", "it"):
            return self.topic(party.start, shunned)
        return self.nearest(party.start, shunned)

    def addressed(self, offset: int) -> bool:
        """Whether a "you" is spoken to somebody: in a direct quotation, or beside a "we" or "us"."""
        quotation = speaker_at(self.doc, offset)
        return (quotation is not None and quotation.kind != "indirect") or self.says_we

    def topic(self, offset: int, shunned: set[str | None]) -> str | None:
        """What a pronoun takes up: the first party of its sentence so far, else of one of the three before.

        What is named only later in the sentence comes last ("They need us", a grower said of the Americans).
        """
        number = max(bisect_right(self.starts, offset) - 1, 0)
        ends = self.ends
        spans = [(self.starts[number], offset)]
        spans += [
            (ends[earlier], ends[earlier + 1])
            for earlier in (number - 1, number - 2, number - 3)
            if earlier >= 0
        ]
        taken_up = offset
        for start, end in (*spans, (offset, ends[min(number + 2, len(ends) - 1)])):
            for party in self.parties[bisect_left(self.party_starts, start) :]:
                if party.start >= end:
                    break
                if party.kind == "it" and end < offset:
                    taken_up = start  # an "it" first: that sentence goes on about what was named before it
                    break
                if not party.country:
                    continue
                if party.country not in shunned:
                    return None if self.others_between(party.end, taken_up) else party.country
        return None

    def others_between(self, start: int, end: int) -> bool:
        """Whether a body of no country is named between two places: then a "they" may be its people."""
        return bisect_left(self.bodies, start) < bisect_left(self.bodies, end)

    def agent(self, party: Party, apart: str | None, here: str | None) -> str | None:
        """Whose companies or officials are meant: the speaker's, else the nearest other party's."""
        if here and here != apart and (self.says_we or any(named.country == here for named in self.named)):
            return here
        return self.nearest(party.start, {apart})

    def we_near(self, offset: int) -> bool:
        """Whether somebody says "we" close by: then "they" are others."""
        at = bisect_left(self.we_starts, offset)
        return any(abs(start - offset) < NEIGHBOURHOOD for start in self.we_starts[max(at - 1, 0) : at + 1])

    def nearest(self, offset: int, shunned: set[str | None], within: float = inf) -> str | None:
        """The country named nearest to an offset; the form of its name counts as well."""
        at = bisect_left(self.named_starts, offset)
        around = self.named[max(at - WINDOW, 0) : at + WINDOW]
        others = [
            party
            for party in around
            if party.country not in (*shunned, "WLD") and abs(party.start - offset) <= within
        ]
        if not others:
            return None

        def cost(party: Party) -> int:
            likely = LIKELIEST[1] if party.country == LIKELIEST[0] else 0
            return abs(party.start - offset) + COSTS.get(party.form, 0) - likely

        return min(others, key=cost).country

    def other(self, offset: int, country: str) -> str | None:
        """The other party where only one is said: the nearest other country around, then who speaks, then the pact."""
        neighbour = self.nearest(offset, {country}, FAR)
        if neighbour:
            return neighbour
        we = self.voice(offset) if self.says_we else None
        if we and we != country:
            return we
        beside = next(
            (party for party in self.parties if party.kind in ("north", "south", "neighbour")), None
        )
        return (
            (self.neighbour(beside, country) if beside else None)
            or self.by_pact(country)
            or self.only_neighbour(country)
        )

    def only_neighbour(self, country: str) -> str | None:
        """The one neighbour of a country that is named alone: "Ottawa has no cards left" is about Washington."""
        alone = all(party.country in (country, "WLD") for party in self.named)
        if not alone or not tells_of_bargaining(self.text):
            return None
        neighbour = load_lexicon("leverage")["neighbours"]["neighbour"].get(country)
        return str(neighbour) if neighbour else None

    def first(self, parties: tuple[Party, ...]) -> str | None:
        """The first country named among the parties of a sentence."""
        return next((party.country for party in parties if party.country), None)

    def by_pact(self, country: str) -> str | None:
        """The counterpart that a pact or measure named in the text implies."""
        text = self.text
        for counterpart, names in load_lexicon("leverage")["pacts"].items():
            if counterpart != country and any(name in text for name in names):
                return str(counterpart)
        return None

    def neighbour(self, party: Party, of: str | None) -> str | None:
        """Whom "our northern neighbour" means for a country."""
        table = load_lexicon("leverage")["neighbours"][party.kind]
        if of in table:
            return str(table[of])
        names = {name.country for name in self.named}
        return next((str(to) for country, to in table.items() if country in names), None)
