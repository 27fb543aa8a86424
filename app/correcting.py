"""A person's corrections of how claims were read: slots of the question, each with `person` as its origin."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.errors import UnusableInput
from app.records import QUESTION, corrected
from nlp.types import Analysis, Claim, Origin


def read_slots(given: Iterable[str]) -> dict[str, str | None]:
    """Slots from `slot=value`; an empty value leaves the slot open. Raises UnusableInput for an unknown one.

    >>> read_slots(["partner=CAN", "period="])
    {'partner': 'CAN', 'period': None}
    """
    slots: dict[str, str | None] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or name.strip() not in QUESTION:
            raise UnusableInput(f"bad slot {pair!r}: write one of {', '.join(QUESTION)} as slot=value")
        slots[name.strip()] = value.strip() or None
    return slots


def correct(analysis: Analysis, slots: Mapping[str, str | None]) -> Analysis:
    """The analysis with these slots in the question of every claim that has one."""
    claims = tuple(correct_claim(claim, slots) if claim.question else claim for claim in analysis.claims)
    return replace(analysis, claims=claims)


def correct_claim(claim: Claim, slots: Mapping[str, str | None]) -> Claim:
    """One claim with corrected slots, and who filled them in."""
    kept = tuple(origin for origin in claim.origins if origin.slot not in slots)
    told = tuple(Origin(name, "person", value or "open") for name, value in slots.items())
    return replace(claim, question=corrected(claim.question, slots), origins=kept + told)
