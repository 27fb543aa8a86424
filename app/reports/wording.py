"""The check of a claim in the language of a report: its reason, what its number matches, the titles of its cells."""

import re
from dataclasses import replace

from app.checking.types import Check, Evidence, Explanation
from app.reports.telling import tell, words
from app.saying.sentences import question_said, said

SUM = re.compile(r"(?P<title>.*) \(sum of (?P<number>\d+)\)", re.DOTALL)


def check_told(tongue: str, check: Check) -> Check:
    """The check with its words in a language."""
    return replace(
        check,
        reason=said(tongue, check.reason),
        evidence=tuple(cell_told(tongue, cell) for cell in check.evidence),
        explanations=tuple(explanation_told(tongue, one) for one in check.explanations),
    )


def cell_told(tongue: str, cell: Evidence) -> Evidence:
    """A cell with its title in a language."""
    return replace(cell, title=title_told(tongue, cell.title))


def title_told(tongue: str, title: str) -> str:
    """The title of a series, or of a sum of several."""
    if found := SUM.fullmatch(title):
        return tell(tongue, "sum_of", title=question_said(tongue, found["title"]), number=found["number"])
    return question_said(tongue, title)


def bare_title(tongue: str, title: str) -> str:
    """A title without of how many series it is the sum.

    >>> bare_title("es", "importaciones (suma de 3)"), bare_title("en", "imports (c.i.f.)")
    ('importaciones', 'imports (c.i.f.)')
    """
    before, after = words(tongue)["sum_of"].removeprefix("{title}").split("{number}")
    return re.sub(rf"{re.escape(before)}\d+{re.escape(after)}$", "", title)


def explanation_told(tongue: str, explanation: Explanation) -> Explanation:
    """What the number matches, in a language."""
    return replace(explanation, text=said(tongue, explanation.text))
