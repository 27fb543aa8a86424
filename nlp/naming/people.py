"""Names of people that no lexicon holds: beside a title, a role or a verb of saying, or found by the model."""

from collections.abc import Iterator
from dataclasses import replace

from nlp.directory import find_person, slug
from nlp.lexicon import load_lexicon
from nlp.naming.page import Page
from nlp.naming.roles import load_roles
from nlp.naming.speaking import speaks
from nlp.naming.types import Naming

LEXICON = load_lexicon("roles")
TITLES = frozenset(LEXICON["people"]["titles"].split())
PARTICLES = frozenset(LEXICON["people"]["particles"].split())
NOT_NAMES = frozenset(LEXICON["people"]["not_names"].split())
FIRST_NAMES = frozenset(LEXICON["people"]["first_names"].split())
AMERICAN = frozenset(LEXICON["people"]["american_titles"].split())
KEYWORDS = frozenset((LEXICON["organisations"]["en"] + " " + LEXICON["organisations"]["romance"]).split())
ONE_PERSON = ("office", "speaker")
CLOSERS = (",", ".", ";", ":", ")", "—", "–", "?", "!")
LONGEST = 6  # words of a name
LONGEST_TITLE = 4  # words of titles before it


def find_people(page: Page, roles: list[Naming]) -> Iterator[Naming]:
    """People by name, each with the title or role before it; a role behind ends as theirs too."""
    by_end = {role.end: role for role in roles if role.kind == "office"}
    by_start = {role.start: role for role in roles if role.kind == "office"}
    small = frozenset(word for word in page.words if word.islower() and word not in PARTICLES)
    reached = 0
    for index in range(len(page.words)):
        if index < reached or not starts_name(page, index):
            continue
        end = name_end(page, index)
        naming = as_person(page, index, end, by_end, by_start, small)
        if naming is not None:
            reached = end
            yield naming


def as_person(
    page: Page,
    index: int,
    end: int,
    by_end: dict[int, Naming],
    by_start: dict[int, Naming],
    small: frozenset[str],
) -> Naming | None:
    """The run of tokens as a person, where something tells that it is one."""
    first = title_start(page, index)
    before = by_end.get(page.end_of(index - 1)) if index else None
    if before and page.text[before.end : page.starts[index]] != " ":
        before = None
    behind = role_behind(page, end, by_start)
    length = end - index
    if behind is None and length > 1:
        behind = role_before_comma(page, index, end, by_end)
    told = first < index or before is not None or behind is not None
    if not told and length > 1 and not any(word.lower() in small for word in page.words[index:end]):
        told = (
            page.words[index] in FIRST_NAMES
            or speaks(page, index, end)
            or is_known_to_model(page, index, end)
        )
    if not told or (length == 1 and first == index and before is None):
        return None
    start, stop = page.starts[index], page.end_of(end - 1)
    name = page.text[start:stop]
    role = before or behind
    begin = min(page.starts[first], before.start if before else start)
    person = to_person(begin, stop, name, role)
    if person.country is None and page.language == "en" and AMERICAN & set(page.words[first:index]):
        return replace(person, country="USA")
    if person.country is None and end + 1 < len(page.words) and page.lower[end] in ("of", "de", "du"):
        nations = page.countries_in(page.starts[end + 1], page.starts[end + 1] + 1)
        return replace(person, country=nations[0].country) if nations else person
    return person


def to_person(start: int, end: int, name: str, role: Naming | None = None) -> Naming:
    """A person by name; under the lexicon's id where it knows them."""
    known = find_person(name)
    held = role.id if role and not role.guessed and not role.bare else ""
    head = role.head if role else ""
    if known:
        return Naming(start, end, known.id, known.name, "person", known.country, head, role=held)
    country = role.country if role and not role.guessed else None
    return Naming(start, end, slug(name), proper(name), "person", country, head, role=held)


def proper(name: str) -> str:
    """A name as it is written in running text; names in capitals get small letters back.

    >>> proper("ANA DE LA RUIZ"), proper("Ana Ruiz")
    ('Ana de la Ruiz', 'Ana Ruiz')
    """
    if not name.isupper():
        return name
    words = [
        word if "." in word else word.lower() if word.lower() in PARTICLES else word.title()
        for word in name.split()
    ]
    return " ".join(words)


def starts_name(page: Page, index: int) -> bool:
    """Whether a person's name can begin at a token, no name running on before it."""
    if not is_part(page, index) or page.words[index] in TITLES or is_role_word(page, index):
        return False
    if (
        index
        and page.text[page.starts[index] - 1] == " "
        and is_part(page, index - 1)
        and page.words[index - 1] not in TITLES
    ):
        return page.sentences[index] != page.sentences[index - 1]
    return True


def is_role_word(page: Page, index: int) -> bool:
    """Whether a word in capitals is a role or a field rather than a name: "Advisor", "Security"."""
    roles = load_roles(page.language)
    return page.lower[index] in roles.heads or page.lower[index] in roles.words["domains"]


def is_part(page: Page, index: int) -> bool:
    """Whether a token can be part of a person's name."""
    word = page.words[index]
    if not word[0].isupper() or word in NOT_NAMES or word in KEYWORDS:
        return False
    letters = word.replace("-", "").replace("'", "").replace(".", "")
    if not letters.isalpha() or word.endswith("'s"):
        return False
    if len(word) > 1 and word.isupper() and "." not in word:
        return False
    return not page.countries_in(page.starts[index], page.starts[index] + 1)


def name_end(page: Page, index: int) -> int:
    """Behind the last token of the name that begins here."""
    end = index + 1
    while end < len(page.words) and end - index < LONGEST:
        step = end
        while (
            step < len(page.words)
            and page.words[step] in PARTICLES
            and step - end < 2
            and page.language != "en"
        ):
            step += 1
        if page.language == "en" and page.words[end] in ("von", "van", "der", "de", "la", "bin", "al", "-"):
            step = min(
                end + (2 if page.words[end : end + 2] in (("von", "der"), ("de", "la")) else 1),
                len(page.words) - 1,
            )
        joined = (
            page.text[page.end_of(end - 1) : page.starts[end]] in (" ", "") and page.words[step : step + 1]
        )
        if not joined or not is_part(page, step) or page.sentences[step] != page.sentences[index]:
            break
        if page.words[step] in TITLES or page.lower[step] in load_roles(page.language).words["domains"]:
            break
        end = step + 1
    return end


def title_start(page: Page, index: int) -> int:
    """The first of the titles that stand right before a name; the name's own start where none does."""
    first = index
    while (
        first
        and index - first < LONGEST_TITLE
        and page.words[first - 1] in TITLES
        and page.text[page.end_of(first - 1) : page.starts[first]] == " "
        and page.sentences[first - 1] == page.sentences[index]
    ):
        first -= 1
    return first


def role_behind(page: Page, end: int, by_start: dict[int, Naming]) -> Naming | None:
    """The role that follows a name as its apposition: "Ana Ruiz, the trade minister,"."""
    if end + 1 >= len(page.words) or page.words[end] not in (",", "(", "—", "–"):
        return None
    index = end + 1
    while index < min(end + 4, len(page.words)) and page.lower[index] in (
        "the",
        "a",
        "an",
        "el",
        "la",
        "le",
        "l'",
        "su",
        "who",
        "is",
        "its",
        "his",
        "her",
    ):
        index += 1
    if index >= len(page.words):
        return None
    role = by_start.get(page.starts[index])
    if role is None:
        return None
    rest = page.text[role.end : role.end + 2]
    return role if not rest.strip() or rest[0] in ",.;)—–:?" else None


def role_before_comma(page: Page, index: int, end: int, by_end: dict[int, Naming]) -> Naming | None:
    """The role that a name follows as its apposition: "the trade minister, Ana Ruiz,"."""
    if index < 2 or page.words[index - 1] != ",":
        return None
    closed = end >= len(page.words) or page.words[end] in CLOSERS or page.is_gap(end)
    return by_end.get(page.end_of(index - 2)) if closed else None


def is_known_to_model(page: Page, index: int, end: int) -> bool:
    """Whether the model takes the tokens for a person."""
    if not page.tagged or (page.is_name(end) and page.text[page.end_of(end - 1) : page.starts[end]] == " "):
        return False
    tokens = page.doc[index:end]
    return all(token.ent_type_ == "PERSON" for token in tokens) and all(
        page.tags[at].startswith(("NNP", "HYPH")) for at in range(index, end)
    )
