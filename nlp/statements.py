"""Statements worth checking that no trade statistics answer: measures taken, causes, forecasts, other facts.

They are what a fact-checker wants to see beside the figures, and what floods a page when everything is taken: the
model of check-worthiness is the gate, and a sentence that already has a statistical claim is left to that.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from nlp.asking.manner import find_assertion
from nlp.asking.scene import Scene, Span
from nlp.asking.tariffs import is_tariff
from nlp.asking.words import pattern
from nlp.checkworthiness import checkworthiness
from nlp.kinds import kind_of_figures, kind_of_percent
from nlp.lexicon import load_lexicon
from nlp.phrases import fold
from nlp.quotations import speaker_at
from nlp.types import Assertion, ClaimKind, FigureKind, Quotation

GATE = 0.5  # check-worthiness of a statement whose kind is told by its words
GATE_OTHER = 0.7  # of one that only the model speaks for
SHORTEST, LONGEST = 5, 70  # words: shorter is a fragment, longer a list or a legal clause
CLOSED = re.compile(r"[.!][\"'”’»)\]]*\Z")
DASH = re.compile(r"(?<=[\w,]) ?[—–]")
DASHES = 4  # more in one sentence are no asides
RESTART = re.compile(
    r"(?<!\w)([^\W\d_]+)(?: [^\W\d_]+){0,3} ?— ?\1(?!\w)|-\s—"
)  # "the duty — the", "Stra- — Strategic"
CARRIED = re.compile(
    r"[,;:)]|[-–•*] ?\w+ing(?!\w)|(?:que|y que|porque|which|because that|qui|tambi[eé]n,? si)(?!\w)|ante [^,]*\Z"
)
INFINITIVE = re.compile(
    r"(?!ayer|mujer|primer|tercer|cualquier|par|mar|azúcar)[^\W\d_]+[aei]r(?:se|lo|la|los|las|le|les)?[ ,]"
)
READERS = {"en": "USA", "es": "MEX", "fr": "FRA"}  # where most texts of a language are of home matters
PROMISE = re.compile(r"\w{2}[aei]remos(?!\w)")  # "apoyaremos": the speaker's own future is a promise
WOULD = re.compile(
    r"(?<!\w)(?!secretar|comisar|notar|alcantar|maquinar)(?:\w{3,}[ai]ría[ns]?|\w+dría[ns]?|sería[ns]?)(?!\w)"
)  # "representaría", "tendrían"
FUTURE = {
    "es": re.compile(r"(?<!\w)(?:\w+[aei]rán?|van? a \w+[aei]r)(?!\w)"),  # "invertirá", "va a llegar"
    "fr": re.compile(r"(?<!\w)\w{2,}(?:[ei]ra|[ei]ront|aura|auront)(?!\w)"),  # "coûtera", "finiront"
}
KINDS: tuple[ClaimKind, ...] = ("causal", "policy")
NEED_FIGURES: frozenset[ClaimKind] = frozenset(
    {"prediction", "other"}
)  # else promises and plain talk come in
ASKING = "reporter"  # the one actor of a transcript for all who ask unnamed
RATES: frozenset[FigureKind] = frozenset({"percent"})
MEASURES: frozenset[FigureKind] = frozenset(
    {"amount", "percent", "percentage_points", "count", "multiple", "rate"}
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, whose it is, of what kind, and how it is put."""

    span: Span
    quotation: Quotation | None
    kind: ClaimKind
    assertion: Assertion
    checkworthiness: float


def find_statements(doc: Doc, scene: Scene, taken: Collection[int]) -> Iterator[Statement]:
    """The statements of a text, in order; none in a sentence of which a place in `taken` is a claim already."""
    seen: set[str] = set()
    asks = [one for one in doc._.quotations if is_premise(one.speaker)]
    for sentence in scene.sentences:
        if any(sentence.start <= place < sentence.end for place in taken):
            continue
        span, quotation = narrow(doc, scene, sentence)
        if any(one.start <= span.start < one.end for one in asks):
            continue
        words = scene.lower[span.start : span.end]
        if words not in seen and is_statement(scene, span, words):
            seen.add(words)
            yield from judge(scene, sentence, span, quotation)


def narrow(doc: Doc, scene: Scene, sentence: Span) -> tuple[Span, Quotation | None]:
    """What is stated in a sentence: the content of the quotation that makes up most of it, or the whole."""
    whole = trimmed(scene.text, sentence)
    quotation = speaker_at(doc, (whole.start + whole.end) // 2)
    if quotation is None:
        return whole, None
    inside = trimmed(scene.text, Span(max(whole.start, quotation.start), min(whole.end, quotation.end)))
    if inside.end - inside.start < 0.5 * (whole.end - whole.start):
        return whole, None
    return inside, quotation


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space around it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def is_statement(scene: Scene, span: Span, words: str) -> bool:
    """Whether this is a whole sentence that tells something: no heading, no question, no list."""
    if (
        not SHORTEST <= len(words.split()) <= LONGEST
        or any(mark in words for mark in "\n?|")
        or words.endswith("…")
    ):
        return False
    if is_broken(words) or is_part(scene, words):
        return False
    following = scene.text[span.end : span.end + 2]
    return bool(CLOSED.search(words)) or span.end == len(scene.text) or following[:1] in ("”", '"', "»", ",")


def is_part(scene: Scene, words: str) -> bool:
    """Whether a sentence only carries on another, or answers it: ", because there is", "To reach an agreement"."""
    return bool(CARRIED.match(words)) or is_wish(scene, words)


def is_wish(scene: Scene, words: str) -> bool:
    """Whether words only name what could be done: "Importar menos para producir aquí"."""
    return scene.language == "es" and INFINITIVE.match(words) is not None


def is_broken(words: str) -> bool:
    """Whether a speaker starts anew again and again: "the — the tariffs — they are"."""
    return sum(1 for _ in RESTART.finditer(words)) > 1 or len(DASH.findall(words)) > DASHES


def judge(scene: Scene, sentence: Span, span: Span, quotation: Quotation | None) -> Iterator[Statement]:
    """The statement, where its theme, its kind and the gate let it through."""
    if not has_cue(scene, span, "theme") or has_cue(scene, span, "norm") or has_cue(scene, span, "intent"):
        return
    if is_domestic(scene, span) or is_promise(scene, span):
        return
    worth = checkworthiness(scene.text[span.start : span.end])
    assertion = assertion_of(scene, sentence, span)
    kind = kind_of(scene, span, assertion)
    if worth < GATE and not is_measure(scene, span, kind):
        return
    if has_cue(scene, span, "unreal") and not has_figure(scene, span, MEASURES):
        return
    if kind in NEED_FIGURES and not has_figure(scene, span, MEASURES):
        return
    if kind != "other" or (worth >= GATE_OTHER and has_subject(scene, span)):
        told = kind_of_figures(scene, span) if kind == "other" else None
        yield Statement(span, quotation, told or kind, assertion, worth)


def is_domestic(scene: Scene, span: Span) -> bool:
    """Whether it tells of roads, hospitals or housing and nothing of trade, or of another matter altogether."""
    if has_cue(scene, span, "apart"):
        return True
    return has_cue(scene, span, "home") and not has_cue(scene, span, "core")


def is_premise(speaker: str | None) -> bool:
    """Whether it is who asks at a press conference that says it: no statement of theirs, but what they ask about."""
    return speaker == ASKING


def is_promise(scene: Scene, span: Span) -> bool:
    """Whether the speaker tells what they themselves will do, in the Spanish future."""
    return scene.language == "es" and bool(PROMISE.search(scene.lower, span.start, span.end))


def is_told(scene: Scene, sentence: Span, worth: float) -> bool:
    """Whether a sentence tells a figure of the economy or of trade outright, as no statistics of ours could say."""
    span = trimmed(scene.text, sentence)
    words = scene.lower[span.start : span.end]
    if worth < GATE_OTHER or "?" in words or is_broken(words) or is_part(scene, words):
        return False
    if has_cue(scene, span, "intent") or is_domestic(scene, span) or is_promise(scene, span):
        return False
    return has_subject(scene, span)


def has_subject(scene: Scene, span: Span) -> bool:
    """Whether it names trade, the economy at large or a country other than the one its readers live in."""
    if has_cue(scene, span, "core") or has_cue(scene, span, "economy"):
        return True
    return any(one.country not in (READERS[scene.language], "WLD") for one in scene.named(span))


def is_measure(scene: Scene, span: Span, kind: ClaimKind) -> bool:
    """Whether it tells of a measure of trade that was taken: worth a line whatever the model says."""
    return kind == "policy" and has_cue(scene, span, "core")


def assertion_of(scene: Scene, sentence: Span, span: Span) -> Assertion:
    """How it is put. A mere negation denies nothing: "has not met" asserts that they have not."""
    if has_cue(scene, sentence, "rejection"):
        return "denied"
    assertion = find_assertion(scene, span, span, None, -1)
    if assertion == "asserted" and scene.language == "es" and WOULD.search(scene.lower, span.start, span.end):
        return "conditional"
    future = FUTURE.get(scene.language)
    ahead = future is not None and future.search(scene.lower, span.start, span.end)
    return "predicted" if assertion == "asserted" and ahead else assertion


def kind_of(scene: Scene, span: Span, assertion: Assertion) -> ClaimKind:
    """The kind of a statement: a forecast by its tense, a tariff by its rate, else by its words."""
    if assertion == "predicted":
        return "prediction"
    if has_cue(scene, span, "tariff") and is_rate(scene, span):
        return "tariff"
    if kind := next((kind for kind in KINDS if has_cue(scene, span, kind)), None):
        return kind
    return "policy" if has_cue(scene, span, "moves") and has_cue(scene, span, "measure") else "other"


def is_rate(scene: Scene, span: Span) -> bool:
    """Whether a percentage is the rate of a tariff, and not by how much something changed because of one."""
    rates = [one for one in scene.within(scene.figures, span) if one.kind in RATES]
    marks = [one for one in scene.within(scene.indicators, span) if one.name == "tariff_rate"]
    if any(is_tariff(scene, mark, rate) for mark in marks for rate in rates):
        return True
    behind = [rate for rate in rates if marks and marks[0].end <= rate.start]
    return any(kind_of_percent(scene, span, rate) == "level" for rate in behind)


def has_figure(scene: Scene, span: Span, kinds: frozenset[FigureKind]) -> bool:
    """Whether a figure of one of these kinds stands in it."""
    return any(figure.kind in kinds for figure in scene.within(scene.figures, span))


def has_cue(scene: Scene, span: Span, kind: str) -> bool:
    """Whether a word of a kind stands in it."""
    return bool(cues(kind, scene.language).search(scene.lower, span.start, span.end))


@cache
def cues(kind: str, language: str) -> re.Pattern[str]:
    """The words of a kind in one language, for folded lower-case text."""
    return pattern(fold(word) for word in load_lexicon("statements")[kind][language])
