"""Who can be meant by a pronoun: whether a name, a role or a house is a person, a group or a thing, a she or a he."""

from dataclasses import dataclass

from nlp.lexicon import load_lexicon
from nlp.quoting.page import Page
from nlp.quoting.phrases import ROLES
from nlp.types import Actor

AGENTS = ("er", "or", "ist", "man", "woman", "eer", "ian")
GIVEN = {gender: frozenset(names.split()) for gender, names in load_lexicon("given_names").items()}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke, or of whom a sentence spoke: where, in what words, and which actor it is."""

    position: int
    text: str
    actor: Actor | None
    number: str
    """`person`, `group` or `thing`: which pronouns can stand for it."""
    aside: bool = False
    """Whether it was told to speak within somebody else's clause."""


def number_of(text: str, actor: Actor | None, page: Page) -> str:
    """Which pronouns can stand for a name: `person`, `group`, `thing`, `any` of person and thing, or `none`."""
    words = text.lower().replace("'s", " 's").replace(".", "").split()
    if actor is not None:
        several = actor.kind in ("person", "office") and page.word("conjunctions").intersection(words)
        if several or (actor.kind == "office" and is_plural(actor.name)):
            return "group"
        return "person" if actor.kind in ("person", "office") else "thing"
    if "v" in words or "vs" in words:
        return "none"  # a case at law
    if any(word in page.word("conjunctions") for word in words):
        return "group"
    links = [index for index, word in enumerate(words) if word in page.word("links") and word != "'s"]
    core = words[: links[0]] if links else words
    if any(word in ROLES or word in page.word("people") for word in core) or is_agent(core, page):
        return "person"
    if any(word in page.word("things") for word in core):
        return "thing"
    return "group" if core and is_plural(core[-1]) and not text.istitle() else "any"


def is_plural(name: str) -> bool:
    """Whether a name or word ends as plurals do."""
    return name.endswith("s") and not name.endswith("ss")


def is_agent(core: list[str], page: Page) -> bool:
    """Whether an English phrase ends with a word for somebody who does something: "mill owner", "economist"."""
    last = core[-1] if core else ""
    return page.language == "en" and last.endswith(AGENTS) and last not in page.word("impersonal")


def gender_of(text: str, page: Page, name: str = "") -> str:
    """`f` or `m` where a title, a role's ending, an article, the pronoun itself or a given name tells, else nothing."""
    for word in text.lower().replace(".", " ").replace(",", " ").split():
        for gender in ("f", "m"):
            if word in page.word(f"gender_{gender}"):
                return gender
        if page.language == "es" and word in ROLES and word[-1:] in "ao" and not word.endswith("ista"):
            return "f" if word.endswith("a") else "m"
    given = (name or text).lower().partition(" ")[0]
    return next((gender for gender in ("f", "m") if given in GIVEN[gender]), "")


def fits(speaker: Speaker, kind: str) -> bool:
    """Whether a pronoun of this kind can stand for a speaker."""
    return speaker.number == kind or (speaker.number == "any" and kind in ("person", "thing"))
