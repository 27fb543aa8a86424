"""Marks for what was read in a text, in the archive's rows or fresh from an analysis."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.checking.types import Check
from app.drawing.frame import tr
from app.drawing.marks import Mark
from app.drawing.saying import country
from app.drawing.sentences import said
from app.wording import ICONS
from nlp.types import Analysis

KINDS = ("claims", "quotations", "stances")


def legend(shown: Sequence[str]) -> str:
    """What the marks mean, in words."""
    signs = " ".join(f"{ICONS[verdict]} {tr(verdict)}" for verdict in ICONS)
    told = {
        "claims": f"{tr('underlined: a claim')} ({signs})",
        "quotations": tr("grey: a quotation"),
        "stances": f"⚖ {tr('dashed: a stance on leverage')}",
    }
    return " · ".join(told[kind] for kind in shown)


def marks_of_rows(marks: Mapping[str, Iterable[Mapping[str, Any]]], shown: Sequence[str]) -> Iterator[Mark]:
    """Marks for the chosen kinds of reading, from rows of the archive."""
    if "quotations" in shown:
        for row in marks["quotations"]:
            yield Mark(
                row["start"],
                row["end"],
                "quotation",
                f"{row['speaker_text'] or '?'}: {tr(row['kind'] + ' quotation')}",
            )
    if "stances" in shown:
        for row in marks["stances"]:
            yield Mark(
                row["start"],
                row["end"],
                "stance",
                stance_note(row["holder"], row["polarity"], row["over"]),
                "⚖",
            )
    if "claims" in shown:
        for row in marks["claims"]:
            yield Mark(
                row["start"],
                row["end"],
                row["verdict"],
                said(row["reason"] or "") or tr(row["verdict"]),
                ICONS[row["verdict"]],
            )


def marks_of(analysis: Analysis, checks: Sequence[Check], shown: Sequence[str]) -> Iterator[Mark]:
    """Marks for the chosen kinds of reading, from an analysis and its checks."""
    if "quotations" in shown:
        for quote in analysis.quotations:
            yield Mark(
                quote.start,
                quote.end,
                "quotation",
                f"{quote.speaker_text or '?'}: {tr(quote.kind + ' quotation')}",
            )
    if "stances" in shown:
        for stance in analysis.leverage:
            note = stance_note(stance.holder, stance.polarity, stance.over)
            yield Mark(stance.start, stance.end, "stance", f"{note} ({tr(stance.assertion)})", "⚖")
    if "claims" in shown:
        for claim, check in zip(analysis.claims, checks, strict=True):
            yield Mark(claim.start, claim.end, check.verdict, said(check.reason), ICONS[check.verdict])


def stance_note(holder: str, polarity: str, over: str) -> str:
    """A stance in a few words.

    >>> stance_note("USA", "holds", "MEX"), stance_note("USA", "mutual", "MEX")
    ('United States holds leverage over Mexico', 'Mexico – United States: mutual dependence')
    """
    names = country(holder), country(over)
    if polarity == "mutual":
        return f"{' – '.join(sorted(names))}: {tr('mutual')}"
    return f"{names[0]} {tr(polarity)} {names[1]}"
