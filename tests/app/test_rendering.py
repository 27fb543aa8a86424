"""The page for the terminal: who is said to hold leverage over whom reads as a sentence, with its source."""

import pytest
from rich.console import Console

from app.assessing import read
from app.documents import make_document
from app.rendering import page

STANCES = [
    (
        "The Trade Minister said: “Mexico depends on the United States.”",
        "The United States holds leverage over Mexico (asserted; Trade Minister)",
    ),
    (
        "Canada has no leverage over the United States.",
        "Canada lacks leverage over the United States (asserted; the document itself)",
    ),
    (
        "Mexico and the United States need each other.",
        "Mexico and the United States hold leverage over each other (asserted; the document itself)",
    ),
]


@pytest.mark.parametrize(("text", "line"), STANCES)
def test_a_stance_reads_as_a_sentence_with_its_source(text: str, line: str):
    console = Console(width=200, highlight=False)
    with console.capture() as shown:
        console.print(*page(read(make_document(text, date="2026-06-10")), (), ()))
    assert f"⚖ {line}" in shown.get()
