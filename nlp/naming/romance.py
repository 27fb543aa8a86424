"""The extent of a Spanish or French role: "la ministra canadiense de Comercio", "le négociateur en chef"."""

from collections.abc import Iterator

from nlp.lexicon import load_lexicon
from nlp.naming.organisations import keywords
from nlp.naming.page import Page
from nlp.naming.roles import find_heads, load_roles
from nlp.naming.speaking import verbs, words
from nlp.naming.types import Role, RoleKind

FIRST_NAMES = frozenset(load_lexicon("roles")["people"]["first_names"].split())
ALSO = ("también", "aussi")
RIGHT = 14  # words that may stand behind the noun


def find_romance_roles(page: Page) -> Iterator[Role]:
    """The roles of a Spanish or French text, in order, each with all that belongs to it."""
    reached = 0
    for first, last, kind, head in find_heads(page):
        if first < reached:
            continue
        start = first
        while start > reached and page.lower[start - 1] in words(page.language, "before"):
            start -= 1
        end = reach_right(page, last, kind)
        before = start - 1 - (start > 1 and page.lower[start - 1] in ALSO)  # "el también | exministro"
        article = page.lower[before] if start else ""
        reached = end
        yield Role(start, end, first, last, kind, head, article)


def reach_right(page: Page, last: int, kind: RoleKind) -> int:
    """The end of the adjectives and phrases behind a noun."""
    end = last
    for _ in range(5):
        grown = links(page, adjectives(page, end), kind, last)
        if grown == end or grown - last > RIGHT:
            break
        end = grown
    return end


def is_adjective(page: Page, index: int) -> bool:
    """Whether a word ends like an adjective and is no verb of saying."""
    word = page.lower[index]
    endings = words(page.language, "adjective_endings")
    ending = any(word.endswith(end) for end in endings) and len(word) > 5
    return ending and word.isalpha() and word.islower() and word not in verbs(page.language)


def adjectives(page: Page, index: int, behind: bool = False) -> int:
    """Behind the adjectives, of countries and others, that begin at a token."""
    known = load_roles(page.language).words["adjectives"]
    while index < len(page.words):
        nation = page.countries_in(page.starts[index], page.starts[index] + 1)
        if nation and nation[0].form == "adjective" and nation[0].text[0].islower():
            index = page.token_at(nation[0].end - 1) + 1
        elif page.lower[index] in known or (behind and is_adjective(page, index)):
            index += 1
        else:
            break
    return index


def links(page: Page, index: int, kind: RoleKind, last: int) -> int:
    """Behind the phrase with `de`, `para`, `au` … that begins at a token; the token itself where none does."""
    start = index
    while (
        index < len(page.words) and page.words[index] in words(page.language, "links") and index - start < 3
    ):
        index += 1
    if (
        index == start
        or index >= len(page.words)
        or page.lower[start] in ("a", "la", "las", "los", "le", "les", "un", "una")
    ):
        return start
    if page.lower[start] in words(page.language, "places") and page.words[index] not in keywords(
        page.language
    ):
        found = page.countries_in(page.starts[index], page.starts[index] + 1)
        return page.token_at(found[0].end - 1) + 1 if found and found[0].form != "adjective" else start
    if page.is_name(index):
        return name_run(page, index)
    plain = page.lower[start] in words(page.language, "plain_links") and kind != "government"
    if not (plain and is_common(page, index) and fits(page, index, kind, last)):
        return start
    return adjectives(page, index + 1, behind=True)


def name_run(page: Page, index: int) -> int:
    """Behind a name in capitals with the small words inside it: "Cámara Nacional de la Industria"."""
    domains, inner = load_roles(page.language).words["domains"], words(page.language, "inner")
    end = index + 1
    while end < min(len(page.words), index + RIGHT):
        step = end
        while step < len(page.words) and page.lower[step] in inner and step - end < 3:
            step += 1
        joined = page.lower[end] in ("y", "e", "et", "&")
        if step >= len(page.words) or page.is_gap(step):
            break
        if step == end and is_holder(page, step):
            break
        if page.is_name(step) and (not joined or page.lower[step] in domains):
            end = step + 1
        elif (
            step == end
            and page.lower[end] in domains
            and page.lower[end] not in words(page.language, "links")
        ):
            end += 1
        else:
            break
    return end


def is_holder(page: Page, index: int) -> bool:
    """Whether the name of who holds a role begins behind that of its house: "presidente de la Lonja | Jorge Ruiz"."""
    house = page.words[index - 1] not in keywords(page.language)
    return (
        house and page.words[index] in FIRST_NAMES and page.is_name(index + 1) and not page.is_gap(index + 1)
    )


def fits(page: Page, index: int, kind: RoleKind, last: int) -> bool:
    """Whether a common noun can belong to a role: anything to a farmer, only a field or a body to a minister."""
    roles = load_roles(page.language)
    word = page.lower[index]
    nested = any(before in roles.heads for before in page.lower[max(last, index - 3) : index])
    return (
        kind in ("speaker", "speakers", "public", "company")
        or nested
        or word in roles.words["domains"]
        or word in roles.heads
    )


def is_common(page: Page, index: int) -> bool:
    """Whether a word in small letters can be the noun of a phrase: no verb, number or word of grammar."""
    word = page.lower[index]
    return (
        word.replace("-", "").isalpha()
        and len(word) > 3
        and word not in verbs(page.language)
        and word not in words(page.language, "grammar")
    )
