"""Statements as a list: the words are the link, and below them stand verdict, speaker, day and place."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.drawing.frame import page_file, tr
from app.drawing.tables import found, told
from app.drawing.words import verbatim
from app.wording import ICONS

Row = Mapping[str, Any]
QUOTED = 300  # characters of one statement in a list
COLOURS = {"supported": "green", "close": "orange", "contradicted": "red", "unverifiable": "gray"}


def show_claims(rows: Sequence[Row]) -> None:
    """Claims, each a link to its page, with claimed and found."""
    for row in rows:
        numbers = f"{tr('claimed')} {told(row)}" if row["stated_unit"] else ""
        if row["found_unit"]:
            numbers += f", {tr('statistics say')} {found(row)}"
        who = row["claimant_name"] or row["publisher"]
        show_statement(row["text"], ("claim", row["id"]), (numbers, who, row["date"]), verdict=row["verdict"])


def show_statement(
    words: str,
    target: tuple[str, str],
    parts: Sequence[str | None],
    *,
    verdict: str | None = None,
    icon: str | None = None,
) -> None:
    """One statement: its words lead to the page and id in `target`; `parts` are told below it."""
    page, id = target
    with st.container(gap=None):
        label = f"“{verbatim(' '.join(words.split()), QUOTED)}”"
        st.page_link(page_file(page), label=label, query_params={"id": id}, icon=icon)
        badge = f":{COLOURS[verdict]}-badge[{ICONS[verdict]} {tr(verdict)}]" if verdict else ""
        told = [badge, *(verbatim(part, 160) for part in parts if part)]
        st.caption(" · ".join(part for part in told if part))
