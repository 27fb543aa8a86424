"""How a claim was read, and a person's review of it: the only thing that a page writes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.correcting import QUESTION
from app.desk import recheck
from app.drawing.frame import archive_path, moment, read_only, tr
from app.drawing.login import reviewer
from app.drawing.slots import slot_said
from app.drawing.words import verbatim
from app.errors import UnusableInput
from nlp.types import Question

Row = Mapping[str, Any]
KEPT = "reviews-kept"  # how many in this session
DECISIONS = ("confirmed", "corrected", "rejected", "noted")


def show_reading(claim: Row, question: Question | None, reviews: Sequence[Row]) -> None:
    """Each slot of the question and where it came from: a word of the text, a rule, or a person."""
    if question is None:
        st.markdown(tr("Nothing in it that trade statistics could confirm or refute."))
        return
    origins = {one["slot"]: f"{tr(one['source'])}: “{verbatim(one['text'], 80)}”" for one in claim["origins"]}
    for one in reviews:
        origins |= dict.fromkeys(
            json.loads(one["correction"] or "{}"), f"{tr('person')}: {verbatim(one['by'])}"
        )
    slots = {}
    for name in QUESTION:
        source = f" — {tr('from')} {origins[name]}" if name in origins else ""
        slots[tr(name)] = f"**{verbatim(slot_said(name, getattr(question, name)))}**{source}"
    st.table(slots, border="horizontal", width="content", alt=tr("The question that was looked up"))
    st.caption(f"{tr('Read by')} {claim['extractor']} · {tr('put as')} {tr(claim['assertion'])}")


def show_reviews(reviews: Sequence[Row]) -> None:
    """What people decided, oldest first."""
    if not reviews:
        st.markdown(tr("Nobody has reviewed this check yet."))
    for one in reviews:
        slots = json.loads(one["correction"] or "{}").items()
        told = ", ".join(
            f"{tr(slot)}: {slot_said(slot, value) if value else tr('cannot be told')}"
            for slot, value in slots
        )
        correction = f" · {verbatim(told)}" if told else ""
        head = f"**{tr(one['decision'])}** · {verbatim(one['by'])} · {moment(one['at'])}{correction}"
        st.markdown(f"{head}  \n{verbatim(one['note'] or '')}")


def ask_for_review(claim: Row, question: Question | None, reviews: Sequence[Row]) -> None:
    """A form for a review; a correction has the claim checked anew. `question` is the one that now stands."""
    if read_only("reviews are made on the desk's own."):
        return
    # A review kept here empties the form; one that was refused, or kept by somebody else meanwhile, does not.
    turn = f"{claim['id']}-{st.session_state.get(KEPT, 0)}"
    seen = st.session_state.setdefault(f"seen-{turn}", len(reviews))
    with st.form(f"review-{turn}"):
        by, decision = st.columns(2)
        known = reviewer()  # who has logged in signs with that name and no other
        name = by.text_input(
            tr("Your name"), value=known or "", max_chars=100, disabled=known is not None, key=f"by-{turn}"
        )
        kind = decision.radio(tr("Decision"), DECISIONS, format_func=tr, horizontal=True)
        st.markdown(
            tr("To correct the reading, choose “corrected” and change what is wrong (empty: cannot be told).")
        )
        # Row by row, so that a telephone and the Tab key have them in the same order.
        places = [place for _ in range(0, len(QUESTION), 3) for place in st.columns(3)]
        slots = {
            slot: place.text_input(
                tr(slot), value=getattr(question, slot, None) or "", max_chars=60, key=f"{slot}-{turn}"
            )
            for place, slot in zip(places, QUESTION, strict=False)
        }
        note = st.text_area(tr("Note"), max_chars=2000)
        if st.form_submit_button(tr("Keep the review"), type="primary"):
            given = {slot: value.strip() or None for slot, value in slots.items()}
            same = all(value == getattr(question, slot, None) for slot, value in given.items())
            if not name.strip():
                st.error(tr("Say who you are: a review is signed."))
            elif kind == "corrected" and same:
                st.error(tr("Nothing was changed in the reading."))
            elif kind == "corrected" and seen != len(reviews):
                st.session_state[f"seen-{turn}"] = len(reviews)
                st.warning(tr("Somebody else kept a review meanwhile: look at it above, then keep yours."))
            else:
                correction = correction_of(claim, given, reviews) if kind == "corrected" else None
                keep_review(
                    claim["id"], {"by": known or name.strip(), "decision": kind, "note": note}, correction
                )


def correction_of(claim: Row, given: Row, reviews: Sequence[Row]) -> dict[str, str | None]:
    """What differs from the reading, and what was corrected before: the last correction stands for all."""
    before = {slot for one in reviews for slot in json.loads(one["correction"] or "{}")}
    return {slot: value for slot, value in given.items() if value != claim[slot] or slot in before}


def keep_review(id: str, told: dict[str, Any], correction: dict[str, str | None] | None) -> None:
    """Write the review, check anew where it corrects, and show the page again."""
    try:
        with st.spinner(tr("Checking …")):
            recheck(archive_path(), id, **told, correction=correction)
    except UnusableInput as error:
        st.error(verbatim(str(error)))
    else:
        st.session_state[KEPT] = st.session_state.get(KEPT, 0) + 1
        st.rerun()
