"""What a bare number counts, and the numbers that are no quantity: years, dates, codes, list numbers."""

import re

from spacy.tokens import Doc

from nlp.lexicon import load_lexicon
from nlp.quantities.grammar import Grammar, spoken
from nlp.quantities.numbers import Number
from nlp.quantities.types import SMALL

GLUED = re.compile(r"\w-\d+-$|[\w/:@#&=]$|[A-Za-z]-$|\d[.,:/]$|[A-Z]\.$")
TAIL = re.compile(
    r"[\w@]|[:/]\d|[.,]\d|-\d(?![\d.,]*[ -]?(?:%|per|por|pour|[mbt]n?\b|[mbt]r?illi|mil))|/[A-Za-z]|\)[ \t]|°"
)
NAMED = re.compile(
    r"[ \u00a0](?:CFR|C\.F\.R\.|U\.?S\.?C\.?|FR|Fed\. Reg\.|Stat\.)(?!\w)|"
    r"[ \u00a0](?:[A-Z][\w.]*[ \u00a0]){1,3}(?:Avenue|Ave\.|Street|St\.|Road|Rd\.|Boulevard|Blvd\.|Drive|NW)(?!\w)"
)  # a law's title, a house number
LISTED = re.compile(r"(?:^|\n)[ \t]*[(\[]?$")
DAY_BEFORE = re.compile(r"(?<!\w)(?:[A-Z][a-z]{2,8}\.?|de)[ \u00a0]$")
DAY_AFTER = re.compile(
    r"(?:st|nd|rd|th|er|ro)?(?:[ \u00a0]+(?:of|de|du))?[ \u00a0]+(?P<month>[^\W\d_]{3,10})\.?(?!\w)"
)
WORD = re.compile(r"[ \u00a0\u202f-]+(?P<word>[^\W\d_][\w'’-]*)")
ORDINAL = re.compile(r"-[^\W\d_]+(?:th|first|second|third)(?!\w)")
COUNTED = re.compile(r"[ \u00a0](?:de[ \u00a0]|d['’])(?P<word>[^\W\d_A-ZÁÉÍÓÚÑ]{4,})")
CLOCK = re.compile(r"(?<!\w)(?:a|de|desde|hasta|alrededor de|hacia) las? $", re.IGNORECASE)
OCLOCK = re.compile(
    r"[ \u00a0](?:y (?:media|cuarto)|de la (?:mañana|tarde|noche|madrugada)|horas|hrs)(?!\w)|[,.;)]|\s*(?:\n|$)",
    re.IGNORECASE,
)
SECTIONS = frozenset((122, 201, 232, 301, 337, 338, 421, 751))
TARIFF = re.compile(
    r"[ \u00a0-](?:tariffs?|dut(?:y|ies)|investigations?|exclusions?|actions?|measures?|probes?|aranceles|medidas)(?!\w)",
    re.IGNORECASE,
)
FIRST_YEAR, LAST_YEAR = 1700, 2100


def is_no_quantity(text: str, number: Number, grammar: Grammar) -> bool:
    """Whether this number names or numbers something instead of measuring it."""
    before, after = text[max(0, number.start - 25) : number.start], text[number.end : number.end + 25]
    if number.numeral and (GLUED.search(before) or TAIL.match(after)):
        return True
    if number.numeral and (
        NAMED.match(text, number.end)
        or text[number.start] == "0" < text[number.start + 1 : number.start + 2] <= "9"
    ):
        return True
    if not number.numeral and ORDINAL.match(after):
        return True
    if grammar.barred.search(before) or LISTED.search(before) and re.match(r"[.):\]]", after):
        return True
    return is_date(text, number, before, after)


def is_date(text: str, number: Number, before: str, after: str) -> bool:
    """Whether this is a year, a day of a month, a time of day or a law by its section ("232 tariffs")."""
    if not number.numeral or number.value != int(number.value) or number.scale != 1:
        return False
    if number.value <= 24 and CLOCK.search(before) and OCLOCK.match(after):
        return True
    if number.value in SECTIONS and TARIFF.match(after):
        return True
    if FIRST_YEAR <= number.value <= LAST_YEAR and number.end - number.start == 4:
        return True
    if not 1 <= number.value <= 31:
        return False
    months = {name for names in load_lexicon("months").values() for name in names}
    found = DAY_BEFORE.search(before)
    if found and spoken(found.group()).strip(". ") in months:
        return True
    behind = DAY_AFTER.match(after)
    return bool(behind and behind["month"].lower() in months)


def lasts(text: str, number: Number, grammar: Grammar) -> bool:
    """Whether a number tells how long something takes: "more than 12 hours"."""
    word = WORD.match(text, number.end)
    return word is not None and word["word"].lower() in grammar.words["durations"]


def counted(doc: Doc, text: str, number: Number, grammar: Grammar) -> str | None:
    """The noun that is counted ("lines", "countries"), or None where nothing is."""
    word = WORD.match(text, number.end)
    if word is None:
        return None
    first = word["word"].lower().removeprefix("d'").removeprefix("d’")
    words = grammar.words
    if first in ("de", "d") and number.scale >= 1e6 and (of := COUNTED.match(text, number.end)):
        return of["word"].lower()  # "ocho millones de adultos" are people, no pesos
    if first in words["no_nouns"]:
        return None
    if first in words["durations"] or (not number.numeral and number.value <= SMALL):
        return None
    idle = words["idle"] if not number.numeral or number.value <= SMALL else ()
    if first in idle:
        return None
    if not doc[0].tag:
        return first
    span = doc.char_span(word.start("word"), word.start("word") + 1, alignment_mode="expand")
    for token in doc[span.start : span.start + 4] if span else ():
        if token.tag_ in ("NNS", "NNPS") or (
            token.tag_ in ("NN", "NNP") and token.i + 1 < len(doc) and doc[token.i + 1].tag_[:2] != "NN"
        ):
            noun = token.lower_
            return None if noun in words["durations"] or noun in idle else noun
        if token.tag_ not in (
            "JJ",
            "JJR",
            "JJS",
            "NN",
            "NNP",
            "VBN",
            "VBG",
            "HYPH",
            "CC",
            "POS",
            ",",
            "CD",
            "RB",
            "PRP$",
        ):
            return None
    return None
