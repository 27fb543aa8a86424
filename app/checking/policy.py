"""Claims about tariff rates against the timeline of measures: confirmed where one fits, else left open."""

from calendar import monthrange
from datetime import date

from app.checking.periods import in_words, is_period, span
from app.checking.types import Check, Evidence, Found
from app.checking.verdicts import PERCENTS, day, distance
from app.wording import interval
from ingest.statistics.parts import country_name
from ingest.statistics.policies import Measure, measures
from nlp.types import Interval, Question


def check_rate(question: Question, stated: Interval | None, on: date | None) -> Check:
    """The check of a tariff rate. A rate that no measure of the timeline has is not called wrong.

    Without a period, the day of the text counts; measures that took effect later stay out.
    """
    if stated is None or stated.unit not in PERCENTS:
        return Check("unverifiable", "ambiguous", "No rate in percent is stated.", stated)
    if question.reporter not in (None, "USA"):
        return Check("unverifiable", "no_series", "Only US tariff measures are in the data.", stated)
    days = days_of(question.period, on)
    if days is None:
        return Check("unverifiable", "ambiguous", "The text does not say when the tariff applied.", stated)
    standing = [
        one for one in measures() if one.covers(question.partner, question.commodity) and one.in_force(*days)
    ]
    fitting = [one for one in standing if distance(stated, one.rate) == 0]
    if fitting:
        return confirmed(fitting[0], stated)
    when = in_words(question.period) if question.period else day(days[0])
    known = "; ".join(f"{one.title} {one.rate:g}%" for one in standing[:4]) or "none"
    reason = f"No tariff measure of {interval(stated)} is in the timeline for {when}; in force on these goods: {known}."
    return Check(
        "unverifiable", "no_series", reason, stated, evidence=tuple(cite(one) for one in standing[:4])
    )


def days_of(period: str | None, on: date | None) -> tuple[date, date] | None:
    """First and last day of the period, or the day of the text."""
    if period and is_period(period):
        first, last = span(period)
        year, month = divmod(last, 12)
        return date(first // 12, first % 12 + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    return (on, on) if on and not period else None


def confirmed(measure: Measure, stated: Interval) -> Check:
    """The check of a rate that a measure has."""
    on_whom = ", ".join(country_name(code) for code in measure.partners) or "all countries"
    until = f" to {day(measure.ended)}" if measure.ended else ""
    reason = (
        f"{measure.title} ({measure.authority}), {on_whom}: {measure.rate:g}% from {day(measure.effective)}{until},"
        f" as stated; {measure.source}. {measure.note}"
    )
    found = Found(measure.rate, "percent")
    return Check("supported", "matches", reason.strip(), stated, found, 0.0, (cite(measure),))


def cite(measure: Measure) -> Evidence:
    """A measure as evidence; the period is the day on which it took effect."""
    title = f"{measure.authority}: {measure.title} ({measure.source})"
    began, vintage = measure.effective.isoformat(), measure.vintage.isoformat()
    return Evidence(
        f"policy.{measure.id}", title, began, measure.rate, "percent", "US government", vintage, measure.url
    )
