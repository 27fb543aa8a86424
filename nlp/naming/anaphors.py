"""Whom a noun of some kind names again, in Spanish: "la funcionaria" is the minister, "el diplomático" the envoy.

Kind and gender must fit, and what stands beside the noun: a country that of the person, a field one of their office's. Of
several who fit, the last who opened a sentence or spoke is meant, unless named in one breath with another.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from nlp.lexicon import load_lexicon
from nlp.naming.apposing import ROLE_CLOSED, is_apposed
from nlp.naming.page import Page
from nlp.naming.profiles import Profile, find_profiles, gender_beside, listed, tokens
from nlp.naming.roles import load_roles
from nlp.naming.speaking import speaks, verbs, words
from nlp.naming.types import Naming
from nlp.quoting.turns import find_turns

FAR = 12  # sentences back to who is named again
AHEAD = (", ", ", el ", ", la ")  # between a name and the role in apposition to it
STEM = 5  # letters that tell that words are of one kind: "ganadero", "Unión Ganadera"
HEARD = 200  # namings that are looked back at


@cache
def kinds(language: str) -> dict[str, frozenset[str]]:
    """Each noun that names somebody again, with the roles that it can stand for."""
    entries = load_lexicon("anaphors").get(language, {}).get("kinds", ())
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for kind in entries:
        for noun in kind["nouns"].split():
            found[noun] |= frozenset(kind["heads"].split())
    return dict(found)


def join_anaphors(page: Page, namings: list[Naming]) -> list[Naming]:
    """The namings with the roles of people named beside them, and nouns of some kind, under whom they mean."""
    if not kinds(page.language):
        return namings
    owners = find_owners(page, namings)
    named = [as_one_of(naming, owners.get(naming.start)) for naming in namings]
    again = {naming.start for naming in named if naming.start not in owners and is_anaphor(page, naming)}
    if not again or any(find_turns(page.doc.text)):
        return named  # who talks to others tells of many, by office alone
    others = [naming for naming in named if naming.start not in again]
    profiles = find_profiles(page, others)
    return [meant(page, naming, others, profiles) if naming.start in again else naming for naming in named]


def as_one_of(naming: Naming, same: Naming | None) -> Naming:
    """A naming as one of somebody named elsewhere, if anybody."""
    if same is None:
        return naming
    return replace(naming, id=same.id, name=same.name, kind=same.kind, country=same.country)


def find_owners(page: Page, namings: Sequence[Naming]) -> dict[int, Naming]:
    """Where a role stands beside the name of whose it is, that person: "el asesor de la Cámara (CCV), | Raúl Quintero"."""
    people = [naming for naming in namings if naming.kind == "person"]
    starts = [person.start for person in people]
    found = {}
    for role in namings:
        if role.kind != "office":
            continue
        index = bisect_left(starts, role.start)
        behind = people[index] if index < len(people) else None
        ahead = people[index - 1] if index else None
        if behind and is_apposed(page, role.end, behind.start, behind.end):
            found[role.start] = behind
        elif ahead and page.text[ahead.end : role.start] in AHEAD and ends_role(page, role):
            found[role.start] = ahead
    return found


def ends_role(page: Page, role: Naming) -> bool:
    """Whether a role behind a name ends as an apposition does, or a verb of saying takes it up."""
    following = page.token_at(role.end - 1) + 1
    said = following < len(page.lower) and page.lower[following] in verbs(page.language)
    return said or ROLE_CLOSED.match(page.text, role.end) is not None


def is_anaphor(page: Page, naming: Naming) -> bool:
    """Whether words can name somebody again: the noun of a kind, or a role told only by its country, the article definite."""
    before, behind = page.token_at(naming.start) - 1, page.token_at(naming.end - 1) + 1
    if naming.kind == "office" and is_also(page, before):
        return True
    if naming.kind != "office" or before < 0 or page.lower[before] not in listed(page.language, "definite"):
        return False
    if before and page.lower[before - 1] in listed(page.language, "predicating"):
        return False  # "que es el titular de la policía"
    if is_somebodys(page, behind):
        return False
    if naming.bare and naming.head not in listed(page.language, "unsure"):
        return True
    return noun_of(page, naming) in kinds(page.language) or told_by_country(page, naming)


def is_also(page: Page, before: int) -> bool:
    """Whether a role is one more of somebody's: "el también | exministro"."""
    led = page.lower[max(0, before - 1) : before + 1]
    return (
        len(led) == 2
        and led[1] in listed(page.language, "also")
        and led[0] in listed(page.language, "definite")
    )


def is_somebodys(page: Page, index: int) -> bool:
    """Whether what follows a role tells whose: "el titular | de la policía", and not "el titular | de la dependencia"."""
    if index >= len(page.lower) or page.lower[index] not in words(page.language, "by"):
        return False
    following = page.lower[index + 1 : index + 3]
    return not set(following) & listed(page.language, "generic")


def told_by_country(page: Page, naming: Naming) -> bool:
    """Whether only a country tells which one is meant: "el ministro español"."""
    return bool(page.countries_in(naming.start, naming.end)) and not beside(page, naming)


def noun_of(page: Page, naming: Naming) -> str:
    """The first word of a naming that is the noun of a kind or of a role."""
    known = kinds(page.language).keys() | load_roles(page.language).heads.keys()
    return next((word for word in tokens(page, naming) if word in known), "")


def beside(page: Page, naming: Naming) -> set[str]:
    """The words that say whose office it is: no countries, no words for any office, no small ones."""
    nations = page.countries_in(naming.start, naming.end)
    told = {word for nation in nations for word in nation.text.lower().split()}
    small = words(page.language, "small") | load_roles(page.language).words["vague"]
    found = set(tokens(page, naming)) - {noun_of(page, naming)} - told
    return found - small - listed(page.language, "generic")


def meant(page: Page, naming: Naming, others: list[Naming], profiles: dict[str, Profile]) -> Naming:
    """The naming under whom it means, if anybody."""
    here = page.sentences[page.token_at(naming.start)]
    near: dict[str, list[int]] = defaultdict(list)
    before = bisect_left(others, naming.start, key=lambda other: other.start)
    for other in reversed(others[max(0, before - HEARD) : before]):
        if here - page.sentences[page.token_at(other.start)] > FAR:
            break
        if other.id in profiles and fits(page, naming, profiles[other.id]):
            near[other.id].append(other.start)
    chosen = next(iter(near), None) if len(near) == 1 else last_leader(page, near)
    return as_one_of(naming, profiles[chosen].naming if chosen else None)


def fits(page: Page, naming: Naming, profile: Profile) -> bool:
    """Whether a noun can name somebody again: kind, gender, country and what stands beside it."""
    noun = noun_of(page, naming)
    wanted = kinds(page.language).get(noun, frozenset()) | {naming.head}
    also = is_also(page, page.token_at(naming.start) - 1)
    anybody = profile.naming.kind == "person" and (also or "anybody" in wanted)
    if not anybody and not profile.heads & wanted:
        return False
    gender = gender_beside(page, naming)
    if gender and profile.genders and gender not in profile.genders:
        return False
    nations = {nation.country for nation in page.countries_in(naming.start, naming.end)}
    stems = {word[:STEM] for word in profile.beside}
    told = all(word[:STEM] in stems for word in beside(page, naming))
    return also or ((not nations or profile.naming.country in nations) and told)


def last_leader(page: Page, near: dict[str, list[int]]) -> str | None:
    """Of several, the one who opened a sentence or spoke last; None where another is named in one breath with them."""
    first = {
        (id, page.sentences[page.token_at(start)]): start for id, starts in near.items() for start in starts
    }
    leaders = [(start, id) for (id, _), start in first.items() if leads(page, start)]
    if not leaders:
        return None
    start, chosen = max(leaders)
    number = page.sentences[page.token_at(start)]
    beside = [
        other
        for id, starts in near.items()
        for other in starts
        if id != chosen and page.sentences[page.token_at(other)] == number and is_joined(page, other)
    ]
    return None if beside else chosen


def is_joined(page: Page, start: int) -> bool:
    """Whether somebody is named behind an "y": "la ministra y | el canciller"."""
    index = page.token_at(start) - 1
    index -= index >= 0 and page.lower[index] in listed(page.language, "definite")
    return index >= 0 and page.lower[index] in listed(page.language, "joining")


def leads(page: Page, start: int) -> bool:
    """Whether somebody named here opens a sentence, with what comes before its first comma left off, or speaks."""
    index = page.token_at(start)
    before = index - 1
    before -= before >= 0 and page.lower[before] in listed(page.language, "definite") - {"al", "del"}
    if before < 0 or page.is_gap(before) or page.sentences[before] != page.sentences[index]:
        return True
    parted = not page.words[before][0].isalnum() and page.words[before] != "("
    return parted or speaks(page, index, index + 1)
