"""What `nlp.add_pipe("fulcrum_figures")` finds in a fresh process, through the entry points of the package.

Importing the pipeline registers every reader and the extensions that they fill; spaCy then wants a factory
for each name. Add them in the order that `find_order` gives: later ones read earlier ones.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from nlp.actors import set_actors
from nlp.claims import set_claims
from nlp.entities import create_entities
from nlp.figures import set_figures
from nlp.leverage import set_leverage
from nlp.periods import set_periods
from nlp.pipeline import NAMES
from nlp.quotations import set_quotations
from nlp.sentences import set_sentence_starts

Reader = Callable[[Doc], Doc]


def make_factory(reader: Reader) -> Callable[[Language, str], Reader]:
    """A factory of a component that needs neither the pipeline nor its own name."""

    def create(nlp: Language, name: str) -> Reader:
        return reader

    return create


def find_order() -> tuple[str, ...]:
    """The names of the components in the order in which to add them."""
    return ("fulcrum_sentences", *(f"fulcrum_{name}" for name in NAMES))


entities = create_entities
sentences = make_factory(set_sentence_starts)
figures = make_factory(set_figures)
periods = make_factory(set_periods)
actors = make_factory(set_actors)
quotations = make_factory(set_quotations)
leverage = make_factory(set_leverage)
claims = make_factory(set_claims)
