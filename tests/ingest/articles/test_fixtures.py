"""Pages of others, when they are at hand: how much of their text is found."""

import json
import os
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from ingest.articles.pages import read_page
from ingest.encoding import decode_text

FIXTURES = Path(os.environ.get("FULCRUM_FIXTURES", Path(__file__).parents[4] / "shared/fixtures"))
TRUTHS = sorted(FIXTURES.glob("wcxb-us-gov-pages/*.ground-truth.json"))
TRANSCRIPTS = sorted(FIXTURES.glob("mexico-gobmx-html/*.html"))
FLOOR = 0.96
WORD = re.compile(r"\w+")


def score(found, wanted):
    """F1 over words, each counted as often as it stands there."""
    one, other = (Counter(WORD.findall(text.lower())) for text in (found, wanted))
    common = (one & other).total()
    return 2 * common / max(1, one.total() + other.total())


@pytest.mark.skipif(not TRUTHS, reason="the pages of others are not here (FULCRUM_FIXTURES)")
def test_government_pages():
    scores = {}
    for path in TRUTHS:
        truth = json.loads(path.read_text())
        html = path.with_name(path.name.replace(".ground-truth.json", ".html")).read_bytes()
        document = read_page(decode_text(html), truth["url"])
        scores[path.stem] = score(document.text, truth["ground_truth"]["main_content"])
    assert mean(scores.values()) >= FLOOR, scores


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.name[:20])
def test_transcripts_of_the_presidency(path):
    document = read_page(decode_text(path.read_bytes()), "https://www.gob.mx/presidencia/es/articulos/x")
    assert document.title.startswith("Versión estenográfica")
    assert (document.language, document.lack) == ("es", None)
    assert document.published
    assert len(document.text) > 70_000
