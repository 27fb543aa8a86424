"""Claims of one date, for the tests of this room."""

from nlp.pipeline import load, prepare
from nlp.types import Claim

DATE = "2026-03-12"


def claims(text: str, language: str = "en", title: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text of that date."""
    pipeline = load(language)  # type: ignore[arg-type]
    return pipeline(prepare(pipeline, text, DATE, title))._.claims
