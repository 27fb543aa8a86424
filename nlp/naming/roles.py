"""The nouns of roles in each language, and what a role with its modifiers is called."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.directory import slug
from nlp.lexicon import load_lexicon
from nlp.naming.page import Page
from nlp.naming.types import RoleKind
from nlp.phrases import Phrases

LEXICON = load_lexicon("roles")
Phrasing = dict[str, list[tuple[tuple[str, ...], RoleKind]]]
SEVERAL: dict[RoleKind, RoleKind] = {
    "office": "offices",
    "group": "group",
    "public": "speakers",
    "company": "speakers",
    "speaker": "speakers",
}
KINDS: tuple[RoleKind, ...] = ("office", "group", "public", "company", "speaker")


@dataclass(frozen=True, slots=True)
class Roles:
    """The role nouns of one language."""

    heads: dict[str, RoleKind]
    phrases: dict[str, tuple[tuple[tuple[str, ...], RoleKind], ...]]
    words: dict[str, frozenset[str]]


@cache
def load_roles(language: str) -> Roles:
    """The role nouns of a language, plurals made."""
    entry = LEXICON[language]
    heads: dict[str, RoleKind] = {}
    phrases: Phrasing = {}
    for kind in reversed(KINDS):
        for word in entry[kind].split():
            heads.setdefault(plural(word, language), SEVERAL[kind])
            heads[word] = kind
            if "-" in word:
                add_phrase(phrases, word.replace("-", " - "), kind, language)
        for phrase in entry.get("phrases" if kind == "office" else f"{kind}_phrases", ()):
            add_phrase(phrases, phrase, kind, language)
    heads |= {word: "government" for word in entry["government"].split()}
    return Roles(
        {word.lower(): kind for word, kind in heads.items()},
        {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in phrases.items()},
        {name: frozenset(value.split()) for name, value in entry.items() if isinstance(value, str)},
    )


def add_phrase(phrases: Phrasing, phrase: str, kind: RoleKind, language: str) -> None:
    """Keep a role noun of several words, as the tokenizer cuts it, under its first word."""
    words = tuple(phrase.lower().replace("'", "' " if language == "fr" else "'").split())
    phrases.setdefault(words[0], []).append((words, kind))


def plural(word: str, language: str) -> str:
    """The plural of a role noun.

    >>> plural("agency", "en"), plural("asesor", "es"), plural("négociateur", "fr")
    ('agencies', 'asesores', 'négociateurs')
    """
    if language == "en":
        if word.endswith("man"):
            return word[:-3] + "men"
        if word.endswith("y") and word[-2] not in "aeiou":
            return word[:-1] + "ies"
        return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    if language == "es":
        if word.endswith("ión"):
            return word[:-3] + "iones"
        return word + ("s" if word[-1] in "aeiouáéíóú" else "es")
    return word + ("" if word.endswith(("s", "x")) else "s")


def find_heads(page: Page) -> Iterator[tuple[int, int, RoleKind, str]]:
    """Each role noun: its tokens, kind and what it is at bottom."""
    roles, reached = load_roles(page.language), 0
    for index, word in enumerate(page.lower):
        if index < reached:
            continue
        for words, kind in roles.phrases.get(word, ()):
            if page.lower[index : index + len(words)] == words:
                reached = index + len(words)
                yield index, reached, kind, canonical("-".join(word for word in words if word != "-"))
                break
        else:
            found = roles.heads.get(word) or former(word, roles) or by_suffix(word, roles)
            if found and is_noun(page, index):
                yield index, index + 1, found, canonical(word)


def former(word: str, roles: Roles) -> RoleKind | None:
    """The kind of a noun for who held a role: "exdirigente", "exsenadora"."""
    return roles.heads.get(word[2:]) if word.startswith("ex") and len(word) > 7 else None


def by_suffix(word: str, roles: Roles) -> RoleKind | None:
    """The kind of a noun that no list holds but whose ending makes it somebody: "shoemaker", "cafetalera"."""
    if len(word) < 6 or not word.isalpha() or word in roles.words["no_people"]:
        return None
    ending = next((word[-size:] for size in (6, 5, 4, 3, 2) if word[-size:] in roles.words["suffixes"]), None)
    if ending is None:
        return None
    return "speakers" if ending.endswith("s") or ending in ("men", "women") else "speaker"


def is_noun(page: Page, index: int) -> bool:
    """Whether the tagger, where there is one, takes a word for a noun."""
    return not page.tagged or page.tags[index].startswith("NN")


@cache
def canonicals() -> dict[str, str]:
    """Each role noun that has a name in common with others, with that name."""
    return {word: name for name, words in LEXICON["canonical"].items() for word in words.split()}


@cache
def fields() -> dict[str, str]:
    """Each field's word with the name it has in ids."""
    return {word: name for name, words in LEXICON["fields"].items() for word in words.split()}


def canonical(head: str) -> str:
    """What a role is called in ids, whatever the language: `ministra` is a `minister`."""
    return canonicals().get(head, head)


@cache
def bodies() -> Phrases[str]:
    """Bodies whose name tells a country."""
    return Phrases((word, code) for code, words in LEXICON["bodies"].items() for word in words)


def office_id(country: str | None, words: tuple[str, ...], head: str) -> str:
    """The id of an office or body: country, field, role (`mex-economy-secretary`).

    >>> office_id("CAN", ("trade",), "minister")
    'can-trade-minister'
    """
    names = fields()
    text = "-".join(words)
    field = names.get(text) or "-".join(dict.fromkeys(names.get(word, word) for word in words))
    if field == "trade" and head in ("minister", "secretary") and country in LEXICON["titles"]["commerce"]:
        field = "commerce"
    if head in ("minister", "secretary") and country in LEXICON["titles"]["secretary"]:
        head = "secretary"
    return slug("-".join(part for part in (country or "", field, head) if part))
