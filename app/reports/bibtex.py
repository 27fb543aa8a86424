"""BibTeX (biblatex): what the report rests on, documents and series."""

import re

from app.reports.citing import Work, find_works
from app.reports.items import Report

SUFFIX = "bib"
MEDIA_TYPE = "application/x-bibtex"
TITLE = "BibTeX (the sources)"
TYPES = {"document": "online", "dataset": "dataset"}
SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def render(report: Report) -> bytes:
    """One entry a work, numbered."""
    entries = (entry(number, work, report.as_of) for number, work in enumerate(find_works(report), 1))
    return "\n".join([f"% {' '.join(report.head.split())}", *entries, ""]).encode("utf-8", "replace")


def entry(number: int, work: Work, seen: str) -> str:
    """One work. A title and an author in braces of their own are not taken apart."""
    fields = {
        "title": f"{{{verbatim(work.title)}}}",
        "author": work.author and f"{{{verbatim(work.author)}}}",
        "date": work.date and verbatim(work.date),
        "number": work.id and verbatim(work.id),
        "langid": {"en": "english", "es": "spanish", "fr": "french"}.get(work.language or ""),
        "url": work.url and re.sub(r"[{}%\\]|[^!-~]", "", work.url),
        "urldate": work.url and verbatim(seen),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{TYPES[work.kind]}{{fulcrum-{number},", *lines, "}"])


def verbatim(text: str) -> str:
    """`text` on one line, as LaTeX shows it to the letter.

    >>> verbatim("50% & more")
    '50\\\\% \\\\& more'
    """
    return "".join(SPECIAL.get(character, character) for character in " ".join(text.split()))
