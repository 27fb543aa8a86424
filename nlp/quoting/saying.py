"""English cues with the dependency tree: whether anything was said, and not only asked, wished, denied or supposed."""

from spacy.tokens import Token

from nlp.quoting.page import Page
from nlp.quoting.tags import SUBJECTS
from nlp.quoting.types import Cue


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
    before = supposing(verb)
    if verb.tag_ == "VB" and verb.dep_ == "conj":
        before |= supposing(verb.head)  # "can look at the list and say"
    if before & page.word("unreal"):
        return True
    governor = verb.head
    if verb.tag_ == "VB" and governor.lower_ in page.word("causing") and "to" not in before:
        return True  # "have the growers just say"
    if verb.dep_ != "xcomp" or governor.i >= verb.i or "to" not in before:
        return False
    modal = governor.lower_ in page.word("obliging") or governor.lower_ in page.word("refusing")
    return modal or any(child.lower_ in page.word("unreal") for child in governor.lefts)


def supposing(verb: Token) -> set[str]:
    """The words before a verb that tell whether it is only supposed: "could", "if"."""
    return {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "mark", "advmod")}


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
    if cue.start == page.sentences[cue.head][0] and page.doc[cue.end : cue.end + 1].text.istitle():
        return "say" not in cue.kinds  # "Said Ruiz: “…”"
    helped = any(child.dep_ in (*SUBJECTS, "aux", "auxpass") for child in verb.lefts)
    leads = cue.start == page.sentences[cue.head][0] and verb.tag_ in ("VBN", "VBD")
    return not helped and (leads or verb.dep_ == "amod" or (verb.tag_ == "VB" and verb.dep_ == "ROOT"))


def is_asked(page: Page, cue: Cue) -> bool:
    """Whether it is only asked if somebody said something: "Has the mill told them that …?"."""
    verb = page.doc[cue.head]
    if verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.lefts):
        verb = verb.head
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", *SUBJECTS)]
    if not helpers or helpers[0].dep_ not in ("aux", "auxpass") or len(helpers) < 2:
        return False
    if helpers[0].lower_ == "would" and helpers[1].lower_ == "you":
        return True  # "would you say, “…”?"
    asking = not any(
        child.i < helpers[0].i and child.dep_ in ("advmod", "dobj", "attr") for child in verb.lefts
    )
    return asking and any(
        token.text.startswith("?") for token in page.doc[cue.end : page.sentences[verb.i][1]]
    )
