"""Put chosen claims in order, add words of your own, preview, and export."""

import streamlit as st

from app import queries
from app.drawing.frame import archive, basket, empty, page_file, tr
from app.drawing.reporting import NOTES, ask_for_words, offer_export, reopen, show_order
from app.drawing.words import verbatim
from app.filters import ClaimFilter
from app.reports.selecting import LIMIT

db = archive()
st.title(tr("Reports"))
for id in st.query_params.get_all("claim")[:LIMIT]:
    if id not in basket() and id not in st.session_state.get("taken-out", ()):
        basket().append(id)
reopen()
if not basket():
    empty("The report is empty.", "Choose claims in the list, or open one, and add it.")
    st.page_link(page_file("claims"), label=tr("Claims"))
    st.page_link(
        page_file("claims"), label=tr("All contradicted claims"), query_params={"verdict": "contradicted"}
    )
    st.stop()
rows = {row["id"]: row for row in queries.claims(db, ClaimFilter(ids=tuple(basket())), limit=LIMIT)}
if gone := [id for id in basket() if id not in rows]:
    st.warning(
        f"{len(gone)} {tr('of the report are not among the claims that stand, and were left out:')}"
        f" {verbatim(', '.join(gone[:5]), 200)}"
    )
    st.session_state["taken-out"] = {*st.session_state.get("taken-out", ()), *gone}
    st.session_state["basket"] = [id for id in basket() if id in rows]
ordered = [rows[id] for id in basket()]
st.query_params["claim"] = basket()
if not ordered:
    empty("The report is empty.", "Choose claims in the list, or open one, and add it.")
    st.page_link(page_file("claims"), label=tr("Claims"))
    st.stop()
show_order(ordered)
words = ask_for_words()
notes = {id: note for id, note in st.session_state.get(NOTES, {}).items() if note.strip()}
offer_export(db, words, notes)
