"""The Leverage page's parts: who is said to hold what over whom, by whom and when, beside the figures."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from app import queries
from app.drawing.charts import exposure_chart, matrix_chart, stances_chart
from app.drawing.frame import archive, tr
from app.drawing.reading import stance_note
from app.drawing.saying import country
from app.drawing.statements import show_statement
from app.drawing.tables import show_numbers
from app.drawing.words import verbatim
from app.exposure import Exposure, Side
from app.wording import shorten
from ingest.statistics.parts import chapter_names

Row = Mapping[str, Any]
SHOWN = 30
BRIEF = {"holds": "has leverage", "lacks": "has none"}
MEASURES = ("exports_share", "gdp_share", "import_share")


def stance_words(row: Row) -> str:
    """A stance in a few words: who holds (or lacks) what over whom."""
    return stance_note(row["holder"], row["polarity"], row["over"])


def stance_brief(row: Row) -> str:
    """The same where only two countries are meant: short enough for a legend on a telephone."""
    return (
        tr("both have it")
        if row["polarity"] == "mutual"
        else f"{country(row['holder'])} {tr(BRIEF[row['polarity']])}"
    )


def speaker_of(row: Row) -> str:
    """Who said it, or the article itself."""
    return str(row["source_name"] or tr("the article itself"))


def show_matrix(pairs: Sequence[Row]) -> Sequence[Mapping[str, str]]:
    """Who is said to hold leverage over whom, and how often; gives the cells that were clicked."""
    held = [
        {"holder": row["holder"], "over": row["over"], "count": row["holds"]}
        | {"holder_name": country(row["holder"]), "over_name": country(row["over"])}
        for row in pairs
        if row["holds"]
    ]
    alt = tr("Matrix of holders and those held")
    event = st.altair_chart(matrix_chart(held), on_select="rerun", key="matrix", alt=alt)
    table = {tr("who holds it"): "holder_name", tr("over whom"): "over_name", tr("stances"): "count"}
    show_numbers(pd.DataFrame({title: [row[name] for row in held] for title, name in table.items()}), alt)
    return list(event.selection.get("cell", []))


def show_stances(rows: Sequence[Row]) -> set[str]:
    """Marks over time by speaker; gives the ids of those that were clicked."""
    marks = [
        {
            "id": row["id"],
            "day": row["date"],
            "source": shorten(speaker_of(row), 40),
            "stance": stance_brief(row),
            "put": tr(row["assertion"]),
            "ground": tr(row["ground"]),
            "text": shorten(row["text"], 120),
        }
        for row in rows
        if row["date"]
    ]
    if not marks:
        st.markdown(tr("None of them has a date to draw."))
        return set()
    words = tr("Stances over time by speaker; the same quotes are listed below")
    event = st.altair_chart(stances_chart(marks), on_select="rerun", key="stances", alt=words)
    return {one["id"] for one in event.selection.get("mark", []) if "id" in one}


def show_quotes(rows: Sequence[dict[str, Any]]) -> None:
    """The words behind the marks, each a link into its article."""
    for row in queries.with_sentences(archive(), rows[:SHOWN]):
        told = f"{stance_words(row)}, {tr(row['assertion'])}, {tr('ground')}: {tr(row['ground'])}"
        parts = (told, speaker_of(row), row["date"], row["title"])
        show_statement(row["text"], ("article", row["article"]), parts, around=(row["before"], row["after"]))
    if len(rows) > SHOWN:
        st.caption(f"{len(rows) - SHOWN} {tr('more: narrow the choice to see them')}")


def show_exposure(both: Exposure) -> None:
    """Both sides' figures, then one measure over the years."""
    for side in both.sides:
        show_side(side)
    measure = st.segmented_control(
        tr("Over the years"), MEASURES, default="gdp_share", required=True, format_func=tr, key="measure"
    )
    points = [
        {"year": f"{part.period[:4]}-01-01", "country": country(side.country), "value": part.value}
        for side in both.sides
        for part in (*side.history, *side.parts)
        if part.measure == measure and part.value is not None
    ]
    title = f"{tr('Trade with the other')}, {tr(measure)}"
    if points:
        st.altair_chart(exposure_chart(points, title), alt=f"{title}, {tr('percent, by year')}")
        rows = [(one["year"][:4], one["country"], one["value"]) for one in points]
        names = [tr("Year"), tr("Country"), "%"]
        frame = pd.DataFrame(rows, columns=names).round(1).sort_values(names[:2], ascending=[False, True])
        show_numbers(frame, title)
    else:
        st.markdown(tr("The statistics here do not have it for this pair: the cards above say why."))


def show_side(side: Side) -> None:
    """What one country has at stake, what is not known of it, and its largest chapters."""
    st.markdown(f"**{country(side.country)} → {country(side.partner)}** · {side.parts[0].period}")
    for place, part in zip(st.columns(3), side.parts, strict=False):
        value = "–" if part.value is None else f"{part.value:.1f}%"
        told = f"{part.title}. {part.note}" if part.value is not None else part.missing
        place.metric(tr(part.measure), value, border=True, height="stretch", help=verbatim(told))
    if side.chapters:
        names = chapter_names()
        told = "; ".join(
            f"{one.chapter} {shorten(tr(names.get(one.chapter, '')), 36)} {one.percent:.0f}%"
            for one in side.chapters[:3]
        )
        st.caption(verbatim(f"{tr('Largest chapters sold there')} ({side.chapters_period}): {told}"))
