"""Who is the same: full names and surnames, roles and those who hold them, "the minister" and who it was."""

from collections import defaultdict
from dataclasses import replace

from nlp.directory import actor_info, known_actors
from nlp.naming.gathering import surname_of
from nlp.naming.page import Page
from nlp.naming.types import Naming
from nlp.types import Actor

NEAR = 2  # sentences back within which "the minister" must have one candidate


def link(page: Page, namings: list[Naming]) -> tuple[Actor, ...]:
    """The actors of a document with all their mentions, in order of the first one."""
    namings = join_people(namings)
    namings = join_holders(page, namings)
    namings = join_bare(page, namings)
    return to_actors(namings)


def join_people(namings: list[Naming]) -> list[Naming]:
    """People under one id: known ones under theirs, a lone surname under the full name that has it."""
    full: dict[str, Naming] = {}
    for naming in namings:
        if naming.kind == "person" and (" " in naming.name or naming.id in known_actors()):
            full.setdefault(surname_of(naming).lower(), naming)
    joined = []
    for naming in namings:
        if naming.kind == "person" and naming.id not in known_actors():
            same = full.get(naming.name.split()[-1].lower())
            if same and (" " not in naming.name or extends(naming.name, same.name)):
                naming = replace(naming, id=same.id, name=same.name, country=same.country or naming.country)
        joined.append(naming)
    return joined


def extends(name: str, other: str) -> bool:
    """Whether two full names can be one person's: all words of the shorter are in the longer."""
    first, second = sorted((set(name.lower().split()), set(other.lower().split())), key=len)
    return first <= second


def join_holders(page: Page, namings: list[Naming]) -> list[Naming]:
    """Roles under the person who holds them here: named beside the role, or known to hold it at the time."""
    people = {naming.id: naming for naming in reversed(namings) if naming.kind == "person"}
    holders = {office: id for id in people for office in offices_at(id, page.doc._.date)}
    for naming in namings:
        if naming.role:
            holders.setdefault(naming.role, naming.id)
    return [
        adopt(naming, people[holders[naming.id]]) if naming.id in holders else naming for naming in namings
    ]


def offices_at(id: str, date: str | None) -> list[str]:
    """The offices that a known person holds at a date; all of theirs where the document has none."""
    info = known_actors().get(id)
    if info is None:
        return []
    return [
        term.office
        for term in info.offices
        if date is None
        or (
            date[: len(term.since)] >= term.since
            and (term.until is None or date[: len(term.until)] <= term.until)
        )
    ]


def adopt(naming: Naming, person: Naming) -> Naming:
    """A role's naming as one of the person who holds it."""
    country = person.country or naming.country
    return replace(naming, id=person.id, name=person.name, kind=person.kind, country=country)


def join_bare(page: Page, namings: list[Naming]) -> list[Naming]:
    """ "The minister" under the one minister named before; where there are several near by, under nobody's."""
    heard: dict[str, list[tuple[int, Naming]]] = defaultdict(list)
    joined = []
    for naming in namings:
        sentence = page.sentences[page.token_at(naming.start)]
        if naming.bare and naming.head:
            before = candidate(heard[naming.head], sentence)
            if before is not None:
                naming = replace(
                    naming,
                    id=before.id,
                    name=before.name,
                    kind=before.kind,
                    country=before.country,
                    bare=False,
                )
        for head in heads_of(page, naming):
            if not naming.bare:
                heard[head].append((sentence, naming))
        joined.append(naming)
    return joined


def candidate(heard: list[tuple[int, Naming]], sentence: int) -> Naming | None:
    """The one whom a bare role can mean: the only one so far, or the only one near by."""
    if not heard:
        return None
    near = {naming.id for at, naming in heard if sentence - at <= NEAR}
    far = {naming.id for _, naming in heard}
    if len(near) == 1 or (not near and len(far) == 1):
        return heard[-1][1]
    return None


def heads_of(page: Page, naming: Naming) -> set[str]:
    """What somebody can be called by role alone: the noun of their role or of the offices they hold."""
    heads = {naming.head} if naming.head else set()
    for role in {naming.role, naming.id, *offices_at(naming.id, page.doc._.date)}:
        info = actor_info(role) if role else None
        if role and (info is None or info.kind == "office") and naming.kind in ("person", "office"):
            last = role.rsplit("-", 1)[-1]
            heads.add(
                "prime-minister"
                if role.endswith("prime-minister")
                else "minister"
                if last == "secretary"
                else last
            )
    return heads - {""}


def to_actors(namings: list[Naming]) -> tuple[Actor, ...]:
    """One actor an id, with its mentions in order."""
    first: dict[str, Naming] = {}
    mentions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for naming in namings:
        known = first.get(naming.id)
        if known is None or (known.country is None and naming.country):
            first[naming.id] = replace(naming, name=known.name, kind=known.kind) if known else naming
        mentions[naming.id].append((naming.start, naming.end))
    return tuple(to_actor(naming, mentions[id]) for id, naming in first.items())


def to_actor(naming: Naming, mentions: list[tuple[int, int]]) -> Actor:
    """A naming as an actor; what the lexicon knows of it goes first."""
    info = actor_info(naming.id)
    if info:
        return Actor(info.id, info.name, info.kind, info.country, tuple(sorted(mentions)))
    return Actor(naming.id, naming.name, naming.kind, naming.country, tuple(sorted(mentions)))
