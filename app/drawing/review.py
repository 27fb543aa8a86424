"""How a claim was read, and a person's review of it: the only thing that a page writes."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.correcting import QUESTION
from app.desk import recheck
from app.drawing.frame import archive_path, tr
from app.drawing.words import verbatim
from app.errors import UnusableInput

Row = Mapping[str, Any]
DECISIONS = ("confirmed", "corrected", "rejected", "noted")


def read_only() -> bool:
    """Whether this instance is for the public: nothing can be written."""
    return os.environ.get("FULCRUM_READONLY", "") not in ("", "0")


def show_reading(claim: Row) -> None:
    """Each slot of the question and where it came from."""
    if claim["indicator"] is None:
        st.markdown(tr("Nothing in it that trade statistics could confirm or refute."))
        return
    origins = {origin["slot"]: origin for origin in claim["origins"]}
    slots = {}
    for name in QUESTION:
        origin = origins.get(name)
        source = f" — {tr('from')} {tr(origin['source'])}: “{verbatim(origin['text'], 80)}”" if origin else ""
        slots[tr(name)] = f"**{verbatim(str(claim[name] or '–'))}**{source}"
    st.table(slots, border="horizontal", width="content", alt=tr("The question that was looked up"))
    st.caption(f"{tr('Read by')} {claim['extractor']} · {tr('put as')} {tr(claim['assertion'])}")


def show_reviews(reviews: Sequence[Row]) -> None:
    """What people decided, oldest first."""
    if not reviews:
        st.markdown(tr("Nobody has reviewed this check yet."))
    for one in reviews:
        correction = f" · {verbatim(one['correction'])}" if one["correction"] else ""
        st.markdown(
            f"**{tr(one['decision'])}** {verbatim(one['by'])} · {one['at']}{correction}  \n{verbatim(one['note'] or '')}"
        )


def ask_for_review(claim: Row) -> None:
    """A form for a review; a correction has the claim checked anew."""
    if read_only():
        st.caption(tr("This is a read-only instance: reviews are made on the desk's own."))
        return
    with st.form("review", clear_on_submit=True):
        by, decision = st.columns(2)
        name = by.text_input(tr("Your name"), max_chars=100)
        kind = decision.selectbox(tr("Decision"), DECISIONS, format_func=tr)
        st.markdown(tr("To correct the reading, change what is wrong (empty means: cannot be told)."))
        columns = st.columns(3)
        slots = {
            slot: columns[number % 3].text_input(tr(slot), value=claim[slot] or "", max_chars=60)
            for number, slot in enumerate(QUESTION)
        }
        note = st.text_area(tr("Note"), max_chars=2000)
        if st.form_submit_button(tr("Keep the review"), type="primary"):
            keep_review(claim, name, kind, note, slots)


def keep_review(claim: Row, name: str, decision: str, note: str, slots: dict[str, str]) -> None:
    """Write the review, check anew where it corrects, and show the page again."""
    changed = {slot: value or None for slot, value in slots.items() if (value or None) != claim[slot]}
    if not name.strip():
        st.error(tr("Say who you are: a review is signed."))
    elif decision == "corrected" and not changed:
        st.error(tr("Nothing was changed in the reading."))
    else:
        told = {"by": name, "decision": decision, "note": note}
        try:
            recheck(
                archive_path(), claim["id"], **told, correction=changed if decision == "corrected" else None
            )
        except UnusableInput as error:
            st.error(verbatim(str(error)))
        else:
            st.rerun()
