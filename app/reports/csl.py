"""CSL-JSON: what the report rests on, documents and series, for Zotero, Pandoc and others."""

import re
from typing import Any

from app.contract import dumps
from app.reports.citing import Work, find_works
from app.reports.items import Report

SUFFIX = "csl"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
TITLE = "CSL-JSON (the sources)"
TYPES = {"document": "webpage", "dataset": "dataset"}


def render(report: Report) -> bytes:
    """A list of works; how much of the selection the report holds is a note of each."""
    works = [cite(number, work, report) for number, work in enumerate(find_works(report), 1)]
    return (dumps(works, indent=2) + "\n").encode("utf-8", "replace")


def cite(number: int, work: Work, report: Report) -> dict[str, Any]:
    """One work; what is not known is left out."""
    known = {
        "id": f"fulcrum-{number}",
        "type": TYPES[work.kind],
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "issued": parts(work.date),
        "accessed": parts(report.as_of) if work.url else None,
        "number": work.id,
        "language": work.language,
        "URL": work.url,
        "note": f"{report.title}: {report.extent}",
    }
    return {name: value for name, value in known.items() if value}


def parts(day: str | None) -> dict[str, list[list[int]]] | None:
    """A day as CSL has it; None for what is no day.

    >>> parts("2026-04-01"), parts("2026"), parts("soon")
    ({'date-parts': [[2026, 4, 1]]}, {'date-parts': [[2026]]}, None)
    """
    if not day or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day[:10], re.ASCII):
        return None
    return {"date-parts": [[int(part) for part in day[:10].split("-")]]}
