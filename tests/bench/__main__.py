"""`python -m tests.bench [module …]`: measure, print one table, write `bench.json`."""

import json
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
OUTPUT = Path("bench.json")


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


def main() -> int:
    """Measure, print, keep."""
    figures = find_figures(sys.argv[1:])
    table = Table("figure", "value")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.3f}".rstrip("0").rstrip("."))
    Console().print(table)
    known = json.loads(OUTPUT.read_text("utf-8")) if OUTPUT.exists() else {}
    OUTPUT.write_text(json.dumps(known | figures, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
