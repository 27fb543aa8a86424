"""How a claim is put: asserted, denied, hedged, conditional, predicted or asked."""

import re

from nlp.asking.scene import Scene, Span
from nlp.asking.words import any_of
from nlp.types import Assertion

REACH = 30  # characters from a negation to the figure that it denies
IF = re.compile(r"(?:if|unless|si|suppose|à moins|a menos|should)(?!\w)")
INSIDE = re.compile(r", (?:(?:but|and|pero|y|mais|et) )?(?:if|unless|si|a menos que|à moins que) [^,;:]*")
HUNG = re.compile(
    r", (?:(?:from|to|with|of|in|de|a|con|avec|à) (?:(?:el|la|los|las|le) )?)?(?:which|whom|whose|who|where|que|qui|dont|cuy[oa]s?|cual(?:es)?)(?!\w)"
)
NOT_THAT = re.compile(
    r"(?:^|, |; |— )(?:and |y |et )?(?:not|no|non) (?:(?:the|a|some|about|los|las|el|la|les|des|unos) )?$"
)
REPORTED = re.compile(
    r"(?:is|are|was|were) (?:said|reported|alleged|rumou?red|believed|thought) to (?:have|be)(?!\w)"
)


def find_assertion(scene: Scene, clause: Span, sentence: Span, period: str | None, place: int) -> Assertion:
    """How the claim of a clause is put; a question mark and a future tense weigh most."""
    clause = relative_clause(scene, clause, place)
    words, whole = scene.lower[clause.start : clause.end], scene.lower[sentence.start : sentence.end]
    future = period is not None and scene.date is not None and period[:4] > scene.date[:4]
    if future or any_of("assertion", "predicted").search(words):
        return "predicted"
    if clause.end == sentence.end and whole.rstrip().rstrip('"”’»)').endswith("?") and not spoken_on(whole):
        return "asked"
    if IF.match(words.lstrip('"“‘«¿ ')) or re.search(r"(?<!\w)(?:would|serait|sería)(?!\w)", words):
        return "conditional"
    if any(
        one.start() < place <= one.end() for one in INSIDE.finditer(scene.lower, clause.start, clause.end)
    ):
        return "conditional"  # "the cars, if we put 50 percent on them, …"
    if is_denied(scene, clause, place) or (place >= 0 and NOT_THAT.search(scene.lead(place))):
        return "denied"
    if REPORTED.search(whole) or is_hedged(scene, clause):
        return "hedged"
    return "asserted"


def is_hedged(scene: Scene, clause: Span) -> bool:
    """Whether a word leaves a clause in doubt; "May" with a capital, inside a clause, is a month."""
    found = any_of("assertion", "hedged").finditer(scene.lower, clause.start, clause.end)
    return any(scene.text[one.start()].islower() or one.start() == clause.start for one in found)


def relative_clause(scene: Scene, clause: Span, place: int) -> Span:
    """The clause that hangs on a noun and holds what stands at `place`: "tariffs would hit Peru, which sold …".

    Its own words alone say how it is put; without one, the clause itself, from behind a semicolon.
    """
    stop = scene.lower.rfind(";", clause.start, max(place, clause.start))
    clause = (
        Span(stop + 1, clause.end) if stop >= 0 else clause
    )  # "they had expected $5 billion; it came to $3 billion"
    hung = [one.end() for one in HUNG.finditer(scene.lower, clause.start, max(place, clause.start))]
    if not hung:
        return clause
    comma = scene.lower.find(", ", place, clause.end)
    return Span(hung[-1], comma if comma > 0 else clause.end)


def is_denied(scene: Scene, clause: Span, place: int) -> bool:
    """Whether what stands at `place` is denied: a negation just before it, or one that governs the clause."""
    if is_refused(scene, clause):
        return True
    for match in any_of("assertion", "denied").finditer(scene.lower, clause.start, clause.end):
        if any(one.start <= match.start() < one.end for one in scene.records):
            continue  # "never so much" is a record, and denies nothing
        if set(":;") & set(scene.lower[match.end() : max(place, match.end())]):
            continue  # "it is not true that they sold 900: they sold 534"
        whole = " that" in match.group() or " que" in match.group()
        near = 0 <= place - match.end() < REACH
        if any_of("assertion", "standing").match(scene.lower, match.end() + 1):
            continue  # what "did not happen in isolation" happened
        if place == clause.start or whole or near:
            return not re.match(
                r" (?:only|just|merely|solo|sólo|seulement)(?!\w)", scene.lower[match.end() :]
            )
    return False


def is_refused(scene: Scene, clause: Span) -> bool:
    """Whether somebody is said right before a clause to deny it: "the minister denied that | it fell"."""
    start = max(0, clause.start - REACH)
    lead = scene.lower[start : clause.start].rstrip()
    if not lead.endswith((" that", " que")):
        return False
    return any(one.end() == len(lead) for one in any_of("assertion", "denied").finditer(lead))


def spoken_on(whole: str) -> bool:
    """Whether the question mark ends a remark behind a statement: "up 12 percent, and you call it …?"."""
    return bool(re.search(r", and (?:you|we|they) ", whole))
