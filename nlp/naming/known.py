"""Actors that the lexicon knows, and countries as the governments that act for them."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.countries import Mention, country_name
from nlp.directory import ActorInfo, actor_info, government_id, known_actors, list_actors
from nlp.lexicon import load_lexicon
from nlp.naming.page import Page
from nlp.naming.types import Naming
from nlp.phrases import Phrases

CONTEXTS = load_lexicon("actor_contexts")
NOT_BEFORE: dict[str, list[str]] = CONTEXTS["not_before"]
NOT_AFTER: dict[str, list[str]] = CONTEXTS["not_after"]
ONLY_IN: dict[str, str] = CONTEXTS["only_in"]
PACTS = tuple(CONTEXTS["pacts"])
NO_PARTIES = frozenset(CONTEXTS["no_parties"])
COMMISSION = re.compile(r"\b(?:Commission|Comisión)\b")
THE_COMMISSION = re.compile(r"\b(?:[Tt]he|[Ll]a) (Commission|Comisión)\b(?! [A-ZÀ-Ý]| of | de | on )")
FORMS = ("name", "capital", "metonym", "demonym")


@cache
def aliases() -> Phrases[str]:
    """Every name and alias of the lexicon with its id; people and long names in capitals as well."""
    return Phrases(
        (spelling, actor.id)
        for actor in list_actors()
        for alias in (actor.name, *actor.aliases)
        for spelling in spellings(actor, alias)
    )


def spellings(actor: ActorInfo, alias: str) -> Iterator[str]:
    """An alias as it stands, and in capitals for labels and headings."""
    yield alias
    if actor.kind == "person" or alias.count(" ") > 1:
        yield alias.upper()
    if actor.kind == "office" and alias[0].islower():
        yield alias[0].upper() + alias[1:]


def find_known(page: Page) -> Iterator[Naming]:
    """The known actors that a text names, in order."""
    for start, end, id in aliases().find(page.text):
        actor = actor_info(id)
        if actor and stands(page, start, end, actor):
            yield Naming(start, end, id, actor.name, actor.kind, actor.country)


def find_commission(page: Page, namings: list[Naming]) -> Iterator[Naming]:
    """ "The Commission", where the text names no other: the European one."""
    actor = known_actors()["eu-commission"]
    if any(COMMISSION.search(other.name) and " " in other.name and other.id != actor.id for other in namings):
        return
    for match in THE_COMMISSION.finditer(page.text):
        yield Naming(match.start(1), match.end(1), actor.id, actor.name, actor.kind, actor.country)


def stands(page: Page, start: int, end: int, actor: ActorInfo) -> bool:
    """Whether the words around do not make something else of an alias."""
    text = page.text[start:end]
    if ONLY_IN.get(text, page.language) != page.language:
        return False
    after = (
        page.text[end : end + 24].lstrip(" ")
        if page.text[end : end + 1] in (" ", "-")
        else page.text[end : end + 24]
    )
    before = page.text[max(0, start - 24) : start].rstrip(" ")
    if any(after.startswith(word) for word in NOT_BEFORE.get(text, ())):
        return False
    if any(before.endswith(word) for word in NOT_AFTER.get(text, ())):
        return False
    return actor.kind != "person" or " " in text or not follows_first_name(page, start, actor)


def follows_first_name(page: Page, start: int, actor: ActorInfo) -> bool:
    """Whether a surname belongs to somebody else of that name: "Melania Trump", "Jay Carney"."""
    index = page.token_at(start) - 1
    if index < 0 or not page.is_name(index) or page.text[start - 1] != " ":
        return False
    word = page.words[index]
    return word not in actor.name.split() and word in CONTEXTS["other_first_names"]


def find_governments(page: Page) -> Iterator[Naming]:
    """The countries and blocs that a text names, as the governments that act for them."""
    for mention in page.countries:
        if mention.form in FORMS and is_party(page, mention):
            code = mention.country
            actor = actor_info(government_id(code))
            kind = actor.kind if actor else "government"
            yield Naming(mention.start, mention.end, government_id(code), country_name(code), kind, code)


def is_party(page: Page, mention: Mention) -> bool:
    """Whether a country is meant, and not the pact, the ocean or the crowd that is called after it."""
    if mention.country == "WLD" or mention.text in NO_PARTIES:
        return False
    return not is_pact(page.text, mention.end)


def is_pact(text: str, end: int) -> bool:
    """Whether a chain of names joined by hyphens ends in a pact: "United States-Mexico-Canada Agreement"."""
    rest = text[end : end + 60]
    if not rest.startswith(("-", "–", " Agreement", " Free Trade")):
        return False
    words = rest.replace("–", "-").lstrip("-").split()
    return any(word.strip("(),.").startswith(PACTS) for word in words[:5]) and all(
        word[0].isupper() for word in words[:1]
    )
