"""Search what somebody said; one actor, or two side by side."""

import streamlit as st

from app import queries
from app.drawing.frame import archive, data_version, day_choice, empty, known_value, page_file, tr
from app.drawing.people import show_actor, show_stances_of, show_voice, voice_of
from app.drawing.saying import country
from app.drawing.utterances import show_said
from app.drawing.words import verbatim

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
for id in st.query_params.get_all("id"):
    if id not in labels and (named := queries.find_actor(db, id)):
        labels[id] = named["name"]
wanted = [id for id in st.query_params.get_all("id") if id in labels]
chosen = st.multiselect(
    tr("One actor, or two to compare (claims / quotations)"),
    list(labels),
    default=wanted[:2],
    max_selections=2,
    placeholder=tr("choose"),
    format_func=labels.get,
    key=f"actors-of-{name}",
)
if unknown := [id for id in st.query_params.get_all("id") if id not in labels]:
    st.warning(f"{tr('Not in this archive:')} {verbatim(', '.join(unknown), 100)}")
st.query_params["id"] = chosen

for column, id in zip(st.columns(max(1, len(chosen)), gap="large"), chosen, strict=False):
    with column:
        show_actor(queries.actor(db, id))
        show_stances_of(queries.stances_of(db, id))
if chosen:
    st.header(tr("Voice over time"))
    rows = voice_of(data_version(), tuple(chosen))
    if any(row["count"] for row in rows):
        show_voice(rows)
    else:
        st.markdown(tr("Never quoted in a dated article of this archive: silence, too, is a finding."))

st.header(tr("What was said"))
words, about, since, until = st.columns([3, 2, 1, 1])
text = words.text_input(tr("Search in what was said"), key="q", bind="query-params")
asked = about.text_input(
    tr("About a country"), key="about", bind="query-params", max_chars=60, placeholder="MEX, Mexico"
)
span = {
    "since": day_choice(since, "since", "From (YYYY-MM-DD)"),
    "until": day_choice(until, "until", "Until (YYYY-MM-DD)"),
}
code = known_value(about, "partner", asked) if asked.strip() else None
if code:
    st.caption(f"{tr('About')}: {country(code)}")
for column, id in zip(st.columns(max(1, len(chosen)), gap="large"), chosen or [None], strict=True):
    with column:
        show_said(queries.said(db, id, text, about=code, **span, limit=200))
st.page_link(page_file("leverage"), label=tr("Who is said to hold leverage over whom"))
