"""Search what somebody said; one actor, or two side by side."""

import streamlit as st

from app import queries
from app.drawing.charts import voice_chart
from app.drawing.frame import archive, empty, page_file, tr
from app.drawing.people import show_actor, show_said
from nlp.countries import country_name

MOST = 200  # actors offered at once: more are found by typing

db = archive()
st.title(tr("Actors"))
name = st.text_input(
    tr("Find an actor"), key="name", bind="query-params", placeholder="USTR, Sheinbaum, ministry …"
)
found = queries.actors(db, name, limit=MOST)
if not found:
    empty("No actor of that name has spoken in this archive.", "Try a part of the name.")
    st.stop()
labels = {row["id"]: f"{row['name']} · {row['claims']} / {row['quotations']}" for row in found}
wanted = [id for id in st.query_params.get_all("id") if id in labels]
chosen = st.multiselect(
    tr("One actor, or two to compare (claims / quotations)"),
    list(labels),
    default=wanted[:2],
    max_selections=2,
    format_func=labels.get,
    key=f"actors-of-{name}",
)
st.query_params["id"] = chosen

words, about = st.columns([3, 1])
text = words.text_input(tr("Search in what was said"), key="q", bind="query-params")
country = about.text_input(
    tr("About (country code, such as MEX)"), key="about", bind="query-params", max_chars=3
)
if country:
    about.caption(country_name(country.upper()))
for column, id in zip(st.columns(max(1, len(chosen))), chosen or [None], strict=True):
    with column:
        if id:
            show_actor(queries.actor(db, id))
        show_said(queries.said(db, id, text, about=country.upper() or None, limit=100))
if chosen:
    st.header(tr("Voice over time"))
    rows = queries.voice(db, tuple(chosen))
    if rows:
        st.altair_chart(
            voice_chart(rows), alt=tr("How often each actor is quoted, by month; a gap is silence")
        )
    else:
        st.markdown(tr("Never quoted in a dated article of this archive: silence, too, is a finding."))
st.page_link(page_file("leverage"), label=tr("Who is said to hold leverage over whom"))
