"""Statements as a list: the words are the link, and below them stand verdict, speaker, day and place."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app import queries
from app.drawing.frame import COLOURS, archive, page_file, tr
from app.drawing.tables import found, told
from app.drawing.words import unbroken, verbatim
from app.wording import ICONS

Row = Mapping[str, Any]
MARKS = '“”„«»"'
QUOTED = 300  # characters of one statement in a list


def show_claims(rows: Sequence[Row], *, alone: bool = True) -> None:
    """Claims, each a link to its page, with claimed and found; publisher and day only where they stand `alone`."""
    for row in queries.with_sentences(archive(), rows):
        numbers = figures_of(row)
        place = (row["claimant_name"] or row["publisher"], row["date"]) if alone else (row["claimant_name"],)
        show_statement(
            row["text"],
            ("claim", row["id"]),
            (numbers, *place),
            verdict=row["verdict"],
            around=(row["before"], row["after"]),
        )


def figures_of(row: Row) -> str:
    """What a claim states and what the statistics say, as far as either is known."""
    claimed = f"{tr('claimed')} {told(row)}" if row["stated_unit"] else ""
    return f"{claimed}, {tr('statistics say')} {found(row)}" if row["found_unit"] else claimed


def show_statement(
    words: str,
    target: tuple[str, str],
    parts: Sequence[str | None],
    *,
    verdict: str | None = None,
    icon: str | None = None,
    around: tuple[str, str] = ("", ""),
) -> None:
    """One statement: its words lead to the page and id in `target`; `parts` are told below it.

    Where they are a part of a sentence, the rest of it stands `around` them and they are bold.
    """
    page, id = target
    with st.container(gap=None):
        st.page_link(page_file(page), label=quoted(words, *around), query_params={"id": id}, icon=icon)
        badge = f":{COLOURS[verdict]}-badge[{ICONS[verdict]} {tr(verdict)}]" if verdict else ""
        told = [badge, *(verbatim(part, 160) for part in parts if part)]
        line = " · ".join(part for part in told if part)
        st.caption(unbroken(line))


def quoted(words: str, before: str = "", after: str = "", limit: int = QUOTED) -> str:
    """The words in quotation marks, within the sentence around them; those of the text at its ends make way.

    >>> quoted('"We need it."'), quoted("We need", '"', ',” she said.')
    ('“We need it\\\\.”', '"**We need**,” she said\\\\.')
    """
    whole = (before + words + after).strip()
    inner = whole.strip(MARKS)
    if any(mark in inner for mark in MARKS):
        return marked(words, before, after, limit)
    before, after = before.lstrip(MARKS), after.rstrip(MARKS + " ")
    if not before.strip():
        words = words.lstrip(MARKS)
    if not after.strip():
        words = words.rstrip(MARKS + " ")
    return f"“{marked(words, before, after, limit)}”"


def marked(words: str, before: str = "", after: str = "", limit: int = QUOTED) -> str:
    r"""The words as Markdown, bold within the sentence around them; nothing in any of the three is markup.

    >>> marked("need *us*", "They ", ", she said.")
    'They **need \\*us\\***, she said\\.'
    >>> marked("a whole sentence")
    'a whole sentence'
    """
    told = verbatim(" ".join(words.split()), limit)
    if not before.strip() and not after.strip():
        return told
    left = f"{verbatim(before)} " if before[-1:].isspace() else verbatim(before)
    right = f" {verbatim(after)}" if after[:1].isspace() else verbatim(after)
    return f"{left}**{told}**{right}"
