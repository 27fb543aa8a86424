"""Names of people that no lexicon holds: beside a title, a role or a verb of saying, or found by the model."""

from collections.abc import Iterator
from dataclasses import replace

from nlp.directory import find_person, slug
from nlp.lexicon import load_lexicon
from nlp.naming.apposing import is_apposed
from nlp.naming.page import Page
from nlp.naming.roles import load_roles
from nlp.naming.speaking import speaks, words
from nlp.naming.types import Naming

LEXICON = load_lexicon("roles")
TITLES = frozenset(LEXICON["people"]["titles"].split())
PARTICLES = frozenset(LEXICON["people"]["particles"].split())
NOT_NAMES = frozenset(LEXICON["people"]["not_names"].split())
FIRST_NAMES = frozenset(LEXICON["people"]["first_names"].split())
AMERICAN = frozenset(LEXICON["people"]["american_titles"].split())
KEYWORDS = frozenset((LEXICON["organisations"]["en"] + " " + LEXICON["organisations"]["romance"]).split())
CLOSERS = (",", ".", ";", ":", ")", "—", "–", "?", "!")
PERSONS = frozenset({"PERSON", "PER"})  # what English and other models call people
FAR = 24  # tokens back to the role of a name in apposition
LONGEST = 6  # words of a name
LONGEST_TITLE = 4  # words of titles before it


def find_people(page: Page, roles: list[Naming]) -> Iterator[Naming]:
    """People by name, each with the title or role before it; a role behind ends as theirs too."""
    by_end = {role.end: role for role in roles if role.kind == "office"}
    by_start = {role.start: role for role in roles if role.kind == "office"}
    small = frozenset(word for word in page.words if word.islower() and word not in PARTICLES)
    covered = covered_by(page, roles) if page.language == "es" else {}
    reached = 0
    for index in range(len(page.words)):
        if index < reached or not (starts_name(page, index) or follows_role(page, index, by_end)):
            continue
        end = name_end(page, index)
        if page.end_of(end - 1) > covered.get(index, len(page.text)):
            continue  # "presidente de la | Lonja Jorge Ruiz"
        naming = as_person(page, index, end, by_end, by_start, small)
        if naming is not None:
            reached = end
            yield naming


def covered_by(page: Page, roles: list[Naming]) -> dict[int, int]:
    """For each token within an office where that ends."""
    return {
        index: role.end
        for role in roles
        if role.kind == "office"
        for index in range(page.token_at(role.start), page.token_at(role.end - 1) + 1)
    }


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
    before = role_right_before(page, index, by_end)
    role = before or role_behind(page, end, by_start)
    if role is None and end - index > 1:
        role = role_before_comma(page, index, end, by_end)
    if end - index == 1 and first == index and before is None:
        return None
    if first == index and role is None and not sounds_like_person(page, index, end, small):
        return None
    start = min(page.starts[first], before.start if before else page.starts[index])
    name = page.text[page.starts[index] : page.end_of(end - 1)]
    person = to_person(start, page.end_of(end - 1), name, role)
    return person if person.country else replace(person, country=country_beside(page, first, index, end))


def role_right_before(page: Page, index: int, by_end: dict[int, Naming]) -> Naming | None:
    """The role that runs on into a name: "trade minister Ana Ruiz"."""
    role = by_end.get(page.end_of(index - 1)) if index else None
    return role if role and page.text[role.end : page.starts[index]] == " " else None


def sounds_like_person(page: Page, index: int, end: int, small: frozenset[str]) -> bool:
    """Whether a run of capitals that no title tells is a person's name: by its given name, its verb or the model."""
    if any(word.lower() in small for word in page.words[index:end]):
        return False
    return page.words[index] in FIRST_NAMES or speaks(page, index, end) or is_known_to_model(page, index, end)


def country_beside(page: Page, first: int, index: int, end: int) -> str | None:
    """The country that a title before or an "of" behind a name tells: "Sen. Ana Ruiz", "Ana Ruiz of Peru"."""
    if page.language == "en" and AMERICAN & set(page.words[first:index]):
        return "USA"
    if end + 1 < len(page.words) and page.lower[end] in ("of", "de", "du"):
        nations = page.countries_in(page.starts[end + 1], page.starts[end + 1] + 1)
        return nations[0].country if nations else None
    return None


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


def follows_role(page: Page, index: int, by_end: dict[int, Naming]) -> bool:
    """Whether a given name right behind a role's house begins the name of who holds it: "presidente de la Lonja | Jorge Ruiz"."""
    return (
        page.words[index] in FIRST_NAMES
        and is_part(page, index)
        and role_right_before(page, index, by_end) is not None
    )


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
    domains, particles = load_roles(page.language).words["domains"], words(page.language, "particles")
    end = index + 1
    while end < len(page.words) and end - index < LONGEST:
        step = end
        while step < min(end + 2, len(page.words) - 1) and page.words[step] in particles:
            step += 1
        joined = page.text[page.end_of(end - 1) : page.starts[end]] in (" ", "")
        if not joined or not is_part(page, step) or page.sentences[step] != page.sentences[index]:
            break
        if page.words[step] in TITLES or page.lower[step] in domains:
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
    while index < min(end + 4, len(page.words)) and page.lower[index] in words(page.language, "determiners"):
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
    if index < 2 or page.words[index - 1] not in (",", ")"):
        return None
    closed = end >= len(page.words) or page.words[end] in CLOSERS or page.is_gap(end)
    role = by_end.get(page.end_of(index - 2)) if closed else None
    return role or (role_afar(page, index, end, by_end) if page.language == "es" else None)


def role_afar(page: Page, index: int, end: int, by_end: dict[int, Naming]) -> Naming | None:
    """The Spanish role that a name follows behind all that belongs to it: "la ministra de Obras, Comercio y Pesca, Ana Ruiz,"."""
    for before in range(index - 2, max(0, index - FAR), -1):
        role = by_end.get(page.end_of(before))
        if role and page.sentences[before] == page.sentences[index]:
            return role if is_apposed(page, role.end, page.starts[index], page.end_of(end - 1)) else None
    return None


def is_known_to_model(page: Page, index: int, end: int) -> bool:
    """Whether the model takes the tokens for a person; the Spanish and French ones are not asked about single words."""
    if page.is_name(end) and page.text[page.end_of(end - 1) : page.starts[end]] == " ":
        return False
    if not all(token.ent_type_ in PERSONS for token in page.doc[index:end]):
        return False
    if not page.tagged:
        return end - index > 1
    return all(page.tags[at].startswith(("NNP", "HYPH")) for at in range(index, end))
