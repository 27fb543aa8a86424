"""One claim: what was said, what the statistics say, how it was read, and what people decided."""

import streamlit as st

from app import queries
from app.checking.history import find_history
from app.desk import question_of
from app.drawing import review
from app.drawing.charts import claim_chart
from app.drawing.frame import archive, basket, byline, empty, page_file, tr, verdict_badge
from app.drawing.marks import Mark, marked_text
from app.drawing.tables import cells_table, claims_table, difference, found, stated, told
from app.drawing.words import verbatim
from app.errors import NotFound
from app.links import text_fragment
from app.statistics import open_statistics

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
verdict_badge(claim["verdict"])
st.markdown(verbatim(claim["reason"] or tr("Not checked yet: run `fulcrum check`.")))
numbers = st.columns(3)
numbers[0].metric(tr("Claimed"), told(claim), border=True, help=stated(claim))
numbers[1].metric(tr("Statistics say"), found(claim), border=True)
numbers[2].metric(tr("Difference"), difference(claim), border=True)
history = list(find_history(open_statistics(db), question_of(claim))) if claim["indicator"] else []
if history:
    title = (
        claim["reason"].split(":")[0].rsplit(",", 1)[0]
        if claim["evidence"]
        else tr("The same measure over time")
    )
    chart = claim_chart(history, claim["stated_low"], claim["stated_high"], title, claim["period"])
    st.altair_chart(chart, alt=f"{title}. {claim['reason']}")
if claim["explanations"]:
    st.header(tr("What the number does match"))
    for explanation in claim["explanations"]:
        st.markdown(f"- {verbatim(explanation['text'])}")

context, cells, reading, others, reviews = st.tabs(
    [tr("In context"), tr("Cells"), tr("How it was read"), tr("Said elsewhere"), tr("Reviews")]
)
with context:
    words = claim["before"] + claim["text"] + claim["after"]
    here = len(claim["before"])
    st.html(
        marked_text(
            words, [Mark(here, here + len(claim["text"]), f"{claim['verdict']} here", claim["verdict"])]
        )
    )
    st.page_link(
        page_file("article"), label=tr("Read the whole article"), query_params={"id": claim["article"]}
    )
    if address := text_fragment(claim["url"], claim["text"]):
        st.page_link(address, label=tr("Open the source at these words"))
with cells:
    if claim["evidence"]:
        st.dataframe(
            cells_table(claim["evidence"]), hide_index=True, alt=tr("The observations behind this check")
        )
        st.caption(f"{tr('Checked')}: {claim['checked']}")
    else:
        st.markdown(tr("No observation was used: the reason is above."))
with reading:
    review.show_reading(claim)
with others:
    rows = queries.elsewhere(db, claim["id"])
    if rows:
        st.dataframe(
            claims_table(rows), hide_index=True, alt=tr("Other claims that answer the same question")
        )
    else:
        st.markdown(tr("Nobody else in this archive answers the same question."))
with reviews:
    review.show_reviews(queries.reviews(db, claim["id"]))
    review.ask_for_review(claim)

if st.button(tr("Add to the report"), disabled=claim["id"] in basket()):
    basket().append(claim["id"])
    st.rerun()
