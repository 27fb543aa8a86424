"""From an analysis to a check for each of its claims."""

from collections.abc import Callable

from app.checking.types import Check
from nlp.types import Analysis, Claim

Checker = Callable[[Analysis], tuple[Check, ...]]


def unchecked(claim: Claim) -> Check:
    """The check of a claim when there are no statistics to hold it against."""
    if claim.question is None:
        reason = "Nothing here that official trade statistics could confirm or refute."
        return Check("unverifiable", "not_statistical", reason, claim.stated)
    reason = "There are no statistics in this archive to check it against."
    return Check("unverifiable", "no_series", reason, claim.stated)


def without_statistics(analysis: Analysis) -> tuple[Check, ...]:
    """A checker for an archive without statistics: every claim stays unverifiable."""
    return tuple(unchecked(claim) for claim in analysis.claims)
