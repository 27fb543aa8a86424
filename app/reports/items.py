"""What a report holds: the same for every format."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import get_args

from app.checking.periods import is_period
from app.checking.types import Check, Found, Verdict
from app.checking.wording import name_question, show_found, show_stated
from app.links import text_fragment
from app.reports.excerpts import first_sentence, last_sentence
from app.wording import amount, interval, shorten
from nlp.types import Question

METHOD = tuple(files(__package__).joinpath("method.txt").read_text("utf-8").strip().split("\n\n"))
ENDS = ".!?"
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Series:
    """The measure of a claim over time: what its chart shows."""

    title: str
    unit: str
    points: tuple[tuple[str, float], ...]
    """Period (ISO 8601) and value, oldest first."""
    stated: bool = True
    """Whether what is claimed is a value of this measure, so that it can be drawn in."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided about a check."""

    decision: str
    by: str
    on: str
    told: str = ""
    """What was corrected, and the note."""

    @property
    def words(self) -> str:
        """The review in one line.

        >>> Review("corrected", "Ana", "2026-11-22", "partner: CAN").words
        'corrected by Ana on 2026-11-22; partner: CAN'
        """
        return "; ".join(part for part in (f"{self.decision} by {self.by} on {self.on}", self.told) if part)


@dataclass(frozen=True, slots=True)
class Item:
    """One claim with its check, and all that a reader needs to find both again."""

    id: str
    claim: str
    """The words, as they stand in the source."""
    claimant: str | None
    """A name; None where the document itself makes the claim."""
    claimant_kind: str | None
    """person, office, government, organisation, company or bloc."""
    date: str | None
    publisher: str | None
    title: str | None
    url: str | None
    language: str | None
    question: Question | None
    check: Check
    said: tuple[float, ...] = ()
    """The figures of the claim as they were written."""
    before: str = ""
    """What stands before the claim in its paragraph."""
    after: str = ""
    reviews: tuple[Review, ...] = ()
    """What people decided about this check, oldest first: corrections included."""
    series: Series | None = None
    """None where the measure has no values over time."""
    note: str = ""
    """What the desk adds in its own words."""
    beside: tuple[str, ...] = ()
    """What this and other documents say that fits with the claim or does not, each as a sentence."""

    @property
    def sentence(self) -> tuple[str, str]:
        """What stands before and after the claim in its sentence, to be put right beside it; often nothing."""
        before, after = last_sentence(self.before), first_sentence(self.after)
        lead = f"{before} " if before and self.before[-1:].isspace() else before
        tail = f" {after}" if after and self.after[:1].isspace() else after
        return lead, "" if self.claim.rstrip()[-1:] in ENDS else tail

    @property
    def claimed(self) -> str:
        """The figure as it was written and the interval that its wording allows, or that interval alone."""
        figure, allowed = self.figure, self.allowed
        return allowed if figure in (None, allowed) else f"{figure} (taken as {allowed})"

    @property
    def figure(self) -> str | None:
        """The figure as it was written, in words; None where none of the claim's figures is what it states."""
        stated, asked = self.check.stated, self.question
        if stated is None or stated.low is None or stated.high is None or not asked:
            return None
        both = (value for size in self.said for value in (size, -size))
        value = next((value for value in both if stated.low <= value <= stated.high), None)
        return None if value is None else show_found(asked, Found(value, stated.unit))

    @property
    def allowed(self) -> str:
        """The stated interval in words."""
        stated, asked = self.check.stated, self.question
        return (
            show_stated(asked, stated, stated.unit) if asked and stated and stated.unit else interval(stated)
        )

    @property
    def found(self) -> str:
        """The value found, in words; a dash without one."""
        found, asked = self.check.found, self.question
        if found is None:
            return "–"
        return show_found(asked, found) if asked else amount(found.value, found.unit)

    @property
    def difference(self) -> str:
        """How far the claim is from the value found, in percent of it; a dash where that means nothing."""
        share = self.check.relative_difference
        if share is None or self.check.found is None:
            return "–"
        deficit = self.question is not None and self.question.flow == "balance" and self.check.found.value < 0
        above = (share < 0) is not deficit  # a larger deficit is further below zero
        return f"{abs(share):.1%} {'above' if above else 'below'} it" if abs(share) >= 0.0005 else "none"

    @property
    def read_as(self) -> str:
        """The question that was put to the statistics, in words; a dash where a slot of it is open."""
        asked = self.question
        if asked is None or not asked.reporter or not asked.period:
            return "–"
        periods = (asked.period, asked.base_period)
        return name_question(asked) if all(map(is_period, filter(None, periods))) else "–"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the stated number does match, but for what the reason says already, and what is said beside it."""
        told = (explanation.text for explanation in self.check.explanations)
        texts = (text for text in told if text not in self.check.reason)
        matches = tuple(f"{text[:1].upper()}{text[1:].rstrip('.')}." for text in texts)
        return matches + self.beside

    @property
    def speaker(self) -> str:
        """Who makes the claim, in words."""
        return self.claimant or "the document itself"

    @property
    def source(self) -> str:
        """Title, publisher and day of the document."""
        return (
            f"{self.title or 'untitled'}, {self.publisher or 'unknown publisher'}, {self.date or 'undated'}"
        )

    @property
    def link(self) -> str | None:
        """The source's address, if it is one that may be linked."""
        return self.url if self.url and re.match(r"https?://", self.url, re.IGNORECASE) else None

    @property
    def words_link(self) -> str | None:
        """The source's address, opening at the words of the claim."""
        return text_fragment(self.link, self.claim)

    @property
    def rejected(self) -> bool:
        """Whether the last person who decided about the check rejected it."""
        decided = [one.decision for one in self.reviews if one.decision != "noted"]
        return decided[-1:] == ["rejected"]


@dataclass(frozen=True, slots=True)
class Report:
    """A selection of claims, when it was made, and whether anything was left out of it."""

    title: str
    as_of: str
    """The day of the report, ISO 8601: the only thing in it that changes by itself."""
    items: tuple[Item, ...]
    selection: str = "all claims"
    """The filter in words."""
    total: int = 0
    """How many claims the selection has, whatever the limit."""
    statistics_to: str | None = None
    """The latest vintage of the statistics used."""
    method: tuple[str, ...] = METHOD
    introduction: str = ""
    """What the desk says first; blank lines part paragraphs."""
    by: str = "Fulcrum"
    """Who publishes the fact-check."""
    url: str | None = None
    """The folder that it will be published in, as an address."""

    @property
    def left_out(self) -> int:
        """How many claims of the selection are not in the report."""
        return max(0, self.total - len(self.items))

    @property
    def extent(self) -> str:
        """How many items there are and how many were left out, in words.

        >>> Report("T", "2026-10-10", (), total=3).extent
        '0 of 3 claims; 3 were left out by the limit.'
        """
        shown, left_out = len(self.items), self.left_out
        noun = "claim" if max(self.total, shown) == 1 else "claims"
        if not left_out:
            return f"{shown} {noun}, complete."
        return f"{shown} of {self.total} {noun}; {left_out} {'was' if left_out == 1 else 'were'} left out by the limit."

    @property
    def tally(self) -> str:
        """How many claims there are of each verdict; empty without claims."""
        counts = Counter(item.check.verdict for item in self.items)
        return ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])

    @property
    def head(self) -> str:
        """As of when, how much, of what, on which statistics: what every format says first."""
        told = (
            f"As of {self.as_of}.",
            f"{self.extent[:-1]}: {self.tally}." if self.tally and not self.left_out else self.extent,
            f"Selection: {self.selection}.",
            f"Statistics up to the vintage of {self.statistics_to}." if self.statistics_to else "",
            f"Published by {self.by}.",
        )
        return " ".join(part for part in told if part)

    @property
    def opening(self) -> tuple[str, ...]:
        """The paragraphs of the introduction."""
        return tuple(part.strip() for part in re.split(r"\n\s*\n", self.introduction) if part.strip())

    @property
    def corrections(self) -> tuple[str, ...]:
        """Which checks people corrected or rejected, by whom and when; one sentence where there were none."""
        told = tuple(
            f"“{shorten(item.claim, 100)}”: {review.words}"
            for item in self.items
            for review in item.reviews
            if review.decision in ("corrected", "rejected")
        )
        return told or ("No check in this report was corrected or rejected by a person.",)


def made(report: Report) -> datetime:
    """The day of the report: the time of whatever file it becomes, so that the same report gives the same bytes."""
    try:
        return datetime.fromisoformat(report.as_of[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)


def file_name(report: Report, suffix: str) -> str:
    """A file name that is safe everywhere.

    >>> file_name(Report("../México: ¿quién?", "2026-10-10", ()), "html")
    'mexico-quien-2026-10-10.html'
    """
    plain = unicodedata.normalize("NFKD", report.title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return f"{stem or 'report'}-{re.sub(r'[^0-9-]', '', report.as_of)[:10]}.{suffix}"
