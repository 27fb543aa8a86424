"""Cues: the words and phrases of a text that can report speech."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from nlp.quoting.misread import misread_subject
from nlp.quoting.reporting import Reporting, load_reporting
from nlp.quoting.types import Cue


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
    for index, word in enumerate(doc.to_array("LOWER").tolist()):
        if word not in reporting.openers or index < end:
            continue
        token = doc[index]
        cue = (
            phrase_cue(token, reporting)
            or mood_cue(token, reporting, tagged)
            or verb_cue(token, reporting, tagged)
            or reckoning_cue(token, reporting)
            or noun_cue(token, reporting)
        )
        if cue is not None and cue.start >= end:
            end = cue.end
            yield cue


def phrase_cue(token: Token, reporting: Reporting) -> Cue | None:
    """A phrase such as "according to" that begins here."""
    phrases = reporting.phrases.get(token.lower_, ())
    second = token.doc[token.i + 1].lower_ if phrases and token.i + 1 < len(token.doc) else ""
    for words, kind in phrases:
        end = token.i + len(words)
        if end >= len(token.doc) or (len(words) > 1 and words[1] != second):
            continue
        if all(token.doc[token.i + index].lower_ == words[index] for index in range(2, len(words))):
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
    if token.tag_ == "NN":
        clause = ruling and any(child.dep_ == "ccomp" for child in token.rights)
        return clause or misread_subject(token) is not None
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


def reckoning_cue(token: Token, reporting: Reporting) -> Cue | None:
    """A phrase such as "by one estimate" or "in the governor's view", as the tree has it, from its preposition on."""
    if token.lower_ not in reporting.words.get("reckonings", ()) or token.dep_ != "pobj":
        return None
    leading = token.head
    whose = any(child.dep_ == "poss" or child.lower_ in reporting.words["some"] for child in token.lefts)
    if not whose or leading.lower_ not in ("by", "in", "to") or token.left_edge.i != leading.i + 1:
        return None
    return Cue(leading.i, token.i + 1, leading.i, token.lower_, frozenset(("source",)))
