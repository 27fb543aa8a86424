"""Forms that add sources: one by its address, or a whole list."""

import streamlit as st

from app.archive import open_archive
from app.drawing.frame import archive_path, tr
from app.drawing.words import verbatim
from app.errors import AppError
from app.given import read_country
from app.languages import READ
from app.subscribing import subscribe
from ingest.archive import add_source
from ingest.errors import IngestError
from ingest.feeds.opml import read_opml

TOLD = "told-of-{}"  # by form: what was done before the page, its list included, was drawn anew


def ask_for_feed() -> None:
    """A form for the address of a feed, or of a page that leads to one."""
    show_told("feed")
    with st.form("feed", border=False):
        url = st.text_input(
            tr("Address of a feed, or of a page that leads to one"),
            max_chars=2_000,
            placeholder="https://example.org/news",
        )
        name = st.text_input(tr("Name (may be empty)"), max_chars=200)
        where, language = st.columns(2)
        country = where.text_input(tr("Country (may be empty)"), max_chars=60, placeholder="MEX, Mexico")
        spoken = language.selectbox(tr("Language of the article"), READ, format_func=tr)
        official = st.checkbox(tr("A government's own site"))
        if st.form_submit_button(tr("Add the source"), type="primary"):
            add_feed(url.strip(), name.strip(), country.strip(), spoken, official)


def add_feed(url: str, name: str, country: str, language: str, official: bool) -> None:
    """Ask the address, keep it, and say what was found there."""
    try:
        code = read_country(country) if country else None
        told = {"name": name or None, "country": code, "language": language, "official": official}
        with st.spinner(tr("Asking the address …")), open_archive(archive_path()) as db:
            added = subscribe(db, url, **told)
    except (AppError, IngestError) as error:
        st.error(verbatim(str(error), 400))
        return
    told = [f"{tr('Added')}: {verbatim(added.source.name)} · {verbatim(added.source.url, 200)}"]
    told += [f"{tr('There is also')} {verbatim(other, 200)}" for other in added.others[:10]]
    tell("feed", told, added.warning)


def ask_for_list() -> None:
    """A form for an OPML file, as feed readers export it."""
    show_told("list")
    with st.form("opml", border=False, clear_on_submit=True):
        upload = st.file_uploader(tr("Import an OPML list"), type=["opml", "xml"])
        if st.form_submit_button(tr("Add these sources"), disabled=False) and upload:
            add_list(upload.name, upload.getvalue())


def add_list(name: str, body: bytes) -> None:
    """Keep every source of a list; of one that is damaged, none."""
    try:
        sources = list(read_opml(body, name))
        with open_archive(archive_path()) as db:
            for source in sources:
                add_source(db, source)
    except IngestError as error:
        st.error(verbatim(str(error), 400))
    else:
        tell("list", [f"{len(sources)} {tr('sources added')}"])


def tell(form: str, told: list[str], warning: str | None = None) -> None:
    """Draw the page anew, so that its list has what was added, and say there what was done."""
    st.session_state[TOLD.format(form)] = (told, warning)
    st.rerun()


def show_told(form: str) -> None:
    """What was done last, once."""
    told, warning = st.session_state.pop(TOLD.format(form), ([], None))
    for number, words in enumerate(told):
        if number:
            st.caption(words)
        else:
            st.success(words)
    if warning:
        st.warning(verbatim(warning, 400))
