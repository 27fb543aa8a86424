"""Word vectors of a trained spaCy pipeline, computed once a word form and in pieces that fit the cache.

The first half of spaCy's `Tok2Vec` (hash embeddings and their mixing) sees a word alone: it is run here over
the different words of a batch, not over every token. The second half sees four words to either side: it is
run over pieces that overlap by as many, for arrays of a whole batch do not fit a processor's cache. The
vectors are those of spaCy but for the last digits of their floats.
"""

from collections.abc import Callable

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model, chain

Floats = NDArray[numpy.float32]
PIECE = 1000  # tokens encoded at once
ODD = 0x9E3779B97F4A7C15  # multiplier of Fibonacci hashing (Knuth, TAOCP 3, 6.4)


def quicken(model: Model[list[Doc], list[Floats]]) -> Model[list[Doc], list[Floats]]:
    """A model that predicts what `model`, a `spacy.Tok2Vec` on hash embeddings, does; it cannot be trained."""
    return Model("quick_vectors", forward, dims={"nO": model.get_dim("nO")}, layers=[model])


def forward(
    model: Model[list[Doc], list[Floats]], docs: list[Doc], is_train: bool
) -> tuple[list[Floats], Callable[[list[Floats]], list[Doc]]]:
    """The vectors of each text, one row a token."""
    embed, encode = model.layers[0].layers
    extract, _, *mixing, _ = embed.layers
    columns = extract.predict(docs)
    different, places = find_different(numpy.concatenate(columns))
    mixed: Floats = chain(*mixing).predict(different)
    ends = numpy.cumsum([len(column) for column in columns])
    return [encode_text(encode, mixed[rows]) for rows in numpy.split(places, ends[:-1])], refuse


def find_different(rows: NDArray[numpy.uint64]) -> tuple[NDArray[numpy.uint64], NDArray[numpy.intp]]:
    """The different rows, and for each row which of them it is."""
    keys = numpy.zeros(len(rows), dtype="uint64")
    for column in rows.T:
        keys = (keys ^ column) * numpy.uint64(ODD)
    _, first, places = numpy.unique(keys, return_index=True, return_inverse=True)
    return rows[first], places


def encode_text(encode: Model[list[Floats], list[Floats]], rows: Floats) -> Floats:
    """The encoded rows of one text, piece by piece; each piece sees the rows of its neighbours in reach."""
    reach = encode.attrs["pad"]
    encoded = numpy.empty_like(rows)
    for start in range(0, len(rows), PIECE):
        left = max(0, start - reach)
        (piece,) = encode.predict([rows[left : start + PIECE + reach]])
        encoded[start : start + PIECE] = piece[start - left :][:PIECE]
    return encoded


def refuse(_: list[Floats]) -> list[Doc]:
    """Quick vectors are for reading only."""
    raise NotImplementedError("quick vectors cannot be trained: train the spaCy pipeline they stand in for")
