"""Put chosen claims in order, preview, and export."""

import streamlit as st

from app import queries
from app.drawing.frame import archive, basket, empty, page_file, tr
from app.drawing.tables import claims_table
from app.filters import ClaimFilter
from app.reports import find_formats, render
from app.reports.items import file_name
from app.reports.selecting import make_report

MOST = 500

db = archive()
st.title(tr("Reports"))
for id in st.query_params.get_all("claim"):
    if id not in basket():
        basket().append(id)
st.query_params["claim"] = basket()
if not basket():
    empty("The report is empty.", "Choose claims in the list, or open one, and add it.")
    st.page_link(page_file("claims"), label=tr("Claims"))
    st.stop()
rows = {row["id"]: row for row in queries.claims(db, ClaimFilter(ids=tuple(basket())), limit=MOST)}
ordered = [rows[id] for id in basket() if id in rows]
table = st.dataframe(
    claims_table(ordered),
    hide_index=True,
    on_select="rerun",
    selection_mode="single-row",
    alt=tr("Claims of the report, in order"),
)
picked = next(iter(table.selection.rows), None)
with st.container(horizontal=True):
    if st.button(tr("Move up"), disabled=not picked):
        basket().insert(picked - 1, basket().pop(picked))
        st.rerun()
    if st.button(tr("Move down"), disabled=picked is None or picked == len(ordered) - 1):
        basket().insert(picked + 1, basket().pop(picked))
        st.rerun()
    if st.button(tr("Take out"), disabled=picked is None):
        basket().pop(picked)
        st.rerun()
    if st.button(tr("Empty the report")):
        basket().clear()
        st.rerun()

st.header(tr("Export"))
title = st.text_input(tr("Title"), value=tr("Fact-check"), max_chars=200)
report = make_report(db, ClaimFilter(ids=tuple(basket())), title=title, order=basket(), limit=MOST)
formats = find_formats()
suffix = st.pills(
    tr("Format"), list(formats), format_func=lambda name: formats[name].TITLE, default="html", required=True
)
data = render(report, suffix)
st.download_button(
    f"{tr('Download')} ({len(data) / 1024:,.0f} KB)",
    data,
    file_name=file_name(report, suffix),
    mime=formats[suffix].MEDIA_TYPE,
    on_click="ignore",
    type="primary",
)
st.caption(tr("The address of this page keeps the selection: bookmark it to open the report again."))
with st.expander(tr("Preview")):
    st.iframe(render(report, "html").decode("utf-8"), height=700)
