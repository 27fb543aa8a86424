"""A person's corrections of how claims were read: slots of the question, each with `person` as its origin."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from app.errors import UnusableInput
from app.given import read_one
from nlp.types import Analysis, Claim, Origin, Question

QUESTION = tuple(field.name for field in fields(Question))
"""The slots of a question."""


def read_slots(given: Iterable[str]) -> dict[str, str | None]:
    """Slots from `slot=value`; an empty value leaves the slot open. Raises UnusableInput for an unknown one.

    >>> read_slots(["partner=Canada", "period="])
    {'partner': 'CAN', 'period': None}
    """
    slots: dict[str, str | None] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or name.strip() not in QUESTION:
            raise UnusableInput(f"bad slot {pair!r}: write one of {', '.join(QUESTION)} as slot=value")
        slots[name.strip()] = read_one(name.strip(), value) if value.strip() else None
    return slots


def correct(
    analysis: Analysis, slots: Mapping[str, str | None], *, by: str = "", only: Collection[str] = ()
) -> Analysis:
    """The analysis with these slots in the question of every claim that has one, or of those in `only`.

    Raises UnusableInput for the id of a claim that is not there.
    """
    asked = [claim.id for claim in analysis.claims if claim.question]
    if unknown := [id for id in only if id not in asked]:
        known = ", ".join(asked) or "none"
        raise UnusableInput(f"no claim {', '.join(unknown)} with a question here; there are: {known}")
    claims = tuple(
        correct_claim(claim, slots, by) if claim.id in (only or asked) else claim for claim in analysis.claims
    )
    return replace(analysis, claims=claims)


def correct_claim(claim: Claim, slots: Mapping[str, str | None], by: str) -> Claim:
    """One claim with corrected slots, and who filled them in."""
    kept = tuple(origin for origin in claim.origins if origin.slot not in slots)
    who = f" ({by.strip()})" if by.strip() else ""
    told = tuple(Origin(name, "person", f"{value or 'open'}{who}") for name, value in slots.items())
    return replace(
        claim, question=corrected(claim.question, slots), origins=kept + told, rivals=(), allowed=()
    )


def corrected(question: Question | None, correction: Mapping[str, str | None]) -> Question:
    """The question with the slots that a person filled in."""
    slots: dict[str, Any] = {name: getattr(question, name) if question else None for name in QUESTION}
    return Question(**{**slots, **{name: value for name, value in correction.items() if name in slots}})
