"""A lake has the rows that an archive would have, whatever wrote it, and nothing is read twice or lost."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from sqlite_utils import Database
from typer.testing import CliRunner

from app.archive import open_archive
from app.cli import app
from app.documents import Unread
from app.errors import UnusableInput
from app.lake import engines
from app.lake.engines import read_into
from app.lake.inputs import Given, count, find_blocks, read_block
from app.lake.tables import OF_ARTICLES, load_lake

FULCRUM = [sys.executable, "-c", "from app.cli import main; main()"]
TEXTS = [
    "US goods imports from Mexico were $50.69 billion in April 2026, the ministry said.",
    "“They need us more than we need them,” said the head of the growers’ union. Exports fell.",
    "Las importaciones de Estados Unidos desde México sumaron 50,690 millones de dólares en abril de 2026.",
    "The goods deficit with Canada doubled in 2025, a lobby group said, and Ottawa depends on Washington.",
]
ROWS = [
    {
        "id": f"d{number}",
        "text": text,
        "date": "2026-06-10" if number % 2 else None,
        "publisher": "The Ledger",
    }
    for number, text in enumerate(TEXTS)
]


def write_inputs(folder: Path, copies: int = 1) -> str:
    """JSON Lines files of the rows, with one bad line in each; the pattern that names them."""
    for copy in range(copies):
        lines = [json.dumps({**row, "id": f"{row['id']}-{copy}"}) for row in ROWS]
        (folder / f"in{copy}.jsonl").write_text("\n".join([*lines, "{}"]), "utf-8")
    return str(folder / "in*.jsonl")


def contents(lake: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of every file of a lake, by its place in it."""
    return {
        str(path.relative_to(lake)): parquet.ParquetFile(path).read().to_pylist()
        for path in sorted(lake.rglob("*.parquet"))
    }


def rows_of(db: Database, table: str) -> list[dict[str, object]]:
    """The rows of a table without what hangs on this archive."""
    local = ("at", "added", "first_seen", "changed", "story", *(() if table == "figures" else ("number",)))
    rows = [{name: value for name, value in row.items() if name not in local} for row in db.table(table).rows]
    return sorted(rows, key=json.dumps)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of the rows."""
    folder = tmp_path_factory.mktemp("lake")
    (done,) = read_into(str(folder / "out"), find_blocks(write_inputs(folder)))
    assert (done.read, len(done.unread)) == (4, 1) and done.claims >= 3
    return folder / "out"


def test_what_is_done_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    blocks = list(find_blocks(write_inputs(tmp_path, 2), size=3))
    assert [(block.start, block.size) for block in blocks] == [(0, 3), (3, 3)] * 2
    first = read_into(str(tmp_path / "out"), blocks)
    assert next(first).read == 3
    first.close()  # the run ends here
    assert len(list(read_into(str(tmp_path / "out"), blocks))) == 3
    assert list(read_into(str(tmp_path / "out"), blocks)) == []


def test_a_block_that_was_cut_off_is_read_again_and_comes_out_the_same(tmp_path: Path, monkeypatch):
    blocks = list(find_blocks(write_inputs(tmp_path)))
    list(read_into(str(tmp_path / "whole"), blocks))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(engines, "write_whole", stop)
        list(read_into(str(tmp_path / "out"), blocks))
    assert len(list(read_into(str(tmp_path / "out"), blocks))) == 1
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_rows_lie_in_the_month_of_their_article(lake: Path):
    months = {path.parent.name for path in lake.glob("claims/*/*.parquet")}
    assert months == {"month=2026-06", "month=undated"}


def test_loading_gives_the_archive_that_reading_would_have_given(lake: Path, tmp_path: Path):
    with open_archive(tmp_path / "a.db") as loaded, open_archive(tmp_path / "b.db") as twice:
        assert sum(load_lake(loaded, str(lake))) == 4
        assert [sum(load_lake(twice, str(lake))) for _ in range(2)] == [4, 0]
        for table in OF_ARTICLES:
            assert rows_of(loaded, table) == rows_of(twice, table)
        assert loaded.table("articles").count == 4
        assert loaded.execute("select count(*) from claims_fts where claims_fts match 'april'").fetchone()[0]
        assert not list(loaded.query("pragma foreign_key_check"))


def test_reviews_outlive_a_second_loading(lake: Path, tmp_path: Path):
    with open_archive(tmp_path / "a.db") as db:
        list(load_lake(db, str(lake)))
        claim = next(db.query("select id from claims"))["id"]
        db.table("reviews").insert(
            {"claim": claim, "at": "2026-06-11", "by": "desk", "decision": "confirmed"}
        )
        db.execute("update analyses set extractor = 'older'")
        assert sum(load_lake(db, str(lake))) == 4
        assert db.table("reviews").count == 1
        assert db.execute("select current from claims where id = ?", [claim]).fetchone()[0] == 1


def test_search_and_report_work_on_a_lake_as_on_an_archive(lake: Path, tmp_path: Path):
    run = CliRunner()
    assert run.invoke(app, ["load", str(lake), "--db", str(tmp_path / "a.db")]).exit_code == 0
    for arguments in (["deficit"], ["--partner", "Mexico"], ["goods imports", "--verdict", "supported"]):
        told = [
            json.loads(run.invoke(app, ["search", *arguments, "--json", *place]).stdout)
            for place in (["--lake", str(lake)], ["--db", str(tmp_path / "a.db")])
        ]
        found = [{claim["id"]: claim["verdict"] for claim in one["claims"]} for one in told]
        assert found[0] == found[1] and found[0]
        assert told[0]["total"] == told[1]["total"]
    page = run.invoke(app, ["report", "--lake", str(lake), "--partner", "MEX"]).stdout
    assert "$50.692 billion" in page and "complete" in page


def test_what_is_no_lake_is_said_in_one_line(tmp_path: Path):
    told = CliRunner().invoke(app, ["search", "x", "--lake", str(tmp_path)])
    assert isinstance(told.exception, UnusableInput) and "no lake" in str(told.exception)


def write_parquet(path: Path) -> None:
    parquet.write_table(pyarrow.Table.from_pylist([{**row, "extra": 1} for row in ROWS]), path)


def write_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode()))


def write_warc(path: Path) -> None:
    """Records as ISO 28500 has them, each a gzip member of its own where the name says so."""
    pack = gzip.compress if path.suffix == ".gz" else bytes
    kinds = [*(("text/plain; charset=utf-8", row) for row in ROWS), ("image/png", ROWS[0])]
    path.write_bytes(b"".join(pack(warc_record(kind, row)) for kind, row in kinds))


def warc_record(kind: str, row: dict[str, str | None]) -> bytes:
    """One page as a server gave it."""
    page = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{row['text']}".encode()
    head = [
        "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: https://example.org/{row['id']}",
        "WARC-Record-ID: <urn:uuid:1>", "WARC-Date: 2026-06-10T00:00:00Z",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(page)}", "", "",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + page + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.parquet", write_parquet),
        ("a.jsonl.gz", write_gzip),
        ("a.warc", write_warc),
        ("a.warc.gz", write_warc),
    ],
)
def test_every_format_gives_its_documents(tmp_path: Path, name: str, write):
    write(tmp_path / name)
    (block,) = find_blocks(str(tmp_path / name))
    found = list(read_block(block))
    assert count(str(tmp_path / name)) == 4
    assert [one.document.text for one in found if isinstance(one, Given)] == TEXTS


@pytest.mark.parametrize(
    ("line", "reason"),
    [("{", "Expecting"), ("[]", "no text"), ('{"text": 3}', "no text"), ('{"text": " "}', "empty"),
     ('{"text": "a", "date": "soon"}', "bad date"), ("[" * 5000, "")],
)  # fmt: skip
def test_a_bad_row_is_told_and_loses_no_other(tmp_path: Path, line: str, reason: str):
    (tmp_path / "a.jsonl").write_text(f"{line}\n{json.dumps(ROWS[0])}\n", "utf-8")
    bad, good = read_block(next(find_blocks(str(tmp_path / "a.jsonl"))))
    assert isinstance(bad, Unread) and reason in bad.error and isinstance(good, Given)


@pytest.mark.parametrize(("name", "reason"), [("*.jsonl", "no file"), ("a.csv", "not read"), ("x://a", "x")])
def test_inputs_that_cannot_be_found_are_told(tmp_path: Path, name: str, reason: str):
    with pytest.raises(UnusableInput, match=reason):
        list(find_blocks(name if "://" in name else str(tmp_path / name)))


def test_an_unknown_engine_is_told(tmp_path: Path):
    with pytest.raises(UnusableInput, match="local, ray"):
        next(read_into(str(tmp_path), [], "abacus"))


def test_a_cluster_gives_the_same_rows_though_a_worker_is_killed(tmp_path: Path):
    """Two processes on this machine: one is killed as soon as the first block is there."""
    pattern, lake = write_inputs(tmp_path, 6), tmp_path / "ray"
    list(read_into(str(tmp_path / "local"), find_blocks(pattern)))
    command = [*FULCRUM, "analyse", "--engine", "ray", "--input", pattern, "--output", str(lake), "--json"]
    environment = os.environ | {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as run:
        killed = kill_worker(lake, run)
        out, errors = run.communicate(timeout=240)
    assert run.returncode == 0, errors.decode()
    assert killed and json.loads(out)["blocks"] == 6
    assert contents(lake) == contents(tmp_path / "local")


def kill_worker(lake: Path, run: subprocess.Popen[bytes]) -> bool:
    """Kill one reader once a block is done; whether there was one."""
    while run.poll() is None:
        if any(lake.glob("blocks/*.json")):
            for entry in Path("/proc").glob("[0-9]*/cmdline"):
                if (
                    entry.exists()
                    and entry.read_bytes().startswith(b"ray::")
                    and b"BlockReader" in entry.read_bytes()
                ):
                    os.kill(int(entry.parent.name), signal.SIGKILL)
                    return True
        time.sleep(0.05)
    return False
