"""Sentence boundaries in the registers that trade news comes in."""

import pytest

from nlp.pipeline import load

CASES = [
    ("en", ["The U.S. gap widened.", "Mr. Ortiz shrugged."]),
    ("en", ["Imports fell in the U.S.", "The tariff did it."]),
    ("en", ["It reached $3.5 billion.", "Nobody noticed!", "Why?"]),
    ("en", ["“We can wait,” she said.", "“They cannot.”", "He left."]),
    ("en", ["He shrugged.", '"They buy," she said.', '"Always."']),
    ("en", ["Trade talks resume\n\n", "The two sides meet on Monday."]),
    ("en", ["the queue was long that day\nand it grew longer.", "Then rain."]),
    ("en", ["Q: Is it true?\n", "MS. ROE: It is not."]),
    ("en", ["Shares of Acme Inc. rose.", "In Ohio, nobody cheered."]),
    ("es", ["¡Vaya castigo!", "Las ventas a EE.UU. rebasaron los 1.5 mil millones."]),
    ("es", ["El Lic. Robles dijo: «No.»", "Luego salió."]),
    ("fr", ["M. Lenoir a dit « non ».", "Les ventes… reculent.", "Il part."]),
]


@pytest.mark.parametrize(("language", "sentences"), CASES)
def test_sentences(language, sentences):
    text = " ".join(sentences).replace("\n ", "\n")
    assert [sentence.text_with_ws.rstrip(" ") for sentence in load(language)(text).sents] == sentences
