"""Numbers in digits and words: value, and the size of the last digit written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.lexicon import load_lexicon
from nlp.quantities.grammar import Grammar, spoken

THOUSANDS = re.compile(r"[ \u00a0\u202f](?:mil|mille)(?!\w)", re.IGNORECASE)
LONGEST = 12  # elements of one number: "one hundred and twenty-three million four hundred thousand" has eight
LARGEST = 1e18
PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
SEPARATORS = re.compile(r"[.,'’ \u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: `step` is one unit of its last digit, scales included."""

    start: int
    end: int
    value: float
    step: float
    numeral: bool
    """Whether it starts with digits."""
    scale: float = 1.0
    """The scale words behind its last element, multiplied."""


def read_numeral(text: str, language: str) -> tuple[float, float]:
    """Value and step of a numeral, by the custom of its language.

    >>> read_numeral("1,234.56", "es"), read_numeral("1.234,56", "es"), read_numeral("20.404", "es")
    ((1234.56, 0.01), (1234.56, 0.01), (20404.0, 1.0))
    >>> read_numeral("5,4", "fr"), read_numeral("60,637", "en"), read_numeral("1.234", "en")
    ((5.4, 0.1), (60637.0, 1.0), (1.234, 0.001))
    """
    marks = SEPARATORS.findall(text)
    if not marks:
        return float(text), 1.0
    last = marks[-1]
    behind = len(text) - text.rindex(last) - 1
    grouped = behind == 3 and (len(marks) == len([m for m in marks if m == last]))
    decimal = not (grouped and (len(marks) > 1 or last != load_lexicon("figures")[language]["decimal"]))
    if text[0] in "0.," and grouped and len(marks) == 1:
        decimal = True
    if last not in ".,":
        decimal = False
    digits = SEPARATORS.sub("", text)
    places = behind if decimal else 0
    return float(f"{digits}e-{places}"), 10.0**-places


def find_numbers(text: str, grammar: Grammar) -> Iterator[Number]:
    """The numbers of `text`, in order; runs such as "3 mil 500 millones" are one."""
    reached = 0
    halves = {match.start(): match for match in grammar.half.finditer(text)}
    for start in sorted({*halves, *(match.start() for match in grammar.element.finditer(text))}):
        if start < reached:
            continue
        half = halves.get(start)
        found = with_half(text, read_half(half, grammar), grammar) if half else read_run(text, start, grammar)
        if found is not None:
            reached = found.end
            yield found


def read_half(match: re.Match[str], grammar: Grammar) -> Number:
    """ "half a trillion": a round number, known to a tenth of itself."""
    part = grammar.words["halves"][spoken(match["half"])]
    scale = grammar.words["scales"][spoken(match["scale"])]
    return Number(match.start(), match.end(), part * scale, part * scale / 10, False, scale)


def read_run(text: str, start: int, grammar: Grammar) -> Number | None:
    """The longest number that starts at `start`, or None where no number stands there."""
    run, position, end = Run(grammar), start, start
    while run.parts < LONGEST and (match := grammar.element.match(text, position)):
        if not run.takes(match):
            break
        end = match.end()
        joint = grammar.joint.match(text, end)
        following = joint and (grammar.element.match(text, joint.end()) or set_apart(text, end, grammar))
        if not (joint and following and run.joins(joint, following)):
            break
        position = joint.end() if not following["short"] else end
        run.behind_point(joint["point"])
    found = with_half(text, run.number(start, end), grammar)
    return found if run.parts and found.value < LARGEST else None


def set_apart(text: str, end: int, grammar: Grammar) -> re.Match[str] | None:
    """A short scale behind a space: "5 bn" is one, "5 m" and "12 mm" are lengths."""
    match = grammar.element.match(text, end)
    return match if match and match["short"] and match["short"].lower() in ("bn", "tn", "mn") else None


def with_half(text: str, number: Number, grammar: Grammar) -> Number:
    """The number with the half that follows it: "two and a half million", "dos millones y medio", "2½"."""
    found = grammar.and_part.match(text, number.end)
    if found is None or number.value < 1:
        return number
    part = PARTS.get(found["part"], 0.5) if found["part"] else 0.5
    if found["scale"]:
        scale = float(grammar.words["scales"][spoken(found["scale"])])
        value = (number.value + part) * scale
        return replace(number, end=found.end(), value=value, step=scale / 10, scale=scale * number.scale)
    if number.scale >= 1e3 or found["unit"] is not None:
        value = number.value + part * number.scale
        return replace(number, end=found.end(), value=value, step=number.scale / 10)
    return number


class Run:
    """Elements of one number, added up from left to right."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parts = 0
        self.total = self.current = 0.0
        self.step = self.scale = 1.0
        self.last: float = 0.0  # the last element: a number's value, or minus a scale
        self.numeral = False
        self.digits = False  # whether the last element was one in digits
        self.places = 0  # decimals spoken so far: "two point five"

    def behind_point(self, point: str | None) -> None:
        """What follows are decimals, where a spoken point stands before it."""
        self.places = 1 if point else self.places and self.places + 1

    def takes(self, match: re.Match[str]) -> bool:
        """Add one element; False when a number cannot start or go on with it."""
        word = match["scale"] or match["short"]
        if word:
            return self.add_scale(spoken(word))
        if match["numeral"]:
            value, step = read_numeral(match["numeral"], self.grammar.language)
            self.numeral = self.numeral or not self.parts
        else:
            value, step = float(self.grammar.words["numbers"][spoken(match["number"])]), 1.0
        self.digits, shift = bool(match["numeral"]), 10.0**-self.places
        self.current += value * shift
        self.step, self.scale, self.last = step * shift, 1.0, max(value, 1e-9)
        self.parts += 1
        return True

    def add_scale(self, word: str) -> bool:
        """Multiply what stands before by a scale. A scale alone is a number in Spanish and French only."""
        scale = self.grammar.words["scales"][word]
        if not self.parts and not (word in ("mil", "cien", "mille", "cent") or self.grammar.language == "en"):
            return False
        if not self.parts and self.grammar.language == "en":
            return False
        if word in ("cent", "cents") and self.digits:
            return False  # money: nobody writes 500 as "5 cents"
        if scale >= 1e6:
            self.total += (self.current or 1.0) * scale
            self.current = 0.0
        else:
            self.current = (self.current or 1.0) * scale
        self.step, self.scale, self.last = self.step * scale, self.scale * scale, -scale
        self.places, self.digits = 0, False
        self.parts += 1
        return True

    def joins(self, joint: re.Match[str], following: re.Match[str]) -> bool:
        """Whether the number goes on with `following`, behind an "and" or a spoken point."""
        word, spoken_number = joint["and"], following["number"]
        if following["scale"] or following["short"]:
            return word is None and joint["point"] is None
        if joint["point"] or self.places:
            return bool(spoken_number) and word is None and self.is_below_ten(spoken_number)
        if following["numeral"]:
            return word is None and self.grammar.language != "en" and self.takes_numeral(following)
        if word is None:
            article = spoken(spoken_number) in self.grammar.words["articles"]
            return not self.digits and not (article and self.last < 0) and (self.last < 0 or self.last >= 20)
        return self.last <= -100 if self.grammar.language == "en" else 20 <= self.last < 100

    def is_below_ten(self, word: str) -> bool:
        """Whether a number word is one digit, and what stands before it a whole number."""
        return self.last >= 0 and float(self.grammar.words["numbers"][spoken(word)]) < 10

    def takes_numeral(self, following: re.Match[str]) -> bool:
        """Whether digits go on behind a scale: "mil 500", "un millón 200 mil"."""
        if self.last == -1e3:
            return True
        return self.last <= -1e6 and bool(THOUSANDS.match(following.string, following.end()))

    def number(self, start: int, end: int) -> Number:
        """What the elements add up to."""
        return Number(start, end, self.total + self.current, self.step, self.numeral, self.scale)
