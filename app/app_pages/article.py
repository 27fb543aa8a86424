"""One article with everything that was read in it."""

import difflib

import streamlit as st

from app import queries
from app.drawing.frame import archive, empty, page_file, tr
from app.drawing.marks import marked_text
from app.drawing.reading import KINDS, marks_of_rows
from app.drawing.tables import claims_table
from app.drawing.words import verbatim
from app.errors import NotFound
from app.filters import ClaimFilter

db = archive()
try:
    article = queries.article(db, st.query_params.get("id", ""))
except NotFound:
    st.title(tr("Article"))
    empty("There is no such article in this archive.", "Choose one from the list.")
    st.page_link(page_file("articles"), label=tr("Articles"))
    st.stop()
st.title(verbatim(article["title"] or tr("Article"), 200))
parts = (article["publisher"] or article["source"], article["author"], (article["published"] or "")[:10])
st.caption(" · ".join(verbatim(part) for part in parts if part))
if article["link"]:
    st.page_link(article["link"], label=tr("Open the source"))
shown = st.pills(tr("Show"), KINDS, selection_mode="multi", default=KINDS, format_func=tr, key="show")
st.html(marked_text(article["text"], marks_of_rows(queries.marks(db, article["id"]), shown)))

st.header(tr("Claims"))
if rows := queries.claims(db, ClaimFilter(article=(article["id"],)), sort="date", limit=200):
    table = st.dataframe(
        claims_table(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=tr("Claims of this article"),
    )
    for number in table.selection.rows:
        st.switch_page(page_file("claim"), query_params={"id": rows[number]["id"]})
else:
    st.markdown(tr("No claim was read in it."))
if len(article["revisions"]) > 1:
    st.header(tr("Revisions"))
    for before, after in zip(article["revisions"], article["revisions"][1:], strict=False):
        st.caption(f"{before['revision']} → {after['revision']} · {after['seen']}")
        changes = difflib.unified_diff(
            before["text"].splitlines(), after["text"].splitlines(), lineterm="", n=1
        )
        st.code("\n".join(list(changes)[2:400]), language="diff", wrap_lines=True)
