"""English cues with the dependency tree: who is the subject of a reporting verb, and whether anything was said."""

from spacy.tokens import Token

from nlp.quoting import nouns
from nlp.quoting.page import Page
from nlp.quoting.types import Cue, Source

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HANGING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "aux"})
DEPTH = 6
DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "there"})


def find_source(page: Page, cue: Cue) -> Source | None:
    """The noun phrase that speaks: the verb's subject, inherited where the verb has none of its own."""
    verb = page.doc[cue.head]
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


def mood_source(page: Page, mood: Token) -> Source | None:
    """Who is convinced or afraid: the subject of the adjective's verb, where that is somebody."""
    verb = mood.head if mood.dep_ in ("acomp", "oprd") else mood
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if subject is None or any(child.dep_ == "neg" for child in (*verb.children, *mood.children)):
        return None
    return None if subject.lower_ in ("it", "there") else subject_phrase(page, verb, subject)


def verb_source(page: Page, verb: Token) -> Source | None:
    """The subject of a verb, or of the verb that it hangs on."""
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
            return nouns.noun_phrase(page, nouns.past_day(page, verb.head))
        glad = verb.dep_ == "acomp" and verb.lower_ in page.word("glad")  # "is pleased to announce that"
        if not (verb.dep_ in HANGING or glad) or verb.head == verb:
            return None
        if verb.dep_ == "advcl" and verb.tag_ != "VBG":
            return None
        verb = verb.head
    return None


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


def is_negated(page: Page, cue: Cue) -> bool:
    """Whether a cue is negated: "did not say"."""
    children = page.doc[cue.head].lefts
    return any(child.dep_ == "neg" and cue.head - child.i < 4 for child in children)


def is_passive(verb: Token) -> bool:
    """Whether a verb tells what was said to its subject: "mills had been told that …", "when asked to …"."""
    helpers = {child.dep_ for child in verb.lefts}
    return "auxpass" in helpers or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and "aux" not in helpers
    )


def is_unreal(page: Page, cue: Cue) -> bool:
    """Whether nothing was said: somebody should say it, has to, refuses to, or it is asked what if somebody did."""
    verb = page.doc[cue.head]
    before = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "mark", "advmod")}
    if before & page.word("unreal"):
        return True
    governor = verb.head
    if verb.dep_ != "xcomp" or governor.i >= verb.i or "to" not in before:
        return False
    modal = governor.lower_ in page.word("obliging") or governor.lower_ in page.word("refusing")
    return modal or any(child.lower_ in page.word("unreal") for child in governor.lefts)


def is_impersonal(page: Page, cue: Cue) -> bool:
    """Whether nobody in particular says it: "it is fashionable to say that …", "it makes no sense to argue that …"."""
    verb = page.doc[cue.head]
    governor = verb.head
    if verb.dep_ != "xcomp" or not any(
        child.dep_ in SUBJECTS and child.lower_ == "it" for child in governor.lefts
    ):
        return False
    weighed = any(child.dep_ in ("acomp", "attr", "oprd") for child in governor.rights)
    return weighed or governor.lower_ in page.word("weighing")


def is_bare(page: Page, cue: Cue) -> bool:
    """Whether a cue has nobody who could say it: an order, or a participle before its noun."""
    verb = page.doc[cue.head]
    helped = any(child.dep_ in (*SUBJECTS, "aux", "auxpass") for child in verb.lefts)
    leads = cue.start == page.sentences[cue.head][0] and verb.tag_ in ("VBN", "VBD")
    return not helped and (leads or verb.dep_ == "amod" or (verb.tag_ == "VB" and verb.dep_ == "ROOT"))


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


def is_asked(page: Page, cue: Cue) -> bool:
    """Whether it is only asked if somebody said something: "Has the mill told them that …?"."""
    verb = page.doc[cue.head]
    if verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.lefts):
        verb = verb.head
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", *SUBJECTS)]
    if not helpers or helpers[0].dep_ not in ("aux", "auxpass") or len(helpers) < 2:
        return False
    asking = not any(
        child.i < helpers[0].i and child.dep_ in ("advmod", "dobj", "attr") for child in verb.lefts
    )
    return asking and any(
        token.text.startswith("?") for token in page.doc[cue.end : page.sentences[verb.i][1]]
    )


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
