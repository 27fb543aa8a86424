"""Quality on labelled sets: each reader is scored, and no score may fall below its floor.

A module here with a `score() -> dict[str, float]` is one reader's evaluation; the labelled examples
lie beside it in JSONL. `floors.json` holds, per module, the figures that may not be undercut.
"""
