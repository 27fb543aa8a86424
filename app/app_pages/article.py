"""One article with everything that was read in it."""

import itertools

import streamlit as st

from app import queries
from app.drawing.agreement import show_clashes
from app.drawing.article import show_agreement, show_copies, show_revisions
from app.drawing.frame import add_to_basket, archive, empty, page_file, tr
from app.drawing.marks import marked_text
from app.drawing.reading import KINDS, legend, marks_of_rows
from app.drawing.statements import show_claims
from app.drawing.turns import choose_speaker, only_of
from app.drawing.words import verbatim
from app.errors import NotFound
from app.filters import ClaimFilter

MOST = 200

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
st.caption(" · ".join(verbatim(part, 160) for part in parts if part))
if article["link"]:
    st.page_link(article["link"], label=tr("Open the source"))
if article["error"]:
    st.warning(f"{tr('It could not be read')}: {verbatim(article['error'], 300)}")
elif not article["read"]:
    st.info(tr("It was not read yet: run `fulcrum analyse`."))

text, aside = st.columns([3, 2], gap="large")
with text:
    shown = st.pills(tr("Show"), KINDS, selection_mode="multi", default=KINDS, format_func=tr, key="show")
    st.caption(legend(shown))
    turns = queries.turns(db, article["id"])
    speaker = choose_speaker(article["text"], turns)
    marks = list(marks_of_rows(queries.marks(db, article["id"]), shown))
    st.html(marked_text(*only_of(speaker, article["text"], turns, marks)))
with aside:
    rows = queries.claims(db, ClaimFilter(article=(article["id"],)), sort="oldest", limit=MOST)
    st.header(f"{tr('Claims')} ({len(rows)})")
    show_claims(rows, alone=False)
    if rows and st.button(tr("Add all to the report")):
        add_to_basket(row["id"] for row in rows)
    if not rows:
        st.markdown(tr("No claim was read in it."))
    show_agreement(queries.implied(db, article["id"]), rows)
    show_clashes(queries.clashes_of(db, article["id"]), rows, article["id"])
    show_copies(queries.copies(db, article["id"]), article)
show_revisions(list(itertools.pairwise(article["revisions"])))
