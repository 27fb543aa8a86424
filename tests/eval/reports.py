"""Whole reports of six paragraphs and more: each figure that can be checked shall get its verdict, and no other one.

Sentences that are read well alone go wrong in a report, where time and partner stand paragraphs before. A label says
`[measure] flow partner period [< base] [of whole]`; a level, a year earlier and the world are meant unless it does.
A figure without a label is one that nothing can be told of: any verdict on it is a mistake. First contact of the
first four, before anything was mended for them: full .29, confident mistakes .25; of three more, written then: full .59,
mistakes .04; and of three with more swaps among what is false: full .61, mistakes .07.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.assessing import assess
from app.documents import make_document
from app.statistics import checker
from nlp.types import Question

HERE = Path(__file__).parent
LANGUAGES = ("en", "es", "fr")
MEASURES = ("share", "change", "percent_change", "rank", "ratio", "record")
AGREES = {"close": "supported"}
LABEL = re.compile(
    r"(?:(?P<measure>\w+) )?(?P<flow>imports|exports|balance|total) (?P<partner>[A-Z+]+) (?P<period>[\dQ/-]+)"
    r"(?: < (?P<base>[\dQ/-]+))?(?: of (?P<of>\S+))?"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One figure of a report: where it stands, what it answers and what becomes of it."""

    start: int
    text: str
    question: Question | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report with its labelled figures."""

    title: str
    date: str
    language: str
    text: str
    figures: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read of one figure, and what was to be read."""

    report: Report
    wanted: Labelled
    question: Question | None
    verdict: str

    @property
    def is_asked(self) -> bool:
        """Whether the question is the right one."""
        return self.question is not None and self.wanted.question is not None and self.slots == self.due

    @property
    def slots(self) -> tuple[str | None, ...]:
        """What the question read asks for."""
        return slots_of(self.question)

    @property
    def due(self) -> tuple[str | None, ...]:
        """What it should ask for."""
        return slots_of(self.wanted.question)

    @property
    def is_right(self) -> bool:
        """Whether the verdict is the right one."""
        return self.verdict == self.wanted.verdict

    @property
    def is_mistaken(self) -> bool:
        """Whether a fact-checker would be told the contrary, or anything where nothing can be told."""
        return self.verdict != "unverifiable" and not self.is_right


def slots_of(question: Question | None) -> tuple[str | None, ...]:
    """The slots that count: the base only of a change, and what a share or rank is of not at all."""
    if question is None:
        return ()
    base = question.base_period if question.measure in ("change", "percent_change") else None
    return question.flow, question.reporter, question.partner, question.period, question.measure, base


def read_label(label: str) -> Question:
    """The question that a label says.

    >>> read_label("share imports MEX 2025 of WLD").of, read_label("exports CAN 2026-08").measure
    ('WLD', 'level')
    """
    told = LABEL.fullmatch(label)
    if told is None:
        raise ValueError(f"no label: {label!r}")
    flow, measure = told["flow"], told["measure"] or "level"
    return Question(
        "goods_trade", flow, "USA", told["partner"], "TOTAL", told["period"], measure, told["base"], told["of"]  # type: ignore[arg-type]
    )  # fmt: skip


def find_reports() -> Iterator[Report]:
    """Every report of every language, its figures found in the order in which they are labelled."""
    for language in LANGUAGES:
        file = HERE / f"reports_{language}.toml"
        if not file.exists():
            continue
        for one in tomllib.loads(file.read_text("utf-8"))["report"]:
            figures = tuple(find_labelled(one["text"], one["figures"]))
            yield Report(one["title"], one["date"].isoformat(), language, one["text"], figures)


def find_labelled(text: str, figures: list[list[str]]) -> Iterator[Labelled]:
    """The labelled figures of a text with their places, each behind the one before."""
    place = 0
    for told, label, verdict in figures:
        place = text.index(told, place)
        yield Labelled(place, told, read_label(label), verdict)
        place += len(told)


def find_outcomes() -> Iterator[Outcome]:
    """What becomes of each labelled figure, and of each other one that gets a verdict."""
    check = checker()
    for report in find_reports():
        document = make_document(report.text, title=report.title, date=report.date, language=report.language)
        done = assess(document, check)
        found = {
            done.analysis.figures[index].start: (claim.question, AGREES.get(one.verdict, one.verdict))
            for claim, one in zip(done.analysis.claims, done.checks, strict=True)
            for index in claim.figures
        }
        for wanted in report.figures:
            near = next((start for start in found if abs(start - wanted.start) <= 2), None)
            yield Outcome(report, wanted, *(found.pop(near) if near is not None else (None, "unverifiable")))
        for start, (question, verdict) in found.items():
            if verdict != "unverifiable":
                other = Labelled(start, report.text[start : start + 20], None, "unverifiable")
                yield Outcome(report, other, question, verdict)


def score() -> dict[str, float]:
    """Parts of the labelled figures; of mistakes, of those and the others that got a verdict."""
    every = list(find_outcomes())
    labelled = [one for one in every if one.wanted.question]
    by = {
        f"full_{language}": sum(one.is_right for one in mine) / len(mine)
        for language in LANGUAGES
        if (mine := [one for one in labelled if one.report.language == language])
    }
    return {
        "question": sum(one.is_asked for one in labelled) / len(labelled),
        "full": sum(one.is_right for one in labelled) / len(labelled),
        "no_confident_mistake": 1 - sum(one.is_mistaken for one in every) / len(labelled),
        **by,
    }
