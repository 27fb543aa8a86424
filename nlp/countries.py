"""Countries and blocs named in a text: by name, adjective, people, capital, metonym or a place in them.

The lexicon is matched by case ("US" is a country, "us" is not), and what else a name can mean is told by
the words beside it (`lexicon/country_contexts.toml`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from nlp.inflection import inflect
from nlp.lexicon import load_lexicon
from nlp.phrases import Phrases, fold

Form = Literal["name", "adjective", "demonym", "capital", "metonym", "place"]
ARTICLES = ("the ", "el ", "la ", "los ", "las ", "le ", "les ", "l'")
CONTEXTS = load_lexicon("country_contexts")
ADJECTIVAL = frozenset(CONTEXTS["adjectival"]["names"])
AFTER_PEOPLE = frozenset(CONTEXTS["adjectival"]["after_people"].split())
PEOPLE_ARTICLES = frozenset(CONTEXTS["adjectival"]["articles"])
PLAIN = frozenset(CONTEXTS["people"]["plain"].split())
SURNAMES = frozenset(CONTEXTS["people"]["surnames"])
TITLES = frozenset(CONTEXTS["people"]["titles"])
FIRST_NAMES = frozenset(CONTEXTS["people"]["first_names"])
LONG = 3  # letters: a shorter word is not capitalised in every headline
HEADLINE = 5  # long words in a line, at least, before its capitals say anything
VERB_TAGS = ("VBP", "VBZ", "VBD", "MD")
NOUN_TAGS = ("NN", "JJ", "VBG", "VBN", "CD")

FIRST_FLAG = 0x1F1E6  # the sign of the letter A; two of them are a flag
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")

if not Doc.has_extension("countries"):
    Doc.set_extension("countries", default=None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or bloc named at `start`-`end`, and by what form of its name."""

    start: int
    end: int
    text: str
    country: str
    form: Form


def find_countries(doc: Doc) -> Iterator[Mention]:
    """The countries and blocs that the text names, in order; read once a doc and kept on it.

    >>> import spacy
    >>> [(m.country, m.form) for m in find_countries(spacy.blank("en")("Ottawa told US farmers"))]
    [('CAN', 'capital'), ('USA', 'name')]
    """
    if doc._.countries is None:
        doc._.countries = tuple(read_countries(doc))
    yield from doc._.countries


def country_name(code: str) -> str:
    """The English name of a country or bloc, or the code itself where it is unknown.

    >>> country_name("MEX")
    'Mexico'
    """
    entry = load_lexicon("countries").get(code)
    return str(entry["en"][0]).removeprefix("the ") if entry else code


def country_of(text: str) -> str | None:
    """The code of the country that a name, adjective, capital or place belongs to, in any language and case.

    >>> country_of("the Dutch"), country_of("canadiense"), country_of("Ohio"), country_of("tomato")
    ('NLD', 'CAN', 'USA', None)
    """
    wanted = fold(text).strip().casefold()
    for article in ("", *ARTICLES):
        if wanted.startswith(article) and (code := codes().get(wanted.removeprefix(article))):
            return code
    return None


@cache
def codes() -> dict[str, str]:
    """Every spelling in small letters, in every language, with its code."""
    found: dict[str, str] = {}
    for language in ("en", "es", "fr"):
        for phrase, code, _ in list_phrases(language):
            found.setdefault(phrase.casefold(), code)
    return found


@cache
def phrases(language: str) -> Phrases[tuple[str, Form]]:
    """All spellings of a language, compiled once."""
    return Phrases((phrase, (code, form)) for phrase, code, form in list_phrases(language))


def list_phrases(language: str) -> Iterator[tuple[str, str, Form]]:
    """Each spelling of `language` with code and form; whole words in capitals for headings as well."""
    for phrase, code, form in list_spellings(language):
        yield phrase, code, form
        if len(phrase) > 3 and form != "adjective":
            yield phrase.upper(), code, form
        elif form == "adjective" and phrase.islower():
            yield phrase.capitalize(), code, form


def list_spellings(language: str) -> Iterator[tuple[str, str, Form]]:
    """Each spelling of `language` as the lexicon has it, adjectives in all their forms."""
    for code, entry in load_lexicon("countries").items():
        forms: tuple[tuple[list[str], Form], ...] = (
            (entry.get(language, entry["en"]), "name"),
            (entry.get("capitals", []), "capital"),
            (entry.get("metonyms", []), "metonym"),
            (entry.get("people", []) if language == "en" else [], "demonym"),
        )
        for spellings, form in forms:
            yield from ((spelling, code, form) for spelling in spellings)
        for adjective in entry.get("adjectives", {}).get(language, []):
            yield from ((spelling, code, "adjective") for spelling in inflect(adjective, language))
    for code, places in load_lexicon("places").items():
        yield from ((place, code, "place") for place in places)


def read_countries(doc: Doc) -> Iterator[Mention]:
    """The mentions that stand up to their context."""
    original = doc.text
    text = fold(original)
    language = doc.lang_ if doc.lang_ in ("en", "es", "fr") else "en"
    found = [
        Mention(start, end, original[start:end], *value)
        for start, end, value in phrases(language).find(text)
        if stands(text, start, end) and (not is_person(text, start, end) or is_headline(original, start))
    ]
    found.extend(find_flags(text))
    found.extend(find_blocs(text, found))
    for mention in sorted(found, key=lambda mention: mention.start):
        yield settle(doc, text, mention, found)


def find_flags(text: str) -> Iterator[Mention]:
    """Countries told by their flags, as on social media.

    >>> [(one.start, one.country) for one in find_flags("to \U0001f1f2\U0001f1fd in May")]
    [(3, 'MEX')]
    """
    for match in FLAG.finditer(text):
        letters = "".join(chr(ord(sign) - FIRST_FLAG + ord("A")) for sign in match.group())
        if code := CONTEXTS["flags"].get(letters):
            yield Mention(match.start(), match.end(), match.group(), code, "name")


@cache
def bloc_words() -> Phrases[None]:
    """What a bloc is called once it has been named."""
    return Phrases((word, None) for word in CONTEXTS["bloc"]["words"])


def find_blocs(text: str, found: list[Mention]) -> Iterator[Mention]:
    """ "The bloc", where the text names one bloc and no other."""
    lexicon = load_lexicon("countries")
    named = {mention.country for mention in found if lexicon[mention.country].get("bloc")}
    if len(named) == 1:
        for start, end, _ in bloc_words().find(text):
            yield Mention(start, end, text[start:end], min(named), "metonym")


def stands(text: str, start: int, end: int) -> bool:
    """Whether the words around do not make something else of the name."""
    name, before, after = text[start:end], text[max(0, start - 40) : start].rstrip(), text[end : end + 40]
    after = after[1:] if after.startswith((" ", "-")) else ""
    followers = (*CONTEXTS["not_before"].get(name, ()), *CONTEXTS["not_before"]["*"])
    if any(after.startswith(word) and not after[len(word) : len(word) + 1].isalpha() for word in followers):
        return False
    return not any(before.endswith(word) for word in CONTEXTS["not_after"].get(name, ()))


def is_person(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word right beside makes the name part of a person's."""
    name = text[start:end]
    if (
        (name in SURNAMES or name.isupper() and name.title() in SURNAMES)
        and text[start - 1 : start] == " "
        and is_name(text[max(0, start - 30) : start].split()[-1:])
    ):
        return True
    return name in FIRST_NAMES and text[end : end + 1] == " " and is_name(text[end : end + 30].split()[:1])


def is_headline(text: str, offset: int) -> bool:
    """Whether nearly every long word of the line is capitalised, so that capitals say nothing: "Court Stops France Tariff"."""
    first = text.rfind("\n", max(0, offset - 200), offset) + 1 or max(0, offset - 200)
    last = text.find("\n", offset, offset + 200)
    words = [word for word in text[first : last if last >= 0 else offset + 200].split() if len(word) > LONG]
    return len(words) >= HEADLINE and sum(word[0].isupper() for word in words) > 0.9 * len(words)


def is_name(words: list[str]) -> bool:
    """Whether the word (if any) can be part of a person's name: capitalised and no word of grammar."""
    word = words[0] if words else ""
    if word[-1:] in ".?!" and len(word) > 2 and word not in TITLES:
        return False  # there a sentence ends
    return (
        word[:1].isupper() and word.rstrip(",") not in PLAIN and word[-1] not in ',;:"' and not word.isdigit()
    )


def settle(doc: Doc, text: str, mention: Mention, found: list[Mention]) -> Mention:
    """The mention with the country and form that its context tells."""
    if homonym := CONTEXTS["homonyms"].get(mention.text):
        foreign = any(word in text for word in homonym["country_words"])
        local = any(other.form == "place" and other.country == homonym["place"] for other in found)
        local = local or any(word in text for word in homonym["place_words"])
        if local and not foreign:
            return replace(mention, country=homonym["place"], form="place")
    if mention.form == "adjective" and is_people(doc, text, mention):
        return replace(mention, form="demonym")
    if mention.form == "name" and mention.text in ADJECTIVAL and modifies(doc, text, mention):
        return replace(mention, form="adjective")
    return mention


def is_people(doc: Doc, text: str, mention: Mention) -> bool:
    """Whether an adjective stands for its people: "the Dutch want", "los mexicanos"."""
    article = (text[max(0, mention.start - 12) : mention.start].split() or [""])[-1]
    if doc.lang_ != "en":
        plural = mention.text.endswith(("s", "x"))
        return (
            plural
            and (article in PEOPLE_ARTICLES or article.endswith("'"))
            and text[mention.start - 1] == " "
        )
    following = text[mention.end : mention.end + 12]
    word = following.split()[0] if following.split() else "."
    if article in ("the", "The") and tag_at(doc, mention.end + 1).startswith(VERB_TAGS):
        return True
    return article in ("the", "The") and (not word[0].isalpha() or word.strip(".,;:!?") in AFTER_PEOPLE)


def modifies(doc: Doc, text: str, mention: Mention) -> bool:
    """Whether a short name stands before a noun that it qualifies ("US tariffs"); needs the tagger."""
    if text[mention.end : mention.end + 1] != " " or not text[mention.end + 1 : mention.end + 2].islower():
        return False
    if doc.lang_ != "en":
        return False
    return tag_at(doc, mention.end + 1).startswith(NOUN_TAGS)


def tag_at(doc: Doc, offset: int) -> str:
    """The tag of the token that covers a character; empty where there is none."""
    found = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return str(found[0].tag_) if found is not None and len(found) else ""
