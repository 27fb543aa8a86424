"""Every page draws on a real archive, and says what is not there."""

import html
import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.archive import open_archive
from app.drawing.frame import table
from app.records import Place, save_analysis
from ingest.archive import store_article
from nlp.types import Interval
from tests.app.conftest import TEXT, fill, make_analysis, make_article
from tests.app.pages.browsing import first_id

ENTRY = Path(__file__).parents[3] / "app" / "streamlit_app.py"
PAGES = [page["file"] for page in table("pages")["page"]]


def open_page(
    archive: Path, name: str, monkeypatch: pytest.MonkeyPatch, **params: str | list[str]
) -> AppTest:
    """One page, run in process."""
    monkeypatch.setenv("FULCRUM_DB", str(archive))
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    if name in ("claim", "article") and "id" not in params:
        params["id"] = first_id(archive, name)
    app.run()
    if name != "desk":
        app.switch_page(f"app_pages/{name}.py")
    for key, value in params.items():
        app.query_params[key] = value
    return app.run()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_draws(demo_archive, monkeypatch, name):
    app = open_page(demo_archive, name, monkeypatch)
    assert not app.exception, [error.message for error in app.exception]
    assert app.title


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", ["claim", "article"])
def test_what_is_not_there_is_said(demo_archive, monkeypatch, name):
    app = open_page(demo_archive, name, monkeypatch, id="no-such-id")
    assert not app.exception
    assert app.info


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_what_to_do_in_an_empty_archive(tmp_path, monkeypatch, name):
    path = tmp_path / "empty.db"
    open_archive(path).close()
    app = open_page(path, name, monkeypatch, id="none")
    assert not app.exception, [error.message for error in app.exception]
    assert app.info or name in ("check", "statistics", "method")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"partner": "ZZZ"}, "unknown country"),
        ({"publisher": "Nobody's Gazette"}, "No claim in this archive has"),
        ({"verdict": "wrong"}, "There is no such verdict"),
        ({"since": "yesterday"}, "bad date"),
    ],
)
def test_an_unknown_filter_value_is_said(demo_archive, monkeypatch, params, told):
    app = open_page(demo_archive, "claims", monkeypatch, **params)
    assert not app.exception
    assert any(told in warning.value for warning in app.warning)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_two_actors_stand_side_by_side(demo_archive, monkeypatch):
    with sqlite3.connect(demo_archive) as db:
        ids = [
            id
            for (id,) in db.execute(
                "select speaker from quotations group by 1 order by count(*) desc limit 3"
            )
        ]
    db.close()
    app = open_page(demo_archive, "actors", monkeypatch, id=[id for id in ids if id][:2])
    assert not app.exception
    assert len(app.header) >= 4  # both names, the voice, what was said


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_all_claims_of_a_selection_go_into_a_report(demo_archive, monkeypatch):
    app = open_page(demo_archive, "claims", monkeypatch, verdict="contradicted")
    button = next(one for one in app.button if one.label.startswith("Add all"))
    button.click().run()
    number = int(button.label.split()[2])
    assert number > 1
    assert len(app.session_state["basket"]) == number


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_language_of_the_interface_chooses_no_claims(demo_archive, monkeypatch):
    app = open_page(demo_archive, "claims", monkeypatch, language="es")
    app.selectbox(key="interface").set_value("es").run()
    assert not app.exception, [error.message for error in app.exception]
    assert app.title[0].value == "Afirmaciones"
    assert any("Idioma del artículo: español" in one.value for one in app.markdown)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("name", "blocked"),
    [("claim", "Keep the review"), ("sources", "Add the source"), ("sources", "Add these sources")],
)
def test_a_read_only_instance_offers_no_form_and_says_why(demo_archive, monkeypatch, name, blocked):
    assert blocked in [one.label for one in open_page(demo_archive, name, monkeypatch).button]
    monkeypatch.setenv("FULCRUM_READONLY", "1")
    app = open_page(demo_archive, name, monkeypatch)
    assert blocked not in [one.label for one in app.button]
    assert any(one.value.startswith("This is a read-only instance:") for one in app.caption)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_read_only_instance_fetches_no_page(demo_archive, monkeypatch):
    monkeypatch.setenv("FULCRUM_READONLY", "1")
    app = open_page(demo_archive, "check", monkeypatch)
    assert any("it fetches no pages" in one.value for one in app.caption)
    assert [one.disabled for one in app.text_input if one.label == "or give its address"] == [True]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_desk_tells_where_documents_disagree(demo_archive, monkeypatch):
    app = open_page(demo_archive, "desk", monkeypatch)
    assert "Where documents disagree" in [header.value for header in app.header]
    assert any("US goods exports to Mexico, April 2026" in words.value for words in app.markdown)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_one_speakers_turns_stand_alone(demo_archive, monkeypatch, tmp_path):
    path = tmp_path / "turns.db"
    shutil.copy(demo_archive, path)
    with sqlite3.connect(path) as db:
        id, text = db.execute("select id, text from articles order by id limit 1").fetchone()
        middle = text.index(" ", len(text) // 2)
        rows = [(id, 0, 0, middle, "Q", 1), (id, 1, middle, len(text), "THE MINISTER", 0)]
        db.executemany("insert into turns values (?, ?, ?, ?, ?, ?)", rows)
    app = open_page(path, "article", monkeypatch, id=id)
    chooser = app.selectbox(key="speaker")
    assert chooser.options[0] == "everybody"
    chooser.select("THE MINISTER").run()
    assert not app.exception
    [shown] = [one.proto.body for one in app.get("html") if 'class="fulcrum-text"' in one.proto.body]
    words = " ".join(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", shown.split("</style>")[1]).split())
    assert words[-30:] == " ".join(html.escape(text[middle:]).split())[-30:]
    assert words[:30] == " ".join(html.escape(text[middle:]).split())[:30]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_who_has_logged_in_signs_with_that_name(demo_archive, monkeypatch):
    monkeypatch.setattr("app.drawing.review.reviewer", lambda: "Ada Desk")
    app = open_page(demo_archive, "claim", monkeypatch)
    [name] = [field for field in app.text_input if field.label == "Your name"]
    assert (name.value, name.disabled) == ("Ada Desk", True)


@pytest.fixture
def clashing_archive(tmp_path: Path) -> Path:
    """Three articles with one claim each: a copy of the first, and one with another number."""
    path = tmp_path / "clashing.db"
    db = open_archive(path)
    fill(db)
    text = f"{TEXT} Nobody else was asked about it by the committee."
    analysis = make_analysis(text)
    claim = replace(analysis.claims[0], stated=Interval(60e9, 61e9, "USD"))
    store_article(db, make_article("a3", text))
    save_analysis(
        db, Place("a3", 1, "2026-06-11", "s", "The Ledger", "USA"), replace(analysis, claims=(claim,)), "t"
    )
    db.execute("update articles set story = null")
    db.execute("update articles set story = 'a1' where id = 'a2'")
    db.conn.commit()
    db.close()
    return path


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_origins_and_clashes_are_told(clashing_archive, monkeypatch):
    article = open_page(clashing_archive, "article", monkeypatch, id="a1")
    assert not article.exception
    assert "Others say another number (1)" in [one.value for one in article.header]
    assert any(one.value == "2 articles, 1 origin · this one came first" for one in article.caption)
    desk = open_page(clashing_archive, "desk", monkeypatch)
    assert any(one.value == "3 articles, 2 origins" for one in desk.caption)
    claims = open_page(clashing_archive, "claims", monkeypatch)
    assert any("when copies of one story count once" in one.value for one in claims.markdown)
    with sqlite3.connect(clashing_archive) as db:
        [id] = db.execute("select id from claims where article = 'a2'").fetchone()
    db.close()
    claim = open_page(clashing_archive, "claim", monkeypatch, id=id)
    assert any(one.value == "Told in 2 articles, 1 origin" for one in claim.caption)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_checked_text_is_kept_and_its_claims_go_into_a_report(own_archive, monkeypatch):
    app = open_page(own_archive, "check", monkeypatch)
    app.text_area[0].set_value(
        "The United States imported $50.69 billion of goods from Mexico in April 2026."
    )
    next(button for button in app.button if button.label == "Check").click()
    app.run()
    next(field for field in app.text_input if field.label.startswith("Who published")).set_value(
        "The Gazette"
    )
    address = next(field for field in app.text_input if field.label == "Its address (may be empty)")
    address.set_value("nowhere")
    next(button for button in app.button if button.label == "Keep in the archive").click()
    app.run()
    assert "no address of a page" in app.error[0].value
    address = next(field for field in app.text_input if field.label == "Its address (may be empty)")
    address.set_value("https://example.org/kept")
    next(button for button in app.button if button.label == "Keep in the archive").click()
    app.run()
    assert not app.exception and "It is kept" in app.success[0].value
    next(button for button in app.button if button.label == "Add all 1 to the report").click()
    app.run()
    with sqlite3.connect(own_archive) as db:
        rows = db.execute(
            "select claims.id, claims.publisher, verdict from claims join articles on articles.id = article"
            " where url = 'https://example.org/kept'"
        ).fetchall()
    assert [row[1:] for row in rows] == [("The Gazette", "supported")]
    assert app.session_state["basket"] == [rows[0][0]]
