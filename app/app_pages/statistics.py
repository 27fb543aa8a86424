"""The official figures behind the verdicts: browse, chart, download, vintages, coverage."""

import streamlit as st

from app.drawing.frame import archive, empty, statistics, tr
from app.drawing.sentences import question_said
from app.drawing.series import coverage_table, find_fitting, show_series

MOST = 500

archive()
st.title(tr("Statistics"))
browse, coverage = st.tabs([tr("Series"), tr("What they cover")], key="part", on_change="rerun")
with coverage:
    if coverage.open:
        with st.spinner(tr("Counting the observations …")):
            table = coverage_table()
        st.caption(tr("One line for each indicator, basis and frequency. What is not here is not decided."))
        st.dataframe(table, hide_index=True, alt=tr("What the statistics cover, by indicator and basis"))
with browse:
    words = st.text_input(
        tr("Find a series"), key="q", bind="query-params", placeholder="imports Mexico 8708", max_chars=200
    )
    fitting, of = find_fitting(words)
    st.markdown(f"**{len(fitting):,}** {tr('of')} {of:,} {tr('series')}")
    if not fitting:
        empty("No series fits.", "Try fewer words.")
        st.stop()
    titles = {one.id: question_said(one.title) for one in fitting[:MOST]}
    wanted = st.query_params.get("series")
    if wanted in statistics().names and wanted not in titles and not words:
        titles[wanted] = question_said(statistics().names[wanted].title)
    elif wanted and wanted not in statistics().names:
        st.warning(tr("There is no such series; the first one is shown."))
    chosen = st.selectbox(
        tr("Series"),
        list(titles),
        index=list(titles).index(wanted) if wanted in titles else 0,
        format_func=titles.get,
    )
    if len(fitting) > MOST:
        st.caption(tr("The first {} are offered: more words find the others.").format(MOST))
    st.query_params["series"] = chosen
    show_series(statistics().names[chosen])
