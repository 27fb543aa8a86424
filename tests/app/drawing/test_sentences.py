"""The sentences of the checking in Spanish: whole, with articles and order, and English where no pattern fits."""

import re
from string import Formatter

import pytest
import streamlit as st

from app.checking.gaps import SLOTS
from app.checking.policy import confirmed
from app.checking.readings import rules
from app.drawing.frame import INTERFACE
from app.drawing.sentences import phrase_said, question_said, said
from app.drawing.slots import slot_said
from app.languages import stop_words
from app.saying.sentences import BY_RULE, piece
from app.saying.tables import table
from ingest.statistics.policies import measures
from ingest.statistics.store import Statistics
from nlp.lexicon import load_lexicon
from nlp.types import Interval

ENGLISH = stop_words()["en"] - stop_words()["es"]
SAID = {
    "US goods balance with China, 2025: a deficit of $202.674 billion (US Census Bureau, Census basis, not"
    " seasonally adjusted), not a deficit of $296.5 billion to $297.5 billion; the stated number matches US"
    " goods balance with China, 2024: a deficit of $297.05 billion.": "Saldo de bienes de Estados Unidos con"
    " China, 2025: un déficit de $202.674 mil millones (US Census Bureau, base censal, sin"
    " desestacionalizar), no un déficit de $296.5 mil millones a $297.5 mil millones; la cifra afirmada"
    " coincide con el saldo de bienes de Estados Unidos con China, 2024: un déficit de $297.05 mil millones.",
    "US goods imports from the United Kingdom, April 2026: not in the data yet, which end with August 2026.": (
        "Importaciones de bienes de Estados Unidos desde el Reino Unido, abril de 2026: aún no está en los datos,"
        " que terminan en agosto de 2026."
    ),
    "No series in the data holds Canada's goods balance with China, 2025.": (
        "Ninguna serie de los datos tiene el saldo de bienes de Canadá con China, 2025."
    ),
    "The text does not say whose trade is meant, the other country and the period.": (
        "El texto no dice de quién es el comercio, cuál es el otro país ni de qué periodo se trata."
    ),
    "Taken as 2025, the last full year before the text, it would be contradicted. US goods exports to the"
    " European Union, 2025: $412.548 billion (US Census Bureau, Census basis, not seasonally adjusted), not"
    " $300 billion.": "Tomada como 2025, el último año completo antes del texto, quedaría contradicha."
    " Exportaciones de bienes de Estados Unidos a la Unión Europea, 2025: $412.548 mil millones (US Census"
    " Bureau, base censal, sin desestacionalizar), no $300 mil millones.",
    "Mexico's rank in US goods trade (exports plus imports), 2025: first (US Census Bureau, Census basis, not"
    " seasonally adjusted), as stated (first); Mexico $871.598 billion, Canada $715.542 billion: $156.056"
    " billion from Canada; the European Union is counted apart.": "Lugar de México en el comercio de bienes"
    " de Estados Unidos (exportaciones más importaciones), 2025: primer lugar (US Census Bureau, base censal,"
    " sin desestacionalizar), tal como se afirma (primer lugar); México $871.598 mil millones, Canadá $715.542"
    " mil millones: a $156.056 mil millones de Canadá; la Unión Europea se cuenta aparte.",
    "A forecast or condition for the first quarter of 2026: statistics can only tell what has been.": (
        "Una previsión o condición para el primer trimestre de 2026: las estadísticas solo dicen lo que ya fue."
    ),
    "together they imply US goods exports to Mexico, April 2026: $34.805 billion": (
        "juntas implican las exportaciones de bienes de Estados Unidos a México, abril de 2026: $34.805 mil millones"
    ),
    "Something nobody wrote a pattern for.": "Something nobody wrote a pattern for.",
}


@pytest.fixture
def spanish():
    """The interface in Spanish."""
    st.session_state[INTERFACE] = "es"
    yield
    del st.session_state[INTERFACE]


@pytest.mark.parametrize("english", SAID)
def test_a_sentence_is_said_in_spanish(spanish, english):
    assert said(english) == SAID[english]


def test_in_english_everything_stays_as_it_is():
    assert [said(words) for words in SAID] == list(SAID)


def test_every_basis_slot_and_denominator_has_its_pattern(spanish):
    for basis in rules()["basis"].values():
        assert piece("es", "label", basis["label"]) and piece("es", "basis", basis["short"])
    for words in SLOTS.values():
        assert piece("es", "item", words)
    for words in rules()["missing"].values():
        assert piece("es", "denominator", words)


def test_every_part_of_trade_without_a_series_has_its_name(spanish):
    parts = [name.replace("_", " ") for name, entry in load_lexicon("asides").items() if entry.get("trade")]
    assert [part for part in parts if piece("es", "topic", part) is None] == []


def test_every_series_of_the_statistics_has_a_title(spanish):
    titles = {series.title for series in Statistics.embedded().find_series()}
    assert [title for title in titles if piece("es", "title", title) is None] == []
    assert question_said(
        "US imports of goods from Italy, balance of payments basis, seasonally adjusted"
    ) == (
        "Importaciones de bienes de Estados Unidos desde Italia, base de balanza de pagos, desestacionalizado"
    )


def test_each_pattern_uses_pieces_that_it_has():
    kinds = table("sentences.es")
    for kind, patterns in kinds.items():
        for english, told in patterns.items():
            names = {name for _, name, _, _ in Formatter().parse(english) if name}
            used = {name.removesuffix(".the") for _, name, _, _ in Formatter().parse(told) if name}
            assert used == names, (kind, english)
            assert all(re.sub(r"\d", "", name) in {*kinds, *BY_RULE} for name in names), (kind, english)


@pytest.mark.parametrize(
    "junk", ["; ".join(["US goods imports, "] * 90), "a, " * 400, "1 to " * 300, "x" * 100_000]
)
def test_junk_is_shown_as_it_is(spanish, junk):
    assert said(junk)


def test_slots_are_told_by_name(spanish):
    assert slot_said("partner", "EUU+USA") == "Unión Europea + Estados Unidos"
    assert slot_said("of", "GDP:MEX") == "producto interno bruto · México"
    assert slot_said("base_period", "2025-Q4") == "el cuarto trimestre de 2025"
    assert phrase_said("label", "somebody's own basis") == "somebody's own basis"


def test_every_note_on_goods_has_its_pattern(spanish):
    goods = [row["note"] for row in load_lexicon("goods")["commodity"] if "note" in row]
    for note in [*goods, *rules()["rough"].values()]:
        for part in note.split("; "):
            assert piece("es", "note", part), part
    for words in rules()["beside"].values():
        assert piece("es", "beside", words)
    for row in rules()["depth"]:
        assert piece("es", "absent", row["absent"])


def test_every_tariff_measure_is_said_whole(spanish):
    for measure in measures():
        stated = Interval(measure.rate, measure.rate, "percent")
        check = confirmed(measure, stated)
        told = said(check.reason), question_said(check.evidence[0].title)
        assert not ENGLISH & set(re.findall(r"\w+", " ".join(told).lower())), told
