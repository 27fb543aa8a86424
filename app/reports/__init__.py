"""Fact-check reports: `items.py` says what is in one, one file a format says how it is written."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from app.errors import UnusableInput
from app.reports.items import Report
from app.reports.tidying import tidy


class Format(Protocol):
    """What a module of this package offers when it is a format."""

    SUFFIX: str
    MEDIA_TYPE: str
    TITLE: str

    def render(self, report: Report) -> bytes:
        """The report as the bytes of one file; the same report gives the same bytes."""


def find_formats() -> dict[str, Format]:
    """Every format by its suffix: a module that has `render`. Add a file and it is there."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {module.SUFFIX: cast("Format", module) for module in modules if hasattr(module, "render")}


def find_format(suffix: str) -> Format:
    """One format by its suffix. Raises UnusableInput for one that is not there."""
    formats = find_formats()
    wanted = suffix.lower().removeprefix(".")
    if wanted not in formats:
        raise UnusableInput(f"unknown report format {suffix!r}: use one of {', '.join(sorted(formats))}")
    return formats[wanted]


def render(report: Report, suffix: str) -> bytes:
    """The report in one format. Raises UnusableInput for an unknown one."""
    return find_format(suffix).render(tidy(report))
