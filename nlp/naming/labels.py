"""Whom the labels of a transcript name: "MS. HALE", "PRESIDENTA DE MÉXICO, ANA RUIZ", "PREGUNTA"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.directory import actor_info, slug
from nlp.lexicon import load_lexicon
from nlp.naming.known import aliases
from nlp.naming.page import Page
from nlp.naming.people import KEYWORDS, TITLES, to_person
from nlp.naming.roles import canonical, load_roles
from nlp.naming.types import Naming
from nlp.quoting.turns import find_turns

UNNAMED = {word: who for who, words in load_lexicon("turns")["unnamed"].items() for word in words.split()}
ROLES = frozenset(load_lexicon("turns")["roles"].split()) - frozenset(("q", "a"))
COURTESIES = frozenset(
    ("mr", "mrs", "ms", "dr", "miss", "sir", "madam", "hon", "m", "mme", "mlle", "lic", "doctor", "doctora")
)
LONGEST = 6  # words of a name
SMALL = frozenset(("de", "del", "of", "the", "du", "des", "para", "for", "y", "and", "la", "el"))
BRACKETED = re.compile(r" ?\([^()\n]{0,80}\)")  # "(interpretación)", "(enlace)"
WORD = re.compile(r"[^\W\d_][\w'.-]*")


def find_labelled(page: Page) -> Iterator[Naming]:
    """Who is named by the labels of a transcript's turns, in order; those who ask, clap or are heard unnamed are one actor each."""
    for turn in find_turns(page.doc.text):
        naming = read_label(page, turn.label_start, turn.label_end)
        if naming:
            yield naming


def read_label(page: Page, start: int, end: int) -> Naming | None:
    """The person whom a label names, or the one actor for all who ask, clap or are heard unnamed."""
    label = BRACKETED.sub("", page.text[start:end])
    first = next(WORD.finditer(label), None)
    if first is None:
        return None
    if who := UNNAMED.get(first.group().lower()):
        return Naming(start, end, who, who.capitalize(), "office", None)
    name = name_in(label)
    known = next((actor_info(id) for _, _, id in aliases().find(label) if is_person(id)), None)
    if known and name is None:
        name = known.name
    nations = [nation for nation in page.countries_in(start, end) if nation.text not in (name or "")]
    if name is None:
        return as_office(page, start, end, label, nations[0].country if nations else None)
    heads = [
        word.group().lower() for word in WORD.finditer(label) if word.group().lower() in ROLES - COURTESIES
    ]
    person = replace(to_person(start, end, name), head=canonical(heads[0]) if heads else "")
    return person if person.country or not nations else replace(person, country=nations[0].country)


def is_person(id: str) -> bool:
    """Whether an id of the lexicon is a person's."""
    actor = actor_info(id)
    return actor is not None and actor.kind == "person"


def as_office(page: Page, start: int, end: int, label: str, country: str | None) -> Naming | None:
    """The office that a label without a name gives: "THE PRESIDENT", "SENIOR OFFICIAL"."""
    words = [
        word.group().lower()
        for word in WORD.finditer(label)
        if word.group().lower() not in ("the", "el", "la", "le")
    ]
    heads = [word for word in words if word in ROLES]
    if not heads or len(label) > 60:
        return None
    vague = load_roles(page.language).words["vague"]
    name = " ".join(word for word in words if word not in vague) or " ".join(words)
    head = canonical(heads[-1])
    return Naming(start, end, slug(name), name.capitalize(), "office", country, head, len(words) == 1)


def name_in(label: str) -> str | None:
    """The name in a label, titles and offices left off; None where it has only these.

    >>> name_in("SECRETARIA DE CIENCIA, ANA RUIZ LEAL"), name_in("MS. HALE"), name_in("SENIOR OFFICIAL")
    ('ANA RUIZ LEAL', 'HALE', None)
    """
    parts = [part.split() for part in label.split(",")]
    plain = [words for words in parts if is_plain(words)]
    if parts[0] and is_title(parts[0][0]):
        plain.reverse()
    titled = [without_titles(words) for words in parts]
    return next((" ".join(words) for words in (*plain, *titled) if is_plain(words)), None)


def without_titles(words: list[str]) -> list[str]:
    """The words behind the titles that they begin with."""
    first = 0
    while first < len(words) and is_title(words[first]):
        first += 1
    return words[first:]


def is_title(word: str) -> bool:
    """Whether a word is a title or a role."""
    return word.lower().strip(".") in ROLES or word.title() in TITLES


def is_plain(words: list[str]) -> bool:
    """Whether words can be a name: few, none of them a title, a small word or an organisation's."""
    return (
        0 < len(words) <= LONGEST
        and not any(is_title(word) or word.title() in KEYWORDS for word in words)
        and words[0].lower() not in SMALL
    )
