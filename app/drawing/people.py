"""An actor and what it said, as the Actors page shows them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from app import queries
from app.drawing.charts import loudness_chart, voice_chart
from app.drawing.frame import archive, page_file, tr
from app.drawing.leverage import stance_words
from app.drawing.saying import country, verdicts
from app.drawing.tables import show_numbers
from app.drawing.utterances import ICON
from app.drawing.words import verbatim
from app.wording import ICONS

Row = Mapping[str, Any]


def show_actor(actor: Row) -> None:
    """Name, kind, country, other names, and the tally of verdicts."""
    st.header(verbatim(actor["name"]))
    st.caption(" · ".join([tr(actor["kind"]), *([country(actor["country"])] if actor["country"] else [])]))
    aliases = [alias["alias"] for alias in actor["aliases"] if alias["alias"] != actor["name"]]
    if aliases:
        st.caption(f"{tr('also named')}: {verbatim(', '.join(aliases[:12]))}")
    tally = [verdicts(verdict, actor[verdict]) for verdict in ICONS if actor[verdict]]
    st.markdown(" · ".join(tally) or tr("No checked claim yet."))


def show_stances_of(rows: Sequence[Row]) -> None:
    """What the actor says of leverage, tallied; each line leads to the pair."""
    for row in rows:
        pair = "/".join(sorted((row["holder"], row["over"])))
        st.page_link(
            page_file("leverage"),
            label=f"{row['count']} × {stance_words(row)}, {tr(row['assertion'])}",
            query_params={"pair": pair},
            icon=ICON["stance"],
        )


def find_silences(rows: Sequence[Row]) -> Iterator[tuple[str, int, int, str]]:
    """By actor: the name, months in which it was quoted, all months, and its longest silence in words.

    >>> rows = [{"actor": "A", "month": f"2026-0{n}", "count": n % 3 == 1} for n in (1, 2, 3, 4)]
    >>> list(find_silences(rows))
    [('A', 2, 4, '2026-02 – 2026-03')]
    """
    names = dict.fromkeys(row["actor"] for row in rows)
    for name in names:
        mine = [row for row in rows if row["actor"] == name]
        quiet = [list(run) for spoke, run in groupby(mine, lambda row: bool(row["count"])) if not spoke]
        longest = max(quiet, key=len, default=[])
        ends = list(dict.fromkeys(row["month"] for row in (longest[:1] + longest[-1:])))
        yield name, sum(bool(row["count"]) for row in mine), len(mine), " – ".join(ends)


@st.cache_data(max_entries=200, show_spinner=False)
def voice_of(version: tuple[int, ...], ids: tuple[str, ...]) -> list[dict[str, Any]]:
    """The voice of a few actors, counted once for as long as the archive stays as it is."""
    return queries.voice(archive(), ids)


def show_voice(rows: Sequence[Row]) -> None:
    """How often and how loud over time, and the silence in words."""
    words = tr("How often each actor is quoted, by month; a ring on the zero line is silence")
    often, loud = st.columns(2)
    often.altair_chart(voice_chart(rows), alt=words)
    loud.altair_chart(loudness_chart(rows), alt=tr("Each actor's share of all quotations of the month"))
    table = {
        tr("Month"): "month",
        tr("Actor"): "actor",
        tr("quotations"): "count",
        tr("% of the month"): "percent",
    }
    frame = pd.DataFrame({title: [row[name] for row in rows] for title, name in table.items()}).round(1)
    show_numbers(frame, tr("Voice over time"))
    for name, spoke, months, silence in find_silences(rows):
        told = f"{verbatim(name)}: {tr('quoted in')} {spoke} {tr('of')} {months} {tr('months')}"
        st.caption(f"{told}; {tr('longest silence')}: {silence}" if silence else told)
