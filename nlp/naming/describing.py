"""Roles as actors: which of them are somebody, of what kind, and of what country."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nlp.countries import Mention, country_name
from nlp.directory import government_id, known_actors, slug
from nlp.lexicon import load_lexicon
from nlp.naming.english import find_english_roles
from nlp.naming.organisations import NOT_NAMES, PACTS
from nlp.naming.page import Page
from nlp.naming.roles import bodies, load_roles, office_id
from nlp.naming.romance import find_romance_roles
from nlp.naming.speaking import speaks, words
from nlp.naming.types import Naming, Role
from nlp.types import ActorKind

QUOTE = re.compile('["“”«»]')
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
SENT = ("ambassador", "envoy", "special-envoy", "mission")
STRENGTH = {"name": 0, "capital": 0, "metonym": 1, "demonym": 1, "adjective": 2, "place": 3}


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
    country = country_inside(page, role, start, end) or owner
    bare = not specific(page, role) and country is None
    if role.kind in ("public", "company") and any(
        word in NOT_NAMES - PACTS for word in page.words[role.start : role.end]
    ):
        return None
    named = role.kind in ("company", "public") and own_name(page, role) > role.end
    if not named and not counts(page, role, country, bare):
        return None
    stated = country
    country = country or country_around(page, role, start, end)
    if role.kind == "government" and country:
        return Naming(start, end, government_id(country), country_name(country), "government", country)
    if role.kind in ("company", "public") and (stop := own_name(page, role)) > role.end:
        name = page.text[page.starts[role.end] : page.end_of(stop - 1)]
        return Naming(start, page.end_of(stop - 1), slug(name), name, KINDS[role.kind], stated)
    id = role_id(page, role, country)
    known = known_actors().get(id)
    kind = KINDS[role.kind]
    if role.kind == "group" and country:
        kind = "government"
    name = known.name if known else called(page, role)
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


def counts(page: Page, role: Role, country: str | None, bare: bool) -> bool:
    """Whether a role stands for somebody here."""
    lexicon = load_roles(page.language).words
    if role.article in lexicon["nobody"] or page.lower[role.start] in lexicon["nobody"]:
        return False
    definite = role.article in words(page.language, "definite") or "'s" in page.words[role.start : role.first]
    if page.lower[role.first] in words(page.language, "doubtful") and not definite:
        return False
    if role.kind in ("speaker", "speakers"):
        return speaks(page, role.start, role.end)
    if role.kind == "office":
        return (
            not bare or definite or page.words[role.first][0].isupper() or speaks(page, role.start, role.end)
        )
    if page.lower[role.first] in lexicon["national"]:
        return country is not None
    if role.kind in ("group", "offices"):
        told = country is not None or (definite and not bare) or speaks(page, role.start, role.end)
        return told or (role.kind == "group" and acts(page, role))
    if role.kind == "government":
        return country is not None or definite
    if role.kind == "public" and names_body(page, role, country, definite, bare):
        return True
    return speaks(page, role.start, role.end) or (definite and acts(page, role))


def names_body(page: Page, role: Role, country: str | None, definite: bool, bare: bool) -> bool:
    """Whether a body of the state or of members is one in particular by the words around."""
    capital = page.words[role.first][0].isupper()
    if page.language == "en":
        return not bare and (definite or country is not None or (capital and role.article not in ("a", "an")))
    stated = not bare and (country is not None or capital)
    compound = not bare or role.last - role.first > 1
    return stated or (definite and (capital or (compound and leads(page, role.start))))


def leads(page: Page, start: int) -> bool:
    """Whether a phrase with its article opens a clause, so that it is likely the subject."""
    before = start - 2
    if before < 0 or page.sentences[before] != page.sentences[start] or page.is_gap(before):
        return True
    return page.lower[before] in words(page.language, "leading")


def acts(page: Page, role: Role) -> bool:
    """Whether the parser makes the noun the subject of a verb."""
    return page.doc[role.last - 1].dep_ in ("nsubj", "nsubjpass") and page.doc[
        role.last - 1
    ].head.tag_.startswith("V")


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


def country_inside(page: Page, role: Role, start: int, end: int) -> str | None:
    """The country that the words of a role name; an ambassador's is not the one that he is sent to."""
    found = [mention for mention in page.countries_in(start, end) if mention.country != "WLD"]
    if role.head in SENT:
        found = [
            mention for mention in found if not (is_other_party(page, mention) or is_located(page, mention))
        ]
    if found:
        pair = found[0].country != found[-1].country and page.text[found[0].end : found[0].end + 1] in "-–"
        return None if pair else strongest(found).country
    if page.language == "en" and page.lower[role.first] == "administration":
        return "USA"
    for begin, _, code in bodies().find(page.text[start:end]):
        alone = not begin or not page.is_name(page.token_at(start + begin) - 1)
        if alone and role.kind != "public":
            return code
    return None


def strongest(found: list[Mention]) -> Mention:
    """The country that owns a role: the first one named outright, else by adjective, else by place."""
    return min(found, key=lambda mention: (STRENGTH[mention.form] > 2, mention.start))


def country_around(page: Page, role: Role, start: int, end: int) -> str | None:
    """The one country that the sentence names, where the role can only be of that one."""
    if role.head in SENT:
        return None
    titles = load_lexicon("roles")["titles"]
    if page.language == "es" and page.lower[role.first].startswith(("secretari", "subsecretari")):
        return str(titles["default_secretary"])
    number = page.sentences[role.first]
    around = [
        mention
        for mention in page.countries_in(max(0, start - 600), end + 600)
        if page.sentences[page.token_at(mention.start)] == number
        and mention.country != "WLD"
        and not QUOTE.search(page.text, min(mention.end, end), max(mention.start, start))
        and not is_other_party(page, mention)
    ]
    before = [mention for mention in around if mention.start < start]
    if role.article in words(page.language, "owners") and before:
        return before[0].country
    codes = {mention.country for mention in around if mention.start < start or is_located(page, mention)}
    return codes.pop() if len(codes) == 1 else None


def is_located(page: Page, mention: Mention) -> bool:
    """Whether a country stands as the place where something happens: "at the fair in Alberta"."""
    index = page.token_at(mention.start) - 1
    return index >= 0 and page.lower[index] in words(page.language, "within")


def is_other_party(page: Page, mention: Mention) -> bool:
    """Whether a country stands as the one that is dealt with: "talks with Washington", "duties on China"."""
    index = page.token_at(mention.start) - 1
    while index >= 0 and page.lower[index] in words(page.language, "determiners"):
        index -= 1
    return index >= 0 and page.lower[index] in words(page.language, "against")
