"""Fulcrum from outside: spaCy, notebooks, pandas; the examples of docs/library.md run."""

import re
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from runpy import run_path

import pytest
import spacy
from sqlite_utils import Database

import nlp
from app.errors import NotFound
from app.filters import ClaimFilter
from app.queries import frames
from nlp.pipeline import NAMES
from tests.app.reports.making import HOSTILE

ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "library.md").read_text("utf-8"), re.DOTALL)
TEXT = (
    "The minister said that US goods imports from Mexico were $50.69 billion in April. Mexico depends on us."
)


def test_spacy_finds_the_readers_by_their_entry_points():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"][
        "spacy_factories"
    ]
    assert all(EntryPoint(name, value, "spacy_factories").load() for name, value in told.items())
    pipeline = spacy.blank("fr")
    for reader in ("sentences", *NAMES):
        pipeline.add_pipe(f"fulcrum_{reader}")
    assert pipeline("Les importations ont atteint 50 milliards de dollars.")._.figures


def test_an_analysis_shows_in_a_notebook():
    shown = nlp.analyse(TEXT, date="2026-06-10", title="<T>")._repr_html_()
    assert "<u>" in shown
    assert "&lt;T&gt;" in shown
    for wanted in ("goods_trade USA imports MEX TOTAL level 2026-04", "$50.69 billion", "claim", "figure"):
        assert wanted in shown
    for words in ("<script>alert(1)</script>", "<!--", "a" * 20_000):
        assert "<script" not in nlp.analyse(f"{words} Imports were $5 billion.")._repr_html_()
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = nlp.nothing


def test_frames_hold_what_the_queries_give(db: Database, path: Path):
    read = frames.archive(path)
    claims = frames.claims(read, ClaimFilter(verdict=("supported",)))
    assert (len(claims), claims.index.name, str(claims["date"].dt.year.iloc[0])) == (2, "id", "2026")
    assert claims["found_value"].iloc[0] == 50.692e9
    assert set(frames.said(read, "minister")["what"]) == {"quotation", "claim", "stance"}
    assert set(frames.stances(read)["holder"]) == {"MEX"}
    assert list(frames.cells(read)["vintage"]) == ["2026-10-10"] * 2
    assert frames.claims(read, ClaimFilter(text=HOSTILE[0])).empty
    with pytest.raises(NotFound):
        frames.archive(path.with_name("nowhere.db"))


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_the_examples_run(number: int, db: Database, path: Path, tmp_path: Path):
    example = tmp_path / "example.py"
    example.write_text(EXAMPLES[number].replace("fulcrum.db", path.as_posix()), "utf-8")
    run_path(str(example))
