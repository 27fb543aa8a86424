"""Who is the same: full names and surnames, roles and those who hold them, "the minister" and who it was."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import pairwise

from nlp.directory import ActorInfo, actor_info, known_actors
from nlp.naming.agreeing import agrees
from nlp.naming.anaphors import as_one_of, join_anaphors
from nlp.naming.gathering import surname_of
from nlp.naming.known import aliases
from nlp.naming.page import Page
from nlp.naming.people import FIRST_NAMES
from nlp.naming.types import Naming
from nlp.types import Actor

MOSTLY = 3  # times as many mentions that one must have to be meant from afar
NEAR = 2  # sentences back within which "the minister" must have one candidate


def link(page: Page, namings: list[Naming]) -> tuple[Actor, ...]:
    """The actors of a document with all their mentions, in order of the first one."""
    namings = join_people(page, namings)
    namings = join_holders(page, namings)
    namings = join_anaphors(page, join_bare(page, namings))
    return to_actors(namings)


def join_people(page: Page, namings: list[Naming]) -> list[Naming]:
    """People under one id: a lone name under the one full name that has it, or under the known holder of an office."""
    full = join_full([naming for naming in namings if naming.kind == "person"])
    by_name: dict[str, dict[str, Naming]] = defaultdict(dict)
    for naming in full.values():
        by_name[surname_of(naming).lower()][naming.id] = naming
    for naming in full.values():
        by_name.setdefault(naming.name.split()[0].lower(), {naming.id: naming})
    joined = []
    for naming in namings:
        if naming.kind == "person" and naming.id not in known_actors():
            same = full.get(naming.id) or only(by_name.get(naming.name.split()[-1].lower(), {}), naming.name)
            if same:
                naming = replace(naming, id=same.id, name=same.name, country=same.country or naming.country)
            elif " " not in naming.name and (known := find_holder(naming.name, page.doc._.date)):
                naming = replace(naming, id=known.id, name=known.name, country=known.country)
        joined.append(naming)
    return joined


def join_full(people: list[Naming]) -> dict[str, Naming]:
    """Full names by id; one that goes on where another ends is the same person's ("Ana Ruiz", "Ana Ruiz Leal")."""
    full = {
        naming.id: naming for naming in reversed(people) if " " in naming.name or naming.id in known_actors()
    }
    ids = sorted(full)
    for shorter, longer in pairwise(ids):
        if longer.startswith(f"{shorter}-") and " " in full[shorter].name:
            full[longer] = full[shorter]
    by_surnames: dict[str, dict[str, Naming]] = defaultdict(dict)
    for id in ids:
        for pair in pairwise(id.split("-")[1:]):
            by_surnames["-".join(pair)][full[id].id] = full[id]
    for id in ids:
        bearers = by_surnames.get(id, {})
        if len(bearers) == 1 and is_surnames(full[id].name):
            (full[id],) = bearers.values()
    return full


def is_surnames(name: str) -> bool:
    """Whether a name of two words has no given name in it: "López Campos"."""
    return len(name.split()) == 2 and name.split()[0] not in FIRST_NAMES


def only(bearers: dict[str, Naming], name: str) -> Naming | None:
    """The one person whom a name can mean; None where two bear it."""
    fitting = [bearer for bearer in bearers.values() if " " not in name or extends(name, bearer.name)]
    return fitting[0] if len(fitting) == 1 else None


def find_holder(surname: str, date: str | None) -> ActorInfo | None:
    """The one known person with this surname who holds an office on a date."""
    found = [actor for actor in people_by_surname().get(surname, ()) if offices_at(actor.id, date)]
    return found[0] if len(found) == 1 and date else None


@cache
def people_by_surname() -> dict[str, list[ActorInfo]]:
    """The known people by surname."""
    found: dict[str, list[ActorInfo]] = defaultdict(list)
    for actor in known_actors().values():
        if actor.surname:
            found[actor.surname].append(actor)
    return dict(found)


def extends(name: str, other: str) -> bool:
    """Whether two full names can be one person's: all words of the shorter are in the longer."""
    first, second = sorted((set(name.lower().split()), set(other.lower().split())), key=len)
    return first <= second


def join_holders(page: Page, namings: list[Naming]) -> list[Naming]:
    """Roles under the person who holds them here: named beside the role, or known to hold it at the time."""
    people = {naming.id: naming for naming in reversed(namings) if naming.kind == "person"}
    people = {naming.id: naming for naming in named_in_title(page)} | people
    holders = {office: id for id in people for office in offices_at(id, page.doc._.date)}
    for naming in namings:
        if naming.role:
            holders.setdefault(naming.role, naming.id)
    return [
        adopt(naming, people[holders[naming.id]])
        if naming.id in holders and agrees(page, naming, people[holders[naming.id]])
        else naming
        for naming in namings
    ]


def named_in_title(page: Page) -> list[Naming]:
    """The known people whom the title names."""
    found = [actor_info(id) for _, _, id in aliases().find(page.doc._.title or "")]
    return [
        Naming(0, 0, actor.id, actor.name, "person", actor.country)
        for actor in found
        if actor and actor.kind == "person"
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
    """ "The minister" under the one who is meant; where several can be, under nobody's name."""
    heard: dict[str, list[tuple[int, Naming]]] = defaultdict(list)
    called: dict[str, set[str]] = defaultdict(set)
    for naming in (*named_in_title(page), *namings):
        if not naming.bare:
            for head in heads_of(page, naming):
                heard[head].append((naming.start, naming))
            for word in page.text[naming.start : naming.end].lower().split():
                called[word].add(naming.id)
    joined = []
    for naming in namings:
        if naming.bare and naming.head:
            word = page.text[naming.start : naming.end].lower()
            same = called[word] if page.language != "en" else set()
            fitting = [entry for entry in heard[naming.head] if not same or entry[1].id in same]
            fitting = [
                entry for entry in fitting if entry[1].kind != "person" or agrees(page, naming, entry[1])
            ]
            if is_the_president(page, naming):
                american = [entry for entry in fitting if entry[1].country == "USA"]
                fitting = american or [entry for entry in fitting if entry[1].id in called[word]]
            naming = as_one_of(naming, candidate(page, fitting, naming.start))
        joined.append(naming)
    return joined


def is_the_president(page: Page, naming: Naming) -> bool:
    """Whether these are the words by which American texts mean their own: "the President" with a capital."""
    lead = 0 if page.text.startswith(("THE ", "The "), naming.start) else 4
    text = page.text[max(0, naming.start - lead) : naming.end]
    return page.language == "en" and text in ("the President", "The President", "THE PRESIDENT")


def candidate(page: Page, heard: list[tuple[int, Naming]], offset: int) -> Naming | None:
    """Whom a bare role can mean: the only one named near before it, else the one of whom the text mostly speaks."""
    here = page.sentences[page.token_at(offset)]
    before = heard[: bisect_left(heard, offset, key=lambda entry: entry[0])]
    near: dict[str, Naming] = {}
    for start, naming in reversed(before):
        if here - page.sentences[page.token_at(start)] > NEAR:
            break
        near.setdefault(naming.id, naming)
    if near:
        return next(iter(near.values())) if len(near) == 1 else None
    counts = Counter(naming.id for _, naming in heard).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] < MOSTLY * counts[1][1]):
        return None
    return next(naming for _, naming in heard if naming.id == counts[0][0])


def heads_of(page: Page, naming: Naming) -> set[str]:
    """What somebody can be called by role alone: the noun of their role or of the offices they hold."""
    heads = {naming.head} if naming.head else set()
    for role in {naming.role, naming.id, *offices_at(naming.id, page.doc._.date)}:
        info = actor_info(role) if role else None
        if role and (info is None or info.kind == "office") and naming.kind in ("person", "office"):
            last = "prime-minister" if role.endswith("prime-minister") else role.rsplit("-", 1)[-1]
            heads |= {"minister", "secretary"} if last in ("minister", "secretary") else {last}
    if naming.kind in ("organisation", "company") and not naming.head:
        words = naming.name.lower().split(" of ")[0].split()
        heads.add(words[-1] if page.language == "en" else words[0])
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
