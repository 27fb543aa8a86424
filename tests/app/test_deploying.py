"""What the container, the compose file and the documentation of deploying name is there."""

import contextlib
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from streamlit.testing.v1 import AppTest

from app.cli import app
from app.serving import free_port, serve_app

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = typer.main.get_command(app).commands
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
PIN = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def options_of(name: str) -> set[str]:
    """The options of a command."""
    return {option for parameter in COMMANDS[name].params for option in parameter.opts}


def find_calls(text: str) -> list[list[str]]:
    """Every `fulcrum …` call in a text, up to what ends a command."""
    calls = re.findall(r"(?<![\w-])fulcrum ((?:[a-z]+\b)[^\n;`#|()]*)", text)
    return [shlex.split(call.replace("\\$", "$").replace("'", "’"), comments=True) for call in calls]


def check_call(words: list[str]) -> None:
    """The command and its options are there."""
    command, *rest = words
    assert command in COMMANDS, words
    if hasattr(COMMANDS[command], "commands"):
        assert not rest or rest[0].startswith("-") or rest[0] in COMMANDS[command].commands, words
        return
    assert {word for word in rest if re.match(r"--?[a-z]", word)} <= options_of(command) | {"--help"}, words


def test_what_is_copied_into_the_image_is_there_and_not_left_out():
    left_out = (ROOT / ".dockerignore").read_text("utf-8").split()
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        *sources, _ = line.split()
        assert all((ROOT / source).exists() and source not in left_out for source in sources)


def test_the_image_runs_as_nobody_special_and_starts_a_command_that_is_there():
    last = DOCKERFILE.split("FROM ")[-1]
    assert re.search(r"^USER fulcrum$", last, re.MULTILINE)
    assert last.index("USER fulcrum") > last.index("useradd")
    [start] = re.findall(r"^CMD (\[.*\])$", last, re.MULTILINE)
    program, *words = tomllib.loads(f"start = {start}")["start"]
    assert program == "fulcrum"
    check_call(words)


def test_the_lock_of_the_image_is_part_of_the_lock_of_the_tests():
    own, all_of = (
        dict(PIN.findall((ROOT / name).read_text("utf-8")))
        for name in ("requirements-app.lock", "requirements.lock")
    )
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {re.split(r"[<>=\[]", name)[0] for name in told["project"]["dependencies"]}
    assert wanted <= set(own)
    assert {name for name in own if name in all_of and own[name] != all_of[name]} == set()
    assert set(own) - set(all_of) <= {"authlib", "cryptography", "joserfc"}  # logins
    assert not {"ruff", "mypy", "pytest", "playwright"} & set(own)


def test_services_share_the_archive_and_only_loopback_is_published():
    assert COMPOSE.count("<<: *fulcrum") == 2
    assert 'volumes: ["archive:/data"]' in COMPOSE
    assert re.findall(r"ports: (.*)", COMPOSE) == ['["127.0.0.1:8501:8501"]']
    assert 'environment: {FULCRUM_READONLY: "1"}' in COMPOSE
    calls = find_calls(COMPOSE.replace('"]', "\n"))
    assert [call[0] for call in calls] == ["collect", "analyse"]
    for call in calls:
        check_call(call)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_command_that_the_docs_show_is_there(path: Path):
    text = path.read_text("utf-8")
    shown = "\n".join(
        re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        + re.findall(r"`(fulcrum [^`]+)`", text)
    )
    for call in find_calls(shown):
        check_call(call)


def test_every_target_that_the_docs_show_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in [*DOCS, ROOT / "CONTRIBUTING.md"]:
        text = path.read_text("utf-8")
        named = re.findall(r"`make ([a-z ]+)`", text) + re.findall(r"^make ([a-z]+)", text, re.MULTILINE)
        assert {word for call in named for word in call.split()} <= targets, path.name


def test_the_app_listens_on_loopback_and_keeps_its_guard_against_forged_requests(monkeypatch, tmp_path: Path):
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["server"]["enableXsrfProtection"] is True
    calls = []
    monkeypatch.setattr("app.serving.run_until_stopped", lambda *call: calls.append(call) or 0)
    serve_app(tmp_path / "a.db", headless=True, read_only=True)
    [(command, environment)] = calls
    assert "--server.address=127.0.0.1" in command
    assert "--server.enableXsrfProtection=true" in command
    assert environment["FULCRUM_READONLY"] == "1"


def listens(port: int) -> bool:
    """Whether somebody answers on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_the_server_ends_with_who_started_it(tmp_path: Path, sign: signal.Signals):
    port = free_port(0)
    words = ["app", "--headless", "--port", str(port), "--db", str(tmp_path / "a.db")]
    command = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())", *words]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL) as started:
        try:
            wait_until(lambda: listens(port))
            if sign == signal.SIGINT:
                os.killpg(started.pid, sign)  # as a terminal does
            else:
                started.send_signal(sign)
            assert started.wait(30) == 0
            wait_until(lambda: not listens(port))
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)


def wait_until(told: Callable[[], bool]) -> None:
    """Wait until something is so, a minute at most."""
    until = time.monotonic() + 60
    while not told():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_page_asks_for_a_login_only_where_one_is_set_up(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("FULCRUM_DB", str(tmp_path / "none.db"))
    page = AppTest.from_file(str(ROOT / "app" / "streamlit_app.py"), default_timeout=30)
    page.run()
    assert "Log in" not in [button.label for button in page.button]
    page.secrets["auth"] = {"redirect_uri": "http://127.0.0.1/oauth2callback", "cookie_secret": "x" * 32}
    page.run()
    assert [button.label for button in page.button] == ["Log in"]
    assert not page.exception
