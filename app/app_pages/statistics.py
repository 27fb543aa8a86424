"""The official figures behind the verdicts: browse, chart, download, vintages."""

import pandas as pd
import streamlit as st

from app.drawing.charts import claim_chart
from app.drawing.frame import archive, empty, tr
from app.drawing.words import verbatim
from app.statistics import open_statistics

MOST = 500

db = archive()
statistics = open_statistics(db)
st.title(tr("Statistics"))
series = sorted(statistics.find_series(), key=lambda one: one.title)
words = st.text_input(tr("Find a series"), key="q", bind="query-params", placeholder="imports Mexico 8708")
fitting = [
    one
    for one in series
    if all(w in f"{one.id} {one.title} {one.partner} {one.commodity}".lower() for w in words.lower().split())
]
st.markdown(f"**{len(fitting):,}** {tr('of')} {len(series):,} {tr('series')}")
if not fitting:
    empty("No series fits.", "Try fewer words.")
    st.stop()
titles = {one.id: one.title for one in fitting[:MOST]}
wanted = st.query_params.get("series")
chosen = st.selectbox(
    tr("Series"),
    list(titles),
    index=list(titles).index(wanted) if wanted in titles else 0,
    format_func=titles.get,
)
st.query_params["series"] = chosen
one = next(row for row in fitting if row.id == chosen)
observations = statistics.observations(chosen)
points = [(period, cell.value, one.unit) for period, cell in sorted(observations.items())]
st.altair_chart(
    claim_chart(points, None, None, one.title), alt=f"{one.title}, {len(points)} {tr('observations')}"
)
st.table(
    {
        tr("Provider"): verbatim(one.provider),
        tr("Basis"): f"{one.basis}, {one.valuation}, {one.adjustment}",
        tr("Unit"): one.unit,
        tr("Address"): verbatim(one.url),
        tr("Licence"): verbatim(one.licence),
        tr("Notes"): verbatim(one.notes or "–"),
    },
    border="horizontal",
    alt=tr("What the series is"),
)
frame = pd.DataFrame(
    [
        (period, cell.value, cell.vintage.isoformat())
        for period, cell in sorted(observations.items(), reverse=True)
    ],
    columns=[tr("Period"), tr("Value"), tr("Vintage")],
)
st.dataframe(frame, hide_index=True, alt=f"{tr('Observations of')} {one.title}")
st.download_button(
    tr("Download as CSV"),
    frame.to_csv(index=False),
    file_name=f"{chosen}.csv",
    mime="text/csv",
    on_click="ignore",
)
