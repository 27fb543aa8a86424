"""Every claim, filtered by what the address says, to open or to choose for a report."""

from typing import Any

import streamlit as st

from app import queries
from app.drawing.frame import add_to_basket, archive, empty, kept_choice, page_file, tr
from app.drawing.selecting import choose, in_words, independent_of, tell_unmatched, total_of
from app.drawing.statements import show_claims
from app.drawing.tables import pick_claims
from app.reports.selecting import LIMIT

PAGE = 50
SORTS = ("date", "worth", "verdict", "oldest")

db = archive()
st.title(tr("Claims"))
search, sorting = st.columns([4, 1], vertical_alignment="bottom")
text = search.text_input(
    tr("Search the words of claims"),
    key="q",
    bind="query-params",
    placeholder='"auto parts" aranceles T-MEC',
    max_chars=2_000,
)
sort = kept_choice(
    sorting.selectbox, "sort", tr("Order"), SORTS, format_func=lambda name: tr(f"sorted by {name}")
)
where = choose(text)
tell_unmatched(where)
total = total_of(where)
st.markdown(f"**{total:,}** {in_words(where, total)}{independent_of(where, total)}")
if not total:
    empty("No claim fits.", "Take a filter away, or collect and analyse more articles.")
    st.page_link(page_file("check"), label=tr("Or check a text of your own"))
    st.stop()
page = st.pagination(-(-total // PAGE), key="page", bind="query-params") if total > PAGE else 1
rows = queries.claims(db, where, sort=sort, limit=PAGE, offset=(page - 1) * PAGE)
look = kept_choice(
    st.segmented_control, "look", tr("Show as"), ("by width", "table", "list"), required=True, format_func=tr
)
# A page cannot know how wide its window is: by width both are drawn, and style.css leaves one to be seen.
wide, narrow = ("wide-", "narrow-") if look == "by width" else ("", "")
picked: list[dict[str, Any]] = []
if look != "list":
    with st.container(key=f"{wide}table"):
        words = tr("Claims of this selection with verdict, figures, speaker and date")
        picked = [rows[number] for number in pick_claims(rows, words, several=True)]
        st.caption(
            tr(
                "Choose rows by their boxes, or with Shift and the space bar: one to open it, several for a report."
            )
        )
if look != "table":
    with st.container(key=f"{narrow}list"):
        show_claims(rows)
with st.container(horizontal=True):
    if look != "list":
        if st.button(tr("Open the claim"), disabled=len(picked) != 1, key=f"{wide}open"):
            st.switch_page(page_file("claim"), query_params={"id": picked[0]["id"]})
        if st.button(tr("Add to the report"), disabled=not picked, type="primary", key=f"{wide}add"):
            add_to_basket(row["id"] for row in picked)
    most = min(total, LIMIT)
    words = tr("Add all {} to the report") if most == total else tr("Add the first {} to the report")
    if st.button(words.format(most)):
        add_to_basket(row["id"] for row in queries.claims(db, where, sort=sort, limit=LIMIT))
