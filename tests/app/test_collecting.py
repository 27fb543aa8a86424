"""What collecting leaves for people to see: one story once, events, entries without text, turns."""

import docx
import pytest

from app import queries
from app.adding import add_article
from app.archive import open_archive
from app.collecting import collect_sources
from app.commands.collecting import sum_up
from ingest.archive import add_source, store_article
from ingest.errors import UnexpectedContent
from tests.ingest.making import make_article, make_source
from tests.ingest.server import make_item, make_rss, publish

WIRE = " ".join(
    f"Sentence {n} of the agency says that imports of good {n * 7} rose by {n} percent." for n in range(30)
)
SILENT = "<item><title>No words</title><guid isPermaLink='false'>silent</guid></item>"


@pytest.fixture
def db(tmp_path, monkeypatch):
    monkeypatch.setenv("FULCRUM_ALLOW_NETWORKS", "127.0.0.0/8")
    with open_archive(tmp_path / "archive.db") as found:
        yield found


def tell_own(number):
    """A text that only one paper has."""
    return " ".join(
        f"Line {n}: in town {n * 7919 + number} nobody paid {n + number * 97} coins." for n in range(60)
    )


def collect(db, *, now=True):
    return {
        one.source.id: one for one in collect_sources(db, None, now=now, progress=lambda done, total: None)
    }


def test_one_story_counts_once_however_many_print_it(db):
    with publish() as publisher:
        for number, paper in enumerate(("wire", "gazette", "herald")):
            items = [
                make_item(number + 1, text=WIRE, title="Imports"),
                make_item(9, text=tell_own(number)),
            ]
            url = publisher.put(f"/{paper}", make_rss(*items))
            add_source(db, make_source(paper, url=url, name=paper, publisher=paper))
        collect(db)
    [story] = queries.stories(db)
    assert (story["title"], story["articles"], story["publishers"]) == ("Imports", 3, 3)
    assert db.table("articles").count == 6
    assert queries.count_origins(db) == 4


def test_an_entry_without_text_leaves_a_warning(db):
    with publish() as publisher:
        add_source(db, make_source(url=publisher.put("/feed", make_rss(SILENT, make_item(1)))))
        result = collect(db)["gazette"]
        assert (result.articles, result.lacking) == (1, 1)
        assert result.warning == "1 entry without text just now (in all: 1 empty)"
        [source] = queries.sources(db)
        assert (source["entries"], source["articles"], source["lacking"]) == (2, 1, 1)
        assert collect(db)["gazette"].warning is None
    [event] = queries.events(db, "gazette")
    assert (event["kind"], event["detail"]) == ("lacking", result.warning)


def test_events_of_all_sources_the_latest_first(db):
    with publish() as publisher:
        add_source(db, make_source(url=publisher.put("/feed", "", status=404)))
        add_source(db, make_source("herald", url=publisher.put("/herald", "<html>", "text/html")))
        results = collect(db)
    assert sum_up([]) == "no source is due; --now polls all the same"
    assert {one["source"]: one["detail"] for one in queries.events(db)} == {
        id: result.error for id, result in results.items()
    }
    assert [one["source"] for one in queries.events(db, "herald")] == ["herald"]


def test_turns_of_a_transcript(db):
    add_source(db, make_source())
    store_article(db, make_article(text="MS. HALE: We sign.\nQ When?\nMS. HALE: In May."))
    assert [(row["speaker"], row["asks"]) for row in queries.turns(db, "a1")] == [
        ("MS. HALE", False), ("Q", True), ("MS. HALE", False)
    ]  # fmt: skip
    assert queries.turns(db, "unknown") == []


def test_copies_do_not_swell_counts_of_stances_and_quotations(db):
    for number, paper in enumerate(("wire", "gazette")):
        add_source(db, make_source(paper))
        db.execute(
            "insert or ignore into actors (id, name, kind) values ('minister', 'A minister', 'person')"
        )
        store_article(db, make_article(paper, source=paper, text=WIRE + " " * number))
        db.execute("update articles set story = 'wire' where id = 'gazette'")
        db.table("quotations").insert(quotation(paper, number))
        db.table("stances").insert(stance(paper, number))
    assert [row["count"] for row in queries.voice(db, ("minister",))] == [1]
    assert [(row["holds"], row["count"]) for row in queries.pairs(db)] == [(1, 1)]


def read(article, number):
    """What every reading of an article has in common."""
    words = "We hold the cards."
    return {
        "number": number + 1, "id": f"{number}", "article": article, "revision": 1, "extractor": "test",
        "start": 0, "end": len(words), "text": words, "date": "2026-06-10",
    }  # fmt: skip


def quotation(article, number):
    return read(article, number) | {"kind": "direct", "speaker": "minister"}


def stance(article, number):
    told = {"holder": "CAN", "over": "USA", "polarity": "holds", "assertion": "asserted", "ground": "supply"}
    return read(article, number) | told | {"confidence": 0.9}


TRANSCRIPT = """Versión estenográfica. Una gira inventada
Presidencia de una República
10 de junio de 2026
---
PRESIDENTA DE LA REPÚBLICA, ANA RUIZ
Buenas tardes. El arancel es de diez por ciento desde el primero de julio.
---
PREGUNTA
¿Y el acero?
"""


def test_a_transcript_that_was_saved_is_added_with_title_day_and_turns(db, tmp_path):
    path = tmp_path / "gira.txt"
    path.write_text(TRANSCRIPT, "utf-8")
    article, outcome = add_article(db, str(path))
    assert (outcome, article.title, article.language) == (
        "new",
        "Versión estenográfica. Una gira inventada",
        "es",
    )
    assert (f"{article.published:%Y-%m-%d}", article.author) == ("2026-06-10", "Presidencia de una República")
    assert [row["speaker"] for row in queries.turns(db, article.id)] == [
        "PRESIDENTA DE LA REPÚBLICA, ANA RUIZ",
        "PREGUNTA",
    ]
    assert add_article(db, str(path))[1] == "unchanged"


def test_a_statement_in_word_is_added(db, tmp_path):
    path = tmp_path / "statement.docx"
    word = docx.Document()
    word.core_properties.title = "Statement on made-up goods"
    word.add_paragraph("The minister said that imports of made-up goods rose by ten percent in May.")
    word.save(path)
    article, outcome = add_article(db, str(path), date="2026-06-10", publisher="A ministry")
    assert (outcome, article.title) == ("new", "Statement on made-up goods")
    assert (article.text[:12], f"{article.published:%Y-%m-%d}") == ("The minister", "2026-06-10")
    with pytest.raises(UnexpectedContent, match="binary file"):
        add_article(db, str(make_binary(tmp_path)))


def make_binary(folder):
    path = folder / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return path
