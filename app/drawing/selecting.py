"""Choosing claims: facets with counts, the choice in words, and what in it nobody has."""

from dataclasses import fields

import streamlit as st

from app import queries
from app.drawing.frame import archive, data_version, day_choice, multichoice, tr
from app.drawing.saying import country
from app.drawing.words import verbatim
from app.filters import ClaimFilter
from app.wording import ICONS

FACETS = {
    "actor": "Actor",
    "partner": "Partner",
    "indicator": "Topic",
    "publisher": "Publisher",
    "country": "Country",
    "language": "Language of the article",
    "period": "Period",
    "kind": "Kind",
}
COUNTRIES = ("partner", "country")
COUNTED = 20_000  # claims: more are not held against each other while somebody waits
TITLES = {**FACETS, "verdict": "Verdict", "since": "From", "until": "Until", "text": "Words"}


@st.cache_data(max_entries=500, show_spinner=False)
def count_values(
    version: tuple[int, ...], where: dict[str, object], names: tuple[str, ...]
) -> dict[str, list[dict[str, object]]]:
    """Facets of a selection, counted once for as long as the archive stays as it is."""
    return queries.facets(archive(), ClaimFilter(**where), names)


@st.cache_data(max_entries=500, show_spinner=False)
def count_claims(version: tuple[int, ...], where: dict[str, object]) -> int:
    """How many claims a selection has, counted once for as long as the archive stays as it is."""
    return queries.count_claims(archive(), ClaimFilter(**where))


def parts_of(where: ClaimFilter) -> dict[str, object]:
    """The fields that narrow a selection: what a count is kept under."""
    told = {field.name: getattr(where, field.name) for field in fields(where)}
    return {name: value for name, value in told.items() if value}


def total_of(where: ClaimFilter) -> int:
    """How many claims a selection has."""
    return count_claims(data_version(), parts_of(where))


@st.cache_data(max_entries=500, show_spinner=False)
def count_independent(version: tuple[int, ...], where: dict[str, object]) -> int:
    """How many claims a selection has when copies count once, counted once for as long as the archive stays."""
    return queries.count_independent(archive(), ClaimFilter(**where))


def independent_of(where: ClaimFilter, total: int) -> str:
    """What to add to a total where copies of one story are in it; nothing where it would take long to count."""
    if not 1 < total <= COUNTED:
        return ""
    independent = count_independent(data_version(), parts_of(where))
    return f", **{independent:,}** {tr('when copies of one story count once')}" if independent < total else ""


def facets_of(where: ClaimFilter, names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """For each facet its values with labels that say how many claims have them."""
    counted = count_values(data_version(), parts_of(where), names)
    return {
        name: {
            str(row["value"]): f"{named(name, str(row['label']))} ({row['count']:,})" for row in counted[name]
        }
        for name in names
    }


def named(name: str, value: str) -> str:
    """A value of a facet in the words of the interface: countries by their names, also several together.

    >>> named("partner", "CAN+MEX"), named("indicator", "gdp")
    ('Canada + Mexico', 'gross domestic product')
    """
    return " + ".join(map(country, value.split("+"))) if name in COUNTRIES else tr(value)


def choose(text: str) -> ClaimFilter:
    """The selection that the user makes with pills, facets and days; the address keeps it."""
    params = st.query_params
    counts = facets_of(ClaimFilter(text=text), ("verdict",))["verdict"]
    wanted = [value for value in params.get_all("verdict") if value in ICONS]
    for value in params.get_all("verdict"):
        if value not in ICONS:
            st.warning(f"{tr('There is no such verdict:')} {verbatim(value, 60)}")
    verdicts = st.pills(
        tr("Verdict"),
        list(ICONS),
        selection_mode="multi",
        default=wanted,
        format_func=lambda value: f"{ICONS[value]} {counts.get(value, f'{tr(value)} (0)')}",
        key="verdict-choice",
    )
    if verdicts != params.get_all("verdict"):
        params["verdict"] = verdicts
    chosen = {name: tuple(params.get_all(name)) for name in FACETS}
    dates = {"since": params.get("since") or None, "until": params.get("until") or None}
    panel = st.expander(
        tr("Filters"), expanded=any(chosen.values()) or any(dates.values()), key="filters", on_change="rerun"
    )
    if panel.open:
        base = ClaimFilter(text=text, verdict=tuple(verdicts), **chosen)
        labels = facets_of(base, tuple(FACETS))
        # Row by row, so that a telephone and the Tab key have them in the same order.
        rows = [place for _ in range(3) for place in panel.columns(4)]
        chosen = {
            name: multichoice(place, name, title, labels[name])
            for place, (name, title) in zip(rows, FACETS.items(), strict=False)
        }
        dates = {
            "since": day_choice(rows[8], "since", "From (YYYY-MM-DD)"),
            "until": day_choice(rows[9], "until", "Until (YYYY-MM-DD)"),
        }
    return ClaimFilter(text=text, verdict=tuple(verdicts), **chosen, **dates)


def in_words(where: ClaimFilter, total: int) -> str:
    """What so many claims have in common, in the words of the interface, escaped for Markdown."""
    told = [
        f"{tr(TITLES[name])}: {verbatim(value_words(name, value), 200)}"
        for name, value in parts_of(where).items()
        if name in TITLES
    ]
    if told:
        return f"{tr('claim with' if total == 1 else 'claims with')} {'; '.join(told)}"
    return tr("claim in all" if total == 1 else "claims in all")


def value_words(name: str, value: object) -> str:
    """One value, or several as alternatives."""
    return (
        f" {tr('or')} ".join(named(name, one) for one in value) if isinstance(value, tuple) else f"“{value}”"
    )


def tell_unmatched(where: ClaimFilter) -> None:
    """Name what was asked for and does not occur in the archive at all."""
    for name, value in queries.unmatched(archive(), where):
        st.warning(f"{tr('No claim in this archive has')} {tr(TITLES[name])} = {verbatim(value, 80)}")
