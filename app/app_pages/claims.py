"""Every claim, filtered by what the address says, to open or to choose for a report."""

import streamlit as st

from app import queries
from app.drawing.frame import archive, basket, empty, multichoice, page_file, tr
from app.drawing.tables import claims_table
from app.drawing.words import verbatim
from app.filters import ClaimFilter

PAGE = 50
FACETS = {
    "verdict": "Verdict",
    "actor": "Actor",
    "partner": "Partner",
    "indicator": "Topic",
    "publisher": "Publisher",
    "country": "Country",
    "language": "Language of the article",
    "period": "Period",
}
SORTS = ("date", "worth", "verdict", "oldest")

db = archive()
st.title(tr("Claims"))
search, sorting = st.columns([4, 1], vertical_alignment="bottom")
text = search.text_input(
    tr("Search the words of claims"), key="q", bind="query-params", placeholder='"auto parts" aranceles T-MEC'
)
sort = sorting.selectbox(
    tr("Order"), SORTS, format_func=lambda name: tr(f"sorted by {name}"), key="sort", bind="query-params"
)
with st.expander(tr("Filters"), expanded=any(name in st.query_params for name in FACETS)):
    columns = st.columns(4)
    counts = queries.facets(db, ClaimFilter(text=text), tuple(FACETS))
    chosen = {
        name: multichoice(
            columns[number % 4],
            name,
            title,
            {row["value"]: f"{row['label']} ({row['count']:,})" for row in counts[name]},
        )
        for number, (name, title) in enumerate(FACETS.items())
    }
    since = columns[0].text_input(tr("From (YYYY-MM-DD)"), key="since", bind="query-params")
    until = columns[1].text_input(tr("Until (YYYY-MM-DD)"), key="until", bind="query-params")

where = ClaimFilter(text=text, since=since or None, until=until or None, **chosen)
total = queries.count_claims(db, where)
st.markdown(f"**{total:,}** {verbatim(where.words())}")
if not total:
    empty("No claim fits.", "Take a filter away, or collect and analyse more articles.")
    st.stop()
page = st.pagination(-(-total // PAGE), key="page", bind="query-params") if total > PAGE else 1
rows = queries.claims(db, where, sort=sort, limit=PAGE, offset=(page - 1) * PAGE)
table = st.dataframe(
    claims_table(rows),
    hide_index=True,
    on_select="rerun",
    selection_mode="multi-row",
    column_config={tr("Claim"): st.column_config.TextColumn(width="large")},
    alt=tr("Claims of this selection with verdict, figures, speaker and date"),
)
picked = [rows[number] for number in table.selection.rows]
opened, kept = st.columns(2)
if opened.button(tr("Open the claim"), disabled=len(picked) != 1, width="stretch"):
    st.switch_page(page_file("claim"), query_params={"id": picked[0]["id"]})
if kept.button(tr("Add to the report"), disabled=not picked, width="stretch", type="primary"):
    basket().extend(row["id"] for row in picked if row["id"] not in basket())
    st.toast(tr("Added. The report is under More, Reports."))
if not picked:
    st.caption(tr("Choose rows by the boxes on the left: one to open it, several for a report."))
