"""What a Spanish document tells of each person and office: their roles, the words of their names, their gender."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.naming.agreeing import given_gender, role_genders
from nlp.naming.apposing import is_apposed
from nlp.naming.page import Page
from nlp.naming.roles import canonical, load_roles
from nlp.naming.types import Naming


@dataclass(slots=True)
class Profile:
    """What a document tells of somebody who can be named again."""

    naming: Naming
    heads: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """The words of their names and roles."""
    genders: list[str] = field(default_factory=list)


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """A list of words of the lexicon of anaphors."""
    return frozenset(load_lexicon("anaphors")[language][name].split())


def tokens(page: Page, naming: Naming) -> list[str]:
    """The words of a naming in small letters."""
    return list(page.lower[page.token_at(naming.start) : page.token_at(naming.end - 1) + 1])


def find_profiles(page: Page, namings: Sequence[Naming]) -> dict[str, Profile]:
    """What the document tells of each person and office, by id."""
    profiles: dict[str, Profile] = {}
    somebody = [naming for naming in namings if naming.kind in ("person", "office")]
    for index, naming in enumerate(somebody):
        profile = profiles.setdefault(naming.id, Profile(naming))
        profile.heads |= heads_of(page, naming)
        end = beginning_of_name(page, naming, somebody[index + 1 : index + 2])
        profile.beside |= set(page.lower[page.token_at(naming.start) : page.token_at(end - 1) + 1])
        told = (given_gender(naming) if naming.kind == "person" else "") or gender_beside(page, naming)
        profile.genders += [told] if told else []
    return profiles


def beginning_of_name(page: Page, naming: Naming, after: Sequence[Naming]) -> int:
    """Where the name begins that stands in apposition to a role; the role's own end where none does."""
    same = [other for other in after if other.id == naming.id]
    apposed = (other.start for other in same if is_apposed(page, naming.end, other.start, other.end))
    return next(apposed, naming.end)


def heads_of(page: Page, naming: Naming) -> set[str]:
    """The roles that a naming tells: by its own nouns, or those right before or behind a name ("Ana Ruiz, economista,")."""
    first, last = page.token_at(naming.start), page.token_at(naming.end - 1)
    near = [*page.lower[first : last + 1]]
    if naming.kind == "person":
        near += page.lower[max(0, first - 1) : first]
        near += page.lower[last + 2 : last + 3] if page.words[last + 1 : last + 2] == (",",) else ()
    known = load_roles(page.language).heads
    return {canonical(word) for word in near if word in known} | ({naming.head} - {""})


def gender_beside(page: Page, naming: Naming) -> str:
    """The gender that a role's noun or its article tells."""
    told = next((role_genders()[word] for word in tokens(page, naming) if word in role_genders()), "")
    if told:
        return told
    before = page.token_at(naming.start) - 1
    article = page.lower[before] if before >= 0 else ""
    if article in listed(page.language, "also"):
        article = page.lower[before - 1]
    if article not in listed(page.language, "definite"):
        return ""
    return "m" if article in listed(page.language, "masculine") else "f"
