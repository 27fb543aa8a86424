"""The actors known by name: people with their offices and dates, offices, bodies, associations, companies."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.countries import country_name
from nlp.lexicon import load_lexicon
from nlp.types import ActorKind

TABLES = ("people", "offices", "institutions", "associations", "companies")


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from a day to a day (ISO 8601, as exact as is known); `until` is None where it goes on."""

    office: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class ActorInfo:
    """What is known of an actor."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...] = ()
    offices: tuple[Term, ...] = ()
    surname: str | None = None


def actor_info(id: str) -> ActorInfo | None:
    """What is known of the actor with this id; None where only a text has named them.

    >>> actor_info("ustr").country, actor_info("mex-government").name
    ('USA', 'Mexico')
    """
    return known_actors().get(id) or government_of(id)


def list_actors() -> Iterator[ActorInfo]:
    """Every known actor, governments left out, in the order of the tables."""
    yield from known_actors().values()


def holder_of(office: str, date: str | None = None) -> ActorInfo | None:
    """Who held an office on a day (ISO 8601); None where nobody or more than one is known. No date is today's holder.

    >>> holder_of("usa-president", "2022-05-10").name
    'Joe Biden'
    """
    found = {
        person.id: person
        for person in holders().get(office, ())
        for term in person.offices
        if term.office == office and covers(term, date)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def covers(term: Term, date: str | None) -> bool:
    """Whether a term runs on a day, dates compared as far as both are known."""
    if date is None:
        return term.until is None
    since, until = term.since, term.until or "9999"
    return date[: len(since)] >= since and date[: len(until)] <= until


def slug(text: str) -> str:
    """Letters and digits of `text` in ASCII, hyphens between them.

    >>> slug("Maroš Šefčovič")
    'maros-sefcovic'
    """
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "").replace("ø", "o"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def government_id(code: str) -> str:
    """The id under which a country or bloc acts: `mex-government`, `european-union`."""
    entry = load_lexicon("countries").get(code, {})
    return slug(country_name(code)) if entry.get("bloc") else f"{code.lower()}-government"


def government_of(id: str) -> ActorInfo | None:
    """A country's government or a bloc, by its id."""
    code = governments().get(id)
    if code is None:
        return None
    entry = load_lexicon("countries")[code]
    aliases = tuple(dict.fromkeys([*entry["en"], *entry["es"], *entry["fr"], *entry.get("capitals", [])]))
    return ActorInfo(id, country_name(code), "bloc" if entry.get("bloc") else "government", code, aliases)


@cache
def governments() -> dict[str, str]:
    """Ids of governments and blocs with their codes."""
    return {government_id(code): code for code in load_lexicon("countries") if code != "WLD"}


@cache
def known_actors() -> dict[str, ActorInfo]:
    """The lexicon by id."""
    return {
        id: ActorInfo(
            id,
            entry["name"],
            entry["kind"],
            entry.get("country"),
            tuple(entry.get("aliases", ())),
            tuple(Term(term["id"], term["from"], term.get("to")) for term in entry.get("offices", ())),
            entry.get("surname") or (entry["name"].split()[-1] if entry["kind"] == "person" else None),
        )
        for table in TABLES
        for id, entry in load_lexicon(f"actors_{table}").items()
    }


def find_person(name: str) -> ActorInfo | None:
    """The known person with this name, in any case, accents or not, further names behind it allowed.

    >>> find_person("CLAUDIA SHEINBAUM PARDO").id, find_person("Ana Ruiz")
    ('claudia-sheinbaum', None)
    """
    words = slug(name).split("-")
    for end in range(len(words), 0, -1):
        if end < len(words) and end < 2:
            break
        if id := people_by_name().get("-".join(words[:end])):
            return known_actors()[id]
    return None


@cache
def people_by_name() -> dict[str, str]:
    """Slugs of the names and aliases of people with their ids."""
    return {
        slug(alias): actor.id
        for actor in known_actors().values()
        if actor.kind == "person"
        for alias in (actor.name, *actor.aliases)
    }


@cache
def holders() -> dict[str, list[ActorInfo]]:
    """Who held each office."""
    found: dict[str, list[ActorInfo]] = {}
    for person in known_actors().values():
        for office in {term.office for term in person.offices}:
            found.setdefault(office, []).append(person)
    return found
