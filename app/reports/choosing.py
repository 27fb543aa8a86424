"""What was selected for a report, in its words."""

from collections.abc import Iterator

from app.filters import COLUMNS, ClaimFilter
from app.reports.telling import slot_told, tell, words

NAMES = ("actor", "publisher", "source", "article")
"""Fields whose values are other people's names: said to the letter."""


def selection_told(tongue: str, where: ClaimFilter) -> str:
    """The selection in words.

    >>> selection_told("en", ClaimFilter(verdict=("contradicted",), partner=("MEX", "CAN")))
    'claims where partner is Mexico or Canada and verdict is contradicted'
    >>> selection_told("es", ClaimFilter(ids=("a", "b")))
    '2 elegidas a mano'
    """
    told = list(find_conditions(tongue, where))
    if where.ids and len(told) == 1:
        return told[0]
    if not told:
        return tell(tongue, "all_claims")
    return tell(tongue, "claims_where", conditions=tell(tongue, "and").join(told))


def find_conditions(tongue: str, where: ClaimFilter) -> Iterator[str]:
    """Each condition in words."""
    if text := " ".join(where.text.split())[:200]:
        yield tell(tongue, "has_words", words=text)
    for name in COLUMNS:
        chosen = getattr(where, name)
        if name == "ids" and chosen:
            yield tell(tongue, "by_hand", number=len(chosen))
        elif chosen:
            told = (value_told(tongue, name, value) for value in chosen)
            yield tell(tongue, "is", field=words(tongue)["field"][name], values=tell(tongue, "or").join(told))
    if where.since:
        yield tell(tongue, "since", day=where.since)
    if where.until:
        yield tell(tongue, "until", day=where.until)


def value_told(tongue: str, name: str, value: str) -> str:
    """One value of a field; the empty one stands for none."""
    if not value:
        return tell(tongue, "none")
    return value if name in NAMES else slot_told(tongue, value)
