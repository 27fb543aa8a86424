"""Which publishers are collected, how they are doing, and how to add one."""

import pandas as pd
import streamlit as st

from app import queries
from app.drawing.frame import archive, tr

db = archive()
st.title(tr("Sources"))
rows = queries.sources(db)
troubled = [row for row in rows if row["error"]]
st.markdown(f"**{len(rows)}** {tr('sources')}, **{len(troubled)}** {tr('in trouble')}")
only = st.toggle(tr("Only those in trouble"), key="trouble", bind="query-params")
st.dataframe(
    pd.DataFrame(
        {
            tr("Name"): [row["name"] for row in rows],
            tr("State"): [row["state"] for row in rows],
            tr("Last poll"): [row["last_poll"] or "–" for row in rows],
            tr("Entries"): [row["entries"] for row in rows],
            tr("Articles"): [row["articles"] for row in rows],
            tr("Error"): [row["error"] or "" for row in rows],
            tr("Country"): [row["country"] or "" for row in rows],
            tr("Address"): [row["url"] for row in rows],
        }
    )[[not only or bool(row["error"]) for row in rows]],
    hide_index=True,
    alt=tr("Sources with state, last poll, counts and errors"),
)
st.header(tr("Add a source"))
st.markdown(tr("On the command line: a feed, or a home page whose feed is found by itself."))
st.code("fulcrum sources add https://example.org/news/feed\nfulcrum collect --now", language="bash")
