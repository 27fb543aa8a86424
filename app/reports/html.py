"""HTML: one file without outside requests, that prints well; other people's words are escaped."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from app.reports.items import Report
from app.wording import ICONS, amount

SUFFIX = "html"
MEDIA_TYPE = "text/html"
TITLE = "HTML"


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
    return template().render(report=report, icons=ICONS, amount=amount).encode("utf-8", "replace")
