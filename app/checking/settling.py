"""Open slots settled by the number itself: of the partners and times that a text names, the one it is right of.

"Shipments totalled $33.7 billion" in a report on August's trade with Mexico that has just spoken of China can be of
either, and of any of the months named. Where the number is precise enough to tell them apart, it says which is meant;
a person who reads the figure beside the table does the same. What the sentence itself tells is never replaced.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.checking.explanations import precision_of
from app.checking.lookup import Lookup
from app.checking.readings import readings
from app.checking.values import measure
from app.checking.verdicts import distance
from nlp.types import Claim, Interval, Origin, Question

CHANCE = 0.05
"""How likely it may be that one of the candidates is met by chance."""
SPREAD = 4.6
"""Logarithm of a hundred: amounts of trade between countries are spread over two orders of magnitude."""
SLOTS = ("partner", "period", "base_period")
SETTLED = "of those that the text names, the number is right of this one"


def settle(claims: Sequence[Claim], text: str, lookup: Lookup, unsettled: Sequence[bool]) -> Iterator[Claim]:
    """The claims, those that are `unsettled` with the question that their number answers, where it is one.

    Figures beside one that was settled in the same sentence, which had the same slots, take its own.
    """
    found = {
        claim.id: answer
        for claim, open_ in zip(claims, unsettled, strict=True)
        if open_ and (answer := find_answer(claim, lookup))
    }
    for claim, open_ in zip(claims, unsettled, strict=True):
        if claim.id in found:
            yield replace(settled(claim, found[claim.id]), rivals=())
        else:
            answer = beside(claim, claims, found, text, lookup) if open_ else None
            yield settled(claim, answer) if answer else claim


def find_answer(claim: Claim, lookup: Lookup) -> Question | None:
    """The first of the questions that a claim's words leave open which its number answers, if it is precise enough."""
    if claim.stated is None or claim.assertion not in ("asserted", "hedged"):
        return None
    allowed, precision = tuple(claim.allowed), precision_of(claim.stated)
    if precision is None or len(allowed) * 2 * precision / SPREAD > CHANCE:
        return None
    return next((one for one in allowed if answers(one, claim.stated, lookup)), None)


def answers(question: Question, stated: Interval, lookup: Lookup) -> bool:
    """Whether a number answers a question."""
    every = readings(question.indicator or "", question.partner, question.commodity)
    values = (measure(lookup, question, reading) for reading in every)
    return any(value is not None and distance(stated, value.value) == 0 for value in values)


def beside(
    claim: Claim, claims: Sequence[Claim], found: dict[str, Question], text: str, lookup: Lookup
) -> Question | None:
    """The question of a claim with the partner and period of a settled one beside it, which its own words allow.

    Of a change whose base is open, the one that its number answers.
    """
    for other in claims:
        answer = found.get(other.id)
        if answer is None or other.question is None or claim.question is None or claim is other:
            continue
        if slots(claim.question) != slots(other.question) or not is_beside(claim, other, text):
            continue
        if claim.question.measure == other.question.measure:
            continue  # two figures of one thing are not of one time: what each is of, is not told
        told = [one for one in claim.allowed if slots(one) == slots(answer)]
        right = (one for one in told if claim.stated and answers(one, claim.stated, lookup))
        return next(right, told[0] if len(told) == 1 else None)
    return None


def slots(question: Question) -> tuple[str | None, str | None, str | None]:
    """What may be carried on from sentence to sentence."""
    return question.flow, question.partner, question.period


def is_beside(claim: Claim, other: Claim, text: str) -> bool:
    """Whether two claims stand in one sentence."""
    first, last = sorted((claim, other), key=lambda one: one.start)
    between = text[first.start : max(last.start, first.start)]
    return ". " not in between and "\n" not in between


def settled(claim: Claim, answer: Question) -> Claim:
    """The claim with its answer as the question, and the number as the origin of what it settled."""
    assert claim.question is not None
    changed = [slot for slot in SLOTS if getattr(claim.question, slot) != getattr(answer, slot)]
    kept = tuple(one for one in claim.origins if one.slot not in changed)
    told = tuple(Origin(slot, "number", SETTLED) for slot in changed)
    return replace(claim, question=answer, origins=kept + told, allowed=())
