"""The desk: what is new, what to check first, which sources are in trouble, how far the data reach."""

import streamlit as st

from app import queries
from app.drawing.frame import archive, empty, page_file, tr
from app.drawing.tables import claims_table
from app.drawing.words import verbatim
from app.filters import ClaimFilter

FIRST = 10

db = archive()
st.title("Fulcrum")
st.markdown(tr("Who is said to hold the leverage, and do the figures stand up?"))
totals = queries.totals(db)
tiles = st.columns(4)
for tile, name in zip(tiles, ("articles", "claims", "quotations", "stances"), strict=True):
    tile.metric(tr(name), f"{totals[name]:,}", border=True)
if not totals["articles"]:
    empty(
        "Nothing was collected yet.",
        "Run `fulcrum demo` to see samples, or `fulcrum collect` for real sources.",
    )
    st.stop()

st.header(tr("Contradicted by the statistics"))
wrong = queries.claims(db, ClaimFilter(verdict=("contradicted",)), sort="worth", limit=FIRST)
if wrong:
    table = st.dataframe(
        claims_table(wrong),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=tr("Claims that the statistics contradict, most worth checking first"),
    )
    for number in table.selection.rows:
        st.switch_page(page_file("claim"), query_params={"id": wrong[number]["id"]})
    st.page_link(page_file("claims"), label=tr("All of them"), query_params={"verdict": "contradicted"})
else:
    st.markdown(tr("None."))

new, trouble = st.columns(2)
with new:
    st.header(tr("Latest claims with figures"))
    for row in queries.claims(db, ClaimFilter(verdict=("supported", "close", "contradicted")), limit=FIRST):
        st.page_link(page_file("claim"), label=verbatim(row["text"], 110), query_params={"id": row["id"]})
with trouble:
    st.header(tr("Sources in trouble"))
    failing = [source for source in queries.sources(db) if source["error"]]
    for source in failing:
        st.markdown(f"**{verbatim(source['name'])}**: {verbatim(source['error'], 200)}")
    if not failing:
        st.markdown(tr("None: every source answered when it was last asked."))
    st.header(tr("Statistics"))
    st.markdown(f"{tr('Latest vintage')}: {queries.latest_vintage(db) or '–'}")
    st.page_link(page_file("statistics"), label=tr("What they cover"))
