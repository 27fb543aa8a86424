"""One claim: what was said, what the statistics say, how it was read, and what people decided."""

import streamlit as st

from app import queries
from app.drawing import review
from app.drawing.agreement import tell_origins
from app.drawing.claim import show_cells, show_chart, show_context, show_elsewhere, show_readings
from app.drawing.frame import add_to_basket, archive, basket, byline, empty, page_file, tr, verdict_badge
from app.drawing.sentences import said
from app.drawing.tables import difference, found, stated, told
from app.drawing.words import verbatim
from app.errors import NotFound
from app.links import text_fragment
from app.stored import standing_question

db = archive()
st.title(tr("Claim"))
try:
    claim = queries.claim(db, st.query_params.get("id", ""))
except NotFound:
    empty("There is no such claim in this archive.", "Choose one from the list of claims.")
    st.page_link(page_file("claims"), label=tr("Claims"))
    st.stop()

st.markdown(f"> {verbatim(claim['text'])}")
st.caption(byline(claim))
if spread := tell_origins(*queries.count_tellers(db, claim["id"])):
    st.caption(f"{tr('Told in')} {spread}")
verdict_badge(claim["verdict"])
st.markdown(verbatim(said(claim["reason"] or "") or tr("Not checked yet: run `fulcrum check`.")))
reviews = queries.reviews(db, claim["id"])
if reviews:
    last = reviews[-1]
    st.markdown(
        f":material/how_to_reg: {tr('Last review')}: **{tr(last['decision'])}**, {verbatim(last['by'])}"
    )
numbers = st.columns(3)
numbers[0].metric(
    tr("Claimed"), told(claim), border=True, height="stretch", help=f"{tr('it allows')}: {stated(claim)}"
)
numbers[1].metric(tr("Statistics say"), found(claim), border=True, height="stretch")
numbers[2].metric(
    tr("Difference"), difference(claim), border=True, height="stretch", help=tr("of what the statistics say")
)
with st.container(horizontal=True, vertical_alignment="center"):
    if st.button(tr("Add to the report"), disabled=claim["id"] in basket(), type="primary"):
        add_to_basket([claim["id"]])
    st.page_link(
        page_file("article"), label=tr("Read the whole article"), query_params={"id": claim["article"]}
    )
    if address := text_fragment(claim["url"], claim["text"]):
        st.page_link(address, label=tr("Open the source at these words"))
question = standing_question(claim, reviews)
show_chart(claim, question)
if claim["explanations"]:
    st.header(tr("What the number does match"))
    for explanation in claim["explanations"]:
        st.markdown(f"- {verbatim(said(explanation['text']))}")

clashes = queries.clashing(db, claim["id"])
same = queries.elsewhere(db, claim["id"])
parts = [
    tr("In context"),
    tr("Cells"),
    tr("How it was read"),
    tr("Other readings"),
    f"{tr('Said elsewhere')} ({len(same)})",
    f"{tr('Reviews')} ({len(reviews)})",
]
# A new count is a new row of tabs: whoever has just kept a review shall see it and not the first tab again.
changed = st.session_state.setdefault(f"reviews-of-{claim['id']}", len(reviews)) != len(reviews)
context, cells, reading, others, elsewhere, decided = st.tabs(parts, default=parts[-1] if changed else None)

with context:
    show_context(claim)
with cells:
    show_cells(claim)
with reading:
    review.show_reading(claim, question, reviews)
with others:
    show_readings(claim, question)
with elsewhere:
    show_elsewhere(same, clashes)
with decided:
    review.show_reviews(reviews)
    review.ask_for_review(claim, question, reviews)
