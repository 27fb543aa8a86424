"""What a report holds: the same for every format."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from app.checking.periods import is_period
from app.checking.types import Check, Found, Verdict
from app.checking.wording import name_question, show_found, show_stated
from app.links import text_fragment
from app.reports.excerpts import first_sentence, last_sentence
from app.reports.telling import amount_told, tell, value_told, words
from app.saying.sentences import question_said
from app.saying.tables import word
from app.wording import interval, shorten
from nlp.types import Question

ENDS = ".!?"
VERDICTS: tuple[str, ...] = get_args(Verdict)
COLUMNS = ("series", "period", "value", "provider", "vintage")
"""What is told of a cell, by name."""


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

    def words(self, tongue: str) -> str:
        """The review in one line, in a language.

        >>> Review("corrected", "Ana", "2026-11-22", "partner: CAN").words("en")
        'corrected by Ana on 2026-11-22; partner: CAN'
        """
        decision = word(tongue, self.decision)
        told = tell(tongue, "reviewed", decision=decision, by=self.by, day=self.on)
        return "; ".join(part for part in (told, self.told) if part)


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
    told_in: str = "en"
    """The language of the report that it is in."""

    def tell(self, name: str, **gaps: object) -> str:
        """What a report says under a name, in its language."""
        return tell(self.told_in, name, **gaps)

    @property
    def verdict(self) -> str:
        """The verdict as a word."""
        return word(self.told_in, self.check.verdict)

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
        return allowed if figure in (None, allowed) else self.tell("taken_as", figure=figure, allowed=allowed)

    @property
    def figure(self) -> str | None:
        """The figure as it was written, in words; None where none of the claim's figures is what it states."""
        stated, asked = self.check.stated, self.question
        if stated is None or stated.low is None or stated.high is None or not asked:
            return None
        both = (value for size in self.said for value in (size, -size))
        value = next((value for value in both if stated.low <= value <= stated.high), None)
        return None if value is None else self.value(show_found(asked, Found(value, stated.unit)))

    @property
    def allowed(self) -> str:
        """The stated interval in words."""
        stated, asked = self.check.stated, self.question
        known = asked and stated and stated.unit
        return self.value(show_stated(asked, stated, stated.unit) if known else interval(stated))

    def value(self, told: str) -> str:
        """A value as the checking words it, in the report's language."""
        return value_told(self.told_in, told)

    @property
    def found(self) -> str:
        """The value found, in words; a dash without one."""
        found, asked = self.check.found, self.question
        if found is None:
            return "–"
        return (
            self.value(show_found(asked, found))
            if asked
            else amount_told(self.told_in, found.value, found.unit)
        )

    @property
    def difference(self) -> str:
        """How far the claim is from the value found, in percent of it; a dash where that means nothing."""
        share = self.check.relative_difference
        if share is None or self.check.found is None:
            return "–"
        deficit = self.question is not None and self.question.flow == "balance" and self.check.found.value < 0
        above = (share < 0) is not deficit  # a larger deficit is further below zero
        if abs(share) < 0.0005:
            return self.tell("no_difference")
        return self.tell("above" if above else "below", share=f"{abs(share):.1%}")

    @property
    def read_as(self) -> str:
        """The question that was put to the statistics, in words; a dash where a slot of it is open."""
        asked = self.question
        if asked is None or not asked.reporter or not asked.period:
            return "–"
        periods = (asked.period, asked.base_period)
        known = all(map(is_period, filter(None, periods)))
        return question_said(self.told_in, name_question(asked)) if known else "–"

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
        return self.claimant or self.tell("the_document")

    @property
    def source(self) -> str:
        """Title, publisher and day of the document."""
        title, publisher = (
            self.title or self.tell("untitled"),
            self.publisher or self.tell("unknown_publisher"),
        )
        return f"{title}, {publisher}, {self.date or self.tell('undated')}"

    @property
    def facts(self) -> dict[str, str]:
        """Who, where, and the numbers, by what `tell` names them."""
        return {
            "claimed_by": self.speaker,
            "source": self.source,
            "read_as": self.read_as,
            "claimed": self.claimed,
            "statistics_say": self.found,
            "difference": self.difference,
        }

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of what is told of a cell."""
        return tuple(map(self.tell, COLUMNS))

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
    introduction: str = ""
    """What the desk says first; blank lines part paragraphs."""
    by: str = "Fulcrum"
    """Who publishes the fact-check."""
    url: str | None = None
    """The folder that it will be published in, as an address."""
    told_in: str = "en"
    """The language that it is written in; the words of others stay as they are."""

    @property
    def words(self) -> Mapping[str, Any]:
        """Everything that the report says in its language, by name."""
        return words(self.told_in)

    def tell(self, name: str, **gaps: object) -> str:
        """What the report says under a name, in its language."""
        return tell(self.told_in, name, **gaps)

    @property
    def method(self) -> tuple[str, ...]:
        """How the verdicts were come by: a paragraph each."""
        return tuple(self.words["notes"])

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
        if not left_out:
            return self.tell("complete_one" if shown == 1 else "complete", count=shown)
        name = "cut_of_one" if self.total == 1 else "cut_by_one" if left_out == 1 else "cut"
        return self.tell(name, shown=shown, total=self.total, left_out=left_out)

    @property
    def tally(self) -> str:
        """How many claims there are of each verdict; empty without claims."""
        counts = Counter(item.check.verdict for item in self.items)
        told = {
            verdict: word(self.told_in, verdict if counts[verdict] == 1 else f"{verdict} (many)")
            for verdict in VERDICTS
        }
        return ", ".join(f"{counts[verdict]} {told[verdict]}" for verdict in VERDICTS if counts[verdict])

    @property
    def head(self) -> str:
        """As of when, how much, of what, on which statistics: what every format says first."""
        extent, tally = self.extent, self.tally
        told = (
            self.tell("as_of", day=self.as_of),
            self.tell("with_tally", extent=extent[:-1], tally=tally)
            if tally and not self.left_out
            else extent,
            self.tell("selection", selection=self.selection),
            self.tell("statistics_up_to", day=self.statistics_to) if self.statistics_to else "",
            self.tell("published_by", by=self.by),
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
            self.tell("corrected", claim=shorten(item.claim, 100), review=review.words(self.told_in))
            for item in self.items
            for review in item.reviews
            if review.decision in ("corrected", "rejected")
        )
        return told or (self.tell("none_corrected"),)


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
