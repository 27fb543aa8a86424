"""Beliefs within somebody's report, which are no reports of their own: `said | he hopes | that it will rain`."""

from collections.abc import Iterator

from nlp.quoting.page import Page
from nlp.quoting.phrases import is_pronoun
from nlp.quoting.types import Draft


def without_echoes(page: Page, reports: list[Draft]) -> Iterator[Draft]:
    """The reports but for those that only echo the one around them."""
    outer = None
    for report in reports:
        within = outer is not None and outer.start < report.start and report.end <= outer.end
        if outer is not None and within and echoes(page, report, outer):
            continue
        outer = outer if within else report
        yield report


def echoes(page: Page, report: Draft, outer: Draft) -> bool:
    """Whether a report is what the speaker of the one around it believes: the subject a pronoun, or none of its own."""
    if report.cue is None or not report.cue.kinds <= {"think", "mood"}:
        return False
    source = report.source
    if source is None or page.starts[source.start] < outer.start:
        return True
    return is_pronoun(page, source.head)
