"""Of which gender a role or a person is, where Spanish and French words or a given name tell."""

from functools import cache

from nlp.naming.page import Page
from nlp.naming.types import Naming
from nlp.quoting.agreeing import GIVEN
from nlp.quoting.phrases import ROLES


def agrees(page: Page, naming: Naming, person: Naming) -> bool:
    """Whether a Spanish or French role can be this person's by its gender: "la presidenta" is no man."""
    given = given_gender(person)
    if page.language == "en" or not given:
        return True
    wrong = 0 if given == "f" else 1
    words = page.text[naming.start : naming.end].lower().split()
    return not any(word == pair[wrong] for word in words for pair in role_pairs())


def given_gender(person: Naming) -> str:
    """`f` or `m` where a person's given name tells, else nothing."""
    given = person.name.lower().partition(" ")[0]
    return next((gender for gender in ("f", "m") if given in GIVEN[gender]), "")


@cache
def role_pairs() -> frozenset[tuple[str, str]]:
    """The nouns of roles for a man and for a woman."""
    return frozenset(
        (masculine, word)
        for word in ROLES
        if word.endswith("a")
        for masculine in (word[:-1], word[:-1] + "o", word[:-1] + "e")
        if masculine in ROLES
    )


@cache
def role_genders() -> dict[str, str]:
    """The nouns of roles that have a form for each gender, with theirs."""
    return {word: gender for pair in role_pairs() for word, gender in zip(pair, "mf", strict=True)}
