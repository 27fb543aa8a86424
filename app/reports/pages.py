"""HTML pages, one a claim, each with its ClaimReview, and a page that lists them: to put on a web site."""

import io
import zipfile
from dataclasses import replace

from app.reports.claimreview import page_name
from app.reports.html import page
from app.reports.items import Report
from app.reports.word import EPOCH
from app.wording import shorten

SUFFIX = "zip"
MEDIA_TYPE = "application/zip"
TITLE = "HTML pages, one a claim (zip)"


def render(report: Report) -> bytes:
    """A zip file with `index.html` and one page a claim; the same report gives the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pages:
        put(pages, "index.html", page(report, page_name, articles=False))
        for item in report.items:
            title = f"{item.verdict.capitalize()}: {shorten(item.claim, 90)}"
            one = replace(report, title=title, items=(item,), total=1, introduction="")
            put(pages, page_name(item), page(one, page_name))
    return file.getvalue()


def put(pages: zipfile.ZipFile, name: str, data: bytes) -> None:
    """One file, always of the same time."""
    pages.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
