"""Spanish and French infinitives that tell what is promised, asked or held: `prometió | bajar el arancel`.

The lexicon says which verbs take one and behind which preposition (`[infinitives]`), and what only looks like one.
"""

from nlp.quoting.page import Page
from nlp.quoting.types import Cue

REACH = 10  # tokens of those who are asked: "instó a los socios de la cámara a | guardar"
CLITICS = ("", "se", "lo", "la", "los", "las", "le", "les", "nos", "me")
ENDINGS = {
    "es": tuple(end + clitic for end in ("ar", "er", "ir", "ír") for clitic in CLITICS),
    "fr": ("er", "ir"),
}


def find_infinitive(page: Page, cue: Cue, begin: int, end: int) -> int | None:
    """Where the infinitive begins that a cue reports, its speaker and those it is said to left out; or None."""
    ways = page.reporting.infinitives.get(cue.lemma, frozenset())
    index = begin
    while index < end and page.doc[index].lower_ in page.word("temporal") | page.word("adverbs"):
        index += 1
    for way in sorted(ways):
        led = index < end and page.doc[index].lower_ == way
        start = index + 1 if led else index
        if (led or way == "-") and opens_infinitive(page, start, end):
            return start
    return behind_listeners(page, ways, index, end)


def behind_listeners(page: Page, ways: frozenset[str], index: int, end: int) -> int | None:
    """The infinitive behind those who are asked: "exhortó a los socios a | guardar", "demande au port de | rouvrir"."""
    if index >= end or page.doc[index].lower_ not in page.word("listening"):
        return None
    for place in range(index + 1, min(end, index + REACH)):
        if page.is_delimiter(place) or page.doc[place].lower_ in page.word("complementizers"):
            return None
        if page.doc[place].lower_ in ways and opens_infinitive(page, place + 1, end):
            return place + 1
    return None


def opens_infinitive(page: Page, start: int, end: int) -> bool:
    """Whether an infinitive begins here, negated or with a pronoun before it or not."""
    index = start
    while index < end and page.doc[index].lower_ in page.word("negations") | page.word("clitics"):
        index += 1
    return index < end and page.levels[index] == page.levels[start] and is_infinitive(page, index)


def is_infinitive(page: Page, index: int) -> bool:
    """Whether a word is an infinitive by its ending or by the lexicon."""
    lower = page.doc[index].lower_
    if lower in page.word("no_infinitives") or page.doc[index].text[:1].isupper():
        return False
    return lower in page.word("infinitives") or (len(lower) > 3 and lower.endswith(ENDINGS[page.language]))
