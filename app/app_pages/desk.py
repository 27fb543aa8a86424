"""The desk: what is new, what to check first, which sources are in trouble, how far the data reach."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from app import queries
from app.drawing.agreement import count_origins, show_disagreements, tell_origins
from app.drawing.frame import archive, basket, data_version, empty, moment, page_file, tr
from app.drawing.saying import counted
from app.drawing.statements import show_claims
from app.drawing.visits import FORMAT, last_visit
from app.drawing.words import verbatim

FIRST = 12
DISAGREEING = 5
COUNTED = {"article": "articles", "claim": "claims", "quotation": "quotations", "stance": "stances"}

db = archive()
st.title("Fulcrum")
st.markdown(tr("Who is said to hold the leverage, and do the figures stand up?"))
totals = queries.totals(db)
if not totals["articles"]:
    empty(
        "Nothing was collected yet.",
        "Run `fulcrum demo` to see samples, or `fulcrum collect` for real sources.",
    )
    st.page_link(page_file("check"), label=tr("Or check a text of your own"))
    st.page_link(page_file("sources"), label=tr("Or add a source"))
    st.stop()

before = last_visit()
now = datetime.now(UTC)
spans = {
    "last visit": before,
    "24 hours": (now - timedelta(days=1)).strftime(FORMAT),
    "7 days": (now - timedelta(days=7)).strftime(FORMAT),
    "the beginning": None,
}
span = st.segmented_control(
    tr("New since"),
    [name for name in spans if name != "last visit" or before],
    default="last visit" if before else "the beginning",
    required=True,
    format_func=lambda name: f"{tr(name)} ({moment(before)})" if name == "last visit" else tr(name),
    help=tr("Your last visit is kept in this browser alone."),
)
since = spans[span]
news = queries.news(db, since)
tiles = st.columns(4)
tiles[0].metric(tr("new or changed articles"), f"{news['articles']:,}", border=True, height="stretch")
tiles[1].metric(tr("claims in them"), f"{news['claims']:,}", border=True, height="stretch")
tiles[2].metric(tr("of them contradicted"), f"{news['contradicted']:,}", border=True, height="stretch")
tiles[3].metric(tr("reviews"), f"{news['reviews']:,}", border=True, height="stretch")

first, aside = st.columns([2, 1], gap="large")
with first:
    st.header(tr("To check first"))
    st.caption(tr("Not yet reviewed: contradicted before close before open, the weightiest first."))
    rows = queries.to_check(db, since, limit=FIRST)
    show_claims(rows)
    if not rows:
        st.markdown(tr("Nothing is waiting. Choose a longer time above, or look at all claims."))
    st.page_link(
        page_file("claims"),
        label=tr("All contradicted claims"),
        query_params={"verdict": "contradicted", "sort": "worth"},
    )
    show_disagreements(limit=DISAGREEING)
with aside:
    st.header(tr("Sources in trouble"))
    failing = [source for source in queries.sources(db) if source["error"] or source["warning"]]
    for source in failing[:8]:
        why = source["error"] or source["warning"]
        st.markdown(f"**{verbatim(source['name'], 80)}**: {verbatim(why, 200)}")
    if not failing:
        st.markdown(tr("None: every source answered when it was last asked."))
    st.page_link(page_file("sources"), label=tr("All sources"))
    st.header(tr("Data up to"))
    newest = queries.articles(db, limit=1)[0]["published"]
    st.markdown(f"{tr('Latest article')}: **{(newest or '–')[:10]}**")
    st.markdown(f"{tr('Latest vintage of the statistics')}: **{queries.latest_vintage(db) or '–'}**")
    st.page_link(page_file("statistics"), label=tr("What the statistics cover"))
    st.header(tr("In the archive"))
    st.markdown(" · ".join(counted(totals[many], one, many) for one, many in COUNTED.items()))
    if told := tell_origins(totals["articles"], count_origins(data_version())):
        st.caption(told, help=tr("Copies of one story are of one origin."))
    if basket():
        st.page_link(
            page_file("reports"), label=f"{tr('Your report')}: {counted(len(basket()), 'claim', 'claims')}"
        )
