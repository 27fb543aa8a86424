"""Where documents answer one question with numbers that cannot all be right."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app import queries
from app.checking.wording import name_question
from app.correcting import corrected
from app.drawing.frame import archive, page_file, tr
from app.drawing.saying import counted
from app.drawing.sentences import question_said
from app.drawing.statements import quoted
from app.drawing.tables import told
from app.drawing.words import unbroken, verbatim

Row = Mapping[str, Any]
OTHERS = 5  # answers that are listed beside one claim


@st.cache_data(max_entries=20, show_spinner=False)
def count_origins(version: tuple[int, ...]) -> int:
    """How many articles are no copies, counted once for as long as the archive stays as it is."""
    return queries.count_origins(archive())


def show_disagreements(limit: int) -> None:
    """Each question with the lowest and the highest answer, which lead to their claims; nothing where all agree."""
    rows = queries.disagreements(archive(), limit=limit, ends=1)
    if not rows:
        return
    st.header(tr("Where documents disagree"))
    for row in rows:
        show_disagreement(row, row["claims"])


def tell_origins(articles: int, origins: int) -> str:
    """How many articles tell something, and how many did not take it from another; empty where only one does.

    >>> tell_origins(3, 1), tell_origins(2, 2), tell_origins(1, 1)
    ('3 articles, 1 origin', '2 articles, 2 origins', '')
    """
    if articles < 2:
        return ""
    return f"{counted(articles, 'article', 'articles')}, {counted(origins, 'origin', 'origins')}"


def show_clashes(rows: Sequence[Row], claims: Sequence[Row], article: str) -> None:
    """Of an article's claims those that another number cannot be right beside, each with who says that."""
    words = {row["id"]: row["text"] for row in claims}
    shown = [row for row in rows if row["id"] in words]
    if not shown:
        return
    st.header(f"{tr('Others say another number')} ({len(shown)})")
    for row in shown:
        with st.container(gap=None):
            st.markdown(quoted(words[row["id"]], limit=200))
            for other in row["others"][:OTHERS]:
                who = other["claimant_name"] or other["publisher"] or "–"
                where = tr("in this article") if other["article"] == article else other["date"] or "–"
                label = unbroken(verbatim(f"{told(other)} · {who} · {where}", 160))
                st.page_link(page_file("claim"), label=label, query_params={"id": other["id"]})
            if len(row["others"]) > OTHERS:
                st.caption(f"{len(row['others']) - OTHERS} {tr('more: on the page of the claim')}")


def show_disagreement(asked: Row, claims: Sequence[Row]) -> None:
    """One question, with who says least and who says most."""
    with st.container(gap=None):
        st.markdown(f"**{verbatim(question_said(name_question(corrected(None, asked))), 300)}**")
        for claim in (claims[0], claims[-1]):
            who = claim["claimant_name"] or claim["publisher"] or "–"
            label = f"{told(claim)} · {who} · {claim['date'] or '–'}"
            st.page_link(
                page_file("claim"), label=unbroken(verbatim(label, 160)), query_params={"id": claim["id"]}
            )
        told_by = counted(asked["documents"], "article", "articles")
        st.caption(f"{counted(asked['count'], 'claim', 'claims')} · {told_by}")
