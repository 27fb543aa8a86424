"""Why a question gets no verdict: what it leaves open, what is not out yet, what no series holds."""

from collections.abc import Iterable
from datetime import date

from app.checking.lookup import TOGETHER, Gap, Lookup, parties_of
from app.checking.periods import in_words, is_period, length, span
from app.checking.readings import is_known, readings, rules
from app.checking.values import base_of, denominator
from app.checking.verdicts import PERCENTS
from app.checking.wording import GOODS, cell_of, name_cell, name_flow, name_whole, show
from app.wording import interval
from ingest.statistics.parts import members
from nlp.asking.falls import STREAK
from nlp.types import Assertion, Interval, Question

UNITS = {
    "share": PERCENTS,
    "percent_change": PERCENTS,
    "ratio": frozenset({"multiple", "ratio", "x", "times"}),
    "rank": frozenset({"rank"}),
    "record": frozenset({"rank", "rank_high", "rank_low"}),
}
SLOTS = {
    "flow": "whether imports, exports or the balance is meant",
    "reporter": "whose trade is meant",
    "partner": "the other country",
    "period": "the period",
    "measure": "what is measured",
}


def find_hindrance(
    question: Question, stated: Interval | None, assertion: Assertion, on: date | None
) -> Gap | None:
    """Why a question cannot be looked up at all, or None."""
    if question.indicator == "tariff_rate":
        return Gap(
            "forecast", "A tariff that is announced or conditional: it can be checked once it applies."
        )
    if known := missing_source(question):
        return Gap("no_series", known)
    if not is_known(question.indicator):
        what = (question.indicator or "this").replace("_", " ")
        return Gap("no_series", f"No official series on {what} is in the data.")
    if assertion in ("predicted", "conditional") or is_ahead(question.period, on):
        when = f" for {in_words(question.period)}" if question.period and is_period(question.period) else ""
        return Gap("forecast", f"A forecast or condition{when}: statistics can only tell what has been.")
    if question.indicator == "goods_trade" and question.commodity is None:
        return Gap("ambiguous", "Some goods are meant, not all of them, and no code says which.")
    if question.indicator == "gdp" and question.measure in ("change", "percent_change"):
        return Gap(
            "no_series",
            "A national product's growth is told in real terms, and the data are in current dollars.",
        )
    if question.of == STREAK:
        return Gap(
            "no_series", "How often in a row something rose or fell is not checked; each change can be."
        )
    missing = [words for slot, words in SLOTS.items() if is_missing(question, slot)]
    if missing:
        return Gap("ambiguous", f"The text does not say {join(missing)}.")
    if counts_twice(question.partner or ""):
        return Gap("ambiguous", "Of the partners added together one is part of another.")
    if question.partner == question.reporter and question.indicator in GOODS:
        return Gap("ambiguous", "The text does not say between which two countries.")
    if not is_period(question.period or "") or not is_period(question.base_period or "2000"):
        return Gap("ambiguous", f"The period {question.period!r} cannot be told.")
    base = base_of(question)
    if question.measure in ("change", "percent_change"):
        if base is None:
            return Gap("ambiguous", "The text does not say from when the change is counted.")
        if length(base) != length(question.period or ""):
            spans = f"{in_words(question.period or '')} and {in_words(base)}"
            return Gap("ambiguous", f"{spans} are not equally long: no change can be told.")
    return find_mismatch(question, stated)


def is_missing(question: Question, slot: str) -> bool:
    """Whether a slot that this indicator needs is open."""
    if slot in ("flow", "partner") and question.indicator not in GOODS:
        return False
    return getattr(question, slot) is None


def counts_twice(partner: str) -> bool:
    """Whether, of partners added together, one comes twice or is a member of another.

    >>> counts_twice("DEU+FRA"), counts_twice("DEU+EUU"), counts_twice("MEX+WLD"), counts_twice("WLD")
    (False, True, True, False)
    """
    codes = partner.split(TOGETHER)
    inside = any(other in members(one) for one in codes for other in codes)
    return len(codes) > 1 and (inside or "WLD" in codes or len(set(codes)) < len(codes))


def is_ahead(period: str | None, on: date | None) -> bool:
    """Whether a period begins after the month in which the text was written."""
    return bool(on and period and is_period(period) and span(period)[0] > 12 * on.year + on.month - 1)


def find_mismatch(question: Question, stated: Interval | None) -> Gap | None:
    """Why a stated figure cannot be held against what the question asks for, or None."""
    if stated is None or (stated.low is None and stated.high is None):
        return Gap("ambiguous", "No figure is stated that could be compared.")
    wanted = UNITS.get(question.measure or "")
    if wanted is None and question.measure == "change" and question.of:
        wanted = PERCENTS
    if wanted is not None and stated.unit not in wanted:
        return Gap("ambiguous", f"A {question.measure} cannot be compared with {interval(stated)}.")
    if wanted is None and stated.unit != "USD":
        if len(stated.unit) == 3 and stated.unit.isupper():
            return Gap("no_series", f"The data are in US dollars; {stated.unit} would need an exchange rate.")
        return Gap("ambiguous", f"An amount of money cannot be compared with {interval(stated)}.")
    return None


def explain_missing(lookup: Lookup, question: Question) -> Gap:
    """Why no reading gave a value: the cell itself, its base, or what it is divided by."""
    cell = cell_of(question)
    options = readings(question.indicator or "", question.partner, question.commodity)
    if not options:
        return Gap("no_series", f"No series in the data holds {name_cell(cell)}.")
    bases = tuple(dict.fromkeys(reading.basis for reading in options))
    for period in filter(
        None, (cell.period, base_of(question) if "change" in (question.measure or "") else None)
    ):
        for asked in parties_of(cell._replace(period=period, indicator=options[0].indicator)):
            if not any(lookup.level(asked, basis) for basis in bases):
                gap = lookup.gap(asked, bases, name_cell(asked))
                return Gap(gap.code, f"{gap.reason} {from_two_sources(lookup, question)}".rstrip())
    if question.measure in ("rank", "record"):
        return Gap("no_series", f"The data hold no others to rank {name_cell(cell)} among.")
    if question.measure in ("share", "ratio") or question.of:
        return explain_denominator(lookup, question, bases)
    if question.measure in ("change", "percent_change") and (base := base_of(question)):
        when = f"{in_words(base)} and {in_words(cell.period)}"
        return Gap(
            "no_series",
            f"{name_flow(cell)}: the data hold {when} on different bases only, and no change between them.",
        )
    return Gap("no_series", f"No series in the data holds {name_cell(cell)}.")


def from_two_sources(lookup: Lookup, question: Question) -> str:
    """For a partner's share of its own trade that goes to the US: what two sources together come to.

    They differ in method, so that this is told beside the reason and is no verdict.
    """
    cell = cell_of(question)
    if question.measure != "share" or question.of not in (None, "WLD") or question.partner != "USA":
        return ""
    mirror = cell._replace(
        reporter="USA", partner=cell.reporter, flow={"exports": "imports"}.get(cell.flow or "", "exports")
    )
    above = lookup.level(mirror, "census")
    below = lookup.level(cell._replace(partner="WLD"), "mexico")
    if above is None or below is None:
        return ""
    return (
        f"{name_cell(mirror)} ({show(above.value, above.unit)}) come to {100 * above.value / below.value:.1f}% of "
        f"{name_cell(cell._replace(partner='WLD'))} ({show(below.value, below.unit)}), but these are two sources."
    )


def explain_denominator(lookup: Lookup, question: Question, bases: Iterable[str]) -> Gap:
    """Which figure is missing to divide by."""
    cell = cell_of(question)
    basis = next((basis for basis in bases if lookup.level(cell, basis)), "")
    below = denominator(lookup, cell, question.of or "WLD", basis) if basis else None
    if below:
        return lookup.gap(below[0], (below[1],), name_cell(below[0]))
    if question.of in (None, "WLD") and cell.commodity == "TOTAL" and question.reporter == "USA":
        return Gap(
            "no_series",
            f"The share of {name_flow(cell)} needs a world total on the same basis: for {in_words(cell.period)} "
            "there is only a seasonally adjusted one, which must not divide an unadjusted figure.",
        )
    return Gap(
        "no_series",
        f"{name_cell(cell)} is known, but not what it is to be divided by: {name_whole(question)}.",
    )


def missing_source(question: Question) -> str | None:
    """The reason for a denominator that no trade statistics have, naming it and what is known beside it."""
    what = (question.of or "").partition(":")[0]
    named = rules()["missing"].get(what) or rules()["missing"].get(question.indicator or "")
    if named is None:
        return None
    beside = rules()["beside"].get(question.of or "", "") or rules()["beside"].get(
        question.indicator or "", ""
    )
    reason = (
        f"The denominator is missing: {named}. Trade statistics have imports only, and a share of imports"
        " is another thing."
    )
    return f"{reason} {beside}".rstrip()


def join(parts: list[str]) -> str:
    """A list in words."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
