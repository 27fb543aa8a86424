"""Which publishers are collected, how they are doing, and how to add one."""

import pandas as pd
import streamlit as st

from app import queries
from app.drawing.frame import archive, empty, moment, read_only, tr
from app.drawing.health import show_sources
from app.drawing.saying import counted
from app.drawing.subscribing import ask_for_feed, ask_for_list
from ingest.archive import find_sources
from ingest.feeds.opml import write_opml

EVENTS = 200

db = archive()
st.title(tr("Sources"))
rows = queries.sources(db)
troubled = [row for row in rows if row["error"] or row["warning"]]
if rows:
    st.markdown(f"**{counted(len(rows), 'source', 'sources')}**, {len(troubled)} {tr('in trouble')}")
    only = st.toggle(tr("Only those in trouble"), key="trouble", bind="query-params")
    shown = troubled if only else rows
    show_sources(shown)
else:
    empty(
        "There is no source yet.", "Add one below, or `fulcrum sources catalogue` adds the known publishers."
    )
add, lists = st.columns(2, gap="large")
with add:
    st.header(tr("Add a source"))
    if not read_only("sources are added on the desk's own."):
        ask_for_feed()
with lists:
    st.header(tr("Lists of sources (OPML)"))
    st.download_button(
        tr("Export all as OPML"),
        write_opml(state.source for state in find_sources(db)),
        file_name="fulcrum-sources.opml",
        mime="text/x-opml",
        on_click="ignore",
        disabled=not rows,
    )
    if not read_only("lists are imported on the desk's own."):
        ask_for_list()

st.header(tr("What happened"))
events = queries.events(db, limit=EVENTS)
if events:
    st.dataframe(
        pd.DataFrame(
            {
                tr("When"): [moment(event["at"]) for event in events],
                tr("Source"): [event["name"] for event in events],
                tr("Kind"): [tr(event["kind"]) for event in events],
                tr("What"): [event["detail"] for event in events],
            }
        ),
        hide_index=True,
        column_config={tr("What"): st.column_config.TextColumn(width="large")},
        alt=tr("Failures and warnings, the latest first"),
    )
else:
    st.markdown(tr("No failure and no warning so far."))
