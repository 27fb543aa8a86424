"""The claims of a freshly checked text, each with its verdict, figures and cells, and the whole to take away."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from app.assessing import Assessment, find_consistency
from app.checking.consistency import find_clashes
from app.checking.types import Check
from app.contract import dumps
from app.drawing.frame import tr, verdict_badge
from app.drawing.reading import stance_note
from app.drawing.saying import amount, interval, verdicts
from app.drawing.sentences import said
from app.drawing.statements import quoted
from app.drawing.tables import cells_table, found, told
from app.drawing.words import verbatim
from app.queries.of_claims import paragraph
from app.records import stated_row
from app.reports import render
from app.reports.items import Item, Report, file_name
from app.statistics import Checker
from app.wording import ICONS
from nlp.types import Analysis, Claim

FORMATS = {"html": "text/html", "md": "text/markdown", "csv": "text/csv"}


def report_of(assessment: Assessment) -> Report:
    """The claims of a text as a report, which every export knows."""
    document, analysis = assessment.document, assessment.analysis
    actors = {actor.id: actor for actor in analysis.actors}
    items = []
    for claim, check in zip(analysis.claims, assessment.checks, strict=True):
        actor = actors.get(claim.claimant or "")
        item = Item(
            id=claim.id,
            claim=claim.text,
            claimant=actor.name if actor else None,
            claimant_kind=actor.kind if actor else None,
            date=document.date,
            publisher=None,
            title=document.title,
            url=None,
            language=document.language,
            question=claim.question,
            check=check,
            said=tuple(value for n in claim.figures if (value := analysis.figures[n].value) is not None),
            **paragraph(analysis.text, claim.start, claim.end),
        )
        items.append(item)
    vintages = [cell.vintage for check in assessment.checks for cell in check.evidence]
    return Report(
        title=document.title or tr("Fact-check"),
        as_of=datetime.now(UTC).date().isoformat(),
        items=tuple(items),
        selection=tr("all claims of one text"),
        total=len(items),
        statistics_to=max(vintages, default=None),
    )


def offer_downloads(assessment: Assessment) -> None:
    """The result as files."""
    with st.container(horizontal=True):
        st.download_button(
            tr("Download as JSON"),
            dumps(assessment.as_json(), indent=2),
            file_name="fulcrum-check.json",
            mime="application/json",
            on_click="ignore",
        )
        if not assessment.analysis.claims:
            return
        report = report_of(assessment)
        for suffix, media in FORMATS.items():
            st.download_button(
                suffix.upper(),
                render(report, suffix),
                file_name=file_name(report, suffix),
                mime=media,
                on_click="ignore",
            )


def show_results(assessment: Assessment, check: Checker) -> None:
    """Claims first, then what they imply together, then what is said of leverage."""
    show_checked(assessment)
    show_consistency(assessment, check)
    names = {actor.id: actor.name for actor in assessment.analysis.actors}
    if assessment.analysis.leverage:
        st.header(f"{tr('Leverage')} ({len(assessment.analysis.leverage)})")
    for stance in assessment.analysis.leverage:
        who = names.get(stance.source or "", tr("the document itself"))
        note = stance_note(stance.holder, stance.polarity, stance.over)
        st.markdown(f"**{note}** ({tr(stance.assertion)}, {verbatim(who)}): {quoted(stance.text)}")


def tell_tally(assessment: Assessment) -> str:
    """How many claims have which verdict, in words."""
    tally = [check.verdict for check in assessment.checks]
    words = [verdicts(one, tally.count(one)) for one in ICONS if one in tally]
    return f"**{' · '.join(words)}**" if words else tr("No claim was found in this text.")


def show_checked(assessment: Assessment) -> None:
    """Each claim with verdict, reason, numbers and cells."""
    analysis = assessment.analysis
    names = {actor.id: actor.name for actor in analysis.actors}
    if analysis.claims:
        st.header(f"{tr('Claims')} ({len(analysis.claims)})")
    for claim, check in zip(analysis.claims, assessment.checks, strict=True):
        with st.container(border=True):
            verdict_badge(check.verdict)
            st.markdown(quoted(claim.text, limit=800))
            st.caption(verbatim(names.get(claim.claimant or "", tr("the document itself"))))
            st.markdown(verbatim(said(check.reason)))
            if check.found:
                row = row_of(claim, check, analysis)
                st.markdown(verbatim(f"{tr('Claimed')}: {told(row)} · {tr('Statistics say')}: {found(row)}"))
            for explanation in check.explanations:
                st.markdown(f"→ {verbatim(said(explanation.text))}")
            if check.evidence:
                with st.expander(tr("Cells")):
                    cells = cells_table([asdict(cell) for cell in check.evidence])
                    st.dataframe(cells, hide_index=True, alt=tr("The observations behind this check"))


def row_of(claim: Claim, check: Check, analysis: Analysis) -> dict[str, Any]:
    """A fresh claim as the archive would tell it, as far as its figures go."""
    question, value = claim.question, check.found
    values = [analysis.figures[number].value for number in claim.figures]
    return {
        **{name: getattr(question, name, None) for name in ("flow", "measure")},
        **stated_row(check.stated),
        "said": json.dumps(values),
        "found_value": value and value.value,
        "found_unit": value and value.unit,
    }


def show_consistency(assessment: Assessment, check: Checker) -> None:
    """What the amounts imply together, and where the text gives one question two answers."""
    implied = list(find_consistency(assessment, check))
    clashes = list(find_clashes(assessment.analysis.claims))
    if implied or clashes:
        st.header(tr("What its figures imply together"))
    for one, checked in implied:
        sign = f":red-badge[✘ {tr('does not fit')}]" if one.contradicts else f":gray-badge[⇒ {tr('implied')}]"
        value = checked.found and amount(checked.found.value, checked.found.unit)
        beside = f" ({tr('statistics say')} {value}: {tr(checked.verdict)})" if value else ""
        st.markdown(f"{sign} {verbatim(said(one.text) + beside)}")
    for first, second in clashes:
        numbers = f"{interval(first.stated)} / {interval(second.stated)}"
        st.markdown(f":red-badge[✘ {tr('two answers')}] {verbatim(numbers)}: “{verbatim(second.text, 300)}”")
