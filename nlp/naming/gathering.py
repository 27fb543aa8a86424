"""All that names somebody in a document, gathered and freed of overlaps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from nlp.directory import actor_info, known_actors, slug
from nlp.lexicon import load_lexicon
from nlp.naming.describing import find_roles
from nlp.naming.known import find_commission, find_governments, find_known
from nlp.naming.labels import find_labelled
from nlp.naming.organisations import NOT_NAMES, find_acronyms, find_organisations, find_pacts
from nlp.naming.page import Page
from nlp.naming.people import find_people
from nlp.naming.types import Naming
from nlp.phrases import Phrases

MODELLED: dict[str, str] = load_lexicon("actor_contexts")["modelled"]


def gather(page: Page) -> list[Naming]:
    """The namings of a document in order; of those that overlap the longest stays."""
    known = list(find_known(page))
    roles = list(find_roles(page, known))
    people = list(find_people(page, [*roles, *(naming for naming in known if naming.kind == "office")]))
    organisations = [*find_organisations(page), *find_modelled(page)]
    organisations = [*find_commission(page, [*known, *organisations]), *organisations]
    labels = list(find_labelled(page))
    found = [*labels, *known, *people, *find_governments(page), *organisations, *roles]
    kept = without_overlaps(found, known)
    return without_overlaps([*find_again(page, kept), *kept], known)


def find_modelled(page: Page) -> Iterator[Naming]:
    """Organisations that only the English model sees, those left out that are none."""
    if not page.tagged:
        return
    pacts = find_pacts(page)
    for entity in page.doc.ents:
        if entity.label_ != "ORG" or not is_plausible(page, entity.start, entity.end):
            continue
        first = entity.start + (page.lower[entity.start] == "the")
        start, end = page.starts[first], page.end_of(entity.end - 1)
        name = page.text[start:end]
        known = actor_info(MODELLED.get(name, ""))
        if known:
            yield Naming(start, end, known.id, known.name, known.kind, known.country)
        elif name not in pacts:
            yield Naming(start, end, slug(name), name, "organisation", None)


def is_plausible(page: Page, start: int, end: int) -> bool:
    """Whether a span that the model takes for an organisation acts like one: a name that is subject of a verb."""
    words = page.words[start:end]
    if any(word in NOT_NAMES or not (word[0].isalpha() or word in "&'s-") for word in words):
        return False
    if not words[-1][0].isupper() or page.countries_in(page.starts[start], page.end_of(end - 1)):
        return False
    root = page.doc[start:end].root
    acts = root.dep_ in ("nsubj", "agent") and root.head.tag_.startswith("V")
    return acts and (len(words[-1]) > 2) and "." not in words[-1]


def find_again(page: Page, namings: list[Naming]) -> Iterator[Naming]:
    """The surnames, short names and names already known from elsewhere in the document, wherever they stand."""
    names: dict[str, Naming] = dict(find_acronyms(page, namings))
    bearers: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.kind == "person":
            names.setdefault(naming.name, naming)
            if " " in naming.name and len(surname_of(naming)) > 2:
                bearers[surname_of(naming)].add(naming.name.split()[0])
                names.setdefault(surname_of(naming), naming)
    for surname in (surname for surname, given in bearers.items() if len(given) > 1):
        del names[surname]
    for naming in namings:
        if naming.kind in ("organisation", "company") and not naming.head:
            names.setdefault(naming.name, naming)
    for start, end, naming in Phrases(names.items()).find(page.text):
        yield Naming(start, end, naming.id, naming.name, naming.kind, naming.country, role=naming.role)


def surname_of(naming: Naming) -> str:
    """What a person is called once the full name has been given."""
    known = known_actors().get(naming.id)
    return (known.surname if known else None) or naming.name.split()[-1]


def without_overlaps(found: Iterable[Naming], known: list[Naming]) -> list[Naming]:
    """The namings in order, none over another; the longer wins, the lexicon where two are alike."""
    sure = {id(naming) for naming in known}
    ranked = sorted(found, key=lambda naming: (naming.start - naming.end, id(naming) not in sure))
    taken = bytearray(max((naming.end for naming in ranked), default=0))
    kept = []
    for naming in ranked:
        if not any(taken[naming.start : naming.end]):
            kept.append(naming)
            taken[naming.start : naming.end] = b"\1" * (naming.end - naming.start)
    return sorted(kept, key=lambda naming: naming.start)
