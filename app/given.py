"""What a person gives as a filter or a correction, in the archive's spelling: names become codes.

A word that cannot be one is told at once, with what could stand there: an empty answer would look like a fact.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import get_args

from app.checking.lookup import TOGETHER
from app.checking.periods import is_period
from app.checking.types import Verdict
from app.errors import UnusableInput
from ingest.statistics.parts import country_names
from nlp.types import ClaimKind, Flow, Language, Measure, Per

NEAR = 0.8  # how like a known name a word must be to be taken for a slip of the pen
CHOICES: dict[str, tuple[str, ...]] = {
    "verdict": get_args(Verdict),
    "kind": get_args(ClaimKind),
    "language": get_args(Language),
    "flow": get_args(Flow),
    "measure": get_args(Measure),
    "per": get_args(Per),
}


def read_country(given: str) -> str:
    """The code of a country or bloc given by code or by name, also of several joined by `+`.

    Raises UnusableInput for one that nobody knows.

    >>> read_country("MEX"), read_country("mexico"), read_country("Germany+France"), read_country("ASEAN")
    ('MEX', 'MEX', 'DEU+FRA', 'ASEAN')
    """
    if TOGETHER in given:
        return TOGETHER.join(sorted({read_country(one) for one in given.split(TOGETHER)}))
    code = given.strip().upper()
    if code in country_names():
        return code
    from nlp.countries import codes, country_of  # a name: only now is the lexicon needed

    known = country_of(given) or next((one for one in codes().values() if one == code), None)
    if known is None and given.strip().casefold() in ("world", "the world", "mundo", "monde"):
        known = "WLD"
    if known is None:
        near = get_close_matches(given.strip().casefold(), codes(), 1, NEAR)
        hint = f"did you mean {codes()[near[0]]} ({near[0].title()})?" if near else "write MEX or Mexico"
        raise UnusableInput(f"unknown country {given!r}: {hint}")
    return known


def read_choice(name: str, given: str) -> str:
    """A word that must be one of a few. Raises UnusableInput with all of them.

    >>> read_choice("flow", "Imports")
    'imports'
    """
    word = given.strip().lower()
    if word not in CHOICES[name]:
        raise UnusableInput(f"unknown {name} {given!r}: use one of {', '.join(CHOICES[name])}")
    return word


def read_period(given: str) -> str:
    """A period in ISO 8601. Raises UnusableInput.

    >>> read_period(" 2026-04 ")
    '2026-04'
    """
    if not is_period(given.strip()):
        raise UnusableInput(
            f"bad period {given!r}: write 2025, 2025-Q1, 2025-04 or 2025-01/2025-04 (first and last month)"
        )
    return given.strip()


def read_commodity(given: str) -> str:
    """TOTAL or an HS code of two to ten digits. Raises UnusableInput.

    >>> read_commodity("total"), read_commodity("8708")
    ('TOTAL', '8708')
    """
    code = given.strip().upper()
    if code != "TOTAL" and not (code.isascii() and code.isdigit() and len(code) in (2, 4, 6, 8, 10)):
        raise UnusableInput(f"unknown commodity {given!r}: write TOTAL or an HS code such as 87 or 8708")
    return code


def read_year(given: str) -> str:
    """A full year. Raises UnusableInput.

    >>> read_year("2025")
    '2025'
    """
    if not is_period(given.strip()) or len(given.strip()) != 4:
        raise UnusableInput(f"bad year {given!r}: write a full year, such as 2025")
    return given.strip()


READERS = {
    "partner": read_country,
    "country": read_country,
    "reporter": read_country,
    "period": read_period,
    "base_period": read_period,
    "commodity": read_commodity,
}


def read_one(name: str, given: str) -> str:
    """One value of a filter or slot, as the archive spells it; a name that has no rule stays as it is."""
    if name in CHOICES:
        return read_choice(name, given)
    return READERS.get(name, str.strip)(given)


def read_all(name: str, given: Iterable[str] | None) -> tuple[str, ...]:
    """Every value given for one filter."""
    return tuple(read_one(name, one) for one in given or ())
