"""What `nlp.add_pipe("fulcrum_figures")` finds in a fresh process, through the entry points of the package.

Importing the pipeline registers every reader and the extensions that they fill; spaCy then wants a factory
for each name. Add them in the order of `nlp.pipeline.NAMES`, `fulcrum_sentences` first: later ones read earlier ones.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from nlp import pipeline
from nlp.entities import create_entities as entities

Reader = Callable[[Doc], Doc]
__all__ = ["actors", "claims", "entities", "figures", "leverage", "periods", "quotations", "sentences"]


def make_factory(reader: Reader) -> Callable[[Language, str], Reader]:
    """A factory of a component that needs neither the pipeline nor its own name."""

    def create(nlp: Language, name: str) -> Reader:
        return reader

    return create


sentences = make_factory(pipeline.sentences.set_sentence_starts)
figures = make_factory(pipeline.figures.set_figures)
periods = make_factory(pipeline.periods.set_periods)
actors = make_factory(pipeline.actors.set_actors)
quotations = make_factory(pipeline.quotations.set_quotations)
leverage = make_factory(pipeline.leverage.set_leverage)
claims = make_factory(pipeline.claims.set_claims)
