"""English cues with the dependency tree: who is the subject of a reporting verb, and which clause is its own."""

from spacy.tokens import Token

from nlp.quoting import nouns
from nlp.quoting.misread import misread_subject
from nlp.quoting.page import Page
from nlp.quoting.saying import is_passive
from nlp.quoting.tags import FINITE, SUBJECTS
from nlp.quoting.types import Cue, Source

HANGING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "aux"})
DEPTH = 6
DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "there"})


def find_source(page: Page, cue: Cue) -> Source | None:
    """The noun phrase that speaks: the verb's subject, inherited where the verb has none of its own."""
    verb = page.doc[cue.head]
    if "source" in cue.kinds and cue.lemma in page.word("reckonings"):
        return reckoner(page, page.doc[cue.end - 1])
    if "source" in cue.kinds:
        objects = [
            child for child in page.doc[cue.end - 1].children if child.dep_ in ("pobj", "pcomp", "dobj")
        ]
        return nouns.noun_phrase(page, objects[0]) if objects else None
    if "noun" in cue.kinds:
        return noun_source(page, verb)
    if "mood" in cue.kinds:
        return mood_source(page, verb)
    return verb_source(page, verb)


def reckoner(page: Page, noun: Token) -> Source | None:
    """Whose estimate or view it is, or the estimate itself where that is not told: "by one estimate"."""
    whose = next((child for child in noun.lefts if child.dep_ == "poss"), noun)
    return nouns.noun_phrase(page, whose)


def mood_source(page: Page, mood: Token) -> Source | None:
    """Who is convinced or afraid: the subject of the adjective's verb, where that is somebody."""
    verb = mood.head if mood.dep_ in ("acomp", "oprd") else mood
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if subject is None or any(child.dep_ == "neg" for child in (*verb.children, *mood.children)):
        return None
    return None if subject.lower_ in ("it", "there") else subject_phrase(page, verb, subject)


def verb_source(page: Page, verb: Token) -> Source | None:
    """The subject of a verb, or of the verb that it hangs on."""
    if verb.tag_.startswith("NN") and (plural := misread_subject(verb)) is not None:
        return Source(max(plural.left_edge.i, page.sentences[verb.i][0]), verb.i, plural.i)
    for _ in range(DEPTH):
        if is_passive(verb):
            return agent(page, verb)
        level = page.levels[verb.i]
        sentence = page.sentences[verb.i]
        subjects = [
            child
            for child in verb.children
            if child.dep_ in SUBJECTS
            and page.levels[child.i] == level
            and page.sentences[child.i] == sentence
        ]
        if subjects:
            return subject_phrase(page, verb, min(subjects, key=lambda child: apart(page, child, verb)))
        heard = overheard(page, verb)
        if heard is not None:
            return nouns.noun_phrase(page, heard)
        if verb.dep_ in ("relcl", "acl"):
            noun = nouns.past_day(page, verb.head)
            return issuer(page, verb, noun) or nouns.noun_phrase(page, noun)
        glad = verb.dep_ == "acomp" and verb.lower_ in page.word("glad")  # "is pleased to announce that"
        if not (verb.dep_ in HANGING or glad) or verb.head == verb:
            return None
        if verb.dep_ == "advcl" and verb.tag_ != "VBG":
            return None
        verb = verb.head
    return None


def issuer(page: Page, verb: Token, noun: Token) -> Source | None:
    """Who speaks through a paper of their own: "| the growers | issued a statement saying that …"; else None."""
    written = noun.dep_ == "dobj" and noun.lower_ in page.word("voices")
    shown = page.reporting.verbs.get(verb.lower_, ("",))[0] in page.word("showing")
    issued = written and verb.tag_ == "VBG" and not shown and noun.head.lower_ in page.word("issuing")
    return verb_source(page, noun.head) if issued else None


def overheard(page: Page, verb: Token) -> Token | None:
    """Who is heard saying something, and no subject: "we heard from | the miller | today saying that …".

    Somebody right before the gerund counts too, where "of" leads to them: "a year of | Ruiz | insisting that …".
    """
    if verb.tag_ != "VBG" or verb.i == 0:
        return None
    before = page.doc[verb.i - 1]
    if before.ent_type_ == "PERSON" and page.doc[max(0, before.left_edge.i - 1)].lower_ == "of":
        return before
    if verb.dep_ != "advcl" or verb.head.lower_ not in page.word("hearing") or verb.head.i > verb.i:
        return None
    objects = [child for child in verb.head.rights if child.dep_ == "dobj" and child.i < verb.i]
    led = [child for child in verb.head.rights if child.dep_ == "prep" and child.lower_ == "from"]
    objects += [noun for child in led for noun in child.rights if noun.dep_ == "pobj" and noun.i < verb.i]
    return objects[0] if objects else None


def apart(page: Page, subject: Token, verb: Token) -> tuple[int, int]:
    """How far a subject is from its verb, punctuation between them counting most."""
    low, high = sorted((subject.i, verb.i))
    return sum(page.is_delimiter(index) for index in range(low, high)), high - low


def subject_phrase(page: Page, verb: Token, subject: Token) -> Source | None:
    """The phrase of a subject; a relative pronoun stands for the noun that its clause hangs on."""
    if subject.lower_ in page.word("relatives"):
        holder = verb
        while holder.dep_ in ("conj", "xcomp", "ccomp") and holder.head != holder:
            holder = holder.head
        if holder.dep_ == "relcl":
            return nouns.noun_phrase(page, nouns.past_day(page, holder.head))
        if subject.lower_ != "who":
            return None
    if (
        subject.left_edge.lower_ == "whose"
        or subject.lower_ in page.word("temporal")
        or (subject.lower_ in DEMONSTRATIVES and not nouns.is_part(subject))
    ):
        return None
    if (
        subject.tag_ in ("JJ", "RB")
        and page.doc[subject.left_edge.i].lower_ != "the"
        and not nouns.is_part(subject)
    ):
        return None  # "adding a little “…”"
    return nouns.noun_phrase(page, subject)


def agent(page: Page, verb: Token) -> Source | None:
    """Who does what a passive verb says ("was put at 5 percent by the agency")."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next(
                (nouns.noun_phrase(page, noun) for noun in child.children if noun.dep_ == "pobj"), None
            )
    return None


def noun_source(page: Page, noun: Token) -> Source | None:
    """Whose claim it is: "the ministry's claim", "a claim by the ministry"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return nouns.noun_phrase(page, child)
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "of", "from", "among"):
            return next(
                (nouns.noun_phrase(page, owner) for owner in child.children if owner.dep_ == "pobj"), None
            )
    handed = noun.dep_ == "dobj" and noun.head.lower_ in page.word("handing")
    return verb_source(page, noun.head) if handed else None


def count_finite(page: Page, start: int, end: int) -> int:
    """How many finite verbs stand between two tokens."""
    return sum(token.tag_ in FINITE for token in page.doc[start:end])


def opens_subordinate(page: Page, start: int) -> bool:
    """Whether a clause that hangs on another begins here: "when …", "but if …", and not "but …", "after years …"."""
    first = page.doc[start]
    opening = page.doc[start + 1] if first.dep_ == "cc" and start + 1 < len(page.doc) else first
    return opening.lower_ in page.word("subordinators") and opening.dep_ not in ("cc", "prep")


def contrast(page: Page, cue: Cue) -> int | None:
    """Where a clause begins that sets one speaker against another: ", while Ottawa says …"; else None."""
    verb = page.doc[cue.head]
    if not any(child.dep_ in SUBJECTS for child in verb.lefts):
        return None
    mark = next((child.i for child in verb.lefts if child.lower_ in page.word("contrasting")), None)
    return mark if mark is not None and page.doc[mark - 1].text == "," else None


def begins_report(page: Page, cue: Cue) -> bool:
    """Whether a cue inside another's clause goes on with the first speaker: ", adding that", "and warned that"."""
    verb = page.doc[cue.head]
    if any(child.dep_ in (*SUBJECTS, "aux") for child in verb.lefts):
        return False
    if not any(child.dep_ in ("ccomp", "xcomp", "prep", "dobj") for child in verb.rights):
        return False
    before = page.doc[cue.start - 1]
    if verb.tag_ == "VBG":
        return before.text == ","
    return verb.tag_ in FINITE and verb.dep_ == "conj" and before.lower_ in page.word("conjunctions")


def goes_elsewhere(page: Page, cue: Cue) -> bool:
    """Whether a verb behind quoted words asks, or reports other words: `“…” Can you explain`, `“…” — I think he said`."""
    verb = page.doc[cue.head]
    asked = next((child.dep_ == "aux" for child in verb.lefts if child.dep_ in ("aux", "nsubj")), False)
    subject = any(child.dep_ == "nsubj" for child in verb.lefts)
    level = page.levels[cue.head]
    other = any(
        child.dep_ == "ccomp" and page.levels[child.i] == level and not page.is_delimiter(cue.end)
        for child in verb.rights
    )
    return (asked and subject) or other


def find_judgement(page: Page, marker: int) -> tuple[int, int] | None:
    """The verb that an "as" hangs on and where its object begins: "attacked | the firm as a …"; else None."""
    verb = page.doc[marker]
    for _ in range(DEPTH):
        verb = verb.head
        if verb.tag_.startswith("VB"):
            break
    if not verb.tag_.startswith("VB") or verb.i >= marker or verb.lower_ in page.word("no_judgement"):
        return None
    if verb.i < page.sentences[marker][0] or page.levels[verb.i] != page.levels[marker]:
        return None
    start = verb.i + 1
    while start < marker and page.doc[start].tag_ in ("RP", "IN", "RB"):
        start += 1
    thing = any(token.tag_[:2] in ("NN", "PR") for token in page.doc[start:marker])
    split = any(page.is_delimiter(index) for index in range(start, marker))
    return (verb.i, start) if thing and not split else None
