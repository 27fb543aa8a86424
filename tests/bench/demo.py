"""The demonstration, first and second run, and what an article takes on disk."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlite_utils import Database

FULCRUM = [sys.executable, "-c", "from app.cli import main; main()"]


def measure() -> dict[str, float]:
    """`demo_s`, `second_demo_ratio` (second run to the first), `archive_kb_per_article`, `check_text_start_s`."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "demo.db"
        first = seconds("demo", "--no-app", "--db", str(archive))
        second = seconds("demo", "--no-app", "--db", str(archive))
        db = Database(archive)
        articles = db["articles"].count
        db.close()
        size = archive.stat().st_size
    return {
        "demo_s": first,
        "second_demo_ratio": second / first,
        "archive_kb_per_article": size / 1024 / articles,
        "check_text_start_s": seconds("check", "--json", "--text", "Imports from Mexico rose."),
    }


def seconds(*arguments: str) -> float:
    """Wall time of one command."""
    start = time.perf_counter()
    subprocess.run([*FULCRUM, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start
