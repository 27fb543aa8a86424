"""Actors: who acts or speaks, under which id, in three languages."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.actors import find_actors
from nlp.directory import actor_info, holder_of, list_actors
from nlp.pipeline import load_english

BLANK = {language: spacy.blank(language) for language in ("es", "fr")}
for pipeline in BLANK.values():
    pipeline.add_pipe("fulcrum_sentences")


@pytest.fixture(scope="module")
def english() -> spacy.language.Language:
    pipeline = load_english()
    pipeline.add_pipe("fulcrum_sentences", first=True)
    return pipeline


def ids(doc: Doc) -> dict[str, list[str]]:
    return {actor.id: [doc.text[start:end] for start, end in actor.mentions] for actor in find_actors(doc)}


CASES = [
    ("The Dutch trade minister spoke.", {"nld-trade-minister": ["Dutch trade minister"]}),
    ("The mining minister of Chile shrugged.", {"chl-mining-minister": ["mining minister of Chile"]}),
    ("Refiners in South Korea said no.", {"kor-refiners": ["Refiners in South Korea"]}),
    ("Ottawa waits for Washington.", {"can-government": ["Ottawa"], "usa-government": ["Washington"]}),
    ("Section 232 duties rose on Monday under the Trade Expansion Act.", {}),
    (
        "Trade minister Ana Ruiz left. Ruiz was tired, the minister said.",
        {"ana-ruiz": ["Trade minister Ana Ruiz", "Ruiz", "minister"]},
    ),
    (
        "The National Tomato Growers Association (NTGA) objects. The NTGA will sue.",
        {"national-tomato-growers-association": ["National Tomato Growers Association", "NTGA", "NTGA"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_english(english: spacy.language.Language, text: str, expected: dict[str, list[str]]) -> None:
    assert ids(english(text)) == expected


SPANISH = [
    ("Los negociadores mexicanos llegaron a Ottawa.", ["mex-negotiators", "can-government"]),
    ("La subsecretaria de Comercio Exterior viajó.", ["mex-foreign-trade-undersecretary"]),
    ("Según la calificadora, el peso caerá.", ["calificadora"]),
    ("El presidente del Consejo Norteño de Ganaderos, Raúl Tello Ibarra, protestó.", ["raul-tello-ibarra"]),
    ("“No es así”, dijo Marta Olvera Prado.", ["marta-olvera-prado"]),
]


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish(text: str, expected: list[str]) -> None:
    assert list(ids(BLANK["es"](text))) == expected


AGAIN = [
    ("La diputada Olga Cifuentes habló. La legisladora salió.", "olga-cifuentes", 2),
    ("El embajador Leif Sorensen y la senadora Ana Prat hablaron. El diplomático salió.", "leif-sorensen", 2),
    (
        "El canciller Óscar Bueno y el ministro Aurelio Prats hablaron. El funcionario salió.",
        "funcionario",
        1,
    ),
    ("El ministro Aurelio Prats recibió al canciller Óscar Bueno. El funcionario salió.", "aurelio-prats", 2),
    (
        "La ministra de Obras, Comercio y Pesca, Elena Rocha, habló. La titular de Pesca salió.",
        "elena-rocha",
        3,
    ),
    ("El asesor de la Cámara Cerealera (CC), Raúl Quintero, habló.", "raul-quintero", 2),
    ("La ministra (e) de Obras, Elena Rocha, habló. Rocha salió.", "elena-rocha", 3),
    ("El ministro Aurelio Prats habló. Su vecino es el titular de la policía.", "aurelio-prats", 1),
]


@pytest.mark.parametrize(("text", "id", "mentions"), AGAIN)
def test_spanish_names_again_by_kind(text: str, id: str, mentions: int) -> None:
    found = {actor.id: len(actor.mentions) for actor in find_actors(BLANK["es"](text))}
    assert found[id] == mentions


FRENCH = [
    ("Le ministre canadien du Commerce attend Bruxelles.", ["can-trade-minister", "european-union"]),
    ("Les exportations ont reculé, ont indiqué les douanes.", ["douanes"]),
    ("La porte-parole du gouvernement, Léa Morin, a démenti.", ["lea-morin"]),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text: str, expected: list[str]) -> None:
    assert list(ids(BLANK["fr"](text))) == expected


def test_long_junk_ends() -> None:
    for junk in (
        "La A de " * 15_000,
        "Ministro de " * 10_000,
        "X" * 100_000,
        "(A) " * 20_000,
        "el ministro de A, El funcionario B, " * 4_000,
    ):
        list(find_actors(BLANK["es"](junk)))


def test_directory() -> None:
    assert sum(1 for _ in list_actors()) >= 400
    holder = holder_of("usa-trade-representative", "2026-01-01")
    assert holder is not None
    assert holder.id == "jamieson-greer"
    assert actor_info("nobody-at-all") is None
    assert actor_info("european-union") is not None


@settings(max_examples=80, deadline=None)
@given(st.text(), st.sampled_from(["es", "fr"]))
def test_any_text_is_read_and_mentions_point_back(text: str, language: str) -> None:
    doc = BLANK[language](text)
    for actor in find_actors(doc):
        assert actor.mentions
        assert all(0 <= start < end <= len(text) for start, end in actor.mentions)
