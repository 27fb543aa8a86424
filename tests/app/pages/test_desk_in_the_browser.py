"""A desk at work in Chromium: two reviewers, two actors, filters, marks, revisions, lists of feeds, a series to take."""

import csv
import io
import re
from dataclasses import fields
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.archive import open_archive
from ingest.archive import store_article
from ingest.feeds.opml import read_opml
from ingest.statistics.store import Statistics
from ingest.types import Article
from tests.app.pages.browsing import LINKS, WAIT, ask, downloaded, go, settle

pytestmark = pytest.mark.browser
OPML = """<opml version="2.0"><body><outline text="Papers">
<outline type="rss" text="The Quay Post" xmlUrl="https://quay.example.org/feed"/>
<outline type="rss" text="Diario del Puerto" xmlUrl="https://puerto.example.org/rss" language="es"/>
</outline></body></opml>"""


def visitor(browser: Browser, address: str) -> Page:
    """A page of somebody else's, open at an address."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    go(page, address)
    return page


def write_review(page: Page, name: str, note: str) -> None:
    """Fill the form of a review, and do not yet keep it."""
    page.get_by_role("tab", name=re.compile(r"^Reviews")).click()
    page.get_by_label("Your name").fill(name)
    page.get_by_role("radio", name="noted").check(force=True)
    page.get_by_label("Note", exact=True).fill(note)


def contradicted(archive: Path, number: int) -> str:
    """The id of one contradicted claim: each test has its own."""
    rows = ask(archive, "select id from claims where verdict = 'contradicted' order by number")
    return str(rows[number][0])


def expect_reviews(page: Page, *names: str) -> None:
    """Wait until the history is in sight and shows reviews by these people and no others."""
    tab = page.get_by_role("tab", name=f"Reviews ({len(names)})")
    expect(tab).to_have_attribute("aria-selected", "true", timeout=WAIT)
    for name in names:
        expect(page.get_by_role("tabpanel").get_by_text(name).first).to_be_visible(timeout=WAIT)


def test_a_review_is_seen_by_the_others_and_stays(desk, own_archive, page, browser):
    where = f"{desk}/claim?id={contradicted(own_archive, 0)}"
    go(page, where)
    other = visitor(browser, where)
    write_review(page, "Ana Desk", "Called the office.")
    page.get_by_role("button", name="Keep the review").click()
    expect_reviews(page, "Ana Desk")
    other.reload()
    other.get_by_role("tab", name="Reviews (1)").click()
    expect_reviews(other, "Ana Desk")
    write_review(other, "Ben Desk", "The office called back.")
    other.get_by_role("button", name="Keep the review").click()
    expect_reviews(other, "Ana Desk", "Ben Desk")
    page.reload()
    page.get_by_role("tab", name="Reviews (2)").click()
    expect_reviews(page, "Ana Desk", "Ben Desk")
    other.context.close()


def test_two_reviews_at_one_time_are_both_kept(desk, own_archive, page, browser):
    id = contradicted(own_archive, 1)
    go(page, f"{desk}/claim?id={id}")
    other = visitor(browser, f"{desk}/claim?id={id}")
    for one, name in ((page, "Ana Desk"), (other, "Ben Desk")):
        write_review(one, name, f"Noted by {name}.")
    for one in (page, other):  # the second was opened before the first was kept
        one.get_by_role("button", name="Keep the review").click()
    expect_reviews(other, "Ana Desk", "Ben Desk")
    page.reload()
    page.get_by_role("tab", name="Reviews (2)").click()
    expect_reviews(page, "Ana Desk", "Ben Desk")
    kept = ask(own_archive, "select note from reviews where claim = ? order by by", id)
    assert kept == [("Noted by Ana Desk.",), ("Noted by Ben Desk.",)]
    other.context.close()


def test_a_correction_does_not_undo_one_that_was_not_seen(desk, own_archive, page, browser):
    id = contradicted(own_archive, 2)
    go(page, f"{desk}/claim?id={id}")
    other = visitor(browser, f"{desk}/claim?id={id}")
    for one, name, period in ((page, "Ana Desk", "2024"), (other, "Ben Desk", "2023")):
        write_review(one, name, "")
        one.get_by_role("radio", name="corrected").check(force=True)
        one.get_by_label("period", exact=True).fill(period)
    page.get_by_role("button", name="Keep the review").click()
    expect_reviews(page, "Ana Desk")
    keep = other.get_by_role("button", name="Keep the review")
    keep.click()
    expect(other.get_by_text("Somebody else kept a review meanwhile")).to_be_visible(timeout=WAIT)
    assert len(ask(own_archive, "select 1 from reviews where claim = ?", id)) == 1
    keep.click()
    expect_reviews(other, "Ana Desk", "Ben Desk")
    other.context.close()


def test_two_actors_are_compared_by_choosing_them(desk, own_archive, page):
    rows = ask(
        own_archive,
        "select actors.name from actors join quotations on speaker = actors.id group by actors.id"
        " order by count(*) desc limit 2",
    )
    names = [str(name) for (name,) in rows]
    go(page, f"{desk}/actors")
    for name in names:
        page.get_by_role("combobox", name="One actor, or two").click()
        page.get_by_role("option", name=re.compile(rf"^{re.escape(name)} ·")).first.click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", name=name, level=2, exact=True)).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("heading", name="Voice over time")).to_be_visible(timeout=WAIT)
    page.wait_for_url("**id=*&id=*", timeout=WAIT)
    page.reload()
    for name in names:
        expect(page.get_by_role("heading", name=name, level=2, exact=True)).to_be_visible(timeout=WAIT)
        expect(page.get_by_text(re.compile(rf"^{re.escape(name)}: quoted in"))).to_be_visible(timeout=WAIT)


def test_a_sentence_of_an_actor_stands_once_with_all_that_was_read_in_it(desk, own_archive, page):
    [(words, speaker, article)] = ask(
        own_archive,
        "select stances.text, stances.source, stances.article from stances join quotations using (article, text)"
        " where stances.source is not null and stances.source = quotations.speaker limit 1",
    )
    go(page, f"{desk}/actors?id={speaker}")
    passage = page.locator(LINKS).filter(has_text=str(words))
    expect(passage).to_have_count(1, timeout=WAIT)
    told = page.get_by_test_id("stCaptionContainer").filter(has_text="quotation").filter(has_text="stance")
    expect(told.first).to_be_visible(timeout=WAIT)
    passage.click()
    page.wait_for_url(f"**/article?id={article}*", timeout=WAIT)


def test_filters_stay_in_the_address(desk, page):
    go(page, f"{desk}/claims")
    page.get_by_role("button", name=re.compile("contradicted")).click()
    page.wait_for_url("**verdict=contradicted*", timeout=WAIT)
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("combobox", name="Partner").click()
    page.get_by_role("option", name=re.compile(r"^Mexico \(")).click()
    page.wait_for_url("**partner=MEX*", timeout=WAIT)
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Order").click()
    page.get_by_role("option", name="oldest first").click()
    page.wait_for_url("**sort=oldest*", timeout=WAIT)
    page.get_by_role("radio", name="list").click(force=True)
    page.wait_for_url("**look=list*", timeout=WAIT)
    told = page.get_by_text("claims with Partner: Mexico; Verdict: contradicted")
    expect(told).to_be_visible(timeout=WAIT)
    page.locator(LINKS).first.wait_for(timeout=WAIT)
    settle(page)
    shown = page.locator(LINKS).all_inner_texts()
    assert f"{len(shown)} claims with" in told.inner_text()
    page.reload()
    expect(told).to_be_visible(timeout=WAIT)
    expect(page.locator(LINKS)).to_have_text(shown, timeout=WAIT)


def test_the_desk_leads_to_the_weightiest_contradicted_claims(desk, page):
    go(page, desk)
    page.get_by_role("link", name="All contradicted claims").click()
    page.wait_for_url("**/claims?*sort=worth*", timeout=WAIT)
    expect(page.get_by_role("combobox", name="Order")).to_have_value("most worth checking", timeout=WAIT)


def test_a_mark_of_leverage_leads_to_its_words_in_the_article(desk, page):
    go(page, f"{desk}/leverage?pair=MEX%2FUSA")
    page.locator("[aria-roledescription='point']").first.wait_for(timeout=WAIT)
    quotes = page.locator(f"{LINKS}[href*='article?id=']")
    expect(quotes.nth(5)).to_be_visible(timeout=WAIT)
    settle(page)
    page.locator("[aria-roledescription='point']").first.click(force=True)
    expect(quotes).to_have_count(1, timeout=WAIT)
    words = quotes.inner_text()
    quotes.click()
    page.wait_for_url("**/article?id=*", timeout=WAIT)
    stances = page.locator("mark.stance")
    stances.first.wait_for(timeout=WAIT)
    letters = re.sub(r"\W", "", words)
    assert any(re.sub(r"\W", "", mark) in letters for mark in stances.all_inner_texts())


def test_marks_of_an_article_are_taken_away_and_put_back(desk, own_archive, page):
    [(id,)] = ask(
        own_archive,
        "select article from stances where article in (select article from claims)"
        " and article in (select article from quotations) group by 1 order by count(*) desc limit 1",
    )
    marks = {"quotations": "quotation", "stances": "stance", "claims": "supported"}
    go(page, f"{desk}/article?id={id}")
    for mark in marks.values():
        page.locator(f"mark.{mark}").first.wait_for(timeout=WAIT)
    text = page.locator(".fulcrum-text").inner_text()
    for kind, mark in marks.items():
        pill = page.get_by_role("button", name=kind, exact=True)
        pill.click()
        expect(page.locator(f"mark.{mark}")).to_have_count(0, timeout=WAIT)
        for other in set(marks.values()) - {mark}:
            expect(page.locator(f"mark.{other}").first).to_be_visible(timeout=WAIT)
        pill.click()
        page.locator(f"mark.{mark}").first.wait_for(timeout=WAIT)
        expect(page.locator(".fulcrum-text")).to_have_text(text, use_inner_text=True, timeout=WAIT)


def revise(archive: Path) -> str:
    """The id of an article that its publisher changed: one word more, one number less."""
    with open_archive(archive) as db:
        row = next(db.query("select * from articles order by id limit 1"))
        known = {field.name: row[field.name] for field in fields(Article) if field.name in row}
        text = row["text"].replace("Mexico", "Mexico City", 1)
        store_article(db, Article(**known | {"text": f"{text}\n\nCorrected: an earlier version was wrong."}))
    return str(row["id"])


def test_what_a_publisher_changed_is_shown_word_by_word(desk, own_archive, page):
    go(page, f"{desk}/article?id={revise(own_archive)}")
    expect(page.get_by_role("heading", name="Revisions (1)")).to_be_visible(timeout=WAIT)
    put_in = page.locator(".fulcrum-diff ins")
    expect(put_in.filter(has_text="Corrected: an earlier version was wrong.")).to_be_visible(timeout=WAIT)
    expect(page.locator(".fulcrum-diff")).to_contain_text("…")
    expect(page.locator(".fulcrum-text")).to_contain_text("Corrected: an earlier version was wrong.")


def test_a_list_of_feeds_is_added_shown_and_given_back(desk, own_archive, page):
    go(page, f"{desk}/sources")
    file = {"name": "feeds.opml", "mimeType": "text/x-opml", "buffer": OPML.encode()}
    page.set_input_files("input[type=file]", files=[file])
    expect(page.get_by_text("feeds.opml")).to_be_visible(timeout=WAIT)
    page.get_by_role("button", name="Add these sources").click()
    expect(page.get_by_text("2 sources added")).to_be_visible(timeout=WAIT)
    of = len(ask(own_archive, "select 1 from sources"))
    expect(page.get_by_text(f"{of} sources, 0 in trouble")).to_be_visible(timeout=WAIT)
    cells = page.get_by_test_id("data-grid-canvas").first.locator("[role=gridcell]")
    for name in ("The Quay Post", "Diario del Puerto"):
        expect(cells.filter(has_text=name)).to_have_count(1, timeout=WAIT)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_text("The Quay Post · ").filter(visible=True)).to_have_count(1, timeout=WAIT)
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
    page.set_viewport_size({"width": 1440, "height": 1000})
    button = page.get_by_role("button", name="Export all as OPML")
    name, told = downloaded(page, button, "opml")
    sources = {source.url: source.name for source in read_opml(told, name)}
    assert sources["https://quay.example.org/feed"] == "The Quay Post"
    assert sources["https://puerto.example.org/rss"] == "Diario del Puerto"


def test_the_table_of_a_series_is_what_the_store_holds(desk, page):
    known = Statistics.embedded()
    wanted = ("goods_trade", "imports", "MEX", "TOTAL", "M")
    names = ("indicator", "flow", "partner", "commodity", "frequency")
    one = next(one for one in known.find_series() if tuple(getattr(one, name) for name in names) == wanted)
    go(page, f"{desk}/statistics?series={one.id}")
    name, data = downloaded(page, page.get_by_role("button", name="Download as CSV", exact=True), "csv")
    assert name == f"{one.id}.csv"
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert head[:2] == ["Period", f"Value ({one.unit})"]
    held = {period: cell.value for period, cell in known.observations(one.id).items()}
    assert len(held) > 100
    assert {row[0]: float(row[1]) for row in rows} == held
    assert [row[0] for row in rows] == sorted(held, reverse=True)


@pytest.mark.parametrize("name", ["claims", "articles"])
def test_a_telephone_shows_a_list_that_opens_and_a_wide_window_the_table(desk, page, name: str):
    table = page.locator("[data-testid='stMain'] [data-testid='stDataFrame']")
    page.set_viewport_size({"width": 390, "height": 844})
    go(page, f"{desk}/{name}")
    expect(page.locator(LINKS).first).to_be_visible(timeout=WAIT)
    expect(table).to_be_hidden()
    page.set_viewport_size({"width": 1440, "height": 1000})
    expect(table).to_be_visible(timeout=WAIT)
    expect(page.locator(LINKS)).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(LINKS).first.click()
    page.wait_for_url(re.compile(rf"/{name[:-1]}\?id="), timeout=WAIT)
