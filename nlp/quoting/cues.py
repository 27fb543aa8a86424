"""Cues: the words and phrases that report speech, in all their forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from spacy.tokens import Doc, Token

from nlp.lexicon import load_lexicon
from nlp.quoting.types import Cue, CueKind

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
    return Reporting(
        verbs,
        nouns,
        frozenset(lexicon.get("adjectives", {}).get("mood", "").split()),
        {name: frozenset(verbs) for name, verbs in lexicon.get("frames", {}).items()},
        {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in phrases.items()},
        read_infinitives(lexicon.get("infinitives", {})),
        lists | {"own": lists["own"].union(own)},
        frozenset(lexicon["idle"]),
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


def find_cues(doc: Doc) -> Iterator[Cue]:
    """Every word or phrase of the text that can report speech, in order; whether it does, its clause tells.

    >>> import spacy
    >>> doc = spacy.blank("es")("De acuerdo con el banco, el ministro dijo que no.")
    >>> [doc[cue.start : cue.end].text for cue in find_cues(doc)]
    ['De acuerdo con', 'dijo']
    """
    reporting = load_reporting(doc.vocab.lang)
    tagged = doc.has_annotation("TAG")
    end = 0
    for token in doc:
        if token.i < end:
            continue
        cue = (
            phrase_cue(token, reporting)
            or mood_cue(token, reporting, tagged)
            or verb_cue(token, reporting, tagged)
            or noun_cue(token, reporting)
        )
        if cue is not None:
            end = cue.end
            yield cue


def phrase_cue(token: Token, reporting: Reporting) -> Cue | None:
    """A phrase such as "according to" that begins here."""
    for words, kind in reporting.phrases.get(token.lower_, ()):
        end = token.i + len(words)
        if end < len(token.doc) and all(
            token.doc[token.i + index].lower_ == word for index, word in enumerate(words)
        ):
            return Cue(token.i, end, token.i, " ".join(words), frozenset((kind,)))
    return None


def verb_cue(token: Token, reporting: Reporting, tagged: bool) -> Cue | None:
    """A form of a reporting verb, where the tagger does not say that it is something else."""
    verb = reporting.verbs.get(token.lower_)
    if verb is None or (tagged and not is_verb(token)):
        return None
    return Cue(token.i, token.i + 1, token.i, *verb)


def is_verb(token: Token) -> bool:
    """Whether the tagger, or else the parser, takes a word for a verb, and it is not somebody's ("his finding")."""
    if token.i > 0 and token.doc[token.i - 1].tag_ in ("POS", "PRP$"):
        return False
    ruling = token.dep_ in ("ROOT", "ccomp") and any(child.dep_ == "nsubj" for child in token.lefts)
    return token.tag_.startswith("VB") or (token.tag_ == "NNS" and ruling)


def mood_cue(token: Token, reporting: Reporting, tagged: bool) -> Cue | None:
    """An adjective such as "convinced", where the tree (if there is one) does not say that it is something else."""
    if token.lower_ not in reporting.moods:
        return None
    if tagged and not is_felt(token):
        return None
    return Cue(token.i, token.i + 1, token.i, token.lower_, frozenset(("mood",)))


def is_felt(token: Token) -> bool:
    """Whether somebody is or says that they are so; spaCy crashes on the children of a token without a parse."""
    ruled = token.dep and any(child.dep_ == "auxpass" for child in token.children)
    return token.dep_ in ("acomp", "oprd") or bool(ruled)


def noun_cue(token: Token, reporting: Reporting) -> Cue | None:
    """A noun such as "claim" that can hold what somebody says."""
    noun = reporting.nouns.get(token.lower_)
    return None if noun is None else Cue(token.i, token.i + 1, token.i, noun, frozenset(("noun",)))
