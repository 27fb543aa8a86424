"""The parts of the Reports page: the order, the desk's own words, the export, and a report opened again."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from sqlite_utils import Database

from app.drawing.frame import basket, language, tr
from app.drawing.saying import counted
from app.drawing.tables import pick_claims
from app.filters import ClaimFilter
from app.reports import find_formats, render
from app.reports.items import file_name
from app.reports.selecting import LIMIT, make_report
from app.reports.telling import tell
from app.saying.tables import LANGUAGES
from app.wording import shorten

Row = dict[str, Any]
FIRST = ("html", "pdf", "docx", "md", "xlsx", "csv")
"""Formats that stand first: those that people read."""
NOTES = "report-notes"
PICKED, ROW = "report-claim", "report-row"
"""The claim at hand, and the row that was last chosen in the table."""
TONGUE = "report-told-in"
WORDS = {"title": "report-title", "introduction": "report-introduction", "by": "report-by"}


def show_order(rows: Sequence[Row]) -> None:
    """The claims in order, to move one or take it out."""
    st.markdown(f"**{counted(len(rows), 'claim', 'claims')}**")
    follow(next(iter(pick_claims(rows, tr("Claims of the report, in order"), several=False)), None))
    names = {row["id"]: f"{number}. {shorten(row['text'], 80)}" for number, row in enumerate(rows, 1)}
    id = st.selectbox(
        tr("Claim to move, to note on, or to take out"), list(names), format_func=names.get, key=PICKED
    )
    place = basket().index(id)
    with st.container(horizontal=True):
        st.button(tr("Move up"), disabled=not place, on_click=move, args=(place, place - 1))
        last = place == len(rows) - 1
        st.button(tr("Move down"), disabled=last, on_click=move, args=(place, place + 1))
        if st.button(tr("Take out")):
            take_out([id])
        if st.button(tr("Empty the report")):
            take_out(list(basket()))
    notes = st.session_state.setdefault(NOTES, {})
    notes[id] = st.text_area(
        tr("Your note on this claim (printed with it)"),
        value=notes.get(id, ""),
        max_chars=4_000,
        height=80,
        key=f"note-{id}",
    )


def follow(row: int | None) -> None:
    """Have that claim at hand whose row was just chosen in the table, else the one before, else the first."""
    if row is not None and row != st.session_state.get(ROW):
        st.session_state[PICKED] = basket()[row]
    elif st.session_state.get(PICKED) not in basket():
        st.session_state[PICKED] = basket()[0]
    st.session_state[ROW] = row


def move(place: int, to: int) -> None:
    """Put one claim elsewhere in the order; it stays at hand, so that a second press moves it on."""
    basket().insert(to, basket().pop(place))
    st.session_state[PICKED] = basket()[to]


def take_out(ids: list[str]) -> None:
    """Take claims out; the address shall not bring them back."""
    st.session_state["taken-out"] = {*st.session_state.get("taken-out", ()), *ids}
    st.session_state["basket"] = [id for id in basket() if id not in ids]
    st.query_params["claim"] = basket()
    st.rerun()


def choose_tongue() -> str:
    """The language that the report is written in: that of the interface until another is chosen."""
    return str(
        st.segmented_control(
            tr("Language of the report"),
            tuple(LANGUAGES),
            format_func=LANGUAGES.get,
            default=st.session_state.get(TONGUE) or language(),
            key=f"report-tongue-{language()}",
            on_change=keep_tongue,
            required=True,
        )
    )


def keep_tongue() -> None:
    """Remember the choice while other pages are shown, and when the interface changes its language."""
    st.session_state[TONGUE] = st.session_state[f"report-tongue-{language()}"]


def ask_for_words() -> dict[str, str]:
    """The language of the report, its title, introduction and signature."""
    st.header(tr("Words of your own"))
    tongue = choose_tongue()
    left, right = st.columns([2, 1])
    for name in WORDS.values():
        # Kept by hand: a widget's value is forgotten while another page is shown.
        st.session_state[name] = st.session_state.get(name, "")
    usual = tell(tongue, "fact_check")
    title = left.text_input(tr("Title"), key=WORDS["title"], max_chars=200, placeholder=usual)
    by = right.text_input(tr("Signed by"), key=WORDS["by"], max_chars=100, placeholder="Fulcrum")
    introduction = st.text_area(
        tr("Introduction (an empty line begins a paragraph)"),
        key=WORDS["introduction"],
        max_chars=10_000,
        height=110,
    )
    told = {"title": title.strip() or usual, "introduction": introduction, "by": by.strip()}
    return {**told, "told_in": tongue}


def offer_export(db: Database, words: Mapping[str, str], notes: Mapping[str, str]) -> None:
    """The report in the chosen format, a preview, and the report as a file that this page opens again."""
    st.header(tr("Export"))
    formats = find_formats()
    order = [*(name for name in FIRST if name in formats), *(name for name in formats if name not in FIRST)]
    suffix = st.pills(
        tr("Format"),
        order,
        format_func=lambda name: tr(formats[name].TITLE),
        default="html",
        required=True,
    )
    with st.spinner(tr("Writing the report …")):
        where = ClaimFilter(ids=tuple(basket()))
        told = {**words, "by": words["by"] or None}
        report = make_report(db, where, order=basket(), limit=LIMIT, notes=notes, **told)
        data = render(report, suffix)
    with st.container(horizontal=True):
        st.download_button(
            f"{tr('Download')} ({max(1, len(data) // 1024):,} KB)",
            data,
            file_name=file_name(report, suffix),
            mime=formats[suffix].MEDIA_TYPE,
            on_click="ignore",
            type="primary",
        )
        kept = {"claims": basket(), "notes": dict(notes), **words}
        st.download_button(
            tr("Keep to open again"),
            json.dumps(kept, indent=2, ensure_ascii=False),
            file_name=file_name(report, "fulcrum.json"),
            mime="application/json",
            on_click="ignore",
        )
    st.caption(report.extent if report.left_out else tr("Nothing was left out."))
    st.caption(tr("The address of this page keeps the selection: bookmark it to open the report again."))
    preview = st.expander(tr("Preview"), key="preview", on_change="rerun")
    if preview.open:
        with preview:
            st.iframe(render(report, "html").decode("utf-8"), height=700)


def reopen() -> None:
    """A report that was kept as a file, put back: its claims, order and words."""
    with st.expander(tr("Open a report that was kept")):
        upload = st.file_uploader(tr("A file that “Keep to open again” made"), type=["json"])
    if upload is None or st.session_state.get("reopened") == upload.file_id:
        return
    try:
        kept = json.loads(upload.getvalue())
        ids = [str(id) for id in kept["claims"]][:LIMIT]
        notes = {str(id): str(note)[:4_000] for id, note in dict(kept.get("notes", {})).items()}
        words = {key: str(kept.get(name, ""))[:10_000] for name, key in WORDS.items()}
        tongue = str(kept.get("told_in", "en"))
    except (ValueError, KeyError, TypeError, RecursionError):
        st.error(tr("This is no report that was kept here."))
        return
    st.session_state["reopened"] = upload.file_id
    st.session_state.update({"basket": ids, NOTES: notes, "taken-out": set(), **words})
    if tongue in LANGUAGES:
        st.session_state[TONGUE] = st.session_state[f"report-tongue-{language()}"] = tongue
    for id, note in notes.items():
        st.session_state[f"note-{id}"] = note
    st.rerun()
