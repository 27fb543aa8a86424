"""English cues with the dependency tree: who is the subject of a reporting verb, and which clause it governs."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from nlp.quoting.page import Page
from nlp.quoting.phrases import ROLES
from nlp.quoting.types import Cue, Source

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"ccomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PHRASE_STOPS = frozenset({"relcl", "acl", "appos", "advcl", "punct", "ccomp", "parataxis"})
RUNS_ON = frozenset({"prep", "advmod", "npadvmod", "advcl", "prt", "dobj", "dep", "conj"})
DEPTH = 6
ABSTRACT = (
    "ness",
    "ity",
    "hood",
    "ship",
    "ism",
    "ance",
    "ence",
    "tude",
    "ing",
    "tion",
    "sion",
    "ment",
    "acy",
)
DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "there"})


def find_source(page: Page, cue: Cue) -> Source | None:
    """The noun phrase that speaks: the verb's subject, inherited where the verb has none of its own."""
    verb = page.doc[cue.head]
    if "source" in cue.kinds:
        objects = [
            child for child in page.doc[cue.end - 1].children if child.dep_ in ("pobj", "pcomp", "dobj")
        ]
        return noun_phrase(page, objects[0]) if objects else None
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
        if verb.dep_ in ("relcl", "acl"):
            return noun_phrase(page, past_day(page, verb.head))
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "aux") or verb.head == verb:
            return None
        if verb.dep_ == "advcl" and verb.tag_ != "VBG":
            return None
        verb = verb.head
    return None


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
            return noun_phrase(page, past_day(page, holder.head))
        if subject.lower_ != "who":
            return None
    if (
        subject.left_edge.lower_ == "whose"
        or subject.lower_ in page.word("temporal")
        or (subject.lower_ in DEMONSTRATIVES and not is_part(subject))
    ):
        return None
    if (
        subject.tag_ in ("JJ", "RB")
        and page.doc[subject.left_edge.i].lower_ != "the"
        and not is_part(subject)
    ):
        return None  # "adding a little “…”"
    return noun_phrase(page, subject)


def is_part(token: Token) -> bool:
    """Whether a word tells how many of some are meant: "many of the growers", "one of the lawyers"."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in token.rights)


def agent(page: Page, verb: Token) -> Source | None:
    """Who does what a passive verb says ("was put at 5 percent by the agency")."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun_phrase(page, noun) for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def noun_source(page: Page, noun: Token) -> Source | None:
    """Whose claim it is: "the ministry's claim", "a claim by the ministry"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return noun_phrase(page, child)
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "of", "from", "among"):
            return next((noun_phrase(page, owner) for owner in child.children if owner.dep_ == "pobj"), None)
    handed = noun.dep_ == "dobj" and noun.head.lower_ in page.word("handing")
    return verb_source(page, noun.head) if handed else None


def noun_phrase(page: Page, head: Token) -> Source | None:
    """The words of a noun phrase around its head, relative clauses and appositions left off."""
    start, end = head.i, head.i + 1
    low, high = page.sentences[head.i]
    for child in head.children:
        if child.i < head.i and child.dep_ not in ("punct", "cc", "preconj"):
            start = min(start, child.left_edge.i)
    for child in sorted(head.children, key=lambda child: child.i):
        if child.i < head.i or child.dep_ == "cc":
            continue
        if child.dep_ in PHRASE_STOPS or child.left_edge.i > end + 1 or is_timed(page, child):
            break
        if child.dep_ == "conj" and page.doc[child.left_edge.i - 1].lower_ not in ("and", "&", ",", "or"):
            break
        end = max(end, right_end(child))
    start, end = max(start, low), min(end, high)
    while end < high and page.doc[end - 1].tag_ == "IN" and page.doc[end].tag_ in ("NNP", "NNPS"):
        end = next((i for i in range(end, high) if page.doc[i].tag_ not in ("NNP", "NNPS")), high)
    turn = page.turn_at(page.starts[head.i])
    while turn is not None and start < head.i and page.starts[start] < turn.start:
        start += 1
    while start < head.i and (page.is_delimiter(start) or page.doc[start].is_space):
        start += 1
    if not (head.text[:1].isalnum() or head.text[:1] in "$@"):
        return None
    start = behind_town(page, start, low)
    return Source(start, end, head.i)


def past_day(page: Page, noun: Token) -> Token:
    """The noun that a clause tells more of, where the parser hung it on a day: "its report on Monday, which …"."""
    timed = noun.dep_ == "pobj" and noun.lower_ in page.word("temporal")
    holder = noun.head.head
    if timed and holder.tag_.startswith("VB"):
        holder = next((child for child in holder.rights if child.dep_ == "dobj"), holder)
    return holder if timed and holder.tag_.startswith("NN") else noun


def is_timed(page: Page, child: Token) -> bool:
    """Whether what hangs on a noun is only a day: "its report | on Tuesday"."""
    return child.dep_ == "prep" and any(part.lower_ in page.word("temporal") for part in child.rights)


def behind_town(page: Page, start: int, low: int) -> int:
    """Where a town begins that is named before its state: "Port Vale, | KY"."""
    if len(page.doc[start]) != 2 or not page.doc[start].text.isupper() or start - 2 < low:
        return start
    town = start - 2
    if page.doc[start - 1].text != "," or page.doc[town].tag_ != "NNP":
        return start
    while town > low and page.doc[town - 1].tag_ == "NNP":
        town -= 1
    return town


def right_end(token: Token) -> int:
    """Where the phrase under a token ends, its relative clauses and appositions left off."""
    end = token.i + 1
    for _ in range(DEPTH):
        rights = list(takewhile(lambda child: child.dep_ not in PHRASE_STOPS, token.rights))
        if not rights:
            break
        token = rights[-1]
        end = max(end, token.i + 1)
    return end


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


def find_clauses(page: Page, cue: Cue) -> Iterator[tuple[int, int]]:
    """The clauses behind a cue that tell what is said, as tokens start and end."""
    verb = page.doc[cue.head]
    told = [child for child in verb.rights if governs(page, cue, child)]
    told = [child for child in told if child is told[0] or child.dep_ != "xcomp"]
    for child in told or addressed_clause(page, cue):
        start = max(child.left_edge.i, cue.end)
        yield start, clause_end(page, verb, child)


def addressed_clause(page: Page, cue: Cue) -> list[Token]:
    """The clause that the parser hung on those who were told it: "told a meeting of growers that …"."""
    listeners = [child for child in page.doc[cue.head].rights if child.dep_ == "dobj"]
    if cue.lemma not in page.word("addressing") or not listeners:
        return []
    return [child for child in listeners[0].rights if child.dep_ in ("relcl", "acl") and is_marked(child)]


def is_marked(clause: Token) -> bool:
    """Whether a clause opens with the "that" of what is said, which is no part of it."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def governs(page: Page, cue: Cue, child: Token) -> bool:
    """Whether a child of the cue is the clause that it reports."""
    if "noun" in cue.kinds:
        marked = is_marked(child)
        if page.doc[cue.head].lower_ in page.word("promising"):
            marked |= any(token.tag_ == "TO" and token.dep_ == "aux" for token in child.children)
        return child.dep_ in ("acl", "ccomp", "relcl") and marked
    if "mood" in cue.kinds:
        return child.dep_ == "ccomp" and child.left_edge.i == cue.end and is_statement(page, cue, child)
    infinitive = any(token.tag_ == "TO" and token.dep_ == "aux" for token in child.children)
    if child.dep_ == "ccomp" and not infinitive:
        gap = page.doc[cue.end + 1 : child.left_edge.i + 3]  # "agreed to terms which give growers access"
        if any(
            token.lower_ == "which" or (token.lower_ == "who" and token.i < child.left_edge.i)
            for token in gap
        ):
            return False
        return bool(cue.kinds & {"say", "show", "think"}) and is_statement(page, cue, child)
    threat = cue.lemma == "threaten" and child.lower_ in page.word("harming")
    purpose = any(
        part.dep_ == "prep" and part.lower_ == "to" and part.i < child.i for part in page.doc[cue.head].rights
    )  # "agreed to a plan to strengthen"
    told = child.dep_ in ("xcomp", "ccomp") and infinitive and "intend" in cue.kinds
    return told and not (threat or purpose or asks_for_thing(page, cue, child))


def asks_for_thing(page: Page, cue: Cue, child: Token) -> bool:
    """Whether an infinitive tells what a thing is for, and not what somebody should do: "urged talks | to end it"."""
    between = [part for part in page.doc[cue.head].rights if part.dep_ == "dobj" and part.i < child.i]
    between += [part for part in child.lefts if part.dep_ == "nsubj"]
    means = page.word("means")
    return any(
        is_abstract(page, part) or part.ent_type_ == "MONEY" or part.lower_ in means for part in between
    )


def is_abstract(page: Page, noun: Token) -> bool:
    """Whether an English noun is a thing of the mind: by its ending, bodies of people left out, or by the lexicon."""
    if noun.tag_ not in ("NN", "NNS") or is_part(noun):
        return False
    forms = {noun.lower_, noun.lower_.removesuffix("s")}
    bodies = page.word("things") | page.word("people") | page.word("bodies") | ROLES
    made = any(form.endswith(ABSTRACT) for form in forms) and not forms & bodies
    return made or bool(forms & page.word("abstract"))


def is_statement(page: Page, cue: Cue, clause: Token) -> bool:
    """Whether a clause behind a cue is finite and no relative one ("promised money that they lack")."""
    edge = clause.left_edge
    finite = clause.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.children)
    if not (finite or clause.tag_ in ("VB", "NN", "NNS", "NNP", "JJ")):
        return False
    if edge.lower_ in page.word("wh") and not cue.kinds & {"say"}:
        return False
    ruled = any(child.dep_ in (*SUBJECTS, "expl", "mark") for child in clause.lefts)
    if clause.tag_ in FINITE and not ruled and edge.lower_ not in page.word("wh"):
        return False  # "concluded talks on means to end it", "means" taken for a verb
    if edge.lower_ in page.word("complementizers") and edge.dep_ != "mark":
        return False
    addressed = cue.lemma in page.word("addressing")
    before = page.doc[edge.i - 1]
    noun = before.i > cue.head and before.tag_ in ("NN", "NNS") and before.lower_ not in page.word("temporal")
    return addressed or not (
        noun and before.dep_ in ("dobj", "pobj") and edge.lower_ in page.word("relatives")
    )


def clause_end(page: Page, verb: Token, clause: Token) -> int:
    """Where a reported clause ends: what hangs on the cue behind it without a comma belongs to it too."""
    end = clause.right_edge.i + 1
    for child in verb.rights:
        if child.left_edge.i < end:
            continue
        gap = page.doc[end : child.left_edge.i]
        joined = child.dep_ in CLAUSES or (
            child.dep_ in RUNS_ON and not any(token.text == "," for token in gap)
        )
        if not joined or (child.dep_ == "conj" and not repeats(child)):
            break
        end = max(end, child.right_edge.i + 1)
    return end


def repeats(clause: Token) -> bool:
    """Whether a further clause is reported by the same cue ("and that …")."""
    return clause.left_edge.lower_ == "that" or is_marked(clause)


def argument_end(page: Page, cue: Cue, index: int) -> int:
    """Where the part of a cue's clause ends that holds a token behind it."""
    token = page.doc[index]
    for _ in range(DEPTH):
        if token.head.i == cue.head or token.head == token:
            break
        token = token.head
    return max(index + 1, token.right_edge.i + 1) if token.head.i == cue.head else index + 1


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
