"""Where the tree opens a clause behind a comma or an "and": "While imports from Peru fell, those from Chile climbed"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
HUNG = frozenset({"relcl", "acl"})  # on a noun, whose part in the clause they tell
BEFORE = frozenset({",", "and", "but"})
APART = frozenset({"advcl", "ccomp", "parataxis", "punct"})


def find_openings(doc: Doc) -> Iterator[tuple[int, int]]:
    """The commas, or the word that joins, before a clause with a verb and a subject of its own, another one standing before it in the sentence.

    As characters from there to the first word behind it; what "when" or "which" opens hangs on what is before it.
    Nothing without a tree.
    """
    if not doc.has_annotation("DEP"):
        return
    for sentence in doc.sents:
        verbs = [token for token in sentence if is_finite(token)]
        if len(verbs) < 2:
            continue
        first = verbs[0].i
        for place in sorted({opening(verb) for verb in verbs if verb.dep_ not in HUNG} - {-1}):
            if place > first and doc[place - 1].lower_ in BEFORE and doc[place].tag_[0] != "W":
                yield doc[place - 1].idx, doc[place].idx


def is_finite(token: Token) -> bool:
    """Whether a verb tells a time, by itself or by what helps it."""
    if token.tag_[:2] != "VB" or token.dep_ in ("aux", "auxpass"):
        return False
    return token.tag_ in FINITE or any(
        child.tag_ in FINITE for child in token.lefts if child.dep_[:3] == "aux"
    )


def opening(verb: Token) -> int:
    """The first word of the clause of a verb: its subject, or what stands unparted before that; -1 without a subject."""
    ahead = [child for child in verb.lefts if child.dep_ not in APART]
    place = next((child.left_edge.i for child in ahead if child.dep_ in SUBJECTS), -1)
    for child in reversed(ahead):
        if child.right_edge.i + 1 == place:
            place = child.left_edge.i
    return place
