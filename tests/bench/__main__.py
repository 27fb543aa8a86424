"""`python -m tests.bench [--check] [module …]`: measure, print one table, write `bench.json`."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
OUTPUT = Path("bench.json")
TOLERANCE = 0.2


def find_figures(wanted: list[str]) -> dict[str, float]:
    """The figures of every bench module, or of those named; names are unique over all of them."""
    figures: dict[str, float] = {}
    for name in sorted(
        module.name for module in iter_modules([str(HERE)]) if not module.name.startswith("_")
    ):
        module = import_module(f"tests.bench.{name}")
        if hasattr(module, "measure") and (not wanted or name in wanted):
            figures |= module.measure()
    return figures


def find_regressions(figures: dict[str, float]) -> Iterator[str]:
    """The ratios that are worse by more than a fifth than those kept in `ratios.json`, in words."""
    for name, ratio in json.loads((HERE / "ratios.json").read_text("utf-8")).items():
        if name not in figures:
            continue
        worse = figures[name] / ratio["kept"] if ratio["better"] == "lower" else ratio["kept"] / figures[name]
        if worse > 1 + TOLERANCE:
            yield f"{name}: {figures[name]:.3f}, kept is {ratio['kept']} ({ratio['better']} is better)"


def main() -> int:
    """Measure, print, keep; with --check fail on what has become worse."""
    wanted = [name for name in sys.argv[1:] if not name.startswith("-")]
    figures = find_figures(wanted)
    table = Table("figure", "value")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.3f}".rstrip("0").rstrip("."))
    Console().print(table)
    known = json.loads(OUTPUT.read_text("utf-8")) if OUTPUT.exists() else {}
    OUTPUT.write_text(json.dumps(known | figures, indent=2) + "\n", "utf-8")
    regressions = list(find_regressions(figures)) if "--check" in sys.argv else []
    for regression in regressions:
        print(f"worse by more than a fifth: {regression}", file=sys.stderr)
    return 1 if regressions else 0


if __name__ == "__main__":
    sys.exit(main())
