"""How the sources are doing: a table in a wide window, a list on a telephone."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from app.drawing.frame import moment, tr
from app.drawing.saying import counted
from app.drawing.tables import height_of
from app.drawing.words import unbroken, verbatim

Row = Mapping[str, Any]
LISTED = 50  # sources on a telephone: the toggle brings those in trouble forward
TOLD = 10  # reasons told in full below the table, where a cell cuts them off
LONGEST = 300  # characters of one reason


def show_sources(rows: Sequence[Row]) -> None:
    """Sources with their state and the reason for it, polls and counts."""
    with st.container(key="wide-sources"):
        show_table(rows)
        for row in [row for row in rows if trouble_of(row)][:TOLD]:
            st.markdown(f"- **{verbatim(row['name'], 80)}**: {verbatim(trouble_of(row), LONGEST)}")
    with st.container(key="narrow-sources"):
        for row in rows[:LISTED]:
            show_source(row)
        if len(rows) > LISTED:
            st.caption(f"{len(rows) - LISTED} {tr('more: a wider window shows them all')}")


def trouble_of(row: Row) -> str:
    """What is wrong with a source; empty where nothing is."""
    return str(row["error"] or row["warning"] or "")


def show_table(rows: Sequence[Row]) -> None:
    """All that is known of each source, in a row."""
    columns = {
        tr("Name"): [row["name"] for row in rows],
        tr("State"): [tr(row["state"]) for row in rows],
        tr("Why"): [trouble_of(row) or row["note"] or "" for row in rows],
        tr("Last poll"): [moment(row["last_poll"]) for row in rows],
        tr("Next poll"): [moment(row["next_poll"]) for row in rows],
        tr("Failures in a row"): [row["failures"] for row in rows],
        tr("Entries"): [row["entries"] for row in rows],
        tr("Articles"): [row["articles"] for row in rows],
        tr("Without text"): [row["lacking"] for row in rows],
        tr("Country"): [row["country"] or "" for row in rows],
        tr("Address"): [row["url"] for row in rows],
    }
    st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        height=height_of(len(rows)),
        column_config={tr("Why"): st.column_config.TextColumn(width="medium")},
        alt=tr("Sources with state and reason, polls, counts and addresses"),
    )


def show_source(row: Row) -> None:
    """One source in a few lines: its name and state, why, and what it brought when."""
    with st.container(gap=None):
        st.markdown(f"**{verbatim(row['name'], 80)}** · {verbatim(tr(row['state']))}")
        if why := trouble_of(row) or row["note"]:
            st.markdown(verbatim(why, LONGEST))
        polled = f"{tr('Last poll')}: {moment(row['last_poll'])}"
        articles = counted(row["articles"], "article", "articles")
        st.caption(unbroken(verbatim(f"{polled} · {articles} · {row['url']}", LONGEST)))
