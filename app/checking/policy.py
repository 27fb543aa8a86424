"""Claims about tariff rates against the timeline of measures: confirmed where one fits, else left open."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from app.checking.periods import in_words, is_period, span
from app.checking.types import Check, Code, Evidence, Found
from app.checking.verdicts import PERCENTS, day, distance
from app.wording import interval
from ingest.statistics.parts import country_name
from ingest.statistics.policies import Measure, measures
from nlp.types import Interval, Question

Days = tuple[date, date]
START = "start"
"""The `of` of a question that asks for the beginning of a measure: "took effect in March"."""
SHOWN = 4
UNCHECKED = {
    "rate, date, order": "",
    "rate, date": "The number of the order was not verified.",
    "": "From general knowledge: hold it against the legal text before you rely on it.",
}


def check_rate(question: Question, stated: Interval | None, on: date | None) -> Check:
    """The check of a tariff rate. A rate that no measure of the timeline has is not called wrong.

    Without a period, the day of the text counts; measures that took effect later stay out. Of particular goods
    only measures on those goods are taken, since many goods are exempt from the general ones.
    """
    days = days_of(question.period, on)
    if gap := find_gap(question, stated, days):
        return Check("unverifiable", *gap, stated)
    return hold_against(question, stated, days, on)


def hold_against(question: Question, stated: Interval, days: Days, on: date | None) -> Check:
    """A complete question about a rate, held against the measures that cover its goods."""
    covering = [one for one in measures() if one.covers(question.partner, question.commodity)]
    fitting = [one for one in covering if distance(stated, one.rate) == 0]
    if chosen := choose(fitting, days, on, start=question.of == START):
        return confirmed(chosen, stated)
    standing = [one for one in covering if one.in_force(*days)]
    reason = " ".join(tell_why(question, stated, days, standing, fitting))
    cells = tuple(map(cite, dict.fromkeys((*fitting[-SHOWN:], *standing[:SHOWN]))))
    return Check("unverifiable", "no_series", reason, stated, evidence=cells)


def find_gap(question: Question, stated: Interval | None, days: Days | None) -> tuple[Code, str] | None:
    """Why a rate cannot be looked up, or None."""
    if stated is None or stated.unit not in PERCENTS:
        return "ambiguous", "No rate in percent is stated."
    if question.reporter not in (None, "USA"):
        return (
            "no_series",
            f"Only US tariff measures are in the data, none of {country_name(question.reporter)}.",
        )
    if question.commodity is None:
        return "ambiguous", "Which goods bear the tariff cannot be told."
    if days is None:
        return "ambiguous", "The text does not say when the tariff applied."
    return None


def choose(fitting: Sequence[Measure], days: Days, on: date | None, *, start: bool) -> Measure | None:
    """Of the measures with the stated rate the one that took effect within the days, else one in force all along.

    A measure on a list of goods only is meant where it began in those days, not by "goods from there" at large.
    Where one with that rate is announced and not yet in force, the text may speak of it: nothing is chosen.
    """
    begun = [one for one in fitting if one.begun(*days)]
    if begun or start:
        return begun[-1] if begun else None
    if any(one.announced <= days[1] < one.effective for one in fitting):
        return None
    last = min(days[1], on) if on and on >= days[0] else days[1]
    standing = [one for one in fitting if one.throughout(days[0], last) and not one.listed]
    return standing[-1] if standing else None


def days_of(period: str | None, on: date | None) -> Days | None:
    """First and last day of the period, or the day of the text."""
    if period and is_period(period):
        first, last = span(period)
        year, month = divmod(last, 12)
        return date(first // 12, first % 12 + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    return (on, on) if on and not period else None


def tell_why(
    question: Question, stated: Interval, days: Days, standing: Sequence[Measure], fitting: Sequence[Measure]
) -> Iterator[str]:
    """What the timeline has instead: when the stated rate did apply, and what else applied then."""
    when = in_words(question.period) if question.period else day(days[0])
    what = "took effect in" if question.of == START else "applied all through" if question.period else "on"
    yield f"No tariff measure of {interval(stated)} on these goods {what} {when} in the timeline."
    if fitting:
        yield f"That rate: {'; '.join(f'{name(one)}, {lasting(one)}' for one in fitting[-SHOWN:])}."
    if others := [one for one in standing if one not in fitting]:
        yield f"In force then: {'; '.join(f'{name(one)}, {one.rate:g}%' for one in others[:SHOWN])}."
    if question.commodity != "TOTAL":
        yield "General tariffs, from which some goods are exempt, are left out."


def name(measure: Measure) -> str:
    """A measure by its title, with what a reader must know of its reach."""
    return f"{measure.title}{', on a list of goods' if measure.listed else ''} ({measure.authority})"


def lasting(measure: Measure) -> str:
    """From when to when a measure was in force."""
    until = f" to {day(measure.ended)}" if measure.ended else ""
    return f"from {day(measure.effective)}{until}"


def confirmed(measure: Measure, stated: Interval) -> Check:
    """The check of a rate that a measure has."""
    on_whom = ", ".join(country_name(code) for code in measure.partners) or "all countries"
    total = " in all, with the ordinary duty," if measure.floor else ""
    head = f"{name(measure)}, {on_whom}: {measure.rate:g}%{total} {lasting(measure)}, as stated; {measure.source}."
    reason = " ".join(filter(None, (head, measure.note, UNCHECKED[measure.checked])))
    found = Found(measure.rate, "percent")
    return Check("supported", "matches", reason, stated, found, 0.0, (cite(measure),))


def cite(measure: Measure) -> Evidence:
    """A measure as evidence; the period is the day on which it took effect."""
    title = f"{measure.authority}: {measure.title} ({measure.source})"
    began, vintage = measure.effective.isoformat(), measure.vintage.isoformat()
    return Evidence(
        f"policy.{measure.id}", title, began, measure.rate, "percent", "US government", vintage, measure.url
    )
