"""Check-worthiness: sentences in their order, any text, and weights that the data give again."""

import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.checkworthiness import checkworthiness, find_features, load_model
from nlp.training.checkworthiness import load_sentences, train

PAIRS = [
    ("Imports of auto parts from Mexico rose 12 percent in 2024.", "The minister thanked the auto workers."),
    ("Canada bought $336 billion of American goods.", "Canada is a good friend."),
    ("Se exportaron 3 mil millones de dólares en aguacate.", "El aguacate es delicioso, dijo."),
    ("Les importations ont reculé de 12 % en 2025.", "Les ministres se reverront bientôt."),
    ("The deficit was the widest on record.", "What is the deficit?"),
    ("Two thirds of the plants have closed since the deal.", "The plant will have a new gate."),
]


@pytest.mark.parametrize(("worthy", "idle"), PAIRS)
def test_a_fact_is_worth_more_than_a_remark(worthy: str, idle: str) -> None:
    assert checkworthiness(worthy) > 0.5 > checkworthiness(idle)


@given(st.text(max_size=300))
def test_any_text_has_a_probability(text: str) -> None:
    assert 0 <= checkworthiness(text) <= 1


def test_long_text_is_cut() -> None:
    assert checkworthiness("imports rose " * 200_000) == checkworthiness("imports rose " * 500)


def test_the_data_give_the_stored_weights() -> None:
    texts, labels, _ = load_sentences()
    assert train(texts, labels)[0] == load_model()


def test_no_sentence_is_another_over_again() -> None:
    texts, _, _ = load_sentences()
    bags = [frozenset(find_features(text)) for text in texts]
    words = [
        frozenset(feature for feature in bag if " " not in feature and "#" not in feature) for bag in bags
    ]
    alike = [
        (texts[first], texts[second])
        for first, second in combinations(range(len(texts)), 2)
        if len(words[first] & words[second]) > 0.6 * len(words[first] | words[second])
    ]
    assert len(texts) >= 1500
    assert not alike


def test_reading_needs_no_library() -> None:
    code = "import sys, nlp.checkworthiness as c; c.checkworthiness('x'); print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
