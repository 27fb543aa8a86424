"""Reports in Spanish: every format, whole, with nothing of ours left in English."""

import io
import json
import re
import zipfile
from dataclasses import astuple, replace
from string import Formatter
from xml.etree import ElementTree

import pytest
from sqlite_utils import Database

from app.checking.checks import check
from app.errors import UnusableInput
from app.filters import ClaimFilter
from app.languages import stop_words
from app.records import add_review
from app.reports import find_formats, render
from app.reports.claimreview import make_review
from app.reports.items import VERDICTS, Item, Report, Review, Series
from app.reports.reviewing import find_faults
from app.reports.selecting import find_series, make_report
from app.reports.wording import check_told
from app.saying.tables import LANGUAGES, table
from ingest.statistics.store import Statistics
from nlp.types import Claim, Interval, Question
from tests.app.reports.test_formats import text_of

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"https?://\S+|\b[a-z_]+(?:\.[\w-]+)+")  # of pages and of series
CODED = ("csv", "json", "parquet", "jsonld", "csl", "bib")  # formats whose names are codes that programs read
OFFICIAL = ("US Census Bureau", "US government")
ASKED = (
    (Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2026-04", "level"), (50.685e9, 50.695e9, "USD")),
    (Question("goods_trade", "balance", "USA", "CHN", "TOTAL", "2025", "level"), (-297.5e9, -296.5e9, "USD")),
    (Question("goods_trade", "imports", "USA", "MEX", "8708", "2024", "level"), (36.05e9, 36.15e9, "USD")),
    (Question("goods_trade", "total", "USA", "MEX", "TOTAL", "2025", "rank"), (1, 1, "rank")),
    (Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2025", "share", None, "WLD"), (9.5, 10.5, "%")),
    (Question("goods_trade", "exports", "USA", "CAN", "TOTAL", "2031", "level"), (1e9, 2e9, "USD")),
    (Question("tariff_rate", None, "USA", "MEX", "TOTAL", "2025-06", "level"), (24.5, 25.5, "percent")),
)  # fmt: skip


def words_of(told: object) -> set[str]:
    """All words of a table of ours, gaps left out."""
    if isinstance(told, str):
        return {word.lower() for part, *_ in Formatter().parse(told) for word in WORD.findall(part)}
    parts = told.values() if isinstance(told, dict) else told
    return set().union(*map(words_of, parts))


def english() -> set[str]:
    """Words that are English only: the commonest, and those of reports that no Spanish table has."""
    spanish = words_of(table("report.es")) | words_of(table("es")) | stop_words()["es"]
    return (words_of(table("report.en")) | stop_words()["en"]) - spanish - {"hs", "fulcrum"}


def checked_item(number: int) -> Item:
    """A claim with neutral words of others, checked against the embedded statistics, as a Spanish report has it."""
    asked, ends = ASKED[number]
    stated = Interval(*ends)
    claim = Claim(f"c{number}", 0, 1, "x", None, 1.0, "level", "asserted", (), asked, stated)
    statistics = Statistics.embedded()
    told = check_told("es", check(claim, statistics))
    series: Series | None = find_series(statistics, asked, "es")
    reviews = (
        Review("corrected", "Ana", "2026-11-20", "socio: Canadá"),
        Review("rejected", "Ana", "2026-11-21"),
    )
    return Item(
        f"c{number}", "Zzz", None, None, None, None, None, None, "es", asked, told,
        said=(ends[0],), reviews=reviews[: number % 3], series=series, told_in="es",
    )  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    """A Spanish report of claims of many kinds; of one the limit left out."""
    items = tuple(map(checked_item, range(len(ASKED))))
    return Report("Prueba", "2026-11-23", items, "todas las afirmaciones", len(items) + 1, told_in="es")


def test_both_languages_have_the_same_words_with_the_same_gaps():
    def gaps(told: object, name: str = "") -> dict[str, list[str]]:
        if isinstance(told, dict):
            return {
                key: found for part, one in told.items() for key, found in gaps(one, f"{name}.{part}").items()
            }
        texts = told if isinstance(told, list) else [told]
        return {name: sorted(gap for text in texts for _, gap, *_ in Formatter().parse(text) if gap)}

    tables = [{k: v for k, v in table(f"report.{tongue}").items() if k != "column"} for tongue in LANGUAGES]
    assert all(gaps(one) == gaps(tables[0]) for one in tables)


def test_the_claims_have_every_verdict_that_matters(report: Report):
    assert {item.check.verdict for item in report.items} >= set(VERDICTS) - {"close"}
    assert any(item.series for item in report.items)


@pytest.mark.parametrize("suffix", sorted(set(find_formats()) - set(CODED)))
def test_nothing_of_ours_is_left_in_english(report: Report, suffix: str):
    told = visible(report, suffix)
    for name in OFFICIAL:
        told = told.replace(name, "")
    assert sorted({word.lower() for word in WORD.findall(told)} & english()) == []


def visible(report: Report, suffix: str) -> str:
    """What a reader is shown, and what a screen reader says; addresses, ids and codes left out."""
    shown = ADDRESS.sub(" ", text_of(report, suffix))
    if suffix in ("html", "zip"):
        shown = re.sub(r"(?s)<style>.*?</style>|<script.*?</script>|<!doctype html>", " ", shown)
        labels = " ".join(re.findall(r'aria-label="([^"]*)"', shown))
        return f"{re.sub('<[^>]*>', ' ', shown)} {labels}"
    if suffix == "rss":
        return re.sub(r"<guid.*?</guid>|<[^>]*>", " ", shown)
    if suffix == "xlsx":
        book = zipfile.ZipFile(io.BytesIO(render(report, "xlsx")))
        words = [one.text or "" for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter()]
        codes = {item.check.code for item in report.items} | {
            code for asked, _ in ASKED for code in astuple(asked)
        }
        return ADDRESS.sub(" ", " ".join(word for word in words if word not in codes))
    return shown


def test_codes_of_programs_stay_and_words_of_people_are_spanish(report: Report):
    told = json.loads(render(report, "json"))
    assert told["claims"][0]["check"]["verdict"] in VERDICTS
    assert told["claims"][0]["check"]["reason"].startswith(
        "Importaciones de bienes de Estados Unidos desde México"
    )
    assert render(report, "csv").decode("utf-8-sig").startswith("id,verdict,code,reason")
    review = make_review(report.items[1], report)
    assert (review["inLanguage"], review["reviewRating"]["alternateName"]) == ("es", "Contradicha")
    assert list(find_faults(review)) == []


def test_a_workbook_says_in_spanish_what_people_read(report: Report):
    book = zipfile.ZipFile(io.BytesIO(render(report, "xlsx")))
    assert 'name="Afirmaciones"' in book.read("xl/workbook.xml").decode()
    strings = book.read("xl/sharedStrings.xml").decode()
    assert all(f">{word}<" in strings for word in ("veredicto", "contradicha", "edición", "Correcciones"))


def test_a_spanish_report_of_the_archive(db: Database):
    where = ClaimFilter(partner=("MEX",))
    [row] = list(db.query("select id from claims order by number limit 1"))
    add_review(
        db, row["id"], by="Ana", decision="corrected", correction={"partner": "CAN", "commodity": None}
    )
    told = make_report(db, where, as_of="2026-11-22", told_in="es")
    assert told.title == "Verificación"
    assert told.head.startswith("Fecha del informe: 2026-11-22. 2 afirmaciones, completo: 2 respaldadas.")
    assert told.selection == "afirmaciones con socio: México"
    assert "corregida por Ana el " in told.corrections[0]
    assert told.corrections[0].endswith("socio: Canadá, mercancía: no se puede saber")
    with pytest.raises(UnusableInput, match="no report can be written in 'fr': use en or es"):
        make_report(db, where, told_in="fr")


def test_the_quotes_stay_as_they_were_said(report: Report):
    one = replace(report, items=(replace(report.items[0], claim="the deficit was not the point"),))
    assert "the deficit was not the point" in text_of(one, "md")
