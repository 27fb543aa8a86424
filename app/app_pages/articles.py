"""What was collected, latest first, to search and to read."""

import pandas as pd
import streamlit as st

from app import queries
from app.drawing.frame import archive, empty, page_file, tr
from app.drawing.saying import counted
from app.drawing.tables import height_of
from app.drawing.words import unbroken, verbatim

PAGE = 50

db = archive()
st.title(tr("Articles"))
text = st.text_input(tr("Search titles and texts"), key="q", bind="query-params")
total = queries.count_articles(db, text)
page = st.pagination(-(-total // PAGE), key="page", bind="query-params") if total > PAGE else 1
rows = queries.articles(db, text, limit=PAGE, offset=(page - 1) * PAGE)
if not rows:
    empty("No article fits.", "Add one under “Check a text”, or collect from the sources.")
    st.stop()
st.markdown(f"**{counted(total, 'article', 'articles')}**")
with st.container(key="narrow-list"):  # a telephone is too narrow for the table
    for row in rows:
        with st.container(gap=None):
            st.page_link(
                page_file("article"), label=verbatim(row["title"], 300), query_params={"id": row["id"]}
            )
            parts = (
                (row["published"] or "–")[:10],
                row["publisher"] or row["source"],
                counted(row["claims"], "claim", "claims"),
            )
            st.caption(unbroken(verbatim(" · ".join(parts))))
with st.container(key="wide-table"):
    table = st.dataframe(
        pd.DataFrame(
            {
                tr("Date"): [(row["published"] or "–")[:10] for row in rows],
                tr("Title"): [row["title"] for row in rows],
                tr("Publisher"): [row["publisher"] or row["source"] for row in rows],
                tr("Claims"): [row["claims"] for row in rows],
                tr("Language of the article"): [tr(row["language"] or "–") for row in rows],
            }
        ),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=height_of(len(rows)),
        column_config={tr("Title"): st.column_config.TextColumn(width="large")},
        alt=tr("Articles with date, publisher and number of claims"),
    )
    st.caption(tr("Choose a row by its box, or with Shift and the space bar, to read the article."))
for number in table.selection.rows:
    st.switch_page(page_file("article"), query_params={"id": rows[number]["id"]})
