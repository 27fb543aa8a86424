"""Named entities of a trained spaCy recognizer, decoded for whole texts at once.

spaCy's greedy decoder asks for every token which of 74 actions are allowed, and that takes longer than
the network does. Outside an entity, though, the scores of a token hang on that token alone: they are
computed here for all tokens in one product, and only the few tokens inside an entity go one by one.
Weights, features and rules are spaCy's (`spacy/ml/parser_model.pyx`, `_parser_internals/ner.pyx`), and so
are the entities: `tests/nlp/test_entities.py` holds the two side by side.
"""

from collections.abc import Iterable, Iterator
from functools import reduce

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch
from thinc.api import Model, chain

from nlp.vectors import quicken

Scores = NDArray[numpy.float32]
INSIDE, OUTSIDE, BEGINS = 1, 2, 3  # what Token.ent_iob says


class Entities:
    """A component that sets `doc.ents` as `recognizer` would, of a text that has no entities yet."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        encode, *reshape = recognizer.model.get_ref("tok2vec").layers
        self.words: Model[list[Doc], Scores] = chain(quicken(encode), *reshape)
        self.lower = recognizer.model.get_ref("lower")
        upper = recognizer.model.get_ref("upper")
        self.weights, self.bias = upper.get_param("W").T, upper.get_param("b")
        names = (recognizer.moves.get_class_name(index) for index in range(len(self.bias)))
        moves = [name.partition("-") for name in names]
        self.classes = {(move, label): index for index, (move, _, label) in enumerate(moves)}
        self.labels = [label for _, _, label in moves]
        kinds = numpy.array([move for move, _, _ in moves])
        self.begin, self.unit = kinds == "B", kinds == "U"
        self.never_outside = (kinds == "I") | (kinds == "L") | (self.unit & (numpy.array(self.labels) == ""))

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Set the entities of many texts, in order."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            vectors, start = self.words.predict(batch), 0
            for doc in batch:
                self.annotate(doc, vectors[start : start + len(doc)])
                start += len(doc)
                yield doc

    def annotate(self, doc: Doc, vectors: Scores) -> None:
        """Write the entities of `doc`, all in one go: a Span for each costs more than finding it."""
        features = self.lower.predict(vectors).reshape(len(doc) + 1, 3, -1)
        flags = numpy.full(len(doc), OUTSIDE, dtype="uint64")
        types = numpy.zeros(len(doc), dtype="uint64")
        for start, end, label in self.decode(doc, features):
            flags[start], flags[start + 1 : end] = BEGINS, INSIDE
            types[start:end] = doc.vocab.strings.add(label)
        doc.from_array(["ENT_IOB", "ENT_TYPE"], numpy.stack([flags, types], axis=1))  # type: ignore[arg-type]

    def decode(self, doc: Doc, features: Scores) -> Iterator[tuple[int, int, str]]:
        """(start, end, label) of each entity; `features` has the padding first, then a row for each token."""
        spaces, starts = (doc.to_array(["IS_SPACE", "SENT_START"]) == 1).T
        closed = numpy.append(starts[1:], True)
        scores = self.score(features[1:, 0] + features[0, 1] + features[0, 2])
        scores[:, self.never_outside] = -numpy.inf
        scores[numpy.ix_(spaces | closed, self.begin)] = -numpy.inf
        scores[numpy.ix_(spaces, self.unit)] = -numpy.inf
        best = scores.argmax(axis=1)
        end = 0
        for start in numpy.flatnonzero(self.begin[best] | self.unit[best]).tolist():
            if start < end:
                continue
            end = start + 1
            label = self.labels[best[start]]
            if self.begin[best[start]]:
                end = self.find_end(features, closed, start, label)
            yield start, end, label

    def find_end(self, features: Scores, closed: NDArray[numpy.bool_], start: int, label: str) -> int:
        """Where an entity that begins at `start` ends: at its last word, or where its sentence does."""
        stay, leave = self.classes["I", label], self.classes["L", label]
        for index in range(start + 1, len(closed)):
            if closed[index]:
                return index + 1
            scores = self.score(features[index + 1, 0] + features[start + 1, 1] + features[index, 2])
            if scores[leave] > scores[stay] or (scores[leave] == scores[stay] and leave < stay):
                return index + 1
        return len(closed)

    def score(self, sums: Scores) -> Scores:
        """Scores of all actions for the summed features of one state, or of many."""
        shape = (*sums.shape[:-1], self.lower.get_dim("nO"), self.lower.get_dim("nP"))
        pieces = numpy.moveaxis(sums.reshape(shape) + self.lower.get_param("b"), -1, 0)
        scores: Scores = reduce(numpy.maximum, pieces) @ self.weights + self.bias
        return scores


@Language.factory("fulcrum_entities", assigns=["doc.ents"])
def create_entities(nlp: Language, name: str) -> Entities:
    """The component for `nlp.add_pipe`: it stands in for the pipeline's own "ner", which can be disabled."""
    return Entities(nlp.get_pipe("ner"))
