"""Check a text: paste it, upload it or name its address, see its claims with verdicts, take the result with you."""

import streamlit as st

from app.adding import document_of, fetch_given, read_given
from app.assessing import assess, foreign_note
from app.checking import checker
from app.drawing.frame import archive, read_only, statistics, tr
from app.drawing.keeping import KEPT, ask_to_keep
from app.drawing.marks import marked_text
from app.drawing.reading import KINDS, legend, marks_of
from app.drawing.results import offer_downloads, show_results, tell_tally
from app.drawing.words import verbatim
from app.errors import AppError
from ingest.articles.types import Document as Found
from ingest.errors import IngestError
from nlp.errors import NlpError

CAP = 200_000  # characters of a pasted text
SUFFIXES = ("txt", "html", "htm", "pdf", "docx")

archive()
st.title(tr("Check a text"))
st.caption(tr("It is read, checked and shown, and kept only if you say so. English, Spanish or French."))
with st.form("text"):
    text = st.text_area(tr("Paste an article or a statement"), height=200, max_chars=CAP)
    left, right = st.columns(2)
    upload = left.file_uploader(tr("or upload it"), type=SUFFIXES)
    url = right.text_input(
        tr("or give its address"), max_chars=2_000, placeholder="https://", disabled=read_only()
    )
    with right:
        read_only("it fetches no pages: paste the text or upload it.")
    day = right.date_input(tr("Its date"), value=None, format="YYYY-MM-DD")
    right.caption(tr("“Last month” and “in April” can only be told with its date."))
    title = right.text_input(tr("Its title (may be empty)"), max_chars=500)
    go = st.form_submit_button(tr("Check"), type="primary")
if go:
    try:
        with st.status(tr("Reading and checking …"), expanded=True) as status:
            if upload:
                st.write(tr("Reading the file …"))
                found = read_given(upload.name, upload.getvalue())
            elif url.strip() and not text.strip() and not read_only():
                st.write(tr("Fetching the page …"))
                found = fetch_given(url.strip())
            else:
                found = Found("", text)
            name = upload.name if upload else "the text"
            document = document_of(found, name, date=day.isoformat() if day else None, title=title or None)
            st.write(f"{tr('Reading')} {len(document.text):,} {tr('characters …')}")
            st.session_state.pop(KEPT, None)
            st.session_state["assessed-url"] = url.strip() if not upload and not text.strip() else None
            st.session_state["assessed"] = assess(document, checker(statistics()))
            status.update(label=tr("Done"), state="complete", expanded=False)
    except (AppError, IngestError, NlpError) as error:
        st.error(verbatim(str(error), 500), icon=":material/error:")
if assessed := st.session_state.get("assessed"):
    if note := foreign_note(assessed.document):
        st.info(note, icon=":material/translate:")
    known = assessed.document.date
    st.caption(
        f"{tr('Read as of')} {known}"
        if known
        else tr("Without a date, “in April” cannot be told: give one above for sharper answers.")
    )
    if assessed.document.title:
        st.header(verbatim(assessed.document.title, 200))
    st.markdown(tell_tally(assessed))
    offer_downloads(assessed)
    ask_to_keep(assessed, st.session_state.get("assessed-url"))
    text_side, aside = st.columns([1, 1], gap="large")
    with text_side:
        shown = st.pills(tr("Show"), KINDS, selection_mode="multi", default=KINDS, format_func=tr, key="show")
        st.caption(legend(shown))
        st.html(marked_text(assessed.analysis.text, marks_of(assessed.analysis, assessed.checks, shown)))
    with aside:
        show_results(assessed, checker(statistics()))
