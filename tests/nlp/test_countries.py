"""Countries: spellings in three languages, and the words that only look like them."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.countries import country_name, country_of, find_countries
from nlp.lexicon import load_lexicon
from nlp.pipeline import load_english

BLANK = {language: spacy.blank(language) for language in ("en", "es", "fr")}

CASES = [
    ("en", "The U.S. buys more from Mexico than from China.", "USA:name MEX:name CHN:name"),
    ("en", "They told us that polish on turkey-red china sells.", ""),
    ("en", "The price is US$3.", ""),
    ("en", "Ottawa and Washington blinked before Brussels did.", "CAN:capital USA:capital EUU:capital"),
    (
        "en",
        "The Dutch want more; Dutch firms do not. Mexicans wait.",
        "NLD:demonym NLD:adjective MEX:demonym",
    ),
    ("en", "Jim Jordan met Mr. Washington and George Washington.", ""),
    ("en", "In Jordan, exports rose.", "JOR:name"),
    ("en", "Excluding China, exports rose.", "CHN:name"),
    ("en", "Minister Meets Ireland Leader Over Tariff Threat\nThe talks went on.", "IRL:name"),
    ("en", "Minister meets Katherine Ireland over the tariff.\nThe talks went on.", ""),
    ("en", "New Mexico and the Gulf of Mexico", "USA:place"),
    ("en", "Farmers in Georgia, Alabama and Iowa", "USA:place USA:place USA:place"),
    ("en", "Georgia and Armenia signed; wine left Tbilisi.", "GEO:name ARM:name GEO:capital"),
    ("en", "Turkey prices rose. Turkey exported steel.", "TUR:name"),
    ("en", "America First; Latin America; America buys.", "USA:name"),
    ("en", "The Washington Post and the Paris Agreement", ""),
    ("en", "The European Union met. The bloc agreed.", "EUU:name EUU:metonym"),
    ("en", "The bloc agreed.", ""),
    ("en", "The White House answered Downing Street.", "USA:metonym GBR:metonym"),
    ("en", "MEXICO AND CANADA TALK", "MEX:name CAN:name"),
    ("en", "Plants in Ohio, Coahuila and Quebec", "USA:place MEX:place CAN:place"),
    ("en", "The G7 and ASEAN met the rest of the world.", "G7:name ASEAN:name WLD:name"),
    ("en", "the United\nStates", "USA:name"),
    ("es", "Estados Unidos y EE.UU. compran a México.", "USA:name USA:name MEX:name"),
    ("es", "EEUU, EE. UU. y EUA", "USA:name USA:name USA:name"),
    ("es", "Los mexicanos y las empresas canadienses", "MEX:demonym CAN:adjective"),
    ("es", "La economía alemana y los productores franceses", "DEU:adjective FRA:adjective"),
    ("es", "Bruselas y Pekín miran a la Casa Blanca.", "EUU:capital CHN:capital USA:metonym"),
    ("es", "Todo el mundo lo sabe.", ""),
    ("es", "Lo dijo en español; el vino español subió.", "ESP:adjective"),
    ("fr", "Les États-Unis et l'Union européenne", "USA:name EUU:name"),
    ("fr", "Les Américains achètent du vin français.", "USA:demonym FRA:adjective"),
    ("fr", "Pékin l'a dit à l’Allemagne et au Royaume-Uni.", "CHN:capital DEU:name GBR:name"),
    ("fr", "Des exportations canadiennes et turques", "CAN:adjective TUR:adjective"),
]


def read(language: str, text: str) -> str:
    return " ".join(f"{m.country}:{m.form}" for m in find_countries(BLANK[language](text)))


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_countries(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


def test_short_names_before_nouns_are_adjectives() -> None:
    doc = load_english()("US tariffs hurt the UK economy, the US said.")
    assert [m.form for m in find_countries(doc)] == ["adjective", "adjective", "name"]


def test_every_country_is_found_by_its_names() -> None:
    missed = [
        (code, language, name)
        for code, entry in load_lexicon("countries").items()
        for language in BLANK
        for name in entry[language]
        if code not in read(language, f"- {name} -") and name not in ("Georgia",)
    ]
    assert missed == []


def test_lookups() -> None:
    assert country_of("The Netherlands") == "NLD"
    assert country_of("estadounidenses") == "USA"
    assert country_of("nowhere") is None
    assert country_name("EUU") == "European Union"
    assert country_name("WLD") == "world"
    assert country_name("XXX") == "XXX"


def test_kept_on_the_doc() -> None:
    doc = BLANK["en"]("Mexico")
    assert list(find_countries(doc)) == list(find_countries(doc))
    assert doc._.countries


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(["en", "es", "fr"]))
def test_any_text_is_read_and_offsets_point_back(text: str, language: str) -> None:
    text += " the Chinese of México and US tariffs "
    mentions = list(find_countries(BLANK[language](text)))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_long_junk_ends() -> None:
    assert read("en", "US " * 20000 + "x" * 100_000).startswith("USA")
