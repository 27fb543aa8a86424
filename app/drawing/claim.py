"""The parts of the page of one claim."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from app.checking.history import find_history
from app.checking.nearby import find_nearby
from app.drawing.charts import claim_chart
from app.drawing.frame import moment, statistics, tr
from app.drawing.marks import Mark, marked_text
from app.drawing.saying import amount
from app.drawing.sentences import question_said, reading_said, said
from app.drawing.statements import show_claims
from app.drawing.tables import cells_table, show_numbers
from app.drawing.words import verbatim
from nlp.types import Question

Row = Mapping[str, Any]
CLASHES = 20  # claims that are listed beside one
ALIKE = (("%", "percent"), ("pp", "percentage_points"), ("multiple", "ratio"))


def show_chart(claim: Row, question: Question | None) -> None:
    """The very measure over time with the claim drawn in, and of which vintage it is."""
    history = list(find_history(statistics(), question)) if question else []
    if not history:
        return
    title = tr("The same measure over time")
    if claim["evidence"]:
        title = question_said(claim["reason"].split(":")[0].rsplit(",", 1)[0])
    period = question.period if question else None
    chart = claim_chart(history, claim["stated_low"], claim["stated_high"], title, period)
    st.altair_chart(chart, alt=f"{title}. {said(claim['reason'] or '')}")
    vintages = sorted({cell["vintage"] for cell in claim["evidence"]})
    if vintages:
        providers = ", ".join(dict.fromkeys(cell["provider"] for cell in claim["evidence"]))
        st.caption(f"{tr('Vintage')} {' / '.join(vintages)} · {verbatim(providers)}")
    rows = [(one, amount(value, unit)) for one, value, unit in reversed(history)]
    show_numbers(pd.DataFrame(rows, columns=[tr("Period"), tr("Value")]), title)


def show_context(claim: Row) -> None:
    """The paragraph, with the claim's words marked."""
    words = claim["before"] + claim["text"] + claim["after"]
    here = len(claim["before"])
    kind = f"{claim['verdict']} here"
    st.html(marked_text(words, [Mark(here, here + len(claim["text"]), kind, tr(claim["verdict"]))]))


def show_cells(claim: Row) -> None:
    """The observations that were used, and how they looked in other vintages."""
    if not claim["evidence"]:
        st.markdown(tr("No observation was used: the reason is above."))
        return
    table = cells_table(claim["evidence"])
    address = st.column_config.LinkColumn(width="medium")
    st.dataframe(
        table,
        hide_index=True,
        column_config={tr("Address"): address, tr("Series"): st.column_config.TextColumn(width="large")},
        alt=tr("The observations behind this check"),
    )
    st.caption(f"{tr('Checked')}: {moment(claim['checked'])}")
    rows = [
        (cell["period"], amount(known.value, cell["unit"]), vintage.isoformat(), question_said(cell["title"]))
        for cell in claim["evidence"]
        for vintage, observed in sorted(statistics().cells(cell["series"]).items())
        if (known := observed.get(cell["period"]))
    ]
    if len(rows) > len(claim["evidence"]):
        st.markdown(tr("As it was known, vintage by vintage:"))
        names = [tr("Period"), tr("Value"), tr("Vintage"), tr("Series")]
        words = tr("The same observations in every vintage")
        st.dataframe(pd.DataFrame(rows, columns=names), hide_index=True, alt=words)
    else:
        st.caption(tr("No earlier vintage of these observations is in the archive."))


def show_readings(claim: Row, question: Question | None) -> None:
    """The nearest other readings with what they come to."""
    near = list(find_nearby(statistics(), question)) if question else []
    if not near:
        st.markdown(tr("There is no other reading with a value."))
        return
    low, high = claim["stated_low"], claim["stated_high"]
    rows = [
        (
            amount(value, unit),
            reading_said(words),
            fits(value, low, high) if unit in alike(claim["stated_unit"]) else "–",
        )
        for words, value, unit in near
    ]
    names = [tr("Value"), tr("Reading"), tr("Within what is claimed")]
    st.dataframe(
        pd.DataFrame(rows, columns=names),
        hide_index=True,
        column_config={tr("Reading"): st.column_config.TextColumn(width="large")},
        alt=tr("Other readings of the claim with their values"),
    )
    st.caption(
        tr("The first lines are the same question on other bases; the others are easily taken for it.")
    )


def alike(unit: str | None) -> tuple[str | None, ...]:
    """The names under which the same unit may stand."""
    return next((names for names in ALIKE if unit in names), (unit,))


def fits(value: float, low: float | None, high: float | None) -> str:
    """Whether a value lies within an interval, as a word."""
    inside = (low is None or value >= low) and (high is None or value <= high)
    return f"✔ {tr('yes')}" if inside else tr("no")


def show_elsewhere(same: Sequence[Row], clashes: Sequence[Row]) -> None:
    """Other claims that answer the same question; first those whose number cannot be right beside this one."""
    apart = {row["id"] for row in clashes}
    if clashes:
        st.markdown(f"**{tr('Others say a number that cannot be right beside this one:')}**")
        show_claims(clashes[:CLASHES])
    agreeing = [row for row in same if row["id"] not in apart]
    if agreeing:
        st.markdown(f"**{tr('The same, elsewhere:')}**")
        show_claims(agreeing)
    if not same and not clashes:
        st.markdown(tr("Nobody else in this archive answers the same question."))
