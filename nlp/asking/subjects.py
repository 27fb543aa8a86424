"""Who does what a verb of trade tells, by the tree: "Vietnam, which had sold the US …, sold it $26 billion"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HUNG = frozenset({"acl", "relcl"})
FAR = 4  # verbs joined to each other, at most, of which the first alone has a subject


def find_subjects(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """For each active English verb whose one subject the tree tells: its first character, and those of the subject."""
    if not doc.has_annotation("DEP"):
        return
    for token in doc:
        subject = subject_of(token) if token.tag_[:2] == "VB" else None
        if subject is not None and not subject.conjuncts:
            yield token.idx, doc[subject.left_edge.i].idx, subject.idx + len(subject)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the one that it is joined to; the noun it hangs on where a pronoun stands for that."""
    for _ in range(FAR):
        if any(child.dep_ == "auxpass" for child in verb.lefts):
            return None
        subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return verb.head if subject.tag_ in ("WDT", "WP") and verb.dep_ in HUNG else subject
        if verb.dep_ != "conj" or verb.head.tag_[:2] != "VB":
            return None
        verb = verb.head
    return None
