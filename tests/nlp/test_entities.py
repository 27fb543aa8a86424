"""Our vectors and entities are those of spaCy's own components, text by text."""

import json
from functools import cache
from pathlib import Path

import numpy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from nlp import pipeline
from nlp.vectors import PIECE, find_different, quicken

EVAL = Path(__file__).parents[1] / "eval"
STRANGE = [
    "",
    " ",
    "\n\n",
    "The",
    "Ottawa",
    "New York",
    "  Ms.  Hale \n of Reedbank ",
    "U.S. U.K. E.U.",
    "“ ”",
]


@cache
def reference() -> Language:
    """The same model as spaCy runs it, with our sentence boundaries."""
    name = next(name for name in pipeline.ENGLISH_MODELS if spacy.util.is_package(name))
    loaded = spacy.load(name, exclude=list(pipeline.UNREAD))
    loaded.add_pipe("fulcrum_sentences", first=True)
    return loaded


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc]


def read(text: str) -> Doc:
    return pipeline.load("en")(pipeline.prepare(pipeline.load("en"), text))


@pytest.mark.parametrize("name", ["actors", "quotations", "leverage", "claims"])
def test_annotations_are_those_of_spacy(name: str):
    rows = map(json.loads, (EVAL / f"{name}.jsonl").read_text("utf-8").splitlines())
    passages = [row["text"] for row in rows if row.get("language", "en") == "en"]
    texts = ["\n".join(passages[start : start + 8]) for start in range(0, 96, 8)]
    for own, theirs in zip(pipeline.load("en").pipe(texts), reference().pipe(texts), strict=True):
        assert annotations(own) == annotations(theirs)


@pytest.mark.parametrize("text", STRANGE)
def test_short_and_empty_texts_are_read_as_spacy_reads_them(text: str):
    assert annotations(read(text)) == annotations(reference()(text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*STRANGE, "bank", "Hale", "in", "1994", "%", ".", "US"]), max_size=40).map(
        " ".join
    )
)
def test_any_row_of_words_is_read_as_spacy_reads_it(text: str):
    assert annotations(read(text)) == annotations(reference()(text))


def test_vectors_of_a_text_longer_than_a_piece_are_those_of_the_whole():
    theirs = reference().get_pipe("tok2vec").model
    doc = reference().make_doc(
        "Exports to Canada rose while its imports from us fell in May. " * (PIECE // 5)
    )
    assert len(doc) > 2 * PIECE
    (own,), (whole,) = quicken(theirs).predict([doc]), theirs.predict([doc])
    assert numpy.allclose(own, whole, atol=1e-5)


def test_quick_vectors_refuse_to_be_trained():
    quick = quicken(reference().get_pipe("tok2vec").model)
    _, backprop = quick([reference().make_doc("Steel.")], is_train=True)
    with pytest.raises(NotImplementedError, match="cannot be trained"):
        backprop([])


def test_rows_are_told_apart_by_every_column_and_its_place():
    rows = numpy.array([[1, 2], [2, 1], [1, 2], [1, 3]], dtype="uint64")
    different, places = find_different(rows)
    assert (different[places] == rows).all() and len(different) == 3
