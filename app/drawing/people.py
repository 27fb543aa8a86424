"""An actor and what it said, as the Actors page shows them."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.drawing.frame import page_file, tr, verdict_badge
from app.drawing.words import verbatim
from app.wording import ICONS

Row = Mapping[str, Any]
ICON = {
    "claim": ":material/fact_check:",
    "quotation": ":material/format_quote:",
    "stance": ":material/balance:",
}
SHOWN = 25  # statements unfolded at once


def show_actor(actor: Row) -> None:
    """Name, kind, country, other names, and the tally of verdicts."""
    st.header(verbatim(actor["name"]))
    st.caption(" · ".join(tr(str(actor[name])) for name in ("kind", "country") if actor[name]))
    aliases = [alias["alias"] for alias in actor["aliases"] if alias["alias"] != actor["name"]]
    if aliases:
        st.caption(f"{tr('also named')}: {verbatim(', '.join(aliases[:12]))}")
    tally = [f"{ICONS[verdict]} {actor[verdict]} {tr(verdict)}" for verdict in ICONS if actor[verdict]]
    st.markdown(" · ".join(tally) or tr("No checked claim yet."))


def show_said(rows: Sequence[Row]) -> None:
    """Claims, quotations and stances with their words, latest first, each a click from its article."""
    if not rows:
        st.markdown(tr("Nothing said that fits."))
        return
    for row in rows[:SHOWN]:
        with st.container(border=True):
            st.markdown(f"{ICON[row['what']]} “{verbatim(row['text'], 600)}”")
            parts = (row["actor_name"], row["date"], row["title"])
            st.caption(" · ".join(verbatim(str(part), 120) for part in parts if part))
            with st.container(horizontal=True, vertical_alignment="center"):
                if row["verdict"]:
                    verdict_badge(row["verdict"])
                target, key = ("claim", row["id"]) if row["what"] == "claim" else ("article", row["article"])
                st.page_link(page_file(target), label=tr("open"), query_params={"id": key})
    if len(rows) > SHOWN:
        st.caption(f"{len(rows) - SHOWN} {tr('more: narrow the search to see them')}")
