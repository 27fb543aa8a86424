"""BibTeX: the documents that the claims of a report stand in, each once."""

import re

from app.reports.items import Item, Report

SUFFIX = "bib"
MEDIA_TYPE = "application/x-bibtex"
TITLE = "BibTeX (the sources)"
SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def render(report: Report) -> bytes:
    """One entry a document, in the order in which they first come up."""
    documents = {(item.title, item.publisher, item.date, item.link): item for item in report.items}
    entries = (entry(number, item) for number, item in enumerate(documents.values(), 1))
    return "\n".join([f"% {' '.join(report.extent.split())}", *entries, ""]).encode("utf-8", "replace")


def entry(number: int, item: Item) -> str:
    """One document."""
    fields = {
        "title": item.title,
        "author": item.publisher and f"{{{verbatim(item.publisher)}}}",
        "year": item.date and item.date[:4],
        "date": item.date,
        "language": item.language,
    }
    lines = [
        f"  {name} = {{{value if name == 'author' else verbatim(value)}}},"
        for name, value in fields.items()
        if value
    ]
    if item.link:
        lines.append(f"  url = {{{re.sub(r'[{}%]|[^!-~]', '', item.link)}}},")
    return "\n".join([f"@online{{fulcrum-{number},", *lines, "}"])


def verbatim(text: str) -> str:
    """`text` on one line, as LaTeX shows it to the letter.

    >>> verbatim("50% & more")
    '50\\\\% \\\\& more'
    """
    return "".join(SPECIAL.get(character, character) for character in " ".join(text.split()))
