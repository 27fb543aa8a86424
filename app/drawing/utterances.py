"""What was said, each passage once: its words, and below them the claims, quotations and stances that were read in it."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app import queries
from app.drawing.frame import archive, page_file, tr
from app.drawing.leverage import stance_words
from app.drawing.statements import figures_of, show_statement
from app.drawing.tables import told
from app.drawing.words import unbroken, verbatim
from app.wording import ICONS

Row = Mapping[str, Any]
ICON = {
    "claim": ":material/fact_check:",
    "quotation": ":material/format_quote:",
    "stance": ":material/balance:",
}
SHOWN = 25  # passages unfolded at once


def show_said(rows: Sequence[dict[str, Any]]) -> None:
    """Claims, quotations and stances, latest first; those of one sentence together."""
    if not rows:
        st.markdown(tr("Nothing said that fits: try fewer words, or another actor."))
    groups = queries.by_sentence(queries.with_sentences(archive(), rows))
    unfolded = [row for group in groups[:SHOWN] for row in group]
    claims = queries.claims_by_id(archive(), ids_of(unfolded, "claim"))
    stances = queries.stances_by_id(archive(), ids_of(unfolded, "stance"))
    for group in groups[:SHOWN]:
        show_passage(group, claims, stances)
    if len(groups) > SHOWN:
        st.caption(f"{len(groups) - SHOWN} {tr('more: narrow the search to see them')}")


def ids_of(rows: Sequence[Row], what: str) -> list[str]:
    """The ids of the claims, or quotations, or stances, among the rows."""
    return [row["id"] for row in rows if row["what"] == what]


def show_passage(group: Sequence[Row], claims: Mapping[str, Row], stances: Mapping[str, Row]) -> None:
    """One passage; its only claim is where its words lead, several claims and the stances are links below it."""
    row, parts = group[0], sorted(group, key=lambda one: (one["start"], one["end"]))
    found = [claims[id] for id in ids_of(parts, "claim") if id in claims]
    taken = [stances[id] for id in ids_of(parts, "stance") if id in stances]
    only = found[0] if len(found) == 1 else None
    kinds = ", ".join(dict.fromkeys(tr(one["what"]) for one in group))
    names = dict.fromkeys(one["actor_name"] for one in group)
    with st.container(gap=None):
        show_statement(
            row["text"],
            ("claim", only["id"]) if only else ("article", row["article"]),
            (figures_of(only) if only else "", kinds, *names, row["date"], row["title"]),
            verdict=only["verdict"] if only else None,
            icon=ICON[row["what"]],
            around=(row["before"], row["after"]),
        )
        with st.container(horizontal=True, gap="xsmall"):
            for claim in [] if only else found:
                link_claim(claim)
            for stance in taken:
                link_stance(stance)


def link_claim(row: Row) -> None:
    """A claim of a passage: its verdict, and what it states or its words."""
    words = told(row) if row["stated_unit"] else row["text"]
    st.page_link(
        page_file("claim"),
        label=f"{ICONS[row['verdict']]} {tr(row['verdict'])}: {unbroken(verbatim(words, 80))}",
        query_params={"id": row["id"]},
        icon=ICON["claim"],
    )


def link_stance(row: Row) -> None:
    """A stance of a passage, leading to what else is said of the pair."""
    st.page_link(
        page_file("leverage"),
        label=f"{stance_words(row)}, {tr(row['assertion'])}",
        query_params={"pair": "/".join(sorted((row["holder"], row["over"])))},
        icon=ICON["stance"],
    )
