"""The claims of a freshly checked text, each with its verdict, figures and cells."""

from dataclasses import asdict

import streamlit as st

from app.assessing import Assessment
from app.drawing.frame import tr, verdict_badge
from app.drawing.reading import stance_note
from app.drawing.tables import cells_table
from app.drawing.words import verbatim
from app.wording import amount, interval


def show_results(assessment: Assessment) -> None:
    """Claims first, what is said of leverage after."""
    analysis = assessment.analysis
    names = {actor.id: actor.name for actor in analysis.actors}
    st.header(f"{tr('Claims')} ({len(analysis.claims)})")
    if not analysis.claims:
        st.markdown(tr("No claim was found in this text."))
    for claim, check in zip(analysis.claims, assessment.checks, strict=True):
        with st.container(border=True):
            verdict_badge(check.verdict)
            st.markdown(f"“{verbatim(claim.text, 800)}”")
            st.caption(verbatim(names.get(claim.claimant or "", tr("the document itself"))))
            st.markdown(verbatim(check.reason))
            if check.found:
                words = f"{tr('Claimed')}: {interval(check.stated)} · {tr('Statistics say')}: {amount(check.found.value, check.found.unit)}"
                st.markdown(verbatim(words))
            for explanation in check.explanations:
                st.markdown(f"→ {verbatim(explanation.text)}")
            if check.evidence:
                with st.expander(tr("Cells")):
                    cells = cells_table([asdict(cell) for cell in check.evidence])
                    st.dataframe(cells, hide_index=True, alt=tr("The observations behind this check"))
    if analysis.leverage:
        st.header(f"{tr('Leverage')} ({len(analysis.leverage)})")
    for stance in analysis.leverage:
        who = names.get(stance.source or "", tr("the document itself"))
        note = stance_note(stance.holder, stance.polarity, stance.over)
        st.markdown(f"**{note}** ({tr(stance.assertion)}, {verbatim(who)}): “{verbatim(stance.text, 400)}”")
