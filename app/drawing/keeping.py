"""Keeping a checked text in the archive, so that its claims can be corrected and put into a report."""

import streamlit as st

from app.assessing import Assessment
from app.desk import keep_assessment
from app.drawing.frame import add_to_basket, archive_path, page_file, read_only, tr
from app.drawing.words import verbatim
from app.errors import AppError
from ingest.errors import IngestError

KEPT = "kept-article"  # id of the article and ids of its claims, once the text at hand is kept


def ask_to_keep(assessed: Assessment, url: str | None) -> None:
    """A form that keeps the text at hand; once it is kept, the ways on from there."""
    if read_only("texts are kept on the desk's own."):
        return
    if KEPT not in st.session_state:
        with st.form("keep"):
            st.markdown(tr("Keep it in the archive, to correct how it was read and to write a report of it:"))
            left, right = st.columns(2)
            publisher = left.text_input(tr("Who published it (may be empty)"), max_chars=200)
            address = right.text_input(
                tr("Its address (may be empty)"), value=url or "", max_chars=2_000, placeholder="https://"
            )
            if st.form_submit_button(tr("Keep in the archive")):
                keep(assessed, publisher.strip(), address.strip())
    if KEPT in st.session_state:
        show_ways(*st.session_state[KEPT])


def keep(assessed: Assessment, publisher: str, url: str) -> None:
    """Store text, reading and checks; what is wrong with them is told."""
    try:
        with st.spinner(tr("Keeping the text …")):
            kept = keep_assessment(archive_path(), assessed, publisher=publisher or None, url=url or None)
    except (AppError, IngestError) as error:
        st.error(verbatim(str(error), 400))
    else:
        st.session_state[KEPT] = kept
        st.rerun()


def show_ways(article: str, claims: tuple[str, ...]) -> None:
    """From a kept text to its article, and its claims into the report."""
    st.success(tr("It is kept: open its article to correct a claim, or put its claims into a report."))
    with st.container(horizontal=True):
        st.page_link(page_file("article"), label=tr("Read the whole article"), query_params={"id": article})
        if claims and st.button(tr("Add all {} to the report").format(len(claims))):
            add_to_basket(claims)
        st.page_link(page_file("reports"), label=tr("Reports"))
