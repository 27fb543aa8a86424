"""Reading text, against a bare pass of the same spaCy model over the same texts in the same run."""

import time
from collections.abc import Callable, Iterable

import spacy

from nlp import pipeline
from tests.bench.corpus import find_texts


def measure() -> dict[str, float]:
    """`extraction_ratio` (time of analyse / time of bare nlp.pipe) and words per second of both.

    Bare is the whole English model as spaCy loads it. Spanish has no model that it could be set against.
    """
    texts = find_texts()
    words = sum(len(text.split()) for text in texts)
    bare = spacy.load(next(name for name in pipeline.ENGLISH_MODELS if spacy.util.is_package(name)))
    for text in (texts[0], texts[-1]):  # loading and compiling happen once, whatever is read after it
        pipeline.analyse(text)
        bare(text)
    bare_time = seconds(lambda: bare.pipe(texts, batch_size=32))
    own_time = seconds(lambda: pipeline.analyse_all([(text, "2026-06-10", None) for text in texts]))
    return {
        "extraction_ratio": own_time / bare_time,
        "bare_words_per_second": words / bare_time,
        "analyse_words_per_second": words / own_time,
        "spanish_words_per_second": measure_spanish(),
    } | measure_stages(texts, words)


def measure_spanish() -> float:
    """Words per second of reading Spanish, once it is loaded."""
    texts = find_texts("es")
    pipeline.analyse(texts[0], language="es")
    spent = seconds(
        lambda: pipeline.analyse_all(((text, "2026-06-10", None) for text in texts), language="es")
    )
    return sum(len(text.split()) for text in texts) / spent


def measure_stages(texts: list[str], words: int) -> dict[str, float]:
    """Words per second of each reader alone, on documents that the stages before have read."""
    loaded = pipeline.load("en")
    docs = [pipeline.prepare(loaded, text, "2026-06-10") for text in texts]
    speeds = {}
    for name, component in loaded.pipeline:
        speeds[f"{name}_words_per_second"] = words / seconds(lambda c=component: (c(doc) for doc in docs))
    return speeds


def seconds(work: Callable[[], Iterable[object]]) -> float:
    """CPU time of running through everything that `work` gives; what else the machine does is not in it."""
    start = time.process_time()
    for _ in work():
        pass
    return time.process_time() - start
