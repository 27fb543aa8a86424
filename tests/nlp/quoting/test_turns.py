"""Turns of transcripts and datelines: where one begins and who speaks in it."""

import pytest

from nlp.quoting.datelines import find_datelines
from nlp.quoting.turns import find_turns

TURNS = [
    (
        "MS. HALE: We wait.\n\nQ    And then?\n\nMS. HALE: We sign.",
        [("MS. HALE", "We wait."), ("Q", "And then?"), ("MS. HALE", "We sign.")],
    ),
    (
        "PRESIDENTA ANA RUIZ PARDO: Buenos días.\nPREGUNTA: ¿Y el maíz?\nPRESIDENTA ANA RUIZ PARDO: Nada.",
        [
            ("PRESIDENTA ANA RUIZ PARDO", "Buenos días."),
            ("PREGUNTA", "¿Y el maíz?"),
            ("PRESIDENTA ANA RUIZ PARDO", "Nada."),
        ],
    ),
    (
        "---\nSECRETARIA DE ECONOMÍA, EVA SOTO\nCon su permiso.\n---\nMODERADOR\nGracias.\n---\n",
        [("SECRETARIA DE ECONOMÍA, EVA SOTO", "Con su permiso."), ("MODERADOR", "Gracias.")],
    ),
    (
        "Moderator: Next.\n\nMr. Orlov: We sign.\n\nModerator: Thanks.",
        [("Moderator", "Next."), ("Mr. Orlov", "We sign."), ("Moderator", "Thanks.")],
    ),
    (
        "MS. HALE: We wait. Q And then? MS. HALE: We sign.",
        [("MS. HALE", "We wait."), ("Q", "And then?"), ("MS. HALE", "We sign.")],
    ),
    (
        "MS. HALE: (As interpreted.)  We wait. (Laughs.)\n\nQ    (Inaudible.)\n\nMS. HALE: (We sign.) Now.",
        [("MS. HALE", "We wait."), ("MS. HALE", "(We sign.) Now.")],
    ),
    ("SUMMARY: The agency acts.\nDATES: Monday.\nADDRESSES: None.", []),
    ("Note: the figures are revised.\nSource: the ministry.", []),
    ("Q", []),
    ("The minister said: we wait.", []),
]


@pytest.mark.parametrize(("text", "turns"), TURNS)
def test_turns_of_transcripts(text, turns):
    found = [(text[t.label_start : t.label_end], text[t.start : t.end]) for t in find_turns(text)]
    assert found == turns


DATELINES = [
    ("PORT VALE, March 3 (Agency) — Prices fell.", ["PORT VALE, March 3 (Agency) — "]),
    ("Port Vale, 3 de marzo.- Los precios bajaron.", ["Port Vale, 3 de marzo.- "]),
    ("Washington, DC – Today, the guild met.", ["Washington, DC – "]),
    ("One line.\nOSLO — Prices fell.", ["OSLO — "]),
    ("The mill, old and grey — so they say — burned.", []),
    ("We — all of us — wait.", []),
]


@pytest.mark.parametrize(("text", "lines"), DATELINES)
def test_datelines_end_where_the_first_sentence_begins(text, lines):
    assert [text[start:end] for start, end in find_datelines(text)] == lines


@pytest.mark.parametrize("unit", ["A", "AB ", "Ab, ", "AB, 3 Mar ", "(a) ", "Ab (c) — ", "\nAB - ", " ", "."])
def test_a_hundred_thousand_characters_of_datelines_end(unit):
    assert sum(1 for _ in find_datelines(unit * (100_000 // len(unit)))) >= 0
