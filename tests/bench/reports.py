"""A report of 500 claims: to make it from an archive, and to each format, each in a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from app.archive import open_archive
from app.checking.types import Check, Evidence, Found
from app.records import Place, save_analysis, save_checks
from app.reports import find_formats
from ingest.archive import add_source, store_article
from ingest.types import Article, Source
from nlp.types import Analysis, Claim, Interval, Question

CLAIMS = 500
PARTNERS = ("MEX", "CAN", "CHN", "DEU", "JPN", "VNM", "KOR", "IND", "GBR", "FRA")
CODE = """
import json, re, sys, time
from pathlib import Path
from app.archive import open_existing
from app.filters import ClaimFilter
from app.reports import find_format, render
from app.reports.selecting import make_report
find_format(sys.argv[2])
start = time.perf_counter()
report = make_report(open_existing(Path(sys.argv[1])), ClaimFilter(), as_of="2026-11-22")
made = time.perf_counter()
size = len(render(report, sys.argv[2]))
end = time.perf_counter()
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])  # of this process alone
print(json.dumps([len(report.items), made - start, end - made, peak / 1024, size / 1e6]))
"""


def measure() -> dict[str, float]:
    """`report_make_s` (500 claims from an archive), and per format `report_X_s` (to write it) and `report_X_peak_mb`."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.db"
        fill(archive)
        for suffix in sorted(find_formats()):
            command = [sys.executable, "-c", CODE, str(archive), suffix]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            count, made, written, peak, size = json.loads(done.stdout)
            assert count == CLAIMS
            figures["report_make_s"] = min(made, figures.get("report_make_s", made))
            figures |= {
                f"report_{suffix}_s": written,
                f"report_{suffix}_peak_mb": peak,
                f"report_{suffix}_mb": size,
            }
    return figures


def fill(path: Path) -> None:
    """An archive with one article of 500 checked claims, about ten partners over three years."""
    sentences = [f"Imports number {number} were $50.69 billion that month." for number in range(CLAIMS)]
    text = " ".join(sentences)
    with open_archive(path) as db:
        add_source(db, Source("s", "Ledger", "https://example.org/feed", "The Ledger"))
        store_article(db, Article("a", "s", "https://example.org/a", "Numbers", text, None, "en"))
        claims = tuple(make_claim(number, text.index(words), words) for number, words in enumerate(sentences))
        save_analysis(
            db, Place("a", 1, "2026-06-10", "s", "The Ledger"), Analysis(text, "en", claims=claims), "bench"
        )
        ids = [row["id"] for row in db.query("select id from claims order by number")]
        save_checks(db, ids, [make_check(number) for number in range(CLAIMS)], "bench")


def make_claim(number: int, start: int, words: str) -> Claim:
    """One claim about the imports of a month."""
    period = f"{2023 + number // 12 % 3}-{number % 12 + 1:02d}"
    question = Question("goods_trade", "imports", "USA", PARTNERS[number % 10], "TOTAL", period, "level")
    stated = Interval(50.685e9, 50.695e9, "USD")
    return Claim(
        f"c{number}", start, start + len(words), words, None, 0.5, "level", "asserted", (), question, stated
    )


def make_check(number: int) -> Check:
    """One check with two cells."""
    cells = tuple(
        Evidence(
            f"s{cell}",
            "US goods imports, Census basis",
            "2025-04",
            45e9,
            "USD",
            "Census",
            "2026-10-10",
            "https://c",
        )
        for cell in range(2)
    )
    verdict = "contradicted" if number % 2 else "supported"
    stated = Interval(50.685e9, 50.695e9, "USD")
    return Check(
        verdict, "off", f"Reason {number}: the figure is another.", stated, Found(45e9, "USD"), -0.12, cells
    )
