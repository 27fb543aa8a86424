"""Every sentence of a transcript has its speaker, and no notice is taken for a transcript."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.archive import add_source, find_turns, open_archive, store_article
from ingest.transcripts import find_speech, read_turns, speaker_at
from tests.ingest.making import make_article, make_source

BRIEFING = """James Hall, Press Room
3:29 P.M. EDT
MS. HALE: Good afternoon. (Laughter.) We have signed.
A second paragraph of hers.
Q Thank you. When?
MS. HALE: In May.
Q    And the tariff (inaudible) rate?
SECRETARY McVANE: (As interpreted.) Ten percent (for steel).
END 4:15 P.M. EDT"""
MORNING = """PRESIDENTA ANA RUIZ PARDO: Buenos días.
PREGUNTA: ¿Cuándo entra en vigor?
PRESIDENTA ANA RUIZ PARDO: En mayo. (Aplausos)
INTERLOCUTOR: ¿Y el acero?
SECRETARIO DE ECONOMÍA, JUAN PEÑA (VIDEOLLAMADA): También."""
RULED = """PRESIDENTA DE LA REPÚBLICA, ANA RUIZ
Buenos días.
PRIMER MINISTRO, PAUL ROY (interpretación del inglés al español): Gracias.
---
PREGUNTA
¿Cuándo?
---
(VIDEOLLAMADA) TITULAR DE LA OFICINA (OCE), EVA SOL
En mayo.
---"""
CALL = """Moderator: Welcome to the call.
Mr. Hale: Thank you. One thing: we wait.
Question: Until when?
Mr. Hale: May."""
POINT = "LA PRÉSIDENTE : Bonjour.\nQUESTION : Et l’acier ?\nLA PRÉSIDENTE : Dix pour cent.\n(Rires.)"

TEXTS = [
    (
        BRIEFING,
        [
            ("MS. HALE", "Good afternoon. (Laughter.) We have signed.\nA second paragraph of hers."),
            ("Q", "Thank you. When?"),
            ("MS. HALE", "In May."),
            ("Q", "And the tariff (inaudible) rate?"),
            ("SECRETARY McVANE", "(As interpreted.) Ten percent (for steel)."),
        ],
    ),
    (
        MORNING,
        [
            ("PRESIDENTA ANA RUIZ PARDO", "Buenos días."),
            ("PREGUNTA", "¿Cuándo entra en vigor?"),
            ("PRESIDENTA ANA RUIZ PARDO", "En mayo. (Aplausos)"),
            ("INTERLOCUTOR", "¿Y el acero?"),
            ("SECRETARIO DE ECONOMÍA, JUAN PEÑA", "También."),
        ],
    ),
    (
        RULED,
        [
            ("PRESIDENTA DE LA REPÚBLICA, ANA RUIZ", "Buenos días."),
            ("PRIMER MINISTRO, PAUL ROY", "Gracias."),
            ("PREGUNTA", "¿Cuándo?"),
            ("TITULAR DE LA OFICINA, EVA SOL", "En mayo."),
        ],
    ),
    (
        CALL,
        [
            ("Moderator", "Welcome to the call."),
            ("Mr. Hale", "Thank you. One thing: we wait."),
            ("Question", "Until when?"),
            ("Mr. Hale", "May."),
        ],
    ),
    (
        POINT,
        [
            ("LA PRÉSIDENTE", "Bonjour."),
            ("QUESTION", "Et l’acier ?"),
            ("LA PRÉSIDENTE", "Dix pour cent.\n(Rires.)"),
        ],
    ),
]
NO_TRANSCRIPTS = [
    "",
    "AGENCY: Office of Tests.\nACTION: Notice.\nSUMMARY: A hearing.\nDATES: In May.\nADDRESSES: By mail.",
    "WASHINGTON: The minister said: we wait.\nOTTAWA: Nobody answered.",
    "FOR IMMEDIATE RELEASE: Today.\nCONTACT: Press office.\nThe Secretary: a portrait.",
    "A REPORT ON STEEL\nFirst.\n---\nTHE PRICES\nThey rose.\n---\nWHAT IS LEFT\nLittle.",
    "Q is a letter.\nIt comes after P.",
    "Note: this is a text.\nWarning: it has colons.\nNote: more than one.",
]


@pytest.mark.parametrize(("text", "turns"), TEXTS)
def test_turns_of_transcripts(text, turns):
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in read_turns(text)] == turns


@pytest.mark.parametrize("text", NO_TRANSCRIPTS)
def test_what_is_no_transcript(text):
    assert list(read_turns(text)) == []


def test_who_asks_is_told():
    asking = {turn.speaker for text, _ in TEXTS for turn in read_turns(text) if turn.asks}
    assert asking == {"Q", "PREGUNTA", "INTERLOCUTOR", "Question", "QUESTION"}


def test_stage_directions_are_not_speech():
    turns = list(read_turns(BRIEFING))
    told = [[BRIEFING[start:end] for start, end in find_speech(BRIEFING, turn)] for turn in turns]
    assert told == [
        ["Good afternoon.", "We have signed.\nA second paragraph of hers."],
        ["Thank you. When?"],
        ["In May."],
        ["And the tariff", "rate?"],
        ["Ten percent (for steel)."],
    ]


def test_each_sentence_has_its_speaker():
    turns = list(read_turns(BRIEFING))
    named = {
        words: speaker_at(turns, BRIEFING.index(words)) for words in ("A second", "Ten percent", "Press")
    }
    assert [turn and turn.speaker for turn in named.values()] == ["MS. HALE", "SECRETARY McVANE", None]


@given(st.text(alphabet="AQ.:()[]- \nbÉ", max_size=400))
def test_turns_lie_in_the_text_in_order(text):
    place = 0
    for turn in read_turns(text):
        assert place <= turn.start < turn.end <= len(text)
        assert not text[turn.start].isspace()
        assert all(turn.start <= start < end <= turn.end for start, end in find_speech(text, turn))
        place = turn.end


@pytest.mark.parametrize(
    "junk", ["A" * 100_000, "A: " * 33_000, "(" * 100_000, "---\n" * 25_000, "MR. A (" * 14_000]
)
def test_junk_ends(junk):
    text = f"MR. HALE: Yes.\n{junk}\nMR. HALE: No."
    for turn in read_turns(text):
        list(find_speech(text, turn))


def test_turns_are_kept_with_the_article_and_follow_its_revisions(archive):
    add_source(archive, make_source())
    store_article(archive, make_article(text=BRIEFING))
    assert [turn.speaker for turn in find_turns(archive, "a1")] == [
        "MS. HALE",
        "Q",
        "MS. HALE",
        "Q",
        "SECRETARY McVANE",
    ]
    assert list(find_turns(archive, "a1")) == list(read_turns(BRIEFING))
    store_article(archive, make_article(text=CALL))
    assert [turn.asks for turn in find_turns(archive, "a1")] == [False, False, True, False]
    store_article(archive, make_article(text="The call was not held."))
    assert list(find_turns(archive, "a1")) == []


def test_an_older_archive_gets_its_turns(tmp_path):
    path = tmp_path / "archive.db"
    with open_archive(path) as db:
        add_source(db, make_source())
        store_article(db, make_article(text=CALL))
        db.execute("delete from _sqlite_migrations where name = 'add_turns'")
        db.execute("drop table turns")
        db.conn.commit()
    with open_archive(path) as db:
        assert list(find_turns(db, "a1")) == list(read_turns(CALL))


FIXTURES = Path(os.environ.get("FULCRUM_FIXTURES", Path(__file__).parents[3] / "shared/fixtures"))
STENOGRAPHIC = sorted(FIXTURES.glob("mexico-presidencia-estenograficas/*.txt"))


@pytest.mark.parametrize("path", STENOGRAPHIC, ids=lambda path: path.name[:20])
def test_no_label_of_a_stenographic_version_is_missed(path):
    """In these files a rule stands above each label, so that they can be counted without reading them."""
    text = path.read_text("utf-8")
    blocks = [block.strip().split("\n", 1) for block in text.split("\n---\n")[1:]]
    ruled = [block[1].strip()[:40] for block in blocks if len(block) > 1 and block[0].isupper()]
    ruled = [start for start in ruled if start != "—000—"]
    starts = {text[turn.start : turn.start + 40] for turn in read_turns(text)}
    missed = [start for start in ruled if not any(found.startswith(start[:20]) for found in starts)]
    assert len(missed) <= 1, missed
