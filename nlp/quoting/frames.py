"""What English verbs report by a phrase: `called for | an end to the duty`, `called | the levy a tax on breakfast`.

The lexicon says which verbs do (`[frames]`). Where any of the phrase is quoted, the quote marks decide instead.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from nlp.quoting import clauses, saying
from nlp.quoting.page import Page
from nlp.quoting.types import Cue, Source

NAMES = frozenset({"NNP", "NNPS"})


def find_objects(page: Page, cue: Cue, source: Source | None) -> Iterator[tuple[int, int]]:
    """The phrases behind a cue that tell what is said, as tokens start and end."""
    verb = page.doc[cue.head]
    frames = page.reporting.frames
    unsaid = any(child.dep_ == "auxpass" or child.tag_ == "MD" for child in verb.lefts)
    if source is None or unsaid or saying.is_negated(page, cue):
        return
    if page.doc[source.head].lower_ in page.word("unasking") | page.word("means"):
        return
    found = (
        demanded(cue, verb, frames["topic"])
        or charged(cue, verb, frames["charge"])
        or (named(verb) if cue.lemma in frames["name"] else None)
        or (owning(page, verb) if is_owned(page, cue, source) else None)
        or (gerund(page, verb) if cue.lemma in frames["gerund"] else None)
    )
    level = page.levels[cue.head]
    if found is None or is_open(page, *found):
        return
    if all(page.levels[index] == level for index in range(*found)):
        yield found[0], before_aside(page, *found)


def is_open(page: Page, start: int, end: int) -> bool:
    """Whether a phrase ends with a word that leads to more: "key outcomes including: "."""
    words = (
        token for token in reversed(page.doc[start:end]) if not (page.is_delimiter(token.i) or token.is_space)
    )
    last = next(words, None)
    return last is None or last.tag_ == "IN" or last.lower_ == "including"


def before_aside(page: Page, start: int, end: int) -> int:
    """Where a phrase ends that more is told of behind a comma: `an end to the duty, | which lapses in May`."""
    asides = page.word("relatives") | page.word("subordinators")
    commas = (index for index in range(start, end - 1) if page.doc[index].text == ",")
    return next((index for index in commas if page.doc[index + 1].lower_ in asides - {"and", "or"}), end)


def demanded(cue: Cue, verb: Token, topics: frozenset[str]) -> tuple[int, int] | None:
    """What is called for or warned of."""
    for child in verb.rights:
        if child.dep_ == "prep" and f"{cue.lemma} {child.lower_}" in topics:
            return child.i + 1, child.right_edge.i + 1
    return None


def charged(cue: Cue, verb: Token, charges: frozenset[str]) -> tuple[int, int] | None:
    """Who is accused, and of what; what is described, and as what."""
    thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    for child in verb.rights if thing is not None else ():
        if thing is not None and child.i > thing.i and f"{cue.lemma} {child.lower_}" in charges:
            return thing.left_edge.i, child.right_edge.i + 1
    return None


def named(verb: Token) -> tuple[int, int] | None:
    """What is called something, and what it is called; a name given to it is no judgement."""
    thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    said = next((child for child in verb.rights if child.dep_ == "oprd"), None)
    if thing is None or said is None or said.i < thing.i or said.tag_ in NAMES:
        return None
    return thing.left_edge.i, said.right_edge.i + 1


def owning(page: Page, verb: Token) -> tuple[int, int] | None:
    """A thing that is announced or denied, where more is told of it than its name."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.tag_ in ("NN", "NNS"):
            told = any(part.dep_ in ("prep", "acl") for part in child.rights)
            return (child.left_edge.i, child.right_edge.i + 1) if told else None
    return None


def is_owned(page: Page, cue: Cue, source: Source) -> bool:
    """Whether a cue can tell of a thing: what somebody announces, and what papers and figures show."""
    frames = page.reporting.frames
    if any(child.tag_ == "TO" for child in page.doc[cue.head].lefts):
        return False  # "encourages captains to report leaks", "is expected to announce a fund"
    if cue.lemma in frames["thing"]:
        return True
    shown = page.doc[source.start : source.end]
    return cue.lemma in frames["shown"] and any(token.lower_ in page.word("evidence") for token in shown)


def gerund(page: Page, verb: Token) -> tuple[int, int] | None:
    """What is proposed or denied with a verb of its own that has no subject."""
    for child in verb.rights:
        if child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp") and child.left_edge.i == verb.i + 1:
            return child.left_edge.i, clauses.clause_end(page, verb, child)
    return None
