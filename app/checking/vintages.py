"""What was published when: older vintages, and figures that the data hold only as revised since."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.checking.lookup import Lookup, Value
from app.checking.readings import Reading
from app.checking.values import base_of, measure
from app.checking.wording import cell_of
from nlp.types import Question

REVISED_BALANCE = 0.012
"""Of exports and imports together: what the headline balance of a month is revised by after its first release (2025: July
0.5 %, September 1.1 %, the releases of FT-900 against the figures of October 2026)."""
REVISED_FLOW = 0.006
"""Of a flow with the whole world: the same."""


def find_older(
    lookup: Lookup, question: Question, found: list[tuple[Reading, Value]]
) -> Iterator[tuple[date, Reading, Value]]:
    """The values that older vintages give, newest first, where they differ from today's."""
    cell = cell_of(question)
    for reading, today in found:
        if not reading.equal:
            continue
        every = sorted(set(lookup.vintages(cell._replace(indicator=reading.indicator), reading.basis)))
        for vintage in reversed(every[:-1]):
            value = measure(lookup, question, reading, vintage)
            if value is not None and value.value != today.value:
                yield vintage, reading, value


def revised_by(lookup: Lookup, question: Question, reading: Reading, value: Value, on: date | None) -> float:
    """How much a figure of all countries' trade may have been revised since a text; 0 where the data tell.

    In the unit of the value. Partners' figures are not seasonally adjusted and hardly change.
    """
    if (
        on is None
        or question.partner != "WLD"
        or question.measure not in ("level", "change", "percent_change")
    ):
        return 0.0
    then = measure(lookup, question, reading, on)
    if then is not None and all(used.vintage <= on for used in then.used):
        return 0.0
    if all(used.vintage <= on for used in value.used):
        return 0.0
    gross = sum(abs(used.value) for used in value.used)
    moved = gross * (REVISED_BALANCE if question.flow == "balance" else REVISED_FLOW)
    if question.measure != "percent_change":
        return moved
    earlier = replace(question, measure="level", period=base_of(question), base_period=None)
    base = measure(lookup, earlier, reading)
    return 100 * moved / abs(base.value) if base and base.value else 0.0
