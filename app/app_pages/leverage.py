"""Who says who holds leverage over whom, beside what the statistics say of dependence."""

import streamlit as st

from app import queries
from app.drawing.frame import archive, empty, page_file, statistics, tr
from app.drawing.leverage import (
    show_exposure,
    show_matrix,
    show_quotes,
    show_stances,
    speaker_of,
    stance_words,
)
from app.drawing.saying import country
from app.drawing.words import verbatim
from app.exposure import exposure

MOST = 500  # stances of one pair

db = archive()
st.title(tr("Leverage"))
pairs = queries.pairs(db)
if not pairs:
    empty("No stance was read in this archive yet.", "Collect and analyse articles first.")
    st.page_link(page_file("check"), label=tr("Or check a text of your own"))
    st.stop()
couples = {
    "/".join(sorted((row["holder"], row["over"]))): tuple(sorted((row["holder"], row["over"])))
    for row in pairs
}
if "pair" not in st.session_state:
    wanted = st.query_params.get("pair", "")
    if wanted and wanted not in couples:
        st.warning(f"{tr('Nobody in this archive speaks of this pair:')} {verbatim(wanted, 40)}")
    st.session_state["pair"] = wanted if wanted in couples else next(iter(couples))

board, choice = st.columns([3, 2], gap="large")
with board:
    st.caption(
        tr("Who in the row is said to hold leverage over whom in the column, and how often. Click a cell.")
    )
    for cell in show_matrix(pairs):
        pair = "/".join(sorted((cell["holder"], cell["over"])))
        if pair in couples and st.session_state.get("clicked") != cell:
            st.session_state["pair"] = pair
        st.session_state["clicked"] = cell
with choice:
    pair = st.selectbox(
        tr("A pair of countries"),
        list(couples),
        format_func=lambda key: " – ".join(map(country, couples[key])),
        key="pair",
    )
    st.query_params["pair"] = pair
    one, other = couples[pair]
    rows = queries.stances(db, one, other, limit=MOST)
    tally: dict[str, int] = {}
    for row in rows:
        words = f"{stance_words(row)}, {tr(row['assertion'])}"
        tally[words] = tally.get(words, 0) + 1
    counts = sorted(tally.items(), key=lambda item: -item[1])
    st.table(
        {verbatim(words): str(number) for words, number in counts},
        border="horizontal",
        alt=tr("Stances by what is said and how it is put"),
    )

said, depends = st.columns(2, gap="large")
with said:
    st.header(tr("What is said"))
    st.caption(tr("A mark is one stance: click it to read its words below."))
    chosen = show_stances(rows)
with depends:
    st.header(tr("What the statistics say"))
    st.caption(tr("Goods trade between the two, as a share of what each has in all."))
    show_exposure(exposure(statistics(), one, other))

st.header(tr("The words"))
with st.container(horizontal=True):
    who = st.multiselect(
        tr("Said by"), sorted({speaker_of(row) for row in rows}), key=f"who-{pair}", placeholder=tr("all")
    )
    put = st.multiselect(
        tr("Put as"),
        sorted({row["assertion"] for row in rows}),
        format_func=tr,
        key=f"put-{pair}",
        placeholder=tr("all"),
    )
    ground = st.multiselect(
        tr("Ground"),
        sorted({row["ground"] for row in rows}),
        format_func=tr,
        key=f"ground-{pair}",
        placeholder=tr("all"),
    )
show_quotes(
    [
        row
        for row in rows
        if (not chosen or row["id"] in chosen)
        and (not who or speaker_of(row) in who)
        and (not put or row["assertion"] in put)
        and (not ground or row["ground"] in ground)
    ]
)
