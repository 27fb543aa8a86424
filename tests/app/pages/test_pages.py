"""Every page draws on a real archive, takes hostile input, and asks nothing of the outside."""

import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from app.drawing.frame import table

ENTRY = Path(__file__).parents[3] / "app" / "streamlit_app.py"
PAGES = [page["file"] for page in table("pages")["page"]]
HOSTILE = [
    "<script>alert(1)</script>",
    "'; drop table claims; --",
    '"',
    "*",
    "# [x](javascript:alert(1))",
    "\u202e",
    "x" * 5000,
]
READY = "[data-testid='stApp'][data-test-script-state='notRunning']"


def first_id(archive: Path, name: str) -> str:
    """The id of some claim or article."""
    with sqlite3.connect(archive) as db:
        rows = {
            "claim": "select id from claims where verdict = 'contradicted'",
            "article": "select id from articles",
        }
        found = db.execute(rows[name]).fetchone()
    db.close()
    return str(found[0])


def open_page(archive: Path, name: str, monkeypatch: pytest.MonkeyPatch, **params: str) -> AppTest:
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
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_searches_draw(demo_archive, monkeypatch, words):
    app = open_page(demo_archive, "claims", monkeypatch, q=words)
    assert not app.exception, [error.message for error in app.exception]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", ["claim", "article"])
def test_what_is_not_there_is_said(demo_archive, monkeypatch, name):
    app = open_page(demo_archive, name, monkeypatch, id="no-such-id")
    assert not app.exception
    assert app.info


@pytest.mark.browser
def test_pages_in_the_browser_ask_nothing_of_the_outside(served, chromium, demo_archive):
    from playwright.sync_api import sync_playwright

    outside: list[str] = []
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
        for name in PAGES:
            page.goto(f"{served}/{address(name, demo_archive)}")
            page.wait_for_selector(READY, timeout=60_000)
            page.wait_for_selector("h1", timeout=30_000)
            assert page.locator("[data-testid='stException']").count() == 0, name
        browser.close()
    assert not outside


@pytest.mark.browser
def test_a_text_is_checked_in_the_browser(served, chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{served}/check")
        page.wait_for_selector("textarea", timeout=60_000)
        page.fill("textarea", "In April 2026 the United States imported $50.69 billion of goods from Mexico.")
        page.get_by_role("button", name="Check", exact=True).click()
        page.wait_for_selector("text=supported", timeout=60_000)
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as JSON").click()
        assert '"verdict": "supported"' in Path(download.value.path()).read_text("utf-8")
        browser.close()


def address(name: str, archive: Path) -> str:
    """The path of a page with what it needs."""
    if name == "desk":
        return ""
    return f"{name}?id={first_id(archive, name)}" if name in ("claim", "article") else name


def is_outside(url: str) -> bool:
    """Whether an address leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")
