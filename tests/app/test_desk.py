"""The desk goes on where it stopped, reads nothing twice, and one bad article stops no other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from app import desk, queries, reading, versions
from app.archive import open_archive
from app.assessing import assess
from app.desk import Work, analyse_pending, check_pending
from app.documents import make_document
from app.errors import UnusableInput
from app.statistics import checker, open_statistics
from ingest.archive import add_source, store_article
from ingest.statistics.tables import keep
from ingest.types import Observation, Series, Source
from tests.app.conftest import make_analysis, make_article


@pytest.fixture
def empty(path: Path):
    """An archive with one source and no article."""
    with open_archive(path) as db:
        add_source(db, Source("s", "Ledger", "https://example.org/feed", "The Ledger"))
        yield db


def test_one_bad_article_is_recorded_and_the_others_go_on(empty: Database):
    for id, text in {"good": "The minister spoke.", "empty": " ", "long": "a " * 600_000}.items():
        store_article(empty, make_article(id, text))
    work = analyse_pending(empty)
    assert (work.done, len(work.failed)) == (1, 2)
    assert queries.article(empty, "good")["error"] is None
    assert queries.article(empty, "empty")["error"].startswith("the text is empty")
    assert queries.article(empty, "long")["error"].startswith("the text has 1,200,000 characters")
    assert analyse_pending(empty) == Work()
    assert len(analyse_pending(empty, again=True).failed) == 2


def test_a_fault_of_a_reader_costs_one_article(empty: Database, monkeypatch, caplog):
    def broken(documents, *, language):
        raise ZeroDivisionError

    def read(document):
        if document.text == "bad":
            raise ZeroDivisionError("out of luck")
        return make_analysis()

    monkeypatch.setattr("app.assessing.analyse_all", broken)
    monkeypatch.setattr("app.reading.read", read)
    for id, text in {"a": "bad", "b": make_analysis().text}.items():
        store_article(empty, make_article(id, text))
    work = analyse_pending(empty)
    assert (work.done, work.failed) == (1, ("April trade: ZeroDivisionError: out of luck",))
    assert "article a could not be read" in caplog.text


def test_a_run_that_is_killed_goes_on_where_it_stopped(empty: Database, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 2)
    for number in range(7):
        store_article(empty, make_article(str(number)))

    def kill(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyse_pending(empty, progress=kill)
    seen: list[tuple[int, int]] = []
    assert analyse_pending(empty, progress=lambda *told: seen.append(told)).done == 4
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_two_processes_leave_what_one_leaves(empty: Database, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 2)
    with open_archive(tmp_path / "other.db") as other:
        add_source(other, Source("s", "Ledger", "https://example.org/feed", "The Ledger"))
        for db, processes in ((empty, 1), (other, 2)):
            for number in range(5):
                store_article(db, make_article(str(number), " " if number == 3 else make_analysis().text))
            work = analyse_pending(db, processes=processes)
            assert (work.done, len(work.failed)) == (4, 1)
        for table in ("claims", "quotations", "figures", "mentions", "leverage"):
            assert list(empty[table].rows) == list(other[table].rows)


def test_what_is_checked_is_checked_again_only_when_code_or_figures_change(db: Database, monkeypatch):
    assert check_pending(db).done == 2  # they have the stamp of another version
    assert check_pending(db).done == 0
    monkeypatch.setattr(desk, "check_stamp", lambda: "other code")
    assert check_pending(db).done == 2
    assert queries.verdicts(db) == {"supported": 2}


def test_a_new_version_of_the_readers_reads_everything_again(empty: Database, monkeypatch):
    store_article(empty, make_article())
    assert analyse_pending(empty).done == 1
    monkeypatch.setattr(desk, "reader_version", lambda language: f"nlp of tomorrow {language}")
    assert analyse_pending(empty).done == 1


def test_a_change_in_one_language_reads_nothing_in_another_again(empty: Database, monkeypatch):
    for id, language in {"a": "en", "b": "es", "c": "es"}.items():
        store_article(empty, replace(make_article(id), language=language))
    assert analyse_pending(empty).done == 3
    known = {language: desk.reader_version(language) for language in desk.LANGUAGES}
    monkeypatch.setattr(
        desk, "reader_version", lambda language: (known | {"es": "nlp of tomorrow"})[language]
    )
    assert analyse_pending(empty).done == 2


def test_a_language_has_a_version_of_its_own(tmp_path: Path, monkeypatch):
    for name in ("leverage_es.toml", "leverage_en.toml", "goods.toml"):
        (tmp_path / "nlp" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "nlp" / name).write_text("", "utf-8")
    monkeypatch.setattr(versions, "ROOT", tmp_path)

    def told() -> list[str]:
        versions.code_version.cache_clear()
        return [versions.reader_version(language) for language in versions.LANGUAGES]

    before = told()
    (tmp_path / "nlp" / "leverage_es.toml").write_text("x = 1", "utf-8")
    assert [one == other for one, other in zip(before, told(), strict=True)] == [True, False, True]
    (tmp_path / "nlp" / "goods.toml").write_text("x = 1", "utf-8")
    assert [one == other for one, other in zip(before, told(), strict=True)] == [False, False, False]
    versions.code_version.cache_clear()


def test_offsets_point_into_the_stored_text_even_when_it_looks_like_html(empty: Database):
    text = "<p>The minister said: “We need nobody, and nobody needs us.”</p>"
    store_article(empty, make_article("h", text))
    analyse_pending(empty)
    for rows in queries.marks(empty, "h").values():
        assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_new_gdp_checks_shares_of_gdp_again(db: Database):
    db.execute("""update claims set measure = 'share', "of" = 'GDP:MEX'""")
    check_pending(db)
    [series] = open_statistics().find_series(indicator="gdp", reporter="MEX")[:1]
    keep(db, [(series, Observation(series.id, "2025", 1.9e12, date(2026, 11, 1)))], "a new edition")
    assert check_pending(db).done == 2


def own_cells(partner: str, value: float) -> Iterator[tuple[Series, Observation]]:
    """Newer observations of US imports in April 2026, on every basis that there is."""
    wanted = {"indicator": "goods_trade", "flow": "imports", "reporter": "USA", "commodity": "TOTAL"}
    for series in open_statistics().find_series(partner=partner, **wanted):
        if series.frequency == "M":
            yield series, Observation(series.id, "2026-04", value, date(2026, 11, 1))


def test_new_figures_check_only_what_they_touch_and_say_what_turned(db: Database):
    check_pending(db)
    keep(db, own_cells("CAN", 1e9), "own figures")
    assert check_pending(db) == Work()
    keep(db, own_cells("MEX", 90e9), "own figures")
    work = check_pending(db)
    assert work.done == 2
    assert [one.rpartition("”: ")[2] for one in work.turned] == ["supported → close"] * 2
    assert check_pending(db) == Work()
    keep(db, own_cells("MEX", 90e9), "own figures")  # nothing new
    assert check_pending(db) == Work()


def test_a_checked_text_is_kept_as_it_was_checked(path: Path):
    open_archive(path).close()
    text = "In April 2026 the US bought $50.69 billion of goods from Mexico."
    assessed = assess(make_document(text, date="2026-06-10"), checker())
    article, claims = desk.keep_assessment(
        path, assessed, publisher="The Ledger", url="https://example.org/1"
    )
    assert desk.keep_assessment(path, assessed, publisher="The Ledger", url="https://example.org/1") == (
        article,
        claims,
    )
    with open_archive(path) as db:
        kept = queries.article(db, article)
        assert (kept["title"], kept["url"], kept["publisher"]) == (
            text,
            "https://example.org/1",
            "The Ledger",
        )
        assert kept["published"].startswith("2026-06-10")
        assert [queries.claim(db, id)["verdict"] for id in claims] == ["supported"]
        assert analyse_pending(db) == check_pending(db) == Work()
    with pytest.raises(UnusableInput, match="no address"):
        desk.keep_assessment(path, assessed, url="javascript:alert(1)")
