"""Countries that are described and not named: "our southern neighbor", "nuestro país", "el país asiático"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from nlp.asking import words
from nlp.asking.scene import HOME
from nlp.countries import Mention
from nlp.lexicon import load_lexicon

NEIGHBOUR = re.compile(r"neighbou?r|vecino|voisin|partners|members|countries|socios")
OURS = "OWN"  # whoever speaks, in the table of descriptions
OFFICIAL = frozenset({"office", "government", "organisation", "person"})
NEARBY = 80  # characters back to whose neighbour is described
POINTED, POINTED_BACK = "THAT", 400  # "that market": the country named last in so many characters
UNTOLD = "???"  # a country that the words describe and do not tell


def own_country(doc: Doc, lower: str, mentions: Sequence[Mention]) -> str | None:
    """Whose "nuestro país" is in a text that is not English: the one country whose offices and institutions it names.

    Else that of the neighbour's neighbour: only Mexicans call the United States "el vecino del norte".
    """
    if doc.lang_ == "en":
        return None
    neighbours: dict[str, str] = load_lexicon("asking")["neighbours"]
    if told := next((code for wording, code in neighbours.items() if wording in lower), None):
        return told
    offices = {actor.country for actor in doc._.actors if actor.kind in OFFICIAL} - {None, HOME, "WLD"}
    named = {one.country for one in mentions if one.form != "place"} - {HOME, "WLD"}
    codes = offices or named
    return next(iter(codes)) if len(codes) == 1 else None


def seen_from(described: Mention, mentions: tuple[Mention, ...], titled: Sequence[str]) -> str | None:
    """The neighbour as its own neighbour sees it: Mexico's northern one is not Canada; None where it cannot be told."""
    ahead = [m for m in mentions if m.end <= described.start and described.start - m.end < NEARBY]
    if described.country in load_lexicon("asking")["regions"]:
        region = load_lexicon("asking")["regions"][described.country]
        return only_one_of(region, [m.country for m in ahead] or titled)
    if not NEIGHBOUR.search(described.text):
        return described.country
    whose = ahead[-1].country if ahead and not described.text.startswith("our ") else "USA"
    if whose not in ("USA", "MEX", "CAN") or ("+" in described.country and whose != "USA"):
        return None
    if described.country == "?":
        return "USA" if whose != "USA" else None
    return "USA" if (whose, described.country) in (("MEX", "CAN"), ("CAN", "MEX")) else described.country


def only_one_of(region: Sequence[str], named: Sequence[str]) -> str:
    """The one country of a region that was named just before, or in the title, or a code for none."""
    codes = set(named) & set(region)
    return codes.pop() if len(codes) == 1 else UNTOLD


def meant_by(
    described: Mention, mentions: tuple[Mention, ...], own: str | None, titled: Sequence[str]
) -> str | None:
    """Which country is described, where the words tell: the speaker's own, the one named last, a neighbour."""
    if described.country == OURS:
        return own
    if described.country != POINTED:
        return seen_from(described, mentions, titled)
    ahead = [one for one in mentions if 0 <= described.start - one.end < POINTED_BACK]
    others = [one.country for one in ahead if one.form != "place" and one.country not in (own, "WLD")]
    return others[-1] if others else None


def merge_described(
    lower: str, mentions: tuple[Mention, ...], own: str | None, titled: Sequence[str] = ()
) -> tuple[Mention, ...]:
    """The countries named and those described ("our southern neighbor", "nuestro país", "el país asiático"), in order."""
    table = load_lexicon("asking")["descriptions"]
    described = [
        Mention(match.start(), match.end(), match.group(), table[match.group()], "name")
        for match in words.described_countries().finditer(lower)
    ]
    if not described:
        return mentions
    described = [one for one in described if not words.shape("other_country").match(lower, one.start)]
    seen = ((one, meant_by(one, mentions, own, titled)) for one in described)
    described = [replace(one, country=country) for one, country in seen if country]
    kept = [m for m in mentions if not any(d.start < m.end and m.start < d.end for d in described)]
    return tuple(sorted((*kept, *described), key=lambda mention: mention.start))
