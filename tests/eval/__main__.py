"""`python -m tests.eval`: score every reader, print one table, fail below a floor.

`--raise` lifts floors to what was reached (rounded down to three places); it never lowers one.
`--json` prints the figures as JSON; `--keep` writes them where the app's Method page reads them.
"""

import json
import math
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
QUALITY = HERE.parents[1] / "app" / "quality.json"


def find_scores() -> dict[str, dict[str, float]]:
    """The figures of every evaluation module, by module name."""
    names = [
        module.name for module in iter_modules([str(HERE)]) if not module.name.startswith(("_", "test_"))
    ]
    modules = {name: import_module(f"tests.eval.{name}") for name in sorted(names)}
    return {name: module.score() for name, module in modules.items() if hasattr(module, "score")}


def find_breaches(scores: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Each floor that was undercut or lost its figure, in words."""
    breaches = []
    for name, wanted in floors.items():
        for figure, floor in wanted.items():
            reached = scores.get(name, {}).get(figure)
            if reached is None or reached < floor:
                breaches.append(f"{name}.{figure}: {reached} is below the floor {floor}")
    return breaches


def raised(
    scores: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """The floors lifted to what was reached; figures without a floor stay without one."""
    return {
        name: {
            figure: max(floor, math.floor(scores[name][figure] * 1000) / 1000)
            for figure, floor in wanted.items()
        }
        for name, wanted in floors.items()
    }


def main() -> int:
    """Score, print, compare."""
    scores, floors = find_scores(), json.loads(FLOORS.read_text("utf-8"))
    if "--json" in sys.argv:
        print(json.dumps(scores, indent=2))
    else:
        table = Table("reader", "figure", "reached", "floor")
        for name, figures in scores.items():
            for figure, value in figures.items():
                table.add_row(name, figure, f"{value:g}", f"{floors.get(name, {}).get(figure, '')}")
        Console().print(table)
    breaches = find_breaches(scores, floors)
    if "--raise" in sys.argv and not breaches:
        FLOORS.write_text(json.dumps(raised(scores, floors), indent=2) + "\n", "utf-8")
    if "--keep" in sys.argv:
        QUALITY.write_text(json.dumps(scores, indent=2) + "\n", "utf-8")
    for breach in breaches:
        print(breach, file=sys.stderr)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
