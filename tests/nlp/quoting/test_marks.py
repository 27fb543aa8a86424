"""Quote marks: every style is paired, and junk ends."""

from itertools import product

import pytest

from nlp.quoting.dashes import find_dialogue
from nlp.quoting.marks import find_quoted
from nlp.quoting.reporting import load_reporting
from nlp.quoting.turns import find_turns

MARKS = [
    ("“We wait,” she said.", ["We wait,"]),
    ('"We wait," she said.', ["We wait,"]),
    ("„Wir warten“, sagte sie.", ["Wir warten"]),
    ("« Nous attendons », dit-elle.", [" Nous attendons "]),
    ("‹Nous attendons›, dit-elle.", ["Nous attendons"]),
    ("'We don't wait,' she said.", ["We don't wait,"]),
    ("‘We don’t wait,’ she said.", ["We don’t wait,"]),
    ("''We wait,'' she said.", ["We wait,"]),
    ("``We wait,'' she said.", ["We wait,"]),
    ("The mills' owners and the farmers’ unions", []),
    ("a 5\" pipe, the '90s and rock and roll", []),
    ("“It says ‘no’ here,” he read.", ["It says ‘no’ here,", "no"]),
    ("“One.\n\n“Two,” she said.", ["One.\n\n“Two,"]),
    ("«Uno.\n\n»Dos», dijo.", ["Uno.\n\n»Dos"]),
    ('“Opened and closed otherwise," she said.', ["Opened and closed otherwise,"]),
    ("“Never closed\n\nNext “paragraph” here", ["Never closed", "paragraph"]),
    ("mid “sentence and never closed", []),
    ("closed” and never opened", []),
    ('"', []),
    ("”“", []),
]


@pytest.mark.parametrize(("text", "contents"), MARKS)
def test_marks_of_every_style_are_paired(text, contents):
    assert [text[quoted.start : quoted.end] for quoted in find_quoted(text)] == contents


JUNK = [mark * 100_000 for mark in "\"'“”«»—"] + [
    "".join(pair) * 50_000 for pair in product("\"'“", (" ", "a", "\n", ". "))
]


@pytest.mark.parametrize("text", [*JUNK, "“a” dijo " * 11_000, "MS. HALE: “" * 9_000, "Q “a\n" * 20_000])
def test_a_hundred_thousand_characters_of_marks_end(text):
    found = (*find_quoted(text), *find_turns(text), *find_dialogue(text, load_reporting("es")))
    assert all(0 <= one.start <= one.end <= len(text) for one in found)
