"""Roles as actors: who is named by them, of what kind, and under which id."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nlp.countries import country_name
from nlp.directory import government_id, known_actors, slug
from nlp.naming.belonging import country_around, country_inside
from nlp.naming.counting import counts
from nlp.naming.english import find_english_roles
from nlp.naming.organisations import NOT_NAMES, PACTS
from nlp.naming.page import Page
from nlp.naming.roles import load_roles, office_id
from nlp.naming.romance import find_romance_roles
from nlp.naming.speaking import words
from nlp.naming.types import Naming, Role
from nlp.types import ActorKind

KINDS: dict[str, ActorKind] = {
    "office": "office",
    "group": "office",
    "offices": "office",
    "government": "government",
    "public": "organisation",
    "company": "company",
    "speaker": "office",
    "speakers": "organisation",
}
NAMED = ("company", "public")  # roles that a name of their own can follow


def find_roles(page: Page, known: Sequence[Naming] = ()) -> Iterator[Naming]:
    """Those who are named by their role, in order."""
    roles = find_english_roles(page) if page.language == "en" else find_romance_roles(page)
    starts = [naming.start for naming in known]
    for role in roles:
        start, end = page.starts[role.start], page.end_of(role.end - 1)
        inside = known[bisect_left(starts, start) : bisect_left(starts, end)]
        if naming := describe(page, role, next((other.country for other in inside if other.country), None)):
            yield naming


def describe(page: Page, role: Role, owner: str | None = None) -> Naming | None:
    """The actor whom a role names, of the country of a known actor inside it; None where it is nobody in particular."""
    start, end = page.starts[role.start], page.end_of(role.end - 1)
    stated = country_inside(page, role, start, end) or owner
    if role.kind in NAMED:
        if any(word in NOT_NAMES - PACTS for word in page.words[role.start : role.end]):
            return None
        if (stop := own_name(page, role)) > role.end:
            name = page.text[page.starts[role.end] : page.end_of(stop - 1)]
            return Naming(start, page.end_of(stop - 1), slug(name), name, KINDS[role.kind], stated)
    bare = not specific(page, role) and stated is None
    if not counts(page, role, stated, bare):
        return None
    country = stated or country_around(page, role, start, end)
    if role.kind == "government" and country:
        return Naming(start, end, government_id(country), country_name(country), "government", country)
    id = role_id(page, role, country)
    known = known_actors().get(id)
    name = known.name if known else called(page, role)
    kind = "government" if role.kind == "group" and country else KINDS[role.kind]
    return Naming(start, end, id, name, kind, country, role.head, bare, guessed=country != stated)


def own_name(page: Page, role: Role) -> int:
    """Behind the name that follows a firm or body: "the phosphate company | Orrin Salts"; its end where none does."""
    end = role.end
    if page.words[role.first][0].isupper():
        return end
    while end < len(page.words) and end - role.end < 4 and page.is_name(end) and not page.is_gap(end):
        tagged = not page.tagged or page.tags[end].startswith("NNP")
        if not tagged or page.sentences[end] != page.sentences[role.first]:
            break
        if page.countries_in(page.starts[end], page.starts[end] + 1) and end == role.end:
            break
        end += 1
    return end


def called(page: Page, role: Role) -> str:
    """What a role is called on a page: its words without what is vague, a capital first."""
    vague, start = load_roles(page.language).words["vague"], role.start
    while start < role.first and page.lower[start] in vague:
        start += 1
    text = page.text[page.starts[start] : page.end_of(role.end - 1)]
    return text[:1].upper() + text[1:]


def specific(page: Page, role: Role) -> bool:
    """Whether words beside the noun say which one it is."""
    vague = load_roles(page.language).words["vague"]
    beside = page.lower[role.start : role.first] + page.lower[role.last : role.end]
    return any(word not in vague and len(word) > 1 for word in beside)


def role_id(page: Page, role: Role, country: str | None) -> str:
    """The id of a role: country, field and noun, or all its words where it has more."""
    lexicon = load_roles(page.language).words
    drop = lexicon["vague"] | words(page.language, "grammar") | words(page.language, "small")
    start, end = page.starts[role.start], page.end_of(role.end - 1)
    nations = page.countries_in(start, end)
    beside = [
        page.lower[index]
        for index in (*range(role.start, role.first), *range(role.last, role.end))
        if page.lower[index] not in drop
        and not any(nation.start <= page.starts[index] < nation.end for nation in nations)
        and any(letter.isalnum() for letter in page.words[index])
        and page.words[index] != "'s"
    ]
    return office_id(country, tuple(beside), role.head) or slug(page.text[start:end])
