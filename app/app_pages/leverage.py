"""Who says who holds leverage over whom, beside what the statistics say of dependence."""

import pandas as pd
import streamlit as st

from app import queries
from app.drawing.charts import exposure_chart, matrix_chart
from app.drawing.frame import archive, empty, page_file, tr
from app.drawing.words import verbatim
from app.exposure import exposure
from app.statistics import open_statistics
from nlp.countries import country_name

SHOWN = 40

db = archive()
st.title(tr("Leverage"))
pairs = queries.pairs(db)
if not pairs:
    empty("No stance was read in this archive yet.", "Collect and analyse articles first.")
    st.stop()
held = [row for row in pairs if row["holds"]]
st.markdown(
    tr("Rows are said to hold leverage over columns; the number counts who says so, denials turned round.")
)
st.altair_chart(
    matrix_chart([{"holder": row["holder"], "over": row["over"], "count": row["holds"]} for row in held]),
    alt=tr("Matrix of who is said to hold leverage over whom"),
)
couples = list(dict.fromkeys(tuple(sorted((row["holder"], row["over"]))) for row in pairs))
names = {"/".join(couple): " – ".join(map(country_name, couple)) for couple in couples}
wanted = st.query_params.get("pair")
pair = st.selectbox(
    tr("A pair of countries"),
    list(names),
    index=list(names).index(wanted) if wanted in names else 0,
    format_func=names.get,
)
st.query_params["pair"] = pair
one, other = pair.split("/")

said, depends = st.columns(2)
with said:
    st.header(tr("What is said"))
    rows = queries.stances(db, one, other)
    tally = pd.crosstab(
        [f"{row['holder']} {tr(row['polarity'])}" for row in rows],
        [tr(row["assertion"]) for row in rows],
        rownames=[tr("stance")],
        colnames=[tr("put as")],
    )
    st.table(tally, border="horizontal", alt=tr("Stances by holder and by how they are put"))
    for row in rows[:SHOWN]:
        with st.container(border=True):
            st.markdown(
                f"**{row['holder']} {tr(row['polarity'])}** · {row['over']} · {tr(row['assertion'])} · {tr(row['ground'])}"
            )
            st.markdown(f"“{verbatim(row['text'], 500)}”")
            parts = (row["source_name"] or tr("the article itself"), row["date"], row["title"])
            st.caption(" · ".join(verbatim(str(part), 120) for part in parts if part))
            st.page_link(page_file("article"), label=tr("open"), query_params={"id": row["article"]})
with depends:
    st.header(tr("What the statistics say"))
    both = exposure(open_statistics(db), one, other)
    for side in both.sides:
        st.subheader(f"{country_name(side.country)} → {country_name(side.partner)}")
        with st.container(horizontal=True):
            for part in side.parts:
                if part.value is not None:
                    st.metric(
                        tr(part.measure),
                        f"{part.value:.1f} %",
                        border=True,
                        help=f"{part.title}. {part.note}",
                    )
        for part in side.parts:
            if part.value is None:
                st.caption(f"{tr('Not known')}: {verbatim(part.missing)}")
        if side.chapters:
            names = ", ".join(f"HS {c.chapter} {c.percent:.0f} %" for c in side.chapters[:5])
            st.caption(f"{tr('Largest chapters')} ({side.chapters_period}): {names}")
    history = [
        {"year": part.period, "measure": f"{side.country}: {tr(part.measure)}", "value": part.value}
        for side in both.sides
        for part in (*side.history, *side.parts)
        if part.value is not None
    ]
    if history:
        st.altair_chart(exposure_chart(history), alt=tr("How much each side depends on the other, by year"))
