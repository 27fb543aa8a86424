"""An archive made by the real way once a session, and the app served on it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.app.pages.browsing import FLAGS

FULCRUM = [sys.executable, "-c", "from app.cli import main; main()"]
WAIT = 60  # seconds for the app to answer


@pytest.fixture(scope="session")
def demo_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample publishers, polled, read and checked."""
    path = tmp_path_factory.mktemp("pages") / "demo.db"
    subprocess.run(
        [*FULCRUM, "demo", "--no-app", "--db", str(path)], check=True, capture_output=True, timeout=300
    )
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's Chromium; without it the browser tests are skipped, but never under CI."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("no Chromium under CI: .ci/chromium should have installed it")
    if path is None:
        pytest.skip("NO CHROMIUM: the browser tests are skipped; install Debian's chromium")
    return path


@pytest.fixture(scope="session")
def served(demo_archive: Path) -> Iterator[str]:
    """The address of the app, served on the demo archive until the session ends."""
    with serving(demo_archive) as address:
        yield address


@pytest.fixture(scope="module")
def own_archive(demo_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration that a module's tests may write into."""
    return Path(shutil.copy(demo_archive, tmp_path_factory.mktemp("own") / "own.db"))


@pytest.fixture(scope="module")
def desk(own_archive: Path) -> Iterator[str]:
    """The app on the module's own archive, which may fetch from this machine."""
    with serving(own_archive, FULCRUM_ALLOW_NETWORKS="127.0.0.0/8") as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of a module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a visitor of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    yield context.new_page()
    context.close()


@contextmanager
def serving(archive: Path, **environ: str) -> Iterator[str]:
    """The address of the app on an archive."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "FULCRUM_DB": str(archive), **environ}
    command = [*FULCRUM, "app", "--port", str(port), "--headless"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=environment, start_new_session=True, **quiet)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # the command has Streamlit as a child
        process.wait(timeout=20)


def wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Until the app answers; fails when it stops or takes too long."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"the app stopped with code {process.returncode}")
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.3)
    pytest.fail(f"{address} did not answer in {WAIT} seconds")
