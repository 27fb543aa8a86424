"""Whom the labels of a transcript name: "MS. HALE", "PRESIDENTA DE MÉXICO, ANA RUIZ", "PREGUNTA"."""

import re
from collections.abc import Iterator

from nlp.directory import slug
from nlp.lexicon import load_lexicon
from nlp.naming.page import Page
from nlp.naming.people import TITLES, proper
from nlp.naming.types import Naming
from nlp.quoting.turns import find_turns

UNNAMED = frozenset(load_lexicon("turns")["unnamed"].split())
ROLES = frozenset(load_lexicon("turns")["roles"].split()) - frozenset(("q", "a"))
ASKING = ("reporter", "Reporter")
LONGEST = 6  # words of a name
SMALL = frozenset(("de", "del", "of", "the", "du", "des", "para", "for"))
WORD = re.compile(r"[^\W\d_][\w'.-]*")


def find_labelled(page: Page) -> Iterator[Naming]:
    """Who is named by the labels of a transcript's turns, in order; those who ask unnamed are one actor."""
    for turn in find_turns(page.doc.text):
        naming = read_label(page, turn.label_start, turn.label_end)
        if naming:
            yield naming


def read_label(page: Page, start: int, end: int) -> Naming | None:
    """The person whom a label names, or the one actor for all who ask."""
    label = page.text[start:end]
    first = next(WORD.finditer(label), None)
    if first is None:
        return None
    if first.group().lower() in UNNAMED:
        return Naming(start, end, ASKING[0], ASKING[1], "office", None)
    name = name_in(label)
    if name is None:
        return None
    nations = page.countries_in(start, end)
    return Naming(start, end, slug(name), proper(name), "person", nations[0].country if nations else None)


def name_in(label: str) -> str | None:
    """The name in a label, titles and offices left off; None where it has only these.

    >>> name_in("SECRETARIA DE CIENCIA, ANA RUIZ LEAL"), name_in("MS. HALE"), name_in("SENIOR OFFICIAL")
    ('ANA RUIZ LEAL', 'HALE', None)
    """
    for part in reversed(label.split(",")):
        words = part.split()
        while words and (words[0].lower().rstrip(".") in ROLES or words[0].title() in TITLES):
            words.pop(0)
        named = words and not any(word.lower().strip(".") in ROLES for word in words)
        if named and len(words) <= LONGEST and words[0].lower() not in SMALL:
            return " ".join(words)
    return None
