"""Check a text: paste or upload it, see its claims with verdicts, take the result with you."""

import streamlit as st

from app.assessing import assess
from app.contract import dumps
from app.documents import make_document
from app.drawing.frame import archive, tr
from app.drawing.marks import marked_text
from app.drawing.reading import KINDS, marks_of
from app.drawing.results import show_results
from app.errors import AppError
from app.statistics import checker
from app.uploads import read_upload
from ingest.errors import IngestError
from nlp.errors import NlpError

CAP = 200_000  # characters of a pasted text

db = archive()
st.title(tr("Check a text"))
with st.form("text"):
    text = st.text_area(tr("Paste an article or a statement"), height=220, max_chars=CAP)
    upload = st.file_uploader(tr("or upload it"), type=["txt", "html", "htm", "pdf", "docx"])
    left, right = st.columns(2)
    day = left.date_input(tr("Its date"), value="today", format="YYYY-MM-DD")
    title = right.text_input(tr("Its title (may be empty)"), max_chars=500)
    go = st.form_submit_button(tr("Check"), type="primary")
if go:
    try:
        given = read_upload(upload.name, upload.getvalue()) if upload else text
        with st.spinner(tr("Reading and checking …")):
            document = make_document(given, date=day.isoformat() if day else None, title=title or None)
            st.session_state["assessed"] = assess(document, checker(db))
    except (AppError, IngestError, NlpError) as error:
        st.error(str(error), icon=":material/error:")
if assessed := st.session_state.get("assessed"):
    shown = st.pills(tr("Show"), KINDS, selection_mode="multi", default=KINDS, format_func=tr, key="show")
    st.html(marked_text(assessed.analysis.text, marks_of(assessed.analysis, assessed.checks, shown)))
    show_results(assessed)
    st.download_button(
        tr("Download as JSON"),
        dumps(assessed.as_json(), indent=2),
        file_name="fulcrum-check.json",
        mime="application/json",
        on_click="ignore",
    )
