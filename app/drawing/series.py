"""One statistical series: chart, what it is, its values by vintage; and what all of them cover."""

import pandas as pd
import streamlit as st

from app.checking.readings import rules
from app.drawing.charts import claim_chart
from app.drawing.frame import language, statistics, tr
from app.drawing.saying import amount
from app.drawing.sentences import phrase_said, question_said
from app.drawing.words import verbatim
from ingest.statistics.parts import country_name
from ingest.statistics.store import Statistics
from ingest.types import Series

FIRST = ("goods_trade", "goods_and_services_trade", "services_trade", "gdp")
"""Indicators that stand first in the list: what most claims are about."""
FREQUENCIES = {"A": "year", "Q": "quarter", "M": "month"}
PARTNERS = 6  # named in the coverage; more are counted


def find_fitting(words: str) -> tuple[list[Series], int]:
    """The series that have all of `words`, and how many series there are."""
    listed = ordered_series(statistics(), language())
    wanted = words.lower().split()
    return [one for text, one in listed if all(word in text for word in wanted)], len(listed)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Statistics: id})
def ordered_series(known: Statistics, tongue: str) -> list[tuple[str, Series]]:
    """Every series with the text that is searched; totals of US trade with one partner before single goods."""

    def place(one: Series) -> tuple[int, bool, bool, bool, str]:
        rank = FIRST.index(one.indicator) if one.indicator in FIRST else len(FIRST)
        return (
            rank,
            one.commodity not in (None, "TOTAL"),
            one.reporter != "USA",
            one.partner != "WLD",
            one.title,
        )

    return [
        (f"{one.id} {one.title} {question_said(one.title)} {one.partner} {one.commodity}".lower(), one)
        for one in sorted(known.find_series(), key=place)
    ]


def show_series(one: Series) -> None:
    """Chart, description, values with their vintages, download."""
    known = statistics()
    vintages = list(reversed(known.vintages(one.id)))
    as_of = None
    if len(vintages) > 1:
        as_of = st.selectbox(
            tr("As it was known on"), vintages, format_func=lambda day: day.isoformat(), key=f"as-of-{one.id}"
        )
    observations = known.observations(one.id, as_of)
    points = [(period, cell.value, one.unit) for period, cell in sorted(observations.items())]
    counted = tr("observation") if len(points) == 1 else tr("observations")
    title = question_said(one.title)
    words = f"{title}, {len(points)} {counted}"
    if len(points) > 1:
        st.altair_chart(claim_chart(points, None, None, title), alt=words)
    else:
        for period, value, unit in points:
            st.metric(f"{title}, {period}", amount(value, unit), border=True)
    st.caption(f"{words}; {tr('vintages')}: {', '.join(day.isoformat() for day in vintages[:12])}")
    frame = pd.DataFrame(
        [
            (period, cell.value, cell.vintage.isoformat(), " / ".join(earlier(known, one.id, period)))
            for period, cell in sorted(observations.items(), reverse=True)
        ],
        columns=[tr("Period"), f"{tr('Value')} ({one.unit})", tr("Vintage"), tr("Earlier vintages")],
    )
    st.dataframe(
        frame,
        hide_index=True,
        column_config={f"{tr('Value')} ({one.unit})": st.column_config.NumberColumn(format="localized")},
        alt=f"{tr('Observations of')} {title}",
    )
    st.download_button(
        tr("Download as CSV"),
        frame.to_csv(index=False),
        file_name=f"{one.id}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.header(tr("What the series is"))
    st.table(
        {
            tr("Provider"): verbatim(one.provider),
            tr("Basis"): verbatim(basis_said(one.basis)),
            tr("Valuation"): verbatim(tr(f"valued {one.valuation}")),
            tr("Adjustment"): verbatim(tr(one.adjustment)),
            tr("Unit"): one.unit,
            tr("Address"): verbatim(one.url),
            tr("Licence"): verbatim(tr(one.licence)),
            tr("Notes"): verbatim(tr(one.notes) if one.notes else "–"),
        },
        border="horizontal",
        alt=tr("What the series is"),
    )


def earlier(known: Statistics, id: str, period: str) -> list[str]:
    """Earlier values of one period with the day on which they were known."""
    rows = [(day, row[period].value) for day, row in sorted(known.cells(id).items()) if period in row]
    return [f"{value:,.10g} ({day.isoformat()})" for day, value in rows[:-1]]


def basis_said(basis: str) -> str:
    """The basis of a series in words, or its code where it is somebody's own."""
    return phrase_said("label", rules()["basis"].get(basis, {}).get("label", basis))


def coverage_table() -> pd.DataFrame:
    """What there is of each indicator on each basis."""
    known = covered(statistics())
    told = {"Topic": tr, "Frequency": tr, "Basis": basis_said}
    return known.assign(**{name: known[name].map(words) for name, words in told.items()}).rename(columns=tr)


@st.cache_data(max_entries=2, show_spinner=False, hash_funcs={Statistics: id})
def covered(known: Statistics) -> pd.DataFrame:
    """The same with its columns in English: counting reads every observation once."""
    rows = [
        {
            "Topic": one.indicator,
            "From": one.first,
            "Until": one.last,
            "Frequency": FREQUENCIES.get(one.frequency, one.frequency),
            "Basis": one.basis,
            "Provider": one.provider,
            "Series": one.series,
            "Goods": one.commodities,
            "Partners": partner_words(one.partners),
        }
        for one in known.coverage()
    ]
    return pd.DataFrame(rows)


def partner_words(codes: tuple[str, ...]) -> str:
    """The names of a few partners, or how many there are."""
    if len(codes) > PARTNERS:
        return str(len(codes))
    return ", ".join(country_name(code) for code in codes if code)
