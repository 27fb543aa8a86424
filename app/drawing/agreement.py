"""Where documents answer one question with numbers that cannot all be right."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app import queries
from app.checking.wording import name_question
from app.correcting import corrected
from app.drawing.frame import archive, data_version, page_file, tr
from app.drawing.tables import told
from app.drawing.words import verbatim

Row = Mapping[str, Any]


@st.cache_data(max_entries=20, show_spinner=False)
def find_disagreements(version: tuple[int, ...], limit: int) -> list[dict[str, Any]]:
    """The questions most documents disagree on, found once for as long as the archive stays as it is."""
    return queries.disagreements(archive(), limit=limit)


def show_disagreements(limit: int) -> None:
    """Each question with the lowest and the highest answer, which lead to their claims; nothing where all agree."""
    rows = find_disagreements(data_version(), limit)
    if not rows:
        return
    st.header(tr("Where documents disagree"))
    for row in rows:
        show_disagreement(row, row["claims"])


def show_disagreement(asked: Row, claims: Sequence[Row]) -> None:
    """One question, with who says least and who says most."""
    with st.container(gap=None):
        st.markdown(f"**{verbatim(name_question(corrected(None, asked)), 200)}**")
        for claim in (claims[0], claims[-1]):
            who = claim["claimant_name"] or claim["publisher"] or "–"
            label = f"{told(claim)} · {who} · {claim['date'] or '–'}"
            st.page_link(page_file("claim"), label=verbatim(label, 160), query_params={"id": claim["id"]})
        st.caption(f"{asked['count']} {tr('claims')} · {asked['documents']} {tr('articles')}")
