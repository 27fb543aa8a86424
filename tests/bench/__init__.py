"""Speed as ratios in one run, so that the machine does not matter much: `make bench`.

A module here with a `measure() -> dict[str, float]` measures one thing; all figures go into one table
and into `bench.json`. docs/performance.md says what each means. Nothing here is a test: times are no
place for asserts.
"""
