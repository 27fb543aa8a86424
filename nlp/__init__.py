"""Reads trade-policy text: figures, periods, actors, quotations, claims and leverage.

`nlp.analyse(text, date=…)` reads one text; a notebook shows what it gives back as a marked text with tables.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp.pipeline import analyse

__all__ = ["analyse"]


def __getattr__(name: str) -> Any:
    """`analyse`, loaded when it is asked for: the types are of use without spaCy."""
    if name != "analyse":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from nlp.pipeline import analyse

    return analyse
