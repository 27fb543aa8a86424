"""From a number and the words around it to a quantity: money, percent, points, multiples, ranks, counts."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from nlp.lexicon import load_lexicon
from nlp.quantities.counting import counted
from nlp.quantities.grammar import SPACE, Grammar, alternatives, spoken
from nlp.quantities.numbers import Number, find_numbers
from nlp.quantities.types import Quantity

OF = re.compile(
    r"[ \u00a0](?:of|de|du|des|d['’]|del|as|more|less|higher|lower|larger|smaller|más|menos|plus|moins)(?!\w)|[,.;]"
)
LEVEL = 50  # more points than that are a market's or a game's, not percentage points
CENTS = re.compile(
    r"[ \u00a0](?:con|y|and|et|avec)[ \u00a0](?P<cents>\d{1,2})[ \u00a0](?:centavos?|céntimos?|cents?|centimes?)(?!\w)"
)
MOVED = re.compile(
    r"(?<!\w)(?:baj|sub|cay|aument|creci|reduj|redujo|disminuy|perdi|gan|recort|elev)\w*[ \u00a0](?:(?:en|casi|unos)[ \u00a0])*$",
    re.IGNORECASE,
)
MULTIPLIED = re.compile(
    r"(?<!\w)(?:multiplic(?:ado|ada|ados|adas|ó|aron|ar|a|an)|multipli(?:é|ée|és|ées|e|ent|ed|es))[ \u00a0](?:por|par|by)[ \u00a0]$",
    re.IGNORECASE,
)
WEIGHED = re.compile(r"[ \u00a0-]pounds?[ \u00a0]of[ \u00a0](?!sterling)[^\W\d_]", re.IGNORECASE)
ORDERED = re.compile(
    r"(?<!\w)(?:first|second|1st|2nd|latter|back|front|primera|segunda|première|seconde|deuxième)[ \u00a0-]$",
    re.IGNORECASE,
)
HALF_YEAR = re.compile(
    r"[ \u00a0](?:of|de|del)[ \u00a0](?:the[ \u00a0]|el[ \u00a0]|l[’'])?(?:(?:19|20)\d\d(?!\w)|(?:last |this |next )?year(?!\w|'|’)|año(?!\w)|année(?!\w))",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"(?<!\w)(?:more than|less than|well over|just over|just under|over|nearly|almost|about|roughly) $",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"[ \u00a0-](?:an?|dozen|hour|year|century|decade|price|time|way|mile)(?!\w)")
BY = re.compile(
    r"(?:by|un|una|en|d['’]un|d['’]une|almost|nearly|about|roughly|over|than|por|de|la|casi|presque) ?$",
    re.IGNORECASE,
)


@cache
def money_before() -> re.Pattern[str]:
    """A currency sign that ends where a number begins."""
    return re.compile(
        rf"(?<![^\W_])(?P<sign>{alternatives(load_lexicon('figures')['currency']['symbols'])}){SPACE}?$"
    )


@cache
def money_inside() -> re.Pattern[str]:
    """An amount that begins with its currency sign."""
    symbols = alternatives(load_lexicon("figures")["currency"]["symbols"])
    return re.compile(rf"(?:{symbols}){SPACE}?\d")


@cache
def money_after() -> re.Pattern[str]:
    """A currency behind a number, as a sign or in words."""
    currency = load_lexicon("figures")["currency"]
    words = alternatives(currency["words"])
    return re.compile(
        rf"(?:{SPACE}|-)?(?:(?:of|de|d['’]|en){SPACE}?)?(?:(?P<word>(?i:{words}))(?![^\W\d_])|(?P<sign>{alternatives(currency['symbols'])})(?![^\W_]))"
    )


@cache
def physical() -> re.Pattern[str]:
    """A measure of physical size behind a number."""
    words = alternatives(load_lexicon("figures")["units"]["physical"])
    return re.compile(rf"(?:{SPACE}|-)?(?:(?:de|d['’]|of){SPACE}?)?(?P<word>{words})(?!\w)", re.IGNORECASE)


def read_quantity(doc: Doc, text: str, number: Number, words: Grammar) -> Quantity | None:
    """What a number measures; None where it is only a part of something else."""
    end = number.end
    money = read_money(text, number, words)
    if money is not None:
        return money
    if match := words.basis_points.match(text, end):
        return Quantity(
            number.start, match.end(), "percentage_points", number.value / 100, number.step / 100, "pp"
        )
    if match := words.percent.match(text, end):
        if point := words.points.match(text, match.end()):
            return Quantity(number.start, point.end(), "percentage_points", number.value, number.step, "pp")
        return Quantity(number.start, match.end(), "percent", number.value, number.step, "%")
    if (
        number.value < LEVEL
        and (match := words.points.match(text, end))
        and changes(text, number, match, words)
    ):
        return Quantity(number.start, match.end(), "percentage_points", number.value, number.step, "pp")
    if (match := words.times.match(text, end)) and number.value > 1:
        return Quantity(number.start, match.end(), "multiple", number.value, number.step, None)
    if number.value > 1 and MULTIPLIED.search(text[max(0, number.start - 24) : number.start]):
        return Quantity(number.start, end, "multiple", number.value, number.step, None)
    if match := physical().match(text, end):
        unit, size = load_lexicon("figures")["units"]["physical"][spoken(match["word"])]
        return Quantity(number.start, match.end(), "amount", number.value * size, number.step * size, unit)
    scaled = number.scale >= 1e6
    return Quantity(
        number.start, end, "count", number.value, number.step, counted(doc, text, number, words), True, scaled
    )


def changes(text: str, number: Number, points: re.Match[str], words: Grammar) -> bool:
    """Whether points measure a change, and are not those of a plan or a game: "a five-point plan"."""
    lead = text[max(0, number.start - 24) : number.start]
    bare = points.group().strip(" \u00a0-").lower() in ("punto", "puntos", "point", "points")
    if bare and not number.numeral and words.language == "es" and not MOVED.search(lead):
        return False  # "los otros dos puntos", "es un punto en el que"
    return not (
        words.no_points_after.match(text, points.end())
        or words.no_points_before.search(text[max(0, number.start - 24) : number.start])
    )


def read_money(text: str, number: Number, words: Grammar) -> Quantity | None:
    """The number as money, by the day or the barrel where it says so; None where no currency stands by it."""
    start, end, unit = number.start, number.end, None
    currency = load_lexicon("figures")["currency"]
    if before := money_before().search(text[max(0, start - 8) : start]):
        unit, start = currency["symbols"][before["sign"]], start - len(before.group())
    after = money_after().match(text, end)
    if after and unit is None and WEIGHED.match(text, after.start()):
        return None
    if after and (unit is None or after["word"]):
        word = (
            currency["words"].get(spoken(after["word"]))
            if after["word"]
            else currency["symbols"][after["sign"]]
        )
        if unit is None or word != unit:
            unit = word if unit is None or unit == "USD" else unit
        end = after.end()
    elif text[start:end].lower().endswith(("mdd", "mdp")):
        unit = "MXN" if text[start:end].lower().endswith("mdp") else "USD"
    if unit is None:
        return None
    value, step = number.value, number.step
    if unit.endswith(" cent"):
        unit, value, step = unit[:3], value / 100, step / 100
    if cents := CENTS.match(text, end):
        value, step, end = value + int(cents["cents"]) / 100, 0.01, cents.end()
    if (rate := words.rate.match(text, end)) and not words.rate.match(text, start):
        return Quantity(start, rate.end(), "rate", value, step, unit)
    return Quantity(start, end, "amount", value, step, unit)


def find_fractions(text: str, words: Grammar) -> Iterator[Quantity]:
    """Fractions in words, as percent: "a third of", "three fifths", "one in five", "1 bushel in 4"."""
    for match in words.fraction.finditer(text):
        if match["of"]:
            of, one = number_of(match["of"], words), number_of(match["one"], words)
            if of and one and one < of:
                rough = min(roughness(one), 0.5 / one)
                yield Quantity(match.start(), match.end(), "percent", 100 * one / of, 1.0, "%", rough=rough)
            continue
        part = words.words["fractions"][spoken(match["fraction"])]
        count = number_of(match["count"], words) if match["count"] else 1.0
        if count and is_share(text, match, part) and count * part < 1:
            value = 100 * count * part
            yield Quantity(match.start(), match.end(), "percent", value, 1.0, "%", rough=roughness(count))


def roughness(parts: float) -> float:
    """The share of itself by which a fraction in words may be off: less where more than one part is told."""
    return float(load_lexicon("hedges")["fraction"]["rough" if parts == 1 else "counted"])


def is_share(text: str, match: re.Match[str], part: float) -> bool:
    """Whether a word such as "third" or "quarter" is a part here, and no place in an order or on a calendar."""
    word, behind = match["fraction"].lower(), OF.match(text, match.end())
    if part == 0.5 and (HALF_YEAR.match(text, match.end()) or ORDERED.search(text[: match.start()][-14:])):
        return False  # "the first half of 2026"
    if part == 0.5 and match["count"] and text[max(0, match.start() - 4) : match.start()].lower() == "and ":
        return False  # "a year and a half"
    if not match["count"]:
        if part == 0.5 and HEDGED.search(text[max(0, match.start() - 16) : match.start()]):
            return not ARTICLE.match(text, match.end())
        whole = re.match(
            r"[ \u00a0](?:of|de|des|du|del|the|its|our|my|your|his|her|their|all|la|el)(?!\w)",
            text[match.end() :],
        )
        return bool(whole) and (part == 0.5 or " part" in word)
    ahead = BY.search(text[max(0, match.start() - 12) : match.start()])
    if word in ("quarter", "quarters") and match["count"].lower() != "three":
        return bool((behind and behind.group()[:1] not in ",.;") or (ahead and match["count"].lower() == "a"))
    ends = match.end() == len(text) or word.endswith("s") or "-" in match.group()
    return bool(behind or ahead or ends)


def number_of(word: str | None, words: Grammar) -> float | None:
    """The value of a number in digits or in one word."""
    if word is None:
        return None
    if word.isdigit():
        return float(word)
    if spoken(word) in words.words["articles"]:
        return 1.0
    return next((number.value for number in find_numbers(word, words)), None)


def find_multiples(text: str, words: Grammar) -> Iterator[Quantity]:
    """Multiples in one word: doubled, twice, threefold."""
    for match in words.multiple.finditer(text):
        value = float(words.words["multiples"][spoken(match["word"])])
        if (
            spoken(match["word"]) in ("double", "triple", "treble")
            and text[match.end() : match.end() + 1] == "-"
        ):
            continue
        yield Quantity(match.start(), match.end(), "multiple", value, value / 10, None)


def is_opening(text: str, match: re.Match[str]) -> bool:
    """Whether a place orders what is said: "in the first place", "En segundo lugar, …"."""
    lead = text[max(0, match.start() - 8) : match.start()]
    if match.group().lower() == "first place" and lead.lower().endswith("in the "):
        return True
    return text[match.end() : match.end() + 1] == "," and lead.endswith(("En ", "en "))


def is_listed(text: str, match: re.Match[str]) -> bool:
    """Whether a "number one" opens a point of a list, or "no one" is nobody, or an edition has its number."""
    bare = match.group().lower().startswith("no ") and not match["number"].isdigit()
    begins = not text[max(0, match.start() - 2) : match.start()].strip(" \u00a0") or text[
        max(0, match.start() - 3) : match.start()
    ].rstrip()[-1:] in tuple(".!?\n—:")
    edition = re.search(
        r"(?:edición|edition|capítulo|foro|issue)[ \u00a0]$", text[max(0, match.start() - 12) : match.start()]
    )
    return bare or bool(edition) or (begins and text[match.end() : match.end() + 1] in tuple(",:—"))


def find_ranks(text: str, words: Grammar) -> Iterator[Quantity]:
    """Places in an order: "fourth place", "third-largest", "No. 1"."""
    for match in words.ordinal.finditer(text):
        if text[max(0, match.start() - 3) : match.start()].lower() == "no ":
            continue  # "no second source" ranks nothing
        if match["number"] and is_listed(text, match):
            continue
        if match["word"] and is_opening(text, match):
            continue
        start = match.start("placed") if match["placed"] else match.start()
        if match["number"]:
            value = number_of(match["number"], words)
        else:
            word = match["word"] or match["placed"]
            value = float(match["digits"] or words.words["ordinals"][spoken(word)])
        if value and 1 <= value <= 100:
            yield Quantity(start, match.end(), "rank", value, 0.0, None)
