"""Names of organisations that no lexicon holds, told by a word such as Association, Cámara or Inc."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.directory import slug
from nlp.lexicon import load_lexicon
from nlp.naming.page import Page
from nlp.naming.types import Naming
from nlp.types import ActorKind

LEXICON = load_lexicon("roles")["organisations"]
COMPANIES = frozenset(LEXICON["companies"].split())
PACTS = frozenset(LEXICON["pacts"].split())
NOT_NAMES = frozenset(LEXICON["not_names"].split())
OPENERS = frozenset(("The", "A", "An", "In", "On", "At", "And", "But", "For", "By", "From", "To", "With"))
TIED = ("Committee", "Subcommittee", "Council", "Commission")  # bodies that "on" says the matter of
CAPITAL = r"(?:(?:[A-Z]\.){2,4}|[^\W\d_a-zà-öø-ÿ](?:[\w'&-]|\.(?=\w)){0,40}(?:(?<=Inc)\.|(?<=Corp)\.|(?<=Co)\.|(?<=Ltd)\.)?)"
ACRONYM = re.compile(r" ?\(([A-Z][A-Za-z&-]{1,11})\)")
RUN = re.compile(
    rf"{CAPITAL}(?:,? (?:(?:of|for|on|in|the|and|de|del|la|las|los|el|y|e|du|des|et|à|aux|au|para|&) ){{0,3}}{CAPITAL}){{1,9}}"
)
FRENCH = re.compile(
    rf"{CAPITAL}(?: (?:(?:de|des|du|la|le|les|et|à|aux|au|pour) |l'|d'|de l'){{0,3}}{CAPITAL}){{1,9}}"
)


@cache
def keywords(language: str) -> frozenset[str]:
    """The words that make a name an organisation's."""
    return frozenset(LEXICON["en" if language == "en" else "romance"].split())


def find_organisations(page: Page) -> Iterator[Naming]:
    """Organisations by name, in order."""
    for run in (FRENCH if page.language == "fr" else RUN).finditer(page.lines):
        for start, end in pieces(page, run):
            naming = as_organisation(page, start, end)
            if naming:
                yield naming


def pieces(page: Page, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The part of a run of capitals that can be one organisation: up to its keyword and what "of" adds to it."""
    words = list(re.finditer(r"\S+", run.group()))
    spots = [index for index, word in enumerate(words) if word.group().rstrip(",") in keywords(page.language)]
    if not spots:
        return
    if page.language == "en":
        first, last = english_piece(words, spots)
    else:
        first, last = spots[0], romance_piece(words, spots[0])
    if last > first:
        yield (
            run.start() + words[first].start(),
            run.start() + words[last].start() + len(words[last].group().rstrip(",.")),
        )


def english_piece(words: list[re.Match[str]], spots: list[int]) -> tuple[int, int]:
    """First and last word: from what qualifies the keyword to what "of" adds to it."""
    texts = [word.group() for word in words]
    spot = spots[0]
    while spot + 1 in spots:
        spot += 1
    if texts[spot + 1 : spot + 2] and texts[spot + 1][0].isupper() and not texts[spot].endswith(","):
        return 0, -1
    return reach_back(texts, spot), reach_on(texts, spot)


def reach_back(texts: list[str], spot: int) -> int:
    """The first word of what qualifies the keyword at `spot`."""
    first = spot
    while first and (
        texts[first - 1][0].isupper() or (texts[first - 1] in ("and", "&") and spot - first < 2)
    ):
        if texts[first - 1].endswith((",", ".")) or texts[first - 1] in OPENERS:
            break
        first -= 1
    while first < spot and not texts[first][0].isupper():
        first += 1
    return first


def reach_on(texts: list[str], spot: int) -> int:
    """The last word of what "of" or "for" adds to the keyword at `spot`."""
    ties = ("of", "for", "on") if texts[spot] in TIED else ("of", "for")
    if texts[spot + 1 : spot + 2] and texts[spot + 1] in ties:
        spot += 1
        while spot + 1 < len(texts) and not texts[spot].endswith(",") and texts[spot + 1] not in ("in", "on"):
            spot += 1
    return spot


def romance_piece(words: list[re.Match[str]], first: int) -> int:
    """The last word of a name that begins with its keyword: up to the first comma."""
    last = first
    while last + 1 < len(words) and not words[last].group().endswith(","):
        last += 1
    return last


def as_organisation(page: Page, start: int, end: int) -> Naming | None:
    """The words as an organisation; None where they are a law, a programme, or nothing but a country's name."""
    end -= 2 * page.text.endswith("'s", start, end)
    name = page.text[start:end]
    words = name.split()
    if len(words) < 2 or any(word.strip(",.()") in NOT_NAMES for word in words) or name.isupper():
        return None
    nations = [nation for nation in page.countries_in(start, end) if nation.country != "WLD"]
    if len({nation.country for nation in nations}) > 1:
        return None
    kind: ActorKind = "company" if COMPANIES & {words[0], words[-1]} else "organisation"
    return Naming(start, end, slug(name), name, kind, nations[0].country if nations else None)


def find_pacts(page: Page) -> frozenset[str]:
    """Short names that the text gives in brackets behind what is no actor: "Indo-Pacific Framework (IPF)"."""
    found = set()
    for run in RUN.finditer(page.lines):
        acronym = ACRONYM.match(page.text, run.end())
        if acronym and any(word.strip(",.()") in NOT_NAMES for word in run.group().split()):
            found.add(acronym.group(1))
    return frozenset(found)


def find_acronyms(page: Page, namings: list[Naming]) -> dict[str, Naming]:
    """Short names that the text gives in brackets behind an actor's: "Foro Industrial (FI)"."""
    found = {}
    for naming in namings:
        if naming.kind in ("organisation", "company", "bloc") and (
            match := ACRONYM.match(page.text, naming.end)
        ):
            found[match.group(1)] = naming
    return found
