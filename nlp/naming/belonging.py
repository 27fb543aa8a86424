"""Of what country somebody is who is named by role: by the role's own words, else by the sentence around."""

import re

from nlp.countries import Mention
from nlp.lexicon import load_lexicon
from nlp.naming.page import Page
from nlp.naming.roles import bodies
from nlp.naming.speaking import words
from nlp.naming.types import Role

QUOTE = re.compile('["“”«»]')
REACH = 600  # characters around a role within which its sentence is looked at
SENT = ("ambassador", "envoy", "special-envoy", "mission")


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
    """The country that owns a role: the first one named, places last."""
    return min(found, key=lambda mention: (mention.form == "place", mention.start))


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
        for mention in page.countries_in(max(0, start - REACH), end + REACH)
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
