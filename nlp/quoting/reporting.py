"""The reporting words of a language, read from its lexicon and ready to look up, with all forms of its verbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from spacy.strings import get_string_id

from nlp.lexicon import load_lexicon
from nlp.quoting.types import CueKind

KINDS: tuple[CueKind, ...] = get_args(CueKind)
VOWELS = "aeiou"
CONTRACTIONS = {"de": ("del", "du", "des", "d'", "d’"), "a": ("al",)}
Phrase = tuple[tuple[str, ...], CueKind]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting words of one language, ready to look up."""

    verbs: dict[str, tuple[str, frozenset[CueKind]]]
    """Form -> lemma and what it can be."""
    nouns: dict[str, str]
    moods: frozenset[str]
    """Adjectives for what somebody feels to be so: "convinced"."""
    frames: dict[str, frozenset[str]]
    """How phrases are reported: the verbs of each way, with their preposition where it has one."""
    phrases: dict[str, tuple[Phrase, ...]]
    """First word -> the phrases that begin with it, longest first."""
    infinitives: dict[str, frozenset[str]]
    """Lemma -> the prepositions behind which its infinitive stands, "-" for none."""
    words: dict[str, frozenset[str]]
    idle: frozenset[str]
    """Verbs with the word behind them that makes them mean something else."""
    openers: frozenset[int]
    """The numbers that spaCy gives to the words with which a cue can begin, in lower case."""


@cache
def load_reporting(language: str) -> Reporting:
    """The reporting words of a language, from its lexicon."""
    lexicon = load_lexicon(f"reporting_{language}")
    kinds: dict[str, set[CueKind]] = {}
    for kind in KINDS:
        for lemma in lexicon["verbs"].get(kind, "").split():
            kinds.setdefault(lemma, set()).add(kind)
    verbs = {
        form: (lemma, frozenset(of))
        for lemma, of in kinds.items()
        for form in forms(lemma, lexicon, language)
    }
    own = {form: lemma for lemma, line in lexicon.get("first", {}).items() for form in line.split()}
    verbs |= {form: (lemma, frozenset(kinds[lemma])) for form, lemma in own.items()}
    nouns = {form: noun for noun in lexicon["nouns"]["say"].split() for form in plural(noun, language)}
    lists = {name: frozenset(value.split()) for name, value in lexicon["words"].items()}
    phrases: dict[str, list[Phrase]] = {}
    for kind in KINDS:
        for phrase in lexicon["phrases"].get(kind, ()):
            for way in contracted(phrase):
                words = tuple(way.replace("d'", "d' ").replace("d’", "d’ ").split())
                phrases.setdefault(words[0], []).append((words, kind))
    moods = frozenset(lexicon.get("adjectives", {}).get("mood", "").split())
    openers = {*verbs, *nouns, *moods, *phrases, *lists.get("reckonings", ())}
    return Reporting(
        verbs,
        nouns,
        moods,
        {name: frozenset(verbs) for name, verbs in lexicon.get("frames", {}).items()},
        {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in phrases.items()},
        read_infinitives(lexicon.get("infinitives", {})),
        lists | {"own": lists["own"].union(own)},
        frozenset(lexicon["idle"]),
        frozenset(map(get_string_id, openers)),
    )


def read_infinitives(ways: dict[str, str]) -> dict[str, frozenset[str]]:
    """The prepositions of each verb's infinitive.

    >>> read_infinitives({"-": "prometer", "con": "amenazar"})["amenazar"]
    frozenset({'con'})
    """
    verbs = {verb for line in ways.values() for verb in line.split()}
    return {verb: frozenset(way for way, line in ways.items() if verb in line.split()) for verb in verbs}


def contracted(phrase: str) -> Iterator[str]:
    """A phrase with the forms in which its last word runs into an article: "en palabras del"."""
    yield phrase
    stem, _, last = phrase.rpartition(" ")
    yield from (f"{stem} {form}" for form in CONTRACTIONS.get(last, ()) if stem)


def forms(lemma: str, lexicon: dict[str, Any], language: str) -> Iterator[str]:
    """All forms of a verb that can report: those of the third person, participles and gerunds."""
    irregular = lexicon["irregular"].get(lemma)
    if irregular is not None:
        yield from irregular.split()
    if language == "en":
        yield lemma
        if irregular is None:
            yield from english_forms(lemma)
    elif lemma not in lexicon.get("complete", "").split():
        ending = next(
            (end for end in ("ger", "cer") if end in lexicon["endings"] and lemma.endswith(end)), None
        )
        ending = ending or lemma[-2:]
        stem = lemma.removesuffix(ending)
        yield from (stem + suffix for suffix in lexicon["endings"].get(ending, "").split())


def english_forms(lemma: str) -> Iterator[str]:
    """The regular forms of an English verb.

    >>> list(english_forms("reply")), list(english_forms("argue")), list(english_forms("stress"))
    (['replies', 'replied', 'replying'], ['argues', 'argued', 'arguing'], ['stresses', 'stressed', 'stressing'])
    """
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    else:
        hisses = lemma.endswith(("s", "sh", "ch", "x", "z"))
        yield from (lemma + ("es" if hisses else "s"), lemma + "ed", lemma + "ing")


def plural(noun: str, language: str) -> Iterator[str]:
    """A noun and its plural."""
    yield noun
    if language == "en" and noun.endswith("y") and noun[-2] not in VOWELS:
        yield noun[:-1] + "ies"
    elif language == "es" and noun.endswith("ón"):
        yield noun[:-2] + "ones"
    else:
        yield noun + "s"
