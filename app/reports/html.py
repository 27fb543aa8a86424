"""HTML: one file without outside requests, that prints well; other people's words are escaped.

The file of a single claim carries its ClaimReview. A page may have one only: `pages.py` writes a page a claim.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from app.contract import dumps
from app.reports.chart import caption, draw
from app.reports.claimreview import has_review, make_review
from app.reports.items import Item, Report
from app.reports.telling import amount_told
from app.wording import ICONS, shorten

SUFFIX = "html"
MEDIA_TYPE = "text/html"
TITLE = "HTML"
TOLD = {"icons": ICONS, "amount": amount_told, "shorten": shorten, "draw": draw, "caption": caption}


@cache
def template() -> Template:
    """The page, with everything that is put into it escaped."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        newline_sequence="\n",
    )
    return environment.from_string(files(__package__).joinpath("report.html.jinja").read_text("utf-8"))


def render(report: Report) -> bytes:
    """The report as one HTML page."""
    return page(report, lambda item: f"#{item.id}")


def page(report: Report, address: Callable[[Item], str], *, articles: bool = True) -> bytes:
    """A page of the report: what `address` gives is where its list of claims leads.

    Without `articles` it has the list only.
    """
    told = {
        "report": report,
        "address": address,
        "articles": articles,
        "review": embedded(report) if articles else None,
    }
    return template().render(**told, **TOLD).encode("utf-8", "replace")


def embedded(report: Report) -> Markup | None:
    """The ClaimReview of a report of a single claim, so written that no word in it ends the script."""
    if len(report.items) != 1 or not has_review(report.items[0]):
        return None
    made = {"@context": "https://schema.org", **make_review(report.items[0], report)}
    return Markup(dumps(made).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
