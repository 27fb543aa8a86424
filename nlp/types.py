"""What the readers give back. Field names are those of the JSON that `fulcrum check` prints.

Offsets are character offsets into the text, end exclusive. Money is in units, percent is 12.5 for
12.5 %, countries are ISO 3166-1 alpha-3 (`WLD` is the world, `EUU` the European Union), currencies
ISO 4217, periods ISO 8601 (`2024`, `2024-Q1`, `2026-04`, `2026-01/2026-04` inclusive).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "es", "fr"]
FigureKind = Literal["amount", "percent", "percentage_points", "count", "rank", "multiple", "rate"]
Approximation = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly", "range"]
ActorKind = Literal["person", "office", "government", "organisation", "company", "bloc"]
QuotationKind = Literal["direct", "indirect", "mixed"]
ClaimKind = Literal[
    "level",
    "change",
    "percent_change",
    "share",
    "rank",
    "record",
    "comparison",
    "balance",
    "tariff",
    "policy",
    "causal",
    "prediction",
    "other",
]
Assertion = Literal["asserted", "denied", "hedged", "conditional", "predicted", "asked"]
Flow = Literal["imports", "exports", "total", "balance"]
Measure = Literal["level", "change", "percent_change", "share", "rank", "record", "ratio"]
Per = Literal["second", "minute", "hour", "day", "week", "month", "quarter"]
Polarity = Literal["holds", "lacks", "mutual"]
Ground = Literal[
    "dependence", "alternatives", "market_access", "supply", "deadline", "tariff", "security", "other"
]
OriginKind = Literal["clause", "sentence", "context", "title", "date", "default", "person", "number"]


@dataclass(frozen=True, slots=True)
class Interval:
    """What a wording allows: from `low` to `high`, an open end is None."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in the text. `low` and `high` bound what its wording allows; None is an open end."""

    start: int
    end: int
    text: str
    kind: FigureKind
    value: float
    low: float | None
    high: float | None
    unit: str | None
    """ISO 4217 for money, `%` for percent, `pp` for points, else the counted noun, or None."""
    approximation: Approximation = "exact"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time named in the text, resolved against the document's date where it is relative."""

    start: int
    end: int
    text: str
    value: str | None
    """ISO 8601, or None where it cannot be told ("a year earlier" by itself)."""
    role: Literal["of", "base"] = "of"
    """`base` is what a change is from: "from March", "than a year earlier", "since 2017"."""
    offset: str | None = None
    """For a base that hangs on another period: how far back, as an ISO duration (`P1Y`, `P1M`)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks. One id, however often and under whatever name it is mentioned."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a source is said to have said. `start`-`end` is the content without its quote marks."""

    start: int
    end: int
    text: str
    kind: QuotationKind
    speaker: str | None
    """The actor's id, or None where the speaker cannot be told."""
    speaker_text: str | None
    """The words that name the speaker here ("she", "the Dutch trade minister")."""
    cue: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one slot of a question was filled from: nearest context first, `default` by a stated rule."""

    slot: str
    source: OriginKind
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What would have to be looked up. An open slot is None: what cannot be told is never guessed.

    The statistics' view: "Mexico's exports to the US" are imports of reporter USA from partner MEX.
    """

    indicator: str | None
    flow: Flow | None = None
    reporter: str | None = None
    partner: str | None = None
    """Alpha-3; several added together are joined in order of code: `DEU+FRA`."""
    commodity: str | None = None
    """`TOTAL`, an HS code, or None where commodities do not apply."""
    period: str | None = None
    measure: Measure | None = None
    base_period: str | None = None
    of: str | None = None
    """What a share, rank, record or ratio is of: `WLD`, `partners`, `GDP:MEX`, `exports:MEX:2025`,
    `years:high`, `months:low` …; `start` where a tariff is said to have begun in the period."""
    per: Per | None = None
    """For an average: what the period's total is divided into ("$1.5 billion a day" is `day`)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that could be checked, pointing at its words.

    `stated` is signed as the statistics are: a deficit is a negative balance, a fall a negative change,
    while the percent change of a balance is positive when the gap widens.
    """

    id: str
    start: int
    end: int
    text: str
    claimant: str | None
    checkworthiness: float
    kind: ClaimKind
    assertion: Assertion
    figures: tuple[int, ...] = ()
    question: Question | None = None
    stated: Interval | None = None
    approximation: Approximation = "exact"
    origins: tuple[Origin, ...] = ()
    rivals: Iterable[Question] = ()
    """Other questions that the words around the figure may be asking."""
    allowed: Iterable[Question] = ()
    """Those among which its own sentence does not decide, nearest words first."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Who is said to hold, lack or share bargaining power over whom, by whom, on what ground."""

    start: int
    end: int
    text: str
    holder: str
    over: str
    polarity: Polarity
    assertion: Assertion
    source: str | None
    ground: Ground
    confidence: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything read out of one text."""

    text: str
    language: Language
    date: str | None = None
    title: str | None = None
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    periods: tuple[Period, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    leverage: tuple[Stance, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from nlp.showing import as_html  # not at the top: it is made of these types

        return as_html(self)
