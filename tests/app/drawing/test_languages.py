"""Every word of the interface has a Spanish entry, and no entry is left over from words that are gone."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from app.checking.types import Verdict
from app.correcting import QUESTION
from app.drawing.frame import LANGUAGES
from app.drawing.frame import table as pages_table
from app.drawing.method import METHOD, figure_name, measured
from app.drawing.selecting import TITLES
from app.languages import READ
from app.saying.figures import WORDS
from app.saying.tables import table
from ingest.statistics.parts import chapter_names
from ingest.statistics.store import Statistics
from nlp import types
from nlp.lexicon import load_lexicon

FOLDER = Path(__file__).parents[3] / "app"
PAGES = [*FOLDER.glob("app_pages/*.py"), *FOLDER.glob("drawing/*.py")]
SPEAKERS = ("tr", "empty", "day_choice", "read_only", "counted")
"""Functions whose words are shown; of `day_choice` the first is a name and not shown."""
NAMED = ("ClaimKind", "Assertion", "Polarity", "Ground", "OriginKind", "ActorKind")


def said(node: ast.expr) -> Iterator[str]:
    """The words of an argument: one text, or either of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*said(node.body), *said(node.orelse))


def words_of(path: Path) -> Iterator[str]:
    """Every text that a module hands to the translation."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKERS:
            for argument in node.args[2:] if node.func.id == "day_choice" else node.args:
                yield from said(argument)


def names() -> Iterator[str]:
    """Words that the pages take from tables and types."""
    for page in pages_table("pages")["page"]:
        yield from (page["title"], page["help"])
    for name in NAMED:
        yield from get_args(getattr(types, name))
    yield from (*QUESTION, *TITLES.values(), *READ, *WORDS)
    yield from (f"{kind} quotation" for kind in get_args(types.QuotationKind))
    yield from ("confirmed", "corrected", "rejected", "noted")
    yield from ("supported", "close", "contradicted", "unverifiable")
    yield from ("new", "ok", "warning", "failing", "paused", "sample", "manual", "failed", "moved", "lacking")
    yield from (f"sorted by {name}" for name in ("date", "worth", "verdict", "oldest"))
    yield from chapter_names().values()
    yield from (words for part in pages_table("quality").values() for words in part.values())
    yield from (f"{verdict} (many)" for verdict in get_args(Verdict))
    yield from {series.adjustment for series in Statistics.embedded().find_series()}
    yield from {f"valued {series.valuation}" for series in Statistics.embedded().find_series()}
    yield from {series.indicator for series in Statistics.embedded().find_series()}
    yield from {series.licence for series in Statistics.embedded().find_series()}
    yield from {series.notes for series in Statistics.embedded().find_series() if series.notes}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_word_of_a_page_is_translated(path):
    known = table("es")
    assert [words for words in words_of(path) if words not in known] == []


def test_every_name_is_translated():
    known = table("es")
    assert sorted({name for name in names() if name not in known}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_its_gaps_and_is_not_empty(language):
    for words, told in table(language).items():
        assert told.strip()
        assert words.count("{}") == told.count("{}"), words


def test_the_method_is_told_in_every_language():
    texts = [FOLDER.joinpath(METHOD[language]).read_text("utf-8") for language in LANGUAGES]
    assert len({(text.count("## "), text.count("\n- ")) for text in texts}) == 1
    known = table("es")
    for name, hedge in load_lexicon("hedges")["hedge"].items():
        assert name.replace("_", " ") in known
        assert hedge["reason"] in known


def test_every_measured_figure_has_a_name():
    shown = {figure_name(name) for figures in measured().values() for name in figures}
    assert not any("_" in name for name in shown)
    assert measured().keys() <= pages_table("quality")["readers"].keys()
