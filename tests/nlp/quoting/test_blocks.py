"""Paragraphs below a colon, cues that the tagger hides, and junk that ends: what stands behind the rules of words."""

import pytest
from spacy.tokens import Doc

from nlp import pipeline
from nlp.quotations import find_quotations
from nlp.quoting.blocks import find_blocks
from nlp.quoting.page import read_page

UNREAD = ["fulcrum_figures", "fulcrum_periods", "fulcrum_actors", "fulcrum_leverage", "fulcrum_claims"]
BLOCKS = [
    (
        "en",
        "Captain Ida Pell added:\n\nNobody asked us about the bridge, not once.\n\nWork starts.",
        "Ida Pell",
    ),
    ("es", "La alcaldesa Rosa Vela añadió:\n\nNadie nos preguntó por el puente, ni una vez.", "Rosa Vela"),
    ("fr", "La maire Rose Velle a ajouté :\n\nPersonne ne nous a consultés sur le pont, jamais.", "Velle"),
    ("en", "Captain Ida Pell added the following:\n\nNobody asked us about the bridge, not once.", None),
    ("en", "Captain Ida Pell added:\n\n- Nobody asked us about the bridge, not once.", None),
    ("en", "Captain Ida Pell added:\n\nNobody asked us about the bridge, not once", None),
    ("en", "I wrote to the harbour board:\n\nNobody asked us about the bridge, not once.", None),
    ("en", "MS. PELL: She added:\n\nNobody asked us about the bridge, not once.\nQ: And then?", None),
]


def read(language: str, text: str) -> Doc:
    """The document as the quotations' stage gets it."""
    return pipeline.load(language)(text, disable=[*UNREAD, "fulcrum_quotations"])


@pytest.mark.parametrize(("language", "text", "speaker"), BLOCKS)
def test_a_paragraph_below_a_colon_is_somebodys(language, text, speaker):
    page = read_page(read(language, text))
    found = [(draft.kind, page.text[draft.start : draft.end], draft.source) for draft in find_blocks(page)]
    assert len(found) == (speaker is not None)
    for kind, content, source in found:
        start, end = page.span(source.start, source.end)
        assert kind == "direct" and content.endswith(".") and speaker in page.text[start:end]


JUNK = [
    "dijo:\nA" + "a" * 99_000,
    "La ministra dijo:\n" * 6_000,
    ":\n\n" * 33_000,
    "dijo:\n\n" + "A. " * 33_000,
    "el 66 por ciento " * 6_000 + "dijo que no",
    "los que " * 12_000 + "dicen que “no”",
    "lleva diciendo " * 7_000 + "que no",
    "según " * 16_000,
    "Según explicó, cuestionada, añadió que " * 2_500,
    "Dijo que el juez dijo que no, y el juez dijo. " * 2_000,
    "…”A" * 33_000,
]


@pytest.mark.parametrize("text", JUNK, ids=lambda text: text[:12])
def test_a_hundred_thousand_characters_of_cues_end(text):
    doc = read("es", text)
    assert all(0 <= one.start <= one.end <= len(text) for one in find_quotations(doc))
