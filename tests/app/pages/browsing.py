"""What the tests in Chromium share: opening a page, waiting for it, taking a file from it, an archive's ids."""

import sqlite3
from pathlib import Path

from playwright.sync_api import Locator, Page

READY = "[data-testid='stApp'][data-test-script-state='notRunning']"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LINKS = "[data-testid='stMain'] [data-testid='stPageLink-NavLink']:visible"  # Streamlit keeps a hidden twin of each
MOST = 150  # presses of the Tab key on one page
WAIT = 30_000  # milliseconds for something to be drawn: two cores under load are slow


def go(page: Page, address: str) -> None:
    """Open a page and wait until it has drawn."""
    page.goto(address)
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_selector("h1, [data-testid='stException']", timeout=WAIT)


def settle(page: Page) -> None:
    """Wait until a rerun has begun and ended."""
    page.wait_for_timeout(400)
    page.wait_for_selector(READY, timeout=60_000)


def downloaded(page: Page, button: Locator, suffix: str, stem: str = "") -> tuple[str, bytes]:
    """Name and bytes of what a button gives to keep; asked again while it still gives what was there before.

    The name is safe wherever the file is kept: no path and nothing that turns it round.
    """
    for _ in range(20):
        with page.expect_download(timeout=60_000) as download:
            button.click()
        name = download.value.suggested_filename
        if name.startswith(stem) and name.endswith(f".{suffix}"):
            break
        settle(page)
    assert name.endswith(f".{suffix}")
    assert not set("/\\<>:\u202e") & set(name)
    return name, Path(download.value.path()).read_bytes()


def ask(archive: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """The rows of a query, over a connection of its own."""
    with sqlite3.connect(archive) as db:
        rows = db.execute(sql, values).fetchall()
    db.close()
    return rows


def first_id(archive: Path, name: str) -> str:
    """The id of some contradicted claim or some article."""
    wanted = {
        "claim": "select id from claims where verdict = 'contradicted'",
        "article": "select id from articles",
    }
    return str(ask(archive, wanted[name])[0][0])


def address(name: str, archive: Path) -> str:
    """The path of a page with what it needs."""
    if name == "desk":
        return ""
    return f"{name}?id={first_id(archive, name)}" if name in ("claim", "article") else name
