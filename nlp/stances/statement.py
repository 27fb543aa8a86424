"""How a stance is put: asserted, denied, hedged, conditional, predicted or asked."""

import re
from functools import cache
from operator import attrgetter

from nlp.lexicon import load_lexicon
from nlp.stances.frames import Hit
from nlp.stances.patterns import alternatives
from nlp.stances.skeletons import Skeleton
from nlp.types import Assertion, Polarity

INVERTED = re.compile(  # "el acuerdo que firme [México] depende de": a verb between "que" and its subject
    r"(?<!\S)que (?!(?:el|la|los|las|ya|hoy|no|ni|si|aunque|cuando|como|mientras|solo|tambien|aun|todavia|todo) )\S+ $"
)
CONTRAST = re.compile(  # "Rabat, not Brussels, asked": what is not meant negates nothing
    r"(?<!\S)(?:not|rather than|instead of|no|y no|et non|et pas|en vez de|plutot que) (?:the |el |la |los |las |les |l' )?[@#$]\d+ "
)
ARTICLE = re.compile(r"(?<!\S)(?:the|el|la|los|las|le|les|l') $")
OWNED = re.compile(r"(?:[^\s@#$,;.]+ ){0,2}[@#$]")  # "its [northern] neighbour"
TAKEN_UP = re.compile(r"@\d+ |(?:that|this|eso|esto|cela) ")  # a sentence that goes on about the one before
FLIPPED: dict[Polarity, Polarity] = {"holds": "lacks", "lacks": "holds", "mutual": "lacks"}


@cache
def cues(language: str, name: str) -> re.Pattern[str]:
    """One list of cues of the language as an expression over skeletons."""
    listed = load_lexicon(f"leverage_{language}")["statement"][name]
    return re.compile(rf"(?<!\S)(?:{alternatives(listed)}) ")


@cache
def rejections(language: str) -> re.Pattern[str]:
    """A verb of rejecting with its object ("dismisses any such notion"), over skeletons."""
    listed = load_lexicon(f"leverage_{language}")["statement"]
    verbs, nouns = (alternatives(listed[name]) for name in ("rejecting", "notion"))
    return re.compile(rf"(?<!\S)(?:{verbs}) (?:[^\s.;:!?]+ ){{0,3}}?(?:{nouns}) ")


def is_trap(hit: Hit, language: str) -> bool:
    """Whether the words only look like the frame: "green cards", "cartas credenciales", cards at a tournament."""
    if cues(language, "games").search(hit.match.string):
        return True
    return bool(cues(language, "traps").search(hit.match[0] + " "))


def is_condition(hit: Hit, language: str) -> bool:
    """Whether a clause is what "depends": "how much Peru buys depends on the price" says nothing of power."""
    if hit.frame.ground != "dependence" or not cues(language, "depends").search(hit.match[0]):
        return False
    text = hit.match.string
    if INVERTED.search(text, 0, hit.match.start()):
        return True
    start = max(text.rfind(mark, 0, hit.match.start()) + 2 for mark in ("; ", ": ", ". ", "? "))
    return bool(cues(language, "clausal").match(text, max(start, 0) if start > 1 else 0))


def is_reflexive(hit: Hit, skeleton: Skeleton, language: str) -> bool:
    """Whether the second party is the first again: "they have what they need", "Peru depends on its own rice".

    Not where the pronoun only owns another party ("Peru depends on its neighbour"). An "it" that is needed is
    a thing ("families that need it").
    """
    if len(hit.slots) != 2:
        return False
    first, second = sorted(
        (skeleton.parties[number] for number in hit.slots.values()), key=attrgetter("start")
    )
    if second.form == "it" and cues(language, "needed").search(hit.match[0]):
        return True
    if not cues(language, "reflexive").search(hit.match[0]):
        return False
    if second.possessive and OWNED.match(hit.match.string, hit.match.end()):
        return False
    subject = second.possessive or second.form in ("they", "it")
    return (
        first.kind in ("named", "they", "it", "land", "agent") and second.kind in ("they", "it") and subject
    )


def polarity(hit: Hit, language: str) -> Polarity:
    """The frame's polarity, turned round where the words between its parts, or the one before it, negate it."""
    before = ARTICLE.sub("", hit.match.string[: hit.match.start()]).split()[-1:]
    between = cues(language, "not_negative").sub(
        "", CONTRAST.sub("", " ".join([*before, hit.between()]) + " ")
    )
    own = hit.frame.polarity
    if hit.frame.negative or not cues(language, "negative").search(between):
        return own
    return FLIPPED[own]


def assertion(hit: Hit, skeleton: Skeleton, before: str, language: str) -> Assertion:
    """How the hit is put in its sentence; `before` is the sentence before, folded."""
    if hit.frame.assertion:
        return hit.frame.assertion
    text, start, end = skeleton.text, hit.match.start(), hit.match.end()
    clause = text[clause_start(text, start) : end]
    if denied(text, start, end, language):
        return "denied"
    if text.rstrip().endswith("?") and asks(text, end):
        return "asked"
    if cues(language, "asked_of").search(clause):
        return "asked"
    unreal = cues(language, "not_conditional").sub("", text)
    clause = cues(language, "not_conditional").sub("", clause)
    if cues(language, "conditional").search(unreal) or cues(language, "supposed").match(before):
        return "conditional"
    if cues(language, "predicted").search(clause):
        return "predicted"
    if cues(language, "hedged").search(clause):
        return "hedged"
    return "conditional" if cues(language, "would").search(clause) else "asserted"


def asks(text: str, end: int) -> bool:
    """Whether the question mark at the end of the text belongs to what ends at `end`."""
    return not re.search(r"[.!] ", text[end:])


def clause_start(text: str, start: int) -> int:
    """Where the clause of a match begins: behind the last break before it."""
    return (
        max(text.rfind(mark, 0, start) + 2 for mark in ("; ", ": ", ". ", "— ", ", ", "- ")) if start else 0
    )


def denied(text: str, start: int, end: int, language: str) -> bool:
    """Whether the sentence rejects what the match says."""
    before, after = text[max(text.rfind(mark, 0, start) + 1 for mark in (" ; ", " : ")) : start], text[end:]
    if cues(language, "rejects").search(before) or rejections(language).search(before):
        return True
    return bool(cues(language, "notion").search(before) and cues(language, "rejected").search(after))


def asked_whether(text: str, start: int, language: str) -> bool:
    """Whether the match stands in what somebody was asked ("asked whether …, she answered")."""
    return bool(cues(language, "asked_whether").search(text[:start]))


def rebutted(text: str, start: int, end: int, after: str, language: str) -> bool:
    """Whether what follows a match says that it is not so."""
    rebuttal = cues(language, "rebuts")
    if rebuttal.search(text[end:]) or rebuttal.match(after) or cues(language, "disputes").search(after):
        return True
    told = cues(language, "notion").search(text[:start])
    return bool(told and TAKEN_UP.match(after) and cues(language, "rejected").search(after))


def answered_no(answer: str, language: str) -> bool:
    """Whether a skeleton is an answer that says no."""
    return bool(cues(language, "no").match(answer))


def answered_yes(answer: str, language: str) -> bool:
    """Whether a skeleton is an answer that says yes."""
    return bool(cues(language, "yes").match(answer))
