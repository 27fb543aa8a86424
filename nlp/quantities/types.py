"""A quantity between being seen and being told."""

from dataclasses import dataclass

from nlp.quantities.hedges import MOST, MOST_COUNTED, find_hedge, interval
from nlp.types import Figure, FigureKind

SMALL = 3  # number words up to this are seldom a quantity
STANDING = 20  # smaller number words stand for too many things
PLACES = 4  # a third of a hundred is 33.3333


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity: `step` is a unit of its last digit; a range has its own `low` and `high`."""

    start: int
    end: int
    kind: FigureKind
    value: float
    step: float
    unit: str | None
    bare: bool = False
    """No unit or currency of its own."""
    scaled: bool = False
    """In millions or more: money, most likely."""
    low: float | None = None
    high: float | None = None
    rough: float = 0.0
    """The share of itself by which a round number may be off."""

    def hedged(self, text: str) -> bool:
        """Whether a hedge stands by it: "it bought about five" counts something."""
        small = self.value <= SMALL and text[self.start].isalpha()  # "under one flag"
        return not small and find_hedge(text, self.start, self.end).name != "exact"

    def standing(self, text: str) -> bool:
        """Whether it stands for what was counted before: "fifty have none", "50 mil de Infonavit"."""
        return self.step >= 1000 or (self.value >= STANDING and text[self.start].isalpha())

    def figure(self, text: str) -> Figure:
        """The figure with the interval that the words around it allow."""
        words, value = text[self.start : self.end], round(self.value, PLACES)
        if self.low is not None and self.high is not None:
            low, high = self.low - self.step / 2, self.high + self.step / 2
            return Figure(self.start, self.end, words, self.kind, value, low, high, self.unit, "range")
        if self.kind == "rank":
            return Figure(self.start, self.end, words, self.kind, value, value, value, self.unit)
        name = find_hedge(text, self.start, self.end).name
        most = MOST_COUNTED if self.kind in ("count", "multiple") else MOST
        low_end, high_end = interval(value, self.step, name, most, self.rough)
        return Figure(self.start, self.end, words, self.kind, value, low_end, high_end, self.unit, name)
