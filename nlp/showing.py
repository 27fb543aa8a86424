"""An analysis as HTML for a notebook: the text with its claims underlined, and tables of what was read."""

from collections.abc import Iterable, Iterator
from html import escape

from nlp.types import Analysis, Claim

LONGEST = 5_000  # characters of the text that are shown


def as_html(analysis: Analysis) -> str:
    """The analysis as HTML, every word of the text escaped."""
    return "".join(find_parts(analysis))


def find_parts(analysis: Analysis) -> Iterator[str]:
    """Title, marked text, and a table for each kind of reading that there is any of."""
    if analysis.title:
        yield f"<h3>{escape(analysis.title)}</h3>"
    yield f'<p style="white-space:pre-wrap;max-width:48rem">{marked(analysis)}</p>'
    names = {actor.id: actor.name for actor in analysis.actors}
    yield table(
        ("claim", "by", "kind", "asked of the statistics", "worth checking"),
        (
            (c.text, named(names, c.claimant), c.kind, asked(c), f"{c.checkworthiness:.2f}")
            for c in analysis.claims
        ),
    )
    yield table(
        ("quotation", "by", "kind"),
        (
            (q.text, named(names, q.speaker) if q.speaker else q.speaker_text or "", q.kind)
            for q in analysis.quotations
        ),
    )
    yield table(
        ("leverage", "over", "polarity", "assertion", "said by", "words"),
        (
            (s.holder, s.over, s.polarity, s.assertion, named(names, s.source), s.text)
            for s in analysis.leverage
        ),
    )
    yield table(
        ("figure", "kind", "low", "high", "unit"),
        ((f.text, f.kind, shown(f.low), shown(f.high), f.unit or "") for f in analysis.figures),
    )


def marked(analysis: Analysis) -> str:
    """The text with its claims underlined; of claims inside others the outer one."""
    parts, done = [], 0
    for claim in sorted(analysis.claims, key=lambda claim: (claim.start, -claim.end)):
        if done <= claim.start < claim.end <= LONGEST:
            parts.append(escape(analysis.text[done : claim.start]))
            parts.append(f"<u>{escape(analysis.text[claim.start : claim.end])}</u>")
            done = claim.end
    rest = escape(analysis.text[done:LONGEST])
    return "".join(parts) + rest + (" …" if len(analysis.text) > LONGEST else "")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a table; nothing without any.

    >>> table(("a",), [("<b>",)])
    '<table><tr><th>a</th></tr><tr><td>&lt;b&gt;</td></tr></table>'
    """
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    if not body:
        return ""
    return f"<table><tr>{''.join(f'<th>{escape(name)}</th>' for name in head)}</tr>{body}</table>"


def named(names: dict[str, str], id: str | None) -> str:
    """Who it is, by name."""
    return names.get(id, id) if id else "the document itself"


def asked(claim: Claim) -> str:
    """The question of a claim, slot by slot; what is open is left out."""
    question = claim.question
    if question is None:
        return ""
    slots = (
        question.reporter,
        question.flow,
        question.partner,
        question.commodity,
        question.measure,
        question.period,
    )
    return " ".join([question.indicator or "?", *filter(None, slots)])


def shown(end: float | None) -> str:
    """One end of an interval."""
    return "" if end is None else f"{end:,.6g}"
