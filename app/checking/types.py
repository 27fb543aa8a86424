"""A check and what it shows. Field names are those of the JSON that `fulcrum check` prints."""

from dataclasses import dataclass
from typing import Literal

from nlp.types import Interval, Question

Verdict = Literal["supported", "close", "contradicted", "unverifiable"]
Code = Literal[
    "matches",
    "rounding",
    "revised",
    "off",
    "not_released",
    "no_series",
    "ambiguous",
    "forecast",
    "not_statistical",
]


@dataclass(frozen=True, slots=True)
class Found:
    """The value that the statistics give for the question."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation used, with all that is needed to look it up again."""

    series: str
    title: str
    period: str
    value: float
    unit: str
    provider: str
    vintage: str
    url: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Another question that the stated number does match."""

    text: str
    question: Question
    value: float


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on one claim, with its reason and every cell behind it."""

    verdict: Verdict
    code: Code
    reason: str
    stated: Interval | None = None
    found: Found | None = None
    relative_difference: float | None = None
    evidence: tuple[Evidence, ...] = ()
    explanations: tuple[Explanation, ...] = ()
