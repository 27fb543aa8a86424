"""The commands: what they print, their exit codes, and one line for whatever cannot be worked with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database
from typer.testing import CliRunner

from app.archive import open_archive
from app.cli import app, main
from app.sample.server import serve

RUNNER = CliRunner()
TEXT = "US goods imports from Mexico were $50.69 billion in April 2026, the minister said."


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str]:
    """Exit code and standard output of a command that is to succeed."""
    result = RUNNER.invoke(app, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def refuse(monkeypatch, capsys, *arguments: str) -> str:
    """The one line on standard error of a command that is to be refused with exit code 2."""
    monkeypatch.setattr(sys, "argv", ["fulcrum", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    told = capsys.readouterr()
    assert stopped.value.code == 2
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    return told.err


def test_check_prints_the_contract_as_json(path: Path):
    code, out = run(
        "check", "--text", TEXT, "--date", "2026-06-10", "--title", "T", "--json", "--db", str(path)
    )
    told = json.loads(out)
    assert (code, told["text"], told["title"], told["language"]) == (0, TEXT, "T", "en")
    assert not path.exists()  # a check needs no archive and makes none


@pytest.mark.parametrize(
    ("more", "told"),
    [([], True), (["--date", "2026-06-10"], False), (["--text", "Nothing was counted here."], False)],
)
def test_check_says_what_a_date_would_give(more: list[str], told: bool):
    text = ["--text", "US imports from Mexico were $50.69 billion in April."] if "--text" not in more else []
    result = RUNNER.invoke(app, ["check", *text, *more])
    assert result.exit_code == 0
    assert ("with --date" in result.stderr) is told


def test_check_reads_files_and_standard_input(tmp_path: Path):
    file = tmp_path / "statement.txt"
    file.write_text(TEXT, "utf-8")
    assert json.loads(run("check", str(file), "--json")[1])["text"] == TEXT
    assert json.loads(run("check", "-", "--json", stdin=TEXT)[1])["text"] == TEXT


def test_check_prints_a_page_for_people():
    code, out = run("check", "--text", "Mexico said that it needs nobody. [b]Nothing[/b] is read as markup.")
    assert code == 0
    assert "[b]Nothing[/b]" in out
    assert "claim" in out


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_check_reads_many_lines_in_order_and_says_which_are_bad(tmp_path: Path, more: list[str]):
    file = tmp_path / "many.jsonl"
    lines = [{"id": "a", "text": TEXT}, {"id": "b"}, {"id": "c", "text": "El déficit de México creció."}]
    file.write_text("\n".join(map(json.dumps, lines)) + "\n", "utf-8")
    result = RUNNER.invoke(app, ["check", "--jsonl", str(file), *more])
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in told] == ["a", "b", "c"]
    assert told[1] == {"id": "b", "line": 2, "error": "'text' is missing"}
    assert told[2]["language"] == "es"
    assert result.stderr == "line 2: 'text' is missing\n"
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "give one of FILE, -"),
        (["check", "x", "--text", "y"], "give one of FILE, -"),
        (["check", "/nowhere/at all.txt"], "/nowhere/at all.txt: No such file"),
        (["check", "--text", ""], "the text is empty"),
        (["check", os.devnull], f"{os.devnull} is empty"),
        (["add", os.devnull], f"{os.devnull} is empty"),
        (["report", "--url", "desk.example"], "'desk.example' is no web address"),
        (["datasette", os.devnull], f"{os.devnull}: "),
        (["check", "--text", "x", "--language", "tlh"], "unknown language 'tlh'"),
        (["check", "--text", "x", "--date", "yesterday"], "bad date 'yesterday'"),
        (["check", "--jsonl", "/nowhere"], "/nowhere: No such file"),
        (["search", "--since", "soon"], "bad date 'soon'"),
        (["search", "--sort", "luck"], "unknown sort 'luck'"),
        (["search", "--partner", "Mexiko"], "did you mean MEX (Mexico)?"),
        (["search", "--verdict", "wrong"], "use one of supported, close"),
        (["search", "--period", "April"], "bad period 'April'"),
        (["statistics", "series", "--flow", "import"], "use one of imports, exports"),
        (["check", "--text", TEXT, "--set", "period=April"], "bad period 'April'"),
        (["check", "--text", TEXT, "--set", "period=2026-05", "--claim", "c9"], "there are: c1"),
        (["report", "--format", "odt"], "unknown report format 'odt'"),
        (["report", "-o", "/nowhere/r.md"], "/nowhere/r.md: No such file"),
        (["statistics", "show", "nothing"], "no series 'nothing'"),
        (["load", "nothing"], "nothing: no lake is there; `fulcrum analyse --output nothing` writes one"),
        (["sources", "add", "ftp://example.org"], "is no web address"),
        (["sources", "remove", "nobody"], "no source 'nobody'"),
        (["collect", "--source", "nobody"], "no source 'nobody'"),
        (["add", "/nowhere"], "/nowhere: No such file"),
        (["add", "http://127.0.0.1:9/"], "127.0.0.1"),
        (["app", "--headless", "--address", "192.0.2.1"], "name an address of this machine with --address"),
    ],
)
def test_what_cannot_be_worked_with_gives_one_line(monkeypatch, capsys, path: Path, arguments, told: str):
    open_archive(path).close()
    monkeypatch.setenv("FULCRUM_DB", str(path))
    monkeypatch.delenv("FULCRUM_ALLOW_NETWORKS", raising=False)
    assert told in refuse(monkeypatch, capsys, *arguments)


@pytest.mark.parametrize("command", ["app", "demo"])
def test_a_taken_port_is_told_before_anything_is_done(monkeypatch, capsys, path: Path, command: str):
    with serve(0) as port:
        told = refuse(monkeypatch, capsys, command, "--port", str(port), "--headless", "--db", str(path))
    assert told == f"fulcrum: port {port} is taken: name another with --port\n"
    assert not path.exists()


@pytest.mark.parametrize(
    "data", [b"no database at all, but some text that is long enough" * 40, b"\0" * 4096]
)
def test_a_file_that_is_no_archive_is_told(monkeypatch, capsys, path: Path, data: bytes):
    path.write_bytes(data)
    assert str(path) in refuse(monkeypatch, capsys, "search", "--db", str(path))
    assert path.read_bytes() == data


def test_an_archive_from_a_newer_version_is_left_alone(monkeypatch, capsys, db: Database, path: Path):
    db.table("_sqlite_migrations").insert(
        {"migration_set": "app", "name": "of_the_future", "applied_at": "2030"}
    )
    db.close()
    assert "newer version" in refuse(monkeypatch, capsys, "search", "--db", str(path))


@pytest.mark.parametrize("command", ["search", "said", "report"])
def test_looking_into_an_archive_that_is_not_there_makes_none(monkeypatch, capsys, path: Path, command: str):
    assert "no archive yet" in refuse(monkeypatch, capsys, command, "--db", str(path))
    assert not path.exists()


def test_names_stand_for_codes_and_what_is_unknown_is_told(db: Database, path: Path):
    by_name = json.loads(run("search", "--partner", "mexico", "--json", "--db", str(path))[1])
    assert by_name["selection"] == "claims where partner is MEX" and by_name["total"]
    told = RUNNER.invoke(app, ["search", "--partner", "Peru", "--db", str(path)])
    assert "no claim here has the partner 'PER'" in told.stderr
    told = RUNNER.invoke(app, ["statistics", "series", "--partner", "Bolivia", "--db", str(path)])
    assert "no series here has the partner BOL; there are" in told.stderr


def test_a_correction_is_told_with_the_name_of_who_made_it():
    text = "US imports from Mexico were $50.69 billion in April 2025. Exports to Mexico were $35.3 billion."
    slots = ("--set", "period=2026-04", "--by", "Ana", "--claim", "c1")
    out = run("check", "--text", text, "--date", "2026-06-01", *slots)[1]
    assert "period 2026-04 (Ana)" in out and out.count("corrected by hand") == 1
    assert "[c1]" in out and "✔ supported" in out


def test_search_and_said_print_tables_and_json(db: Database, path: Path):
    code, out = run("search", "imported", "--verdict", "supported", "--json", "--db", str(path))
    told = json.loads(out)
    assert (code, told["total"], len(told["claims"])) == (0, 2, 2)
    assert told["selection"] == "claims where the words have “imported” and verdict is supported"
    assert "supported" in run("search", "--db", str(path))[1]
    said = json.loads(run("said", "depend", "--actor", "minister", "--json", "--db", str(path))[1])
    assert {row["what"] for row in said} == {"quotation", "stance"}


def test_report_goes_to_a_file_or_standard_output(db: Database, path: Path, tmp_path: Path):
    file = tmp_path / "report.html"
    assert run("report", "--output", str(file), "--db", str(path))[0] == 0
    assert file.read_text("utf-8").startswith("<!doctype html>")
    out = run("report", "--limit", "1", "--title", "Mine", "--db", str(path))[1]
    assert out.startswith("# Mine")
    assert "1 was left out" in out


def test_a_report_goes_into_a_folder_under_its_own_name(db: Database, path: Path, tmp_path: Path):
    run(
        "report",
        "--format",
        "pdf",
        "--as-of",
        "2026-11-22",
        "--title",
        "Año 1",
        "-o",
        str(tmp_path),
        "--db",
        str(path),
    )
    assert (tmp_path / "ano-1-2026-11-22.pdf").read_bytes().startswith(b"%PDF")


def test_a_feed_is_of_contradicted_claims_unless_others_are_asked_for(db: Database, path: Path):
    assert "<item>" not in run("report", "--format", "rss", "--db", str(path))[1]
    assert "<item>" in run("report", "--format", "rss", "--verdict", "supported", "--db", str(path))[1]


def test_words_after_two_dashes_may_begin_with_one(db: Database, path: Path):
    assert "the words have “-x”" in run("search", "--db", str(path), "--", "-x")[1]


def test_add_stores_reads_and_checks_once(path: Path, tmp_path: Path):
    file = tmp_path / "statement.txt"
    file.write_text(TEXT, "utf-8")
    arguments = (
        "add",
        str(file),
        "--date",
        "2026-06-10",
        "--publisher",
        "Ministry",
        "--json",
        "--db",
        str(path),
    )
    assert json.loads(run(*arguments)[1])["outcome"] == "new"
    assert json.loads(run(*arguments)[1])["outcome"] == "unchanged"
    file.write_text(f"{TEXT} It was wrong.", "utf-8")
    assert json.loads(run(*arguments)[1])["outcome"] == "revised"
    told = json.loads(run("analyse", "--json", "--db", str(path))[1])
    assert (told["read"], told["failed"], told["totals"]["articles"]) == (0, 0, 1)


def test_sources_are_listed_added_removed_and_handed_on(path: Path):
    archive = ("--db", str(path))
    assert (
        "example.org" in run("sources", "add", "https://example.org/feed.xml", "--name", "A & B", *archive)[1]
    )
    [source] = json.loads(run("sources", "--json", *archive)[1])
    wanted = {"url", "state", "last_poll", "entries", "articles", "error"}
    assert wanted <= set(source)
    opml = run("sources", "opml", *archive)[1]
    assert 'text="A &amp; B"' in opml
    assert run("sources", "remove", source["id"], *archive)[0] == 0
    assert len(json.loads(run("sources", "list", "--json", *archive)[1])) > 10  # the catalogue
    (path.parent / "list.opml").write_text(opml, "utf-8")
    assert run("sources", "import", str(path.parent / "list.opml"), *archive)[1] == "1 sources added\n"


def test_a_source_is_found_by_its_page_and_collected(path: Path, monkeypatch):
    monkeypatch.setenv("FULCRUM_ALLOW_NETWORKS", "127.0.0.1/32")
    monkeypatch.setenv("FULCRUM_DB", str(path))
    with serve(0) as port:
        base = f"http://127.0.0.1:{port}/sample-ledger"
        assert f"{base}/feed" in run("sources", "add", f"{base}/deficit-august.html")[1]
        assert f"{base}/nothing" in run("sources", "add", f"{base}/nothing")[1]  # stored, with a warning
        told = {row["outcome"]: row for row in json.loads(run("collect", "--now", "--json")[1])}
    assert (told["new"]["articles"], told["new"]["error"]) == (8, None)
    assert "404" in told["failed"]["error"] or "nothing at this address" in told["failed"]["error"]
    states = {row["articles"]: row["error"] for row in json.loads(run("sources", "--json")[1])}
    assert states[8] is None
    assert "nothing" in states[0]
    told = json.loads(run("analyse", "--json")[1])
    assert (told["read"], told["failed"]) == (8, 0)


def test_a_statistics_update_that_fails_is_told_and_loses_nothing(path: Path, monkeypatch):
    monkeypatch.delenv("CENSUS_API_KEY", raising=False)
    result = RUNNER.invoke(app, ["statistics", "update", "census", "--json", "--db", str(path)])
    [row] = json.loads(result.stdout)
    assert result.exit_code == 1
    assert "CENSUS_API_KEY" in row["error"]
    assert row["kept"] == 0


def test_statistics_can_be_looked_into(path: Path):
    archive = ("--db", str(path))
    rows = json.loads(run("statistics", "coverage", "--json", *archive)[1])
    assert {"indicator", "basis", "first", "last"} <= set(rows[0])
    wanted = ("--indicator", "goods_trade", "--flow", "imports", "--partner", "MEX", "--commodity", "TOTAL")
    found = json.loads(run("statistics", "series", *wanted, "--json", *archive)[1])
    assert found
    told = json.loads(run("statistics", "show", found[0]["id"], "--json", *archive)[1])
    last = told["observations"][-1]
    assert {"period", "value", "vintage"} == set(last)
    assert f"{last['value']:,.0f}" in run("statistics", "show", found[0]["id"], *archive)[1]


def test_the_demonstration_goes_the_whole_way_and_a_second_time_adds_nothing(path: Path):
    first = json.loads(run("demo", "--no-app", "--json", "--db", str(path))[1])
    again = json.loads(run("demo", "--no-app", "--json", "--db", str(path))[1])
    assert (first["polled"], first["articles"], first["read"]) == (2, 14, 14)
    assert (again["articles"], again["read"], again["totals"]) == (0, 0, first["totals"])


def test_the_installed_command_streams_a_batch(tmp_path: Path):
    command = [str(Path(sys.executable).with_name("fulcrum")), "check", "--jsonl", "-", "--json"]
    given = "\n".join(json.dumps({"id": str(number), "text": TEXT}) for number in range(40))
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, timeout=120)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [
        str(number) for number in range(40)
    ]
    assert done.stderr == ""


def test_a_review_is_signed_kept_and_checked_anew(db: Database, path: Path, monkeypatch, capsys):
    [first, second] = json.loads(run("search", "--json", "--db", str(path))[1])["claims"]
    archive = ("--db", str(path))
    assert run("review", first["id"], "confirmed", "--by", "Ana", *archive)[1] == "confirmed\n"
    corrected = run("review", second["id"], "corrected", "--by", "Ana", "--set", "partner=CAN", *archive)[1]
    assert corrected.startswith("contradicted: ")
    told = {row["id"]: row["verdict"] for row in json.loads(run("search", "--json", *archive)[1])["claims"]}
    assert told == {first["id"]: "supported", second["id"]: "contradicted"}
    run("analyse", "--json", *archive)  # a later run keeps to what a person corrected
    for wrong in (["corrected"], ["agreed"], ["confirmed", "--set", "partner=CAN"]):
        assert "bad decision" in refuse(
            monkeypatch, capsys, "review", first["id"], *wrong, "--by", "A", *archive
        )
    assert "no claim" in refuse(monkeypatch, capsys, "review", "nobody", "noted", "--by", "A", *archive)
    wrong_slot = ["--set", "colour=red", "--by", "A", *archive]
    assert "bad slot" in refuse(monkeypatch, capsys, "review", first["id"], "corrected", *wrong_slot)
