"""The parts of the page of one article."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.checking.consistency import Implied
from app.drawing.agreement import tell_origins
from app.drawing.frame import moment, tr
from app.drawing.revisions import changed_text
from app.drawing.sentences import said
from app.drawing.statements import show_statement
from app.drawing.words import verbatim

Row = Mapping[str, Any]


def show_agreement(found: Sequence[Implied], claims: Sequence[Row]) -> None:
    """What the article's amounts imply together, and what in it does not fit."""
    if not found:
        return
    st.header(tr("What its figures imply together"))
    words = {row["id"]: row["text"] for row in claims}
    for one in found:
        sign = f":red-badge[✘ {tr('does not fit')}]" if one.contradicts else f":gray-badge[⇒ {tr('implied')}]"
        st.markdown(f"{sign} {verbatim(said(one.text))}")
        if one.contradicts and one.contradicts in words:
            show_statement(words[one.contradicts], ("claim", one.contradicts), (tr("the claim in question"),))


def show_copies(rows: Sequence[Row], article: Row) -> None:
    """Articles that tell the same in nearly the same words, and which of them told it first."""
    if not rows:
        return
    st.header(f"{tr('Nearly the same elsewhere')} ({len(rows)})")
    first = tr("this one came first") if not article["story"] else ""
    st.caption(" · ".join(filter(None, (tell_origins(len(rows) + 1, 1), first))))
    for row in rows:
        told_first = tr("came first") if row["id"] == article["story"] else ""
        parts = (row["publisher"] or row["source"], (row["published"] or "")[:10], told_first)
        show_statement(row["title"] or row["id"], ("article", row["id"]), parts)


def show_revisions(pairs: Sequence[tuple[Row, Row]]) -> None:
    """What changed from wording to wording, the latest first."""
    if not pairs:
        return
    st.header(f"{tr('Revisions')} ({len(pairs)})")
    for number, (before, after) in enumerate(reversed(pairs)):
        title = f"{tr('Wording')} {before['revision']} → {after['revision']}, {moment(after['seen'])}"
        with st.expander(title, expanded=number == 0):
            if before["title"] != after["title"]:
                st.html(changed_text(before["title"] or "", after["title"] or ""))
            st.html(changed_text(before["text"], after["text"]))
