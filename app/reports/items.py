"""What a report holds: the same for every format."""

import re
import unicodedata
from dataclasses import dataclass
from importlib.resources import files

from app.checking.types import Check
from app.wording import amount, interval
from nlp.types import Question

METHOD = tuple(files(__package__).joinpath("method.txt").read_text("utf-8").strip().split("\n\n"))


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
    context: str | None = None
    """The paragraph that the claim stands in."""
    reviews: tuple[str, ...] = ()
    """What people decided about this check, oldest first: corrections included."""

    @property
    def claimed(self) -> str:
        """The stated interval in words."""
        return interval(self.check.stated)

    @property
    def found(self) -> str:
        """The value found, in words; a dash without one."""
        return amount(self.check.found.value, self.check.found.unit) if self.check.found else "–"

    @property
    def difference(self) -> str:
        """How far the claim is from the value found, in percent of it; a dash where that means nothing."""
        share = self.check.relative_difference
        if share is None:
            return "–"
        return f"{abs(share):.1%} {'above' if share < 0 else 'below'} it" if abs(share) >= 0.0005 else "none"

    @property
    def matches(self) -> tuple[str, ...]:
        """What the stated number does match, each as a sentence, but for what the reason says already."""
        told = (explanation.text for explanation in self.check.explanations)
        texts = (text for text in told if text not in self.check.reason)
        return tuple(f"{text[:1].upper()}{text[1:].rstrip('.')}." for text in texts)

    @property
    def speaker(self) -> str:
        """Who makes the claim, in words."""
        return self.claimant or "the document itself"

    @property
    def link(self) -> str | None:
        """The source's address, if it is one that may be linked."""
        return self.url if self.url and re.match(r"https?://", self.url, re.IGNORECASE) else None


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

    @property
    def extent(self) -> str:
        """How many items there are and how many were left out, in words.

        >>> Report("T", "2026-10-10", (), total=3).extent
        '0 of 3 claims; 3 were left out by the limit.'
        """
        shown, left_out = len(self.items), max(0, self.total - len(self.items))
        noun = "claim" if max(self.total, shown) == 1 else "claims"
        if not left_out:
            return f"{shown} {noun}, complete."
        return f"{shown} of {self.total} {noun}; {left_out} {'was' if left_out == 1 else 'were'} left out by the limit."


def file_name(report: Report, suffix: str) -> str:
    """A file name that is safe everywhere.

    >>> file_name(Report("../México: ¿quién?", "2026-10-10", ()), "html")
    'mexico-quien-2026-10-10.html'
    """
    plain = unicodedata.normalize("NFKD", report.title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return f"{stem or 'report'}-{re.sub(r'[^0-9-]', '', report.as_of)}.{suffix}"
